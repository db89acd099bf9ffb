"""Every change of every definition: what, why, whether scores before and after compare; by year when they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from maatstaf.message import T
from maatstaf.render.addresses import CHANGES, FOLDERS, relative
from maatstaf.render.change_lines import KINDS, Shown, grouped, shown
from maatstaf.render.change_periods import MOST, Period, periods
from maatstaf.render.page import Content, SearchEntry
from maatstaf.render.press import Press

FILTERS = (
    ("same", "equal", T("Wording")),
    ("care", "equal-approximately", T("Clarified")),
    ("break", "equal-not", T("Break in the series")),
    ("other", "plus", T("New and retired")),
)
"""What can be filtered by: the look, its icon and its words."""

SPANS = ((1, T("A month ago")), (3, T("Three months ago")), (12, T("A year ago")))
"""Since when changes can be asked for: months before today, and its words."""


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page, which exists also when nothing has changed yet; and a page a year when there are too many."""
    entries = tuple(shown(press, press.handbook.changes))
    years = periods(entries)
    yield CHANGES, _page(press, CHANGES, press.text(T("Changes")), entries[:MOST], years, of=len(entries))
    pages = [page for year in years for page in (year, *year.within)]
    filled = [page for page in pages if page.entries]
    older = {page.id: next for page, next in pairwise(filled)}
    newer = {next.id: page for page, next in pairwise(filled)}
    for page in pages:
        title = press.text(T("Changes in {period}", {"period": _name(press, page)}))
        yield page.address, _page(press, page.address, title, page.entries, years,
                                  current=page, older=older.get(page.id), newer=newer.get(page.id))  # fmt: skip


def _page(
    press: Press, path: str, title: str, entries: Sequence[Shown], years: Sequence[Period], *,
    of: int = 0, current: Period | None = None, older: Period | None = None, newer: Period | None = None,
) -> Content:  # fmt: skip
    looks = {entry.look for entry in entries}
    within = list(_months_within(press, years, current)) if current else []
    return press.page(
        "pages/changelog.html",
        path,
        title,
        description=press.text(T("What changed, why, and whether scores from before and after may be compared.")),
        search=(SearchEntry("", title, ""),) if current else (),
        months=[(f"{year}-{month:02}", press.month(found[0].entry.date), grouped(press, found))
                for (year, month), found in _months(entries)],
        filters=[(look, sign, press.text(words)) for look, sign, words in FILTERS if look in looks],
        subjects=_subjects(press, entries),
        spans=[(months, press.text(words)) for months, words in SPANS],
        total=len(entries),
        of=of if of > len(entries) else 0,
        most=MOST,
        current=current,
        moved={kind: relative(FOLDERS[kind], path) for kind in ("criterion", "form")},
        years=[(_name(press, year), year, bool(current and year.year == current.year)) for year in years],
        within=[(month, found[0], here, sum(part.count for part in found)) for month, found, here in within],
        parts=[(_name(press, part), part, part is current)
               for _, found, here in within if here and len(found) > 1 for part in reversed(found)],
        older=older and (_name(press, older), older),
        newer=newer and (_name(press, newer), newer),
    )  # fmt: skip


def _subjects(press: Press, entries: Sequence[Shown]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what the changes are about, to choose from: each kind's name, with ids and names in order of name."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in ("form", "criterion", *KINDS)}
    for line in entries:
        found[line.kind][line.of] = line.name
    return [
        (press.text(KINDS[kind]), sorted(names.items(), key=lambda row: row[1].casefold()))
        for kind, names in found.items()
        if names
    ]


def _months_within(
    press: Press, years: Sequence[Period], current: Period
) -> Iterator[tuple[str, tuple[Period, ...], bool]]:
    """Yield the months of the year that is read, where it was cut: name, parts newest first, whether it is read."""
    inside = (period for year in years if year.year == current.year for period in year.within)
    for month, found in groupby(inside, lambda period: period.month):
        yield press.day(date.fromisoformat(f"{month}-01"), "LLLL"), tuple(found), month == current.month


def _name(press: Press, period: Period) -> str:
    """Return what a period is called: ``2026``, ``maart 2026``, ``maart 2026, deel 2``."""
    if period.id == period.year:
        return period.year
    month = press.day(date.fromisoformat(f"{period.month}-01"), "LLLL y")
    part = period.id.removeprefix(period.month).removeprefix("-")
    return press.text(T("{month}, part {part}", {"month": month, "part": part})) if part else month


def _months(entries: Sequence[Shown]) -> Iterator[tuple[tuple[int, int], list[Shown]]]:
    for month, found in groupby(entries, lambda shown: (shown.entry.date.year, shown.entry.date.month)):
        yield month, list(found)
