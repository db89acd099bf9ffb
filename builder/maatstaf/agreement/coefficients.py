"""The agreement figures: each an exact fraction of a tally, or why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import comb, lcm
from typing import Literal

from maatstaf.agreement.tallies import Figure, NotComputable, Tally

Weights = Literal["identity", "linear", "quadratic", "ordinal"]
Level = Literal["nominal", "ordinal", "interval", "ratio"]
Losses = Mapping[tuple[int, int], int]  # how much it matters to differ by two categories, the lower one first
Distances = Mapping[tuple[int, int], Fraction]  # the same, not in whole numbers
Shares = Sequence[int] | Sequence[Fraction]


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
