"""Where each thing has its page; addresses are from the site's root and end in ``.html``, also from ``file://``."""

from __future__ import annotations

import posixpath
from collections.abc import Container
from functools import cache

from maatstaf.shapes.specify import CRITERIA

ASSETS = "assets/maatstaf"

FOLDERS = {
    "criterion": CRITERIA,
    "klantprincipe": "klantprincipes",
    "form": "forms",
    "workshop": "workshops",
    "calibration": "calibrations",
}

HOME = "index.html"
THREAD = "golden-thread.html"
WORKSHOPS = "workshops/index.html"
CAPTURE = "workshops/capture.html"
SHEET = "workshops/sheet.html"
"""A workshop's sheet with nothing on it yet."""
CALIBRATIONS = "calibrations/index.html"
CHANGES = "changelog.html"
CHANGES_OF = "changelog/{}.html"
"""The changes of a year, ``2026``; of a month, ``2026-03``; of a part of a month, ``2026-03-2``."""
FEED = "feed.xml"
PROTOCOL = "protocol.html"
RETIRED = "retired.html"
AUTHORS = "authors/index.html"
FIELDS = "authors/fields.html"
RULES = "authors/rules.html"
NEW = {"criterion": "authors/criterion.html", "form": "authors/form.html"}
"""Where something new is proposed."""
INTEGRATORS = "integrators.html"


def address(kind: str, id: str) -> str:
    """Return the page of one definition; what has no page of its own is on the golden thread."""
    match kind:
        case "kpi":
            return f"{THREAD}#kpi-{id}"
        case "organisation":
            return THREAD
        case "scale":
            return f"{INTEGRATORS}#scales"
        case "protocol":
            return PROTOCOL
    return f"{FOLDERS[kind]}/{id}.html"


def relative(target: str, here: str) -> str:
    """Return the way from the page ``here`` to ``target``, both from the site's root; an anchor is kept."""
    path, mark, anchor = target.partition("#")
    if path == here and mark:
        return f"#{anchor}"
    return _way(path, posixpath.dirname(here) or ".") + mark + anchor


@cache
def _way(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder)


def note_address(forms: Container[str]) -> str:
    """Return where the quick note lies: beside the forms, or in a folder where one of them has its name."""
    return "forms/note/index.html" if "note" in forms else "forms/note.html"


def pdf_address(form: str, language: str = "") -> str:
    """Return where a form lies as a PDF to print or to fill in; ``language`` where it is not the handbook's own."""
    return f"forms/{form}/{form}{language and f'-{language}'}.pdf"


def paper_address(form: str, language: str = "") -> str:
    """Return where a form stands on paper; ``language`` where it is not the handbook's own."""
    return f"forms/{form}/print{language and f'-{language}'}.html"


def fill_address(form: str, version: str = "") -> str:
    """Return the page on which a form is filled in: as it is now, or as one of its versions was published."""
    return f"forms/{form}/{version}/fill.html" if version else f"forms/{form}/fill.html"


def frozen_address(form: str, version: str) -> str:
    """Return where the spec of a published version stays for ever."""
    return f"spec/v1/forms/{form}/{version}.json"


def why_address(form: str) -> str:
    """Return the page that says why a form is as it is."""
    return f"forms/{form}/why.html"


def proposal_address(kind: str, id: str) -> str:
    """Return the page on which somebody proposes a change to a criterion or form."""
    return f"{FOLDERS[kind]}/{id}/{'propose' if kind == 'criterion' else 'compose'}.html"


def capture_address(workshop: str) -> str:
    """Return the script with what a workshop holds, for the page that captures workshops."""
    return f"workshops/{workshop}/capture.js"


def sheet_address(workshop: str) -> str:
    """Return the sheet of a workshop, to hang or to lay on the table."""
    return f"workshops/{workshop}/sheet.html"
