"""Where each thing has its page; addresses are from the site's root and end in ``.html``, also from ``file://``."""

from __future__ import annotations

import posixpath

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
