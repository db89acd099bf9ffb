"""How alike a criterion is judged: exact figures over its present series, or the reason why there are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import combinations, groupby
from typing import Literal
from weakref import WeakKeyDictionary

from maatstaf.agreement import coefficients, intervals, tallies
from maatstaf.agreement.intervals import Interval, Verdict
from maatstaf.agreement.tallies import Figure, NotComputable, Tally
from maatstaf.handbook import Handbook
from maatstaf.model.calibration import Calibration, Rating
from maatstaf.model.criterion import Criterion
from maatstaf.model.scale import Scale, ScaleKind
from maatstaf.render.alike.series import applicable, judged, series, units
from maatstaf.render.press import Press

LEAST = 6
"""From so many contacts on, judged by two or more people, a coefficient is shown."""

Found = Literal["good", "poor", "few", "none"]
_VERDICTS: dict[Verdict, Found] = {Verdict.GOOD: "good", Verdict.POOR: "poor", Verdict.TOO_FEW: "few"}


@dataclass(frozen=True)
class Estimate:
    """A verdict with, where there is enough to go on, the figure and its interval."""

    verdict: Found
    point: Fraction | None = None
    interval: Interval | None = None
    why_not: NotComputable | None = None


@dataclass(frozen=True)
class Figures:
    """Everything about one criterion: counts always, coefficients from ``LEAST`` contacts on."""

    criterion: Criterion
    method: str
    """Which coefficient: AC1, or AC2 on an ordered scale of three answers or more; empty where none fits."""
    since: date | None
    earlier: int
    sessions: tuple[Calibration, ...]
    contacts: int
    paired: int
    """The contacts that count: judged by two people or more."""
    not_applicable: int
    """The contacts of which nobody gave another answer than n.v.t."""
    raters: int
    pairs: int
    estimate: Estimate
    pairwise: Figure
    pairwise_interval: Interval | None
    """Its interval, from ``LEAST`` contacts on."""
    apart: tuple[str, str] | None
    """The two answers that two people most often gave to the same contact, the lower one first."""
    alpha: Figure
    answers: tuple[tuple[str, int, Figure], ...]
    """Each answer of the scale: its id, how often it was given, and the agreement on it."""
    applies: Figure
    """Pairwise agreement on whether the criterion applies at all."""
    left_out: int
    """How often n.v.t. was chosen."""
    trend: tuple[tuple[date, int, int, Estimate], ...]
    """Month by month, oldest first: its first day, its contacts, how many of them count, and its own estimate."""


_known: WeakKeyDictionary[Handbook, dict[str, Figures]] = WeakKeyDictionary()


def figures(press: Press, criterion: Criterion) -> Figures:
    """Return the figures of a criterion; they are reckoned once for each handbook."""
    known = _known.setdefault(press.handbook, {})
    if criterion.id not in known:
        known[criterion.id] = _reckon(press.handbook, criterion)
    return known[criterion.id]


def _reckon(handbook: Handbook, criterion: Criterion) -> Figures:
    scale = handbook.scales[criterion.scale]
    now = series(handbook, criterion)
    rows = units(now.sessions)
    tally = _tally(scale, rows)
    counts = tallies.counts(tally)
    method, coefficient = _coefficient(scale)
    given = Counter(answer for row in rows for answer in row)
    known = [answer.id for answer in scale.low_to_high]
    yes = tallies.tally(applicable(rows), [False, True])
    return Figures(
        criterion=criterion,
        method=method,
        since=now.since,
        earlier=now.earlier,
        sessions=tuple(session for session, _ in now.sessions),
        contacts=len(rows),
        paired=counts.paired,
        not_applicable=sum(not any(row) for row in judged(rows, known)),
        raters=counts.raters,
        pairs=counts.pairs,
        estimate=_estimate(tally, coefficient, bool(rows)),
        pairwise=coefficients.pairwise_agreement(tally),
        pairwise_interval=_margin(tally, coefficients.pairwise_agreement),
        apart=_apart(tally),
        alpha=coefficients.krippendorff_alpha(tally, "ordinal" if scale.kind is ScaleKind.ORDINAL else "nominal"),
        answers=tuple((id, given[id], coefficients.answer_agreement(tally, id)) for id in known),
        applies=coefficients.pairwise_agreement(yes),
        left_out=sum(answer is False for row in applicable(rows) for answer in row),
        trend=tuple(
            (month, *_alone(scale, list(found), coefficient))
            for month, found in groupby(
                sorted(now.sessions, key=lambda pair: pair[0].date), lambda pair: pair[0].date.replace(day=1)
            )
        ),
    )


def _alone(
    scale: Scale, found: Sequence[tuple[Calibration, tuple[Rating, ...]]], coefficient: Callable[[Tally], Figure]
) -> tuple[int, int, Estimate]:
    rows = units(found)
    tally = _tally(scale, rows)
    return len(rows), tallies.counts(tally).paired, _estimate(tally, coefficient, True)


def _apart(tally: Tally) -> tuple[str, str] | None:
    """Return the two answers with the most pairs of people between them, over all contacts; of equals the lowest."""
    known = [str(category) for category in tally.categories]
    pairs = {(a, b): sum(row[a] * row[b] for row in tally.rows) for a, b in combinations(range(len(known)), 2)}
    a, b = max(pairs, key=lambda pair: pairs[pair], default=(0, 0))
    return (known[a], known[b]) if pairs.get((a, b)) else None


def _tally(scale: Scale, rows: Sequence[Sequence[str | None]]) -> Tally:
    known = [answer.id for answer in scale.low_to_high]
    return tallies.tally(judged(rows, known), known)


def _coefficient(scale: Scale) -> tuple[str, Callable[[Tally], Figure]]:
    """Return Gwet's coefficient for a scale: with ordinal weights where the answers have an order."""
    if scale.kind is ScaleKind.ORDINAL and len(scale.answers) > 2:
        return "AC2", partial(coefficients.gwet_ac2, weights="ordinal")
    return ("AC1" if scale.answers else ""), coefficients.gwet_ac1


def _estimate(tally: Tally, coefficient: Callable[[Tally], Figure], any_rating: bool) -> Estimate:
    if not any_rating:
        return Estimate("none")
    if tallies.counts(tally).paired < LEAST:
        return Estimate("few", why_not=NotComputable.TOO_FEW_UNITS)
    point = coefficient(tally)
    if isinstance(point, NotComputable):
        return Estimate("few", why_not=point)
    interval = intervals.interval(tally, _remembered(coefficient), least=LEAST)
    if isinstance(interval, NotComputable):
        return Estimate("few", why_not=interval)
    return Estimate(_VERDICTS[intervals.verdict(interval)], point, interval)


def _margin(tally: Tally, figure: Callable[[Tally], Figure]) -> Interval | None:
    interval = intervals.interval(tally, _remembered(figure), least=LEAST)
    return None if isinstance(interval, NotComputable) else interval


def _remembered(coefficient: Callable[[Tally], Figure]) -> Callable[[Tally], Figure]:
    """Reckon a coefficient once for resamples with the same rows: of few contacts, many are drawn alike."""
    known: dict[tuple[tuple[int, ...], ...], Figure] = {}

    def reckon(tally: Tally) -> Figure:
        rows = tuple(sorted(tally.rows))
        if rows not in known:
            known[rows] = coefficient(tally)
        return known[rows]

    return reckon
