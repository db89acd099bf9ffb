"""Several people's ratings of the same units to agreement figures: an exact fraction, or why there is none.

``tally`` counts the ratings once; every figure is a function of that tally, and ``interval`` of any such function.
A figure has no unit: 1 is full agreement, and for those that take chance off, 0 is what chance alone would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from math import comb, lcm
from random import Random
from typing import Literal, NamedTuple

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


class Verdict(StrEnum):
    """What an interval says: agreement is good, poor, or there is too little data to tell."""

    GOOD = "good"
    POOR = "poor"
    TOO_FEW = "too-few"


Unit = Sequence[Hashable | None]  # one rating per rater; None is missing
Figure = Fraction | NotComputable
Weights = Literal["identity", "linear", "quadratic", "ordinal"]
Level = Literal["nominal", "ordinal", "interval", "ratio"]
Losses = Mapping[tuple[int, int], int]  # how much it matters to differ by two categories, the lower one first
Distances = Mapping[tuple[int, int], Fraction]  # the same, not in whole numbers
Shares = Sequence[int] | Sequence[Fraction]
THRESHOLD, CONFIDENCE = Fraction(667, 1000), Fraction(95, 100)


class Counts(NamedTuple):
    """Rated units, units with two or more ratings, raters who rated anything, rater pairs over all units."""

    units: int
    paired: int
    raters: int
    pairs: int


class Interval(NamedTuple):
    """A lower and an upper bound, both included."""

    low: Fraction
    high: Fraction


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


def pairwise_agreement(tally: Tally) -> Figure:
    """Return the share of a unit's rater pairs that agree, averaged over the units with two or more ratings.

    Fleiss (1971), observed agreement; with missing ratings as Gwet (2014): each unit counts once.
    """
    return _coefficient(tally, "identity", lambda loss, share, whole: Fraction(1))


def answer_agreement(tally: Tally, answer: Hashable) -> Figure:
    """Return 2·both / (2·both + one) over all rater pairs: how often the second says ``answer`` if the first does.

    Fleiss (1971), agreement per category; for two raters Cicchetti and Feinstein's positive agreement (1990).

    :raises ValueError: ``answer`` is not a category.
    """
    if answer not in tally.categories:
        raise ValueError(f"not on the scale: {answer!r}")
    k = tally.categories.index(answer)
    both = sum(row[k] * (row[k] - 1) for row in tally.rows)
    given = sum(row[k] * (sum(row) - 1) for row in tally.rows)
    return _obstacle(tally) or (Fraction(both, given) if given else NotComputable.ANSWER_UNUSED)


def gwet_ac1(tally: Tally) -> Figure:
    """Return Gwet's AC1 (2008): AC2 with identity weights, so that Σ π(1 − π) / (q − 1) agrees by chance."""
    return gwet_ac2(tally, "identity")


def gwet_ac2(tally: Tally, weights: Weights) -> Figure:
    """Return Gwet's AC2 (2014): of q categories, (sum of weights) · Σ π(1 − π) / (q(q − 1)) agrees by chance.

    The prevalence π is a category's share of a unit's ratings, averaged over all units, also those rated once.
    """

    def expected(loss: Losses, share: Shares, whole: int) -> Fraction:
        q, worst = len(share), loss[0, len(share) - 1]
        unlike = whole * whole - sum(n * n for n in share)
        return worst - Fraction((q * q * worst - 2 * sum(loss.values())) * unlike, q * (q - 1) * whole * whole)

    return _coefficient(tally, weights, expected)


def fleiss_kappa(tally: Tally, weights: Weights = "identity") -> Figure:
    """Return Fleiss' kappa (1971; weights, missing ratings: Gwet 2014): two draws from the prevalences are chance."""
    return _coefficient(tally, weights, lambda loss, share, whole: _by_chance(loss, share, share) / whole**2)


def brennan_prediger(tally: Tally, weights: Weights = "identity") -> Figure:
    """Return Brennan and Prediger's coefficient (1981; weights: Gwet 2014): by chance all categories are alike."""
    return _coefficient(tally, weights, lambda loss, share, whole: Fraction(2 * sum(loss.values()), len(share) ** 2))


def cohen_kappa(tally: Tally, weights: Weights = "identity") -> Figure:
    """Return Cohen's kappa (1960; weights: 1968) over the units both raters judged, each with own prevalences."""
    two = all(len(unit) == 2 for unit in tally.codes)
    return light_kappa(tally, weights) if two else _obstacle(tally) or NotComputable.NOT_TWO_RATERS


def light_kappa(tally: Tally, weights: Weights = "identity") -> Figure:
    """Return Light's kappa (1971): the mean of Cohen's over every two raters, each of which must be computable."""
    if obstacle := _obstacle(tally):
        return obstacle
    loss, scale = _losses(weights, tally.values), range(len(tally.values))
    kappas: list[Fraction] = []
    for raters in combinations(zip(*tally.codes, strict=True), 2):
        both = [(a, b) for a, b in zip(*raters, strict=True) if a is not None and b is not None]
        if not both:
            return NotComputable.NO_PAIRS
        first, second = ([Fraction(rater.count(k)) for k in scale] for rater in zip(*both, strict=True))
        observed = Fraction(sum(loss[min(pair), max(pair)] for pair in both if pair[0] != pair[1]))
        kappa = _avoided(observed, _by_chance(loss, first, second) / len(both))
        if isinstance(kappa, NotComputable):
            return kappa
        kappas.append(kappa)
    return _sum(kappas) / len(kappas)


