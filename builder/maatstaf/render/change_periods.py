"""Changes cut into pages that stay small: a year, or its months, or parts of a month; every address stays for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from maatstaf.render.addresses import CHANGES_OF
from maatstaf.render.change_lines import Shown

MOST = 150
"""So many changes fit on a page: the feed's newest among them."""

Entries = Sequence[Shown]


@dataclass(frozen=True)
class Period:
    """A page of changes, newest first; ``within`` are the pages of a year that is too long for one."""

    id: str
    entries: tuple[Shown, ...] = ()
    within: tuple[Period, ...] = ()

    @property
    def address(self) -> str:
        """Where its page is."""
        return CHANGES_OF.format(self.id)

    @property
    def year(self) -> str:
        """The year that it is in."""
        return self.id[:4]

    @property
    def month(self) -> str:
        """The month that it is in, ``2026-03``; of a year the year."""
        return self.id[:7]

    @property
    def count(self) -> int:
        """How many changes were made in it."""
        return len(self.entries) + sum(period.count for period in self.within)


def periods(entries: Entries, most: int = MOST) -> tuple[Period, ...]:
    """Return the years, newest first; none when all changes fit on one page.

    A year with more than ``most`` has a page a month; a month with more has parts, counted from the oldest on, so that
    a part that is full never changes again. A year's own page stays when it outgrows it, and leads to its months.
    """
    return tuple(_years(entries, most)) if len(entries) > most else ()


def _years(entries: Entries, most: int) -> Iterator[Period]:
    for year, found in _by(entries, lambda shown: f"{shown.entry.date:%Y}"):
        yield Period(year, found) if len(found) <= most else Period(year, within=tuple(_months(found, most)))


def _months(entries: Entries, most: int) -> Iterator[Period]:
    for month, found in _by(entries, lambda shown: f"{shown.entry.date:%Y-%m}"):
        full, rest = divmod(len(found), most)
        for part in range(full + bool(rest), 0, -1):
            begin = max(len(found) - part * most, 0)
            end = len(found) - (part - 1) * most
            yield Period(month if part == 1 else f"{month}-{part}", found[begin:end])


def _by(entries: Entries, key: Callable[[Shown], str]) -> Iterator[tuple[str, tuple[Shown, ...]]]:
    for name, found in groupby(entries, key):
        yield name, tuple(found)
