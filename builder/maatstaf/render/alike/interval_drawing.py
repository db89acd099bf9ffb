"""An interval as pages draw it, on a rule from 0 to 1 and upright for one month; and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from maatstaf.agreement.intervals import THRESHOLD
from maatstaf.message import T
from maatstaf.render.alike.figures import Estimate, Figures
from maatstaf.render.joined import contacts
from maatstaf.render.press import Press

VERDICTS = {
    "good": T("Judged alike"),
    "poor": T("Judged differently"),
    "few": T("Too few data"),
    "none": T("Not calibrated"),
}
"""Each verdict in words; its shape and colour hang on the key."""

MONTHS = 6
"""So many of the last months are drawn, those without a session too."""


@dataclass(frozen=True)
class Line:
    """An interval on a rule from 0 to 1: places in percent, and the same in words."""

    low: str
    high: str
    point: str
    words: str


@dataclass(frozen=True)
class Moment:
    """One month of the trend: heights in pixels of a drawing 58 high, all empty where there is no figure.

    ``words`` are empty where nothing was judged.
    """

    label: str
    verdict: str
    top: str
    bottom: str
    point: str
    words: str


def decimal(press: Press, value: Fraction) -> str:
    """Return a figure with two decimals."""
    return press.number(value, 2).replace("-", "−")


def place(value: Fraction, length: int = 100) -> str:
    """Return where a figure lies on a rule of this length; what is below 0 lies at 0."""
    return f"{float(min(max(value, Fraction()), Fraction(1)) * length):.1f}"


def interval_words(press: Press, estimate: Estimate) -> str:
    """Return a figure with its interval, ``0.55 (0.36 to 0.75)``; empty where there is none."""
    if estimate.point is None or estimate.interval is None:
        return ""
    low, high = (decimal(press, bound) for bound in estimate.interval)
    return press.text(
        T("{point} ({low} to {high})", {"point": decimal(press, estimate.point), "low": low, "high": high})
    )


def interval_line(press: Press, estimate: Estimate) -> Line | None:
    """Return where an interval lies on the rule; ``None`` where there is none."""
    if estimate.point is None or estimate.interval is None:
        return None
    low, high = estimate.interval
    values = {"point": decimal(press, estimate.point), "low": decimal(press, low), "high": decimal(press, high),
              "verdict": VERDICTS[estimate.verdict]}  # fmt: skip
    words = press.text(T("{point}, interval from {low} to {high}: {verdict}", values))
    return Line(place(low), place(high), place(estimate.point), words)


def months(press: Press) -> tuple[date, ...]:
    """Return the first days of the last ``MONTHS`` months up to the handbook's own date, oldest first."""
    return tuple(reversed(list(_back(press.handbook.as_of))))


def _back(day: date) -> Iterator[date]:
    for _ in range(MONTHS):
        day = day.replace(day=1)
        yield day
        day -= timedelta(days=1)


def trend(press: Press, found: Figures) -> tuple[Moment, ...]:
    """Return the last months of a criterion as they are drawn."""
    known = {month: told for month, *told in found.trend}
    return tuple(_moment(press, month, *known.get(month, (0, 0, Estimate("none")))) for month in months(press))


def trend_words(press: Press, moments: Sequence[Moment]) -> str:
    """Return what a screen reader says of the last months: those in which something was judged."""
    told = "; ".join(one.words for one in moments if one.words)
    return f"{told}." if told else press.text(T("Nothing that counts in the last {number} months.", {"number": MONTHS}))


def _moment(press: Press, month: date, total: int, paired: int, estimate: Estimate) -> Moment:
    label, day = press.day(month, "MMM"), press.day(month, "LLLL y")
    if estimate.verdict == "none":
        return Moment(label, "none", "", "", "", "")
    if estimate.point is None or estimate.interval is None:
        few = T("{day}: {contacts}, too few") if paired == total else T("{day}: {paired} of {contacts} count, too few")
        words = press.text(few(day=day, paired=paired, contacts=contacts(press, total)))
        return Moment(label, estimate.verdict, "", "", "", words)
    low, high = estimate.interval
    words = f"{day}: {press.text(VERDICTS[estimate.verdict])}, {interval_words(press, estimate)}"
    top, bottom, point = (f"{57 - float(place(value, 56)):.1f}" for value in (high, low, estimate.point))
    return Moment(label, estimate.verdict, top, bottom, point, words)


THRESHOLD_PLACE = place(THRESHOLD)
"""Where the threshold lies on the rule, in percent."""
THRESHOLD_HEIGHT = f"{57 - float(place(THRESHOLD, 56)):.1f}"
"""Where it lies in a drawing of one month."""
