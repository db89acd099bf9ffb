"""Every change of every definition, by month: what, why, and whether scores before and after compare."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from maatstaf.message import T
from maatstaf.render.addresses import CHANGES
from maatstaf.render.change_lines import Shown, shown
from maatstaf.render.page import Content
from maatstaf.render.press import Press

FILTERS = (
    ("same", "equal", T("Wording")),
    ("care", "equal-approximately", T("Clarified")),
    ("break", "equal-not", T("Break in the series")),
    ("other", "plus", T("New and retired")),
)
"""What can be filtered by: the look, its icon and its words."""


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page; it exists also when nothing has changed yet, and says so."""
    entries = list(shown(press, press.handbook.changes))
    looks = {entry.look for entry in entries}
    yield (
        CHANGES,
        press.page(
            "pages/changelog.html",
            CHANGES,
            press.text(T("Changes")),
            description=press.text(T("What changed, why, and whether scores from before and after may be compared.")),
            months=[(f"{year}-{month:02}", press.month(found[0].entry.date), found)
                    for (year, month), found in _months(entries)],
            filters=[(look, sign, press.text(words)) for look, sign, words in FILTERS if look in looks],
        ),
    )  # fmt: skip


def _months(entries: list[Shown]) -> Iterator[tuple[tuple[int, int], list[Shown]]]:
    for month, found in groupby(entries, lambda shown: (shown.entry.date.year, shown.entry.date.month)):
        yield month, list(found)
