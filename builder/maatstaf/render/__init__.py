"""A handbook to everything that is made of it, as paths and contents: no disk, no MkDocs."""

from __future__ import annotations

from maatstaf.render.forms import FORMS
from maatstaf.render.page import Site
from maatstaf.render.pages import PAGES
from maatstaf.render.press import Host, Press
from maatstaf.render.specs import SPECS
from maatstaf.resolve import Handbook


def render(handbook: Handbook, host: Host | None = None) -> Site:
    """Return every page and file of the site, by path."""
    press = Press(handbook, host)
    site: Site = {}
    for output in (*PAGES, *FORMS, *SPECS):
        for path, content in output.render(press):
            assert path not in site, f"two outputs for {path}"
            site[path] = content
    return site
