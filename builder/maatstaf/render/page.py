"""What rendering yields: a page of the handbook, still without the site's frame around it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_HEADING = re.compile(r'<h([12])[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_UNSPOKEN = re.compile(r'<(svg|span class="ms-sr")[^>]*>.*?</(?:svg|span)>|<[^>]+>', re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading that the contents list shows: its anchor, its text, and whether it is the page's title."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class SearchEntry:
    """What the search knows of a place: its anchor (empty: the page itself), its title and plain text.

    A result shows the one or two lines or sentences in which a word was found, not the whole text.
    """

    anchor: str
    title: str
    text: str


BOOST = {"criteria/": 4.0, "klantprincipes/": 2.0, "authors/": 0.2, "integrators.html": 0.2}
"""How much more what the search finds in some pages counts (others: 1): people look for criteria, few write them."""


@dataclass(frozen=True)
class Page:
    """One page: ``path`` ends in ``.html`` (from the site's root), ``body`` is one ``<div class="ms">``."""

    path: str
    title: str
    body: str
    description: str = ""
    source: str | None = None
    """The file it is made from, from the handbook's root: where the edit button leads."""
    hide: tuple[str, ...] = ()
    """Parts of the frame to leave out: ``toc``."""
    foot: str = ""
    """What stands under each printed page."""
    landscape: bool = False
    searchable: bool = True
    search: tuple[SearchEntry, ...] = ()
    """What the search knows of it; when empty, the engine reads the whole page."""

    @property
    def boost(self) -> float:
        """How much what the search finds here counts."""
        return next((worth for beginning, worth in BOOST.items() if self.path.startswith(beginning)), 1.0)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of level 1 and 2 that have an id."""
        return tuple(
            Heading(int(level), id, html.unescape(_UNSPOKEN.sub("", text)).strip())
            for level, id, text in _HEADING.findall(self.body)
        )


Content = Page | bytes
Site = dict[str, Content]
"""Path from the site's root to what is there: a page, or the bytes of any other file."""
