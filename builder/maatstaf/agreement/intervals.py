"""How sure a figure is: its interval over resampled units, and what that says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from random import Random
from typing import NamedTuple

from maatstaf.agreement.tallies import Figure, NotComputable, Tally, counts

THRESHOLD, CONFIDENCE = Fraction(667, 1000), Fraction(95, 100)


class Verdict(StrEnum):
    """What an interval says: agreement is good, poor, or there is too little data to tell."""

    GOOD = "good"
    POOR = "poor"
    TOO_FEW = "too-few"


class Interval(NamedTuple):
    """A lower and an upper bound, both included."""

    low: Fraction
    high: Fraction


def interval(
    tally: Tally,
    figure: Callable[[Tally], Figure],
    *,
    confidence: Fraction = CONFIDENCE,
    draws: int = 999,
    seed: int = 1,
    least: int = 2,
) -> Interval | NotComputable:
    """Return the percentile bootstrap interval of ``figure`` over rated units (Efron and Tibshirani 1993).

    Its ends are the k-th lowest and highest figure of ``draws`` resamples, k = ⌊(draws + 1)(1 − confidence) / 2⌋; a
    resample without a figure counts against both ends. The same ratings and seed give the same interval everywhere.
    Units that are all alike give an interval without width: ask for ``least`` units with two ratings or more.

    :raises ValueError: ``draws`` are too few for ``confidence``, or that is not between 0 and 1.
    """
    k = int((draws + 1) * (1 - confidence) / 2)
    if not 0 < 2 * k <= draws:
        raise ValueError(f"{draws} draws give no interval of {confidence}")
    if isinstance(whole := figure(tally), NotComputable):
        return whole
    if counts(tally).paired < least:
        return NotComputable.TOO_FEW_UNITS
    random = Random(seed)
    figures = [figure(_resample(tally, random)) for _ in range(draws)]
    known = sorted((f for f in figures if isinstance(f, Fraction)), key=lambda f: (float(f), f))  # exact, and sooner
    lowest = k - 1 - (draws - len(known))
    return Interval(known[lowest], known[draws - k]) if lowest >= 0 else NotComputable.OFTEN_UNDEFINED


def verdict(interval: Interval | NotComputable, good: Fraction = THRESHOLD, poor: Fraction = THRESHOLD) -> Verdict:
    """Return good if all of ``interval`` is ``good`` or above, poor if it is all below ``poor``, else too few.

    The thresholds are conventions: Krippendorff (2004) draws tentative conclusions from 0.667.

    :raises ValueError: ``poor`` is above ``good``.
    """
    if poor > good:
        raise ValueError("the threshold of poor is above that of good")
    if isinstance(interval, NotComputable) or (interval.low < good and interval.high >= poor):
        return Verdict.TOO_FEW
    return Verdict.GOOD if interval.low >= good else Verdict.POOR


def _resample(tally: Tally, random: Random) -> Tally:
    """Return as many units, each drawn from all; only ``Random.random`` is promised to stay as it is."""
    n = len(tally.rows)
    drawn = [int(random.random() * 2**53) * n >> 53 for _ in range(n)]
    return replace(tally, rows=tuple(tally.rows[i] for i in drawn), codes=tuple(tally.codes[i] for i in drawn))
