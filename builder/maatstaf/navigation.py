"""The site's navigation: overview pages only, so that the cost of a page does not grow with the handbook."""

from __future__ import annotations

from typing import Any

from maatstaf.message import T
from maatstaf.render import addresses as at
from maatstaf.render.page import Page, Site
from maatstaf.render.press import Press

Nav = list[Any]
"""What MkDocs takes: a list of {title: path} and {section: [..]}, paths of Markdown sources."""


MOST = 12
"""So many forms and klantprincipes stand in the menu; the others are found from the home page and from criteria."""


def navigation(press: Press, site: Site) -> Nav:
    """Return the sections of the handbook's menu with the pages that exist."""

    def pages(*paths: str) -> Nav:
        return [source_uri(path) for path in paths if isinstance(site.get(path), Page)]

    handbook = press.handbook
    principles = list(handbook.klantprincipes)[:MOST]
    sections = [
        (T("Find"), pages(at.HOME, at.THREAD, *(at.address("klantprincipe", id) for id in principles))),
        (T("Judge"), pages(*(at.address("form", form.id) for form in handbook.current_forms[:MOST]), at.CALIBRATIONS)),
        (T("Background"), pages(at.WORKSHOPS, at.CHANGES, at.PROTOCOL, at.RETIRED)),
        (T("Take part"), pages(at.AUTHORS, at.FIELDS, at.RULES, at.INTEGRATORS)),
    ]
    return [{press.text(title): entries} for title, entries in sections if entries]


def source_uri(path: str) -> str:
    """Return the name that a page has as a Markdown source: engines turn it into ``path``."""
    return path.removesuffix(".html") + ".md"
