"""The workshop on paper: a set for the table or one sheet for the wall; blank, or for one workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from maatstaf.message import T
from maatstaf.model.workshop import Workshop
from maatstaf.render.addresses import SHEET, sheet_address
from maatstaf.render.decided.sheet import PAPERS, on_sheet
from maatstaf.render.forms.print import css_string
from maatstaf.render.page import Content
from maatstaf.render.press import Press


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield a blank sheet, and one for every workshop."""
    yield SHEET, lambda: sheet(press, None, SHEET).encode()
    for workshop in press.handbook.workshops.values():
        path = sheet_address(workshop.id)
        yield path, partial(lambda workshop, path: sheet(press, workshop, path).encode(), workshop, path)


def sheet(
    press: Press, workshop: Workshop | None, path: str, paper: str = "", size: float = 1, goals: bool = True
) -> str:
    """Return a sheet as HTML: all papers to choose from, or for the PDF the one named, with ``size`` times the letters.

    ``goals``: whether the wall says of each criterion what the customer notices.
    """
    organisation = press.handbook.organisation
    owner = " · ".join(filter(None, (press.say(organisation.name), press.say(organisation.team))))
    title = press.say(workshop.title) if workshop else press.text(T("Workshop"))
    shown = on_sheet(press, workshop)
    return press.fill(
        "forms/sheet.html",
        path,
        **shown,
        title=title,
        owner=owner,
        paper=paper,
        papers=[paper] if paper else PAPERS,
        size=size,
        goals=goals,
        running={
            "title": css_string(title),
            "owner": css_string(owner),
            "day": css_string(press.day(workshop.date) if workshop else ""),
            "page": css_string(press.text(T("Page"))),
            "of": css_string(press.text(T("of"))),
        },
    )
