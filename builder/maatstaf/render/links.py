"""Every link between the pages of a site leads somewhere: looked at before anything is swapped in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from html import escape, unescape

from maatstaf.render.page import Page, Site

_LINKS = (re.compile(r' href="([^"]*)"'), re.compile(r' src="([^"]*)"'))
_ID = re.compile(r' id="([^"]+)"')
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def dead_links(site: Site, also: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Return (page, target) for every link to a page, file or anchor that is not there; ``also`` exists too."""
    html = {path: _text(content) for path, content in site.items() if path.endswith(".html")}
    anchors = {path: set(_ID.findall(text)) for path, text in html.items()}
    return [
        (path, target)
        for path, text in sorted(html.items())
        for target in _targets(text)
        if not _leads_somewhere(path, target, site, anchors, also) and _in_a_tag(text, target)
    ]


def _text(content: Page | bytes) -> str:
    return content.body if isinstance(content, Page) else content.decode()


def _targets(text: str) -> Iterator[str]:
    found = sorted({target for link in _LINKS for target in link.findall(text)})
    return (unescape(target) for target in found if not _OUTSIDE.match(target))


def _in_a_tag(text: str, target: str) -> bool:
    """Return whether a target stands in a tag: in a text, somebody may write ``href="…"`` too."""
    values = {escape(target), target, target.replace("&", "&amp;")}
    return any(re.search(rf'<[a-z][^<>]* (?:href|src)="{re.escape(value)}"', text) for value in values)


@cache
def _place(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def _leads_somewhere(here: str, target: str, site: Site, anchors: dict[str, set[str]], also: frozenset[str]) -> bool:
    path, mark, anchor = target.partition("#")
    full = _place(posixpath.dirname(here), path) if path else here
    if full.startswith("assets/maatstaf/"):
        return True
    if full not in site:
        return full in also
    return not mark or not anchor or anchor in anchors.get(full, set())