def krippendorff_alpha(tally: Tally, level: Level) -> Figure:
    """Return Krippendorff's alpha (2011): 1 − observed / expected squared distance between two ratings.

    Observed: pairs within units, in a unit of m ratings each weighing 1/(m − 1); expected: all pairs of those n
    ratings, each weighing 1/(n − 1). The distance is 1 (nominal), the number of ratings from one category to the
    other with half of their own (ordinal), the values' difference (interval), or that over their sum (ratio).

    :raises ValueError: a negative value on a ratio scale.
    """
    if obstacle := _obstacle(tally):
        return obstacle
    values = tally.values
    if level == "ratio" and values[0] < 0:
        raise ValueError("a ratio scale has no negative values")
    used = [Fraction(sum(row[k] for row in tally.rows if sum(row) > 1)) for k in range(len(values))]
    distances: dict[Level, Callable[[int, int], Fraction]] = {
        "nominal": lambda c, k: Fraction(1),
        "ordinal": lambda c, k: _sum(used[c : k + 1]) - (used[c] + used[k]) / 2,
        "interval": lambda c, k: values[k] - values[c],
        "ratio": lambda c, k: (values[k] - values[c]) / (values[k] + values[c]),
    }
    loss = {(c, k): distances[level](c, k) ** 2 for c, k in combinations(range(len(values)), 2)}
    observed = _within_units(tally, loss, lambda m: Fraction(2, m - 1))
    return _avoided(observed, _by_chance(loss, used, used) / (_sum(used) - 1))


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


def _sum(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, Fraction())


def _obstacle(tally: Tally) -> NotComputable | None:
    if len(tally.values) < 2:
        return NotComputable.ONE_CATEGORY
    return None if any(sum(row) > 1 for row in tally.rows) else NotComputable.NO_PAIRS


@cache
def _losses(weights: Weights, values: tuple[Fraction, ...]) -> Losses:
    """Return 1 − the weight of each two categories (Gwet 2014), times what makes whole numbers of them all.

    That of the scale's two ends, the largest, stands for 1.
    """
    losses: dict[Weights, Callable[[int, int], Fraction]] = {
        "identity": lambda c, k: Fraction(1),
        "linear": lambda c, k: values[k] - values[c],
        "quadratic": lambda c, k: (values[k] - values[c]) ** 2,
        "ordinal": lambda c, k: Fraction(comb(k - c + 1, 2)),
    }
    loss = {(c, k): losses[weights](c, k) for c, k in combinations(range(len(values)), 2)}
    whole = lcm(*(one.denominator for one in loss.values()))
    return {two: int(one * whole) for two, one in loss.items()}


def _by_chance(loss: Losses | Distances, first: Shares, second: Shares) -> Fraction:
    """Return the loss when one rating is drawn from ``first`` and the other from ``second``."""
    return Fraction(sum(n * (first[c] * second[k] + first[k] * second[c]) for (c, k), n in loss.items()))


def _within_units(tally: Tally, loss: Losses | Distances, worth: Callable[[int], Fraction]) -> Fraction:
    """Return the loss over all pairs of ratings of one unit; in a unit of m ratings a pair counts ``worth(m)``."""
    apart: dict[int, Counter[tuple[int, int]]] = {}
    for row, times in Counter(tally.rows).items():
        pairs = apart.setdefault(sum(row), Counter())
        for c, k in loss:
            if row[c] and row[k]:
                pairs[c, k] += times * row[c] * row[k]
    return _sum(worth(m) * sum(n * loss[two] for two, n in pairs.items()) for m, pairs in apart.items() if pairs)


def _coefficient(tally: Tally, weights: Weights, expected: Callable[[Losses, Shares, int], Fraction]) -> Figure:
    """Return the coefficient whose loss by chance is ``expected``, from the losses and the prevalences.

    These are whole numbers, each out of ``whole``: bootstrapping asks for thousands, and fractions are slow.
    """
    if obstacle := _obstacle(tally):
        return obstacle
    loss = _losses(weights, tally.values)
    sizes = [sum(row) for row in tally.rows]
    unit = lcm(*sizes)
    prevalence = [0] * len(tally.values)
    for row, m in zip(tally.rows, sizes, strict=True):
        for k, n in enumerate(row):
            prevalence[k] += n * (unit // m)
    observed = _within_units(tally, loss, lambda m: Fraction(1, comb(m, 2))) / sum(m > 1 for m in sizes)
    return _avoided(observed, expected(loss, prevalence, unit * len(sizes)))


def _avoided(observed: Fraction, expected: Fraction) -> Figure:
    """Return how much of the loss that chance would give was avoided."""
    return 1 - observed / expected if expected else NotComputable.NO_VARIATION


def _resample(tally: Tally, random: Random) -> Tally:
    """Return as many units, each drawn from all; only ``Random.random`` is promised to stay as it is."""
    n = len(tally.rows)
    drawn = [int(random.random() * 2**53) * n >> 53 for _ in range(n)]
    return replace(tally, rows=tuple(tally.rows[i] for i in drawn), codes=tuple(tally.codes[i] for i in drawn))
