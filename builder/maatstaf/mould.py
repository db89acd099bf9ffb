"""A page's frame, made once by the engine and filled many times: what keeps thousands of pages fast."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import quote

from maatstaf.render.page import Heading, Page, SearchEntry

MARK = "maatstafmould"
"""A word that stands in no page; the pattern page is made of words that begin with it."""

CSS = str.maketrans({"\\": "\\5c ", '"': "\\22 ", "<": "\\3c ", "\n": " ", "\r": " ", "\f": " "})
"""What a CSS string between double quotes can't hold as it is."""

Kind = tuple[object, ...]


def kind_of(page: Page) -> Kind:
    """Return what pages must have in common to share a frame: their folder, and what the frame shows or leaves out."""
    folder = page.path.rpartition("/")[0]
    return folder, page.hide, bool(page.description), page.landscape, bool(page.source), page.searchable


def pattern(page: Page) -> Page:
    """Return a page like ``page`` in which each thing that differs is a word of its own."""
    folder = page.path.rpartition("/")[0]
    return replace(
        page,
        path=f"{folder}/{MARK}path.html".lstrip("/"),
        title=f"{MARK}title",
        description=f"{MARK}description" if page.description else "",
        source=f"{MARK}source" if page.source else None,
        foot=f"{MARK}foot",
        body=f'<h1 id="{MARK}top">{MARK}heading</h1><h2 id="{MARK}section">{MARK}name</h2>{MARK}body',
        searchable=False,
        search=(),
    )


@dataclass(frozen=True)
class Mould:
    """A framed pattern page, cut at the places to fill."""

    frame: str
    entry: str
    """The contents list's entry of one section."""

    @classmethod
    def of(cls, framed: str) -> Mould:
        """Cut a framed pattern page; raises ``ValueError`` when the frame does not show what it must."""
        entries = re.findall(rf'\s*<li class="md-nav__item">\s*<a href="#{MARK}section".*?</li>', framed, re.DOTALL)
        if len(set(entries)) != 1:
            raise ValueError("the theme's contents list is not as expected")
        frame = framed.replace(entries[0], f"{MARK}entries")
        content = re.compile(rf'<h1 id="{MARK}top">.*?{MARK}body', re.DOTALL)
        if len(content.findall(frame)) != 1:
            raise ValueError("the theme shows the content twice or not at all")
        frame = content.sub(f"{MARK}content", frame)
        return cls(frame.replace(f'content:"{MARK}foot"', f'content:"{MARK}css"'), entries[0])

    def cast(self, page: Page) -> str:
        """Return the page in its frame."""
        top, sections = _contents(page)
        name = page.path.rpartition("/")[2].removesuffix(".html")
        fills = {
            "title": html.escape(page.title),
            "description": html.escape(page.description),
            "foot": html.escape(page.foot, quote=False).replace('"', "&#34;").replace("'", "&#39;"),  # as Jinja does
            "css": page.foot.translate(CSS),
            "source": quote(page.source or ""),
            "path": name,
            "top": top.id if top else "",
            "entries": "".join(
                self.entry.replace(f"{MARK}section", section.id).replace(f"{MARK}name", html.escape(section.text))
                for section in sections
            ),
            "content": page.body,
        }
        return "".join(fills[part] if number % 2 else part for number, part in enumerate(self._parts))

    @cached_property
    def _parts(self) -> list[str]:
        """The frame in pieces; every other one is the name of what belongs there."""
        return re.split(rf"{MARK}([a-z]+)", self.frame)


def _contents(page: Page) -> tuple[Heading | None, list[Heading]]:
    headings = page.headings
    top = next((heading for heading in headings if heading.level == 1), None)
    return top, [heading for heading in headings if heading.level == 2]


_LINE_END = re.compile(r"\n|(?<=[.!?])\s+")


def search_entries(pages: Iterable[Page]) -> Iterator[dict[str, str | float]]:
    """Yield what the engine's search knows of pages that bring their own search text."""
    for page in pages:
        entries = page.search
        if entries and all(entry.anchor for entry in entries):  # the search shows a place under its page: name that too
            entries = (SearchEntry("", page.title, page.description), *entries)
        for entry in entries:
            location = f"{page.path}#{entry.anchor}" if entry.anchor else page.path
            text = "".join(f"<p>{html.escape(line)}</p>" for line in _LINE_END.split(entry.text) if line)
            yield {"location": location, "title": html.escape(entry.title), "text": text, "boost": page.boost}


def add_to_index(index: bytes, pages: Iterable[Page]) -> bytes:
    """Return Material's search index with the entries of these pages, in order of place."""
    data = json.loads(index)
    data["docs"] = [*data["docs"], *search_entries(pages)]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def add_to_sitemap(sitemap: str, patterns: dict[str, list[Page]]) -> str:
    """Return a sitemap in which each pattern's entry (by its path) is repeated for the pages cast from it."""

    def again(entry: re.Match[str]) -> str:
        for path, pages in patterns.items():
            if path in entry[0]:
                return "".join(entry[0].replace(path, page.path) for page in pages)
        return entry[0]

    return re.sub(r"\s*<url>.*?</url>", again, sitemap, flags=re.DOTALL)
