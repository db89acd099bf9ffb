"""A handbook to everything that is made of it, as paths and contents: no disk, no MkDocs."""

from __future__ import annotations

from collections.abc import Callable

from maatstaf.render.forms import FORMS
from maatstaf.render.page import Content, Site
from maatstaf.render.pages import PAGES
from maatstaf.render.press import Host, Press
from maatstaf.render.shares import results
from maatstaf.render.specs import SPECS
from maatstaf.resolve import Handbook


def render(
    handbook: Handbook, host: Host | None = None, workers: int = 1, done: Callable[[int, int], None] | None = None
) -> Site:
    """Return every page and file of the site, by path.

    The same whatever the number of ``workers``; ``done`` hears how many more of how many pages are ready.
    """
    press = Press(handbook, host)
    site: Site = {}
    later: dict[str, Callable[[], Content]] = {}
    for output in (*PAGES, *FORMS, *SPECS):
        for path, content in output.render(press):
            assert path not in site, f"two outputs for {path}"
            site[path] = b""  # keeps its place
            if callable(content):
                later[path] = content
            else:
                site[path] = content
    contents = results(list(later.values()), workers, lambda ready: done(ready, len(later)) if done else None)
    return site | dict(zip(later, contents, strict=True))
