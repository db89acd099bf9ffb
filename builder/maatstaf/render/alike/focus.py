"""Which criteria the next calibration should look at first, each with the reason; a proposal, people decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.render.alike.figures import LEAST, Figures, figures
from maatstaf.render.press import Press

MOST = 3
"""So many criteria fit in one session."""

Ranked = tuple[Figures, T]


def proposed_focus(press: Press) -> list[tuple[Criterion, str]]:
    """Return at most ``MOST`` criteria: the widest difference, the newest meaning, the longest not calibrated.

    Each reason has its turn; where one has no candidate left, the next takes its place.
    """
    candidates = [found for found in (figures(press, c) for c in press.handbook.active) if _on_a_form(press, found)]
    queues = [kind(press, candidates) for kind in (_widest, _newest, _longest)]
    chosen: dict[str, tuple[Criterion, str]] = {}
    while len(chosen) < MOST and any(queues):
        for queue in queues:
            while queue and queue[0][0].criterion.id in chosen:
                queue.pop(0)
            if queue and len(chosen) < MOST:
                found, why = queue.pop(0)
                chosen[found.criterion.id] = (found.criterion, press.text(why))
    return list(chosen.values())


def _on_a_form(press: Press, found: Figures) -> bool:
    return bool(found.method) and bool(press.handbook.uses(found.criterion))


def _widest(press: Press, candidates: Sequence[Figures]) -> list[Ranked]:
    reasons = {"poor": T("we judge it differently"), "few": T("it may be judged differently")}
    doubtful = [(found, found.estimate.point) for found in candidates if found.estimate.verdict in reasons]
    known = [(found, point) for found, point in doubtful if point is not None]
    known.sort(key=lambda pair: (pair[0].estimate.verdict != "poor", pair[1]))
    return [(found, reasons[found.estimate.verdict]) for found, _ in known]


def _newest(press: Press, candidates: Sequence[Figures]) -> list[Ranked]:
    fresh = [(found.since, found) for found in candidates if found.since and found.paired < LEAST]
    fresh.sort(key=lambda pair: pair[0], reverse=True)
    return [(found, T("new meaning since {month}", {"month": press.day(since, "LLLL y")})) for since, found in fresh]


def _longest(press: Press, candidates: Sequence[Figures]) -> list[Ranked]:
    def last(found: Figures) -> tuple[date, bool, Fraction]:
        newest = found.sessions[0].date if found.sessions else date.min
        return newest, not found.criterion.key, found.estimate.point or Fraction()

    return [(found, _waiting(press, found)) for found in sorted(candidates, key=last)]


def _waiting(press: Press, found: Figures) -> T:
    if not found.sessions:
        return T("not calibrated yet")
    return T("last calibrated in {month}", {"month": press.day(found.sessions[0].date, "LLLL y")})
