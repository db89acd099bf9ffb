"""What raters gave, counted once on a scale; and why a figure may not follow from it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import comb
from typing import NamedTuple

from maatstaf.message import T


class NotComputable(StrEnum):
    """Why a figure does not exist; the value is the sentence to show, a catalogue key."""

    ONE_CATEGORY = T("The scale has fewer than two categories.").key
    NO_PAIRS = T("No unit was judged by two raters.").key
    NO_VARIATION = T("Every rating that counts is the same: there is no variation.").key
    ANSWER_UNUSED = T("Nobody gave this answer where two raters judged.").key
    NOT_TWO_RATERS = T("This figure is for exactly two raters.").key
    TOO_FEW_UNITS = T("Too few units were judged by two raters.").key
    OFTEN_UNDEFINED = T("Too many of the resamples have no figure.").key


Unit = Sequence[Hashable | None]  # one rating per rater; None is missing
Figure = Fraction | NotComputable


class Counts(NamedTuple):
    """Rated units, units with two or more ratings, raters who rated anything, rater pairs over all units."""

    units: int
    paired: int
    raters: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The rated units: how often each category was given (``rows``), and by rater which one (``codes``)."""

    categories: tuple[Hashable, ...]
    values: tuple[Fraction, ...]
    rows: tuple[tuple[int, ...], ...]
    codes: tuple[tuple[int | None, ...], ...]


def tally(
    units: Sequence[Unit], categories: Sequence[Hashable], values: Sequence[int | Fraction] | None = None
) -> Tally:
    """Count ``units`` (each one rating per rater, ``None`` = missing) on the declared ``categories``, low to high.

    ``values``, one number per category, serve linear and quadratic weights and interval and ratio alpha; without
    them it is 0, 1, 2... Units that nobody rated are left out; the order of units makes no difference to anything.

    :raises ValueError: ratings or values that don't fit the scale, or units with unequal numbers of raters.
    """
    numbers = tuple(map(Fraction, range(len(categories)) if values is None else values))
    code = {category: k for k, category in enumerate(categories)}
    if not len(code) == len(categories) == len(numbers) or any(a >= b for a, b in pairwise(numbers)):
        raise ValueError("categories must be distinct, each with a value above the one before")
    if len({len(unit) for unit in units}) > 1:
        raise ValueError("every unit must have a place for every rater")
    if unknown := {r for unit in units for r in unit if r is not None} - code.keys():
        raise ValueError(f"not on the scale: {', '.join(sorted(map(repr, unknown)))}")
    coded = (tuple(None if r is None else code[r] for r in unit) for unit in units)
    rated = [(tuple(map(unit.count, range(len(code)))), unit) for unit in coded if set(unit) - {None}]
    rated.sort(key=lambda pair: (pair[0], [-1 if k is None else k for k in pair[1]]))
    return Tally(tuple(categories), numbers, tuple(row for row, _ in rated), tuple(unit for _, unit in rated))


def counts(tally: Tally) -> Counts:
    """Return how many units, raters and rater pairs there are: always computable."""
    sizes = [sum(row) for row in tally.rows]
    raters = sum(bool(set(rater) - {None}) for rater in zip(*tally.codes, strict=True))
    return Counts(len(sizes), sum(m > 1 for m in sizes), raters, sum(comb(m, 2) for m in sizes))
