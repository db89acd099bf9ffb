"""Where each thing has its page; addresses are from the site's root and end in ``.html``, also from ``file://``."""

from __future__ import annotations

import posixpath
from collections.abc import Container

ASSETS = "assets/maatstaf"

FOLDERS = {
    "criterion": "criteria",
    "klantprincipe": "klantprincipes",
    "form": "forms",
    "workshop": "workshops",
    "calibration": "calibrations",
}

HOME = "index.html"
THREAD = "golden-thread.html"
WORKSHOPS = "workshops/index.html"
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
    return posixpath.relpath(path, posixpath.dirname(here) or ".") + mark + anchor


def note_address(forms: Container[str]) -> str:
    """Return where the quick note lies: beside the forms, or in a folder where one of them has its name."""
    return "forms/note/index.html" if "note" in forms else "forms/note.html"


def pdf_address(form: str) -> str:
    """Return where a form lies as a PDF to print or to fill in."""
    return f"forms/{form}/{form}.pdf"


def why_address(form: str) -> str:
    """Return the page that says why a form is as it is."""
    return f"forms/{form}/why.html"
