"""A handbook to everything that is made of it, as paths and contents: no disk, no MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from maatstaf.handbook import Handbook
from maatstaf.render import style
from maatstaf.render.forms import FORMS
from maatstaf.render.host import Host
from maatstaf.render.kind import Output
from maatstaf.render.page import Content, Site
from maatstaf.render.pages import PAGES
from maatstaf.render.press import Press
from maatstaf.render.specs import SPECS
from maatstaf.shares import results

CHUNK = 25
"""So many pages of one kind are made at a time."""


def render(
    handbook: Handbook,
    host: Host | None = None,
    workers: int = 1,
    done: Callable[[int, int], None] | None = None,
    more: Callable[[Press], Iterator[Callable[[], Site]]] | None = None,
) -> Site:
    """Return every page and file of the site, by path.

    The same whatever the number of ``workers``; ``done`` hears how much more of how much work is ready. ``more`` brings
    work of a room that stands on this one; it comes first, because its pieces take longest.
    """
    press = Press(handbook, host)
    pieces = list(more(press)) if more else []
    pieces += [piece for output in (*PAGES, *FORMS, *SPECS, style) for piece in _pieces(output, press)]
    site: Site = {}
    for made in results(pieces, workers):
        assert not site.keys() & made.keys(), f"two outputs for {site.keys() & made.keys()}"
        site |= made
        if done:
            done(1, len(pieces))
    return site


def _pieces(output: Output, press: Press) -> Iterator[Callable[[], Site]]:
    """Cut the work of one output: as many pages as the handbook is large are shared, anything else is one piece."""
    if not getattr(output, "SHARED", False):
        yield lambda: {path: _made(content) for path, content in output.render(press)}
        return
    every = list(output.render(press))
    for start in range(0, len(every), CHUNK):
        chunk = every[start : start + CHUNK]
        yield partial(lambda chunk: {path: _made(content) for path, content in chunk}, chunk)


def _made(content: Content | Callable[[], Content]) -> Content:
    return content() if callable(content) else content
