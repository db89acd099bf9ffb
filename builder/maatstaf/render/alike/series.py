"""The ratings of one criterion that may be pooled: those since it last began to mean something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from maatstaf.handbook import Handbook
from maatstaf.model.calibration import Calibration, Rating
from maatstaf.model.changelog import Change, Entry
from maatstaf.model.criterion import Criterion
from maatstaf.ratings import NOT_APPLICABLE

BREAKS = (Change.MEANING, Change.SCORING)


@dataclass(frozen=True)
class Series:
    """The sessions that count, newest first, each with its ratings; and how many sessions were before the break."""

    since: date | None
    """When the criterion, or its scale, last began to mean something else; ``None`` if it never did."""
    sessions: tuple[tuple[Calibration, tuple[Rating, ...]], ...]
    earlier: int


def series(handbook: Handbook, criterion: Criterion) -> Series:
    """Return the series that a criterion is in now."""
    logs = (*criterion.changelog, *handbook.scales[criterion.scale].changelog)
    breaks = [entry for entry in logs if entry.change in BREAKS]
    found = []
    for session in handbook.sessions:
        ratings = tuple(r for r in handbook.ratings.get(session.id, ()) if r.criterion == criterion.id)
        if any(rating.answer for rating in ratings):
            found.append((session, ratings))
    current = tuple(pair for pair in found if not any(_before(pair[0], entry) for entry in breaks))
    return Series(max((entry.date for entry in breaks), default=None), current, len(found) - len(current))


def _before(session: Calibration, entry: Entry) -> bool:
    """Return whether a session judged what held before a change; one that led to it did, on the same day too."""
    return session.date < entry.date or entry.workshop == session.id


def units(sessions: Sequence[tuple[Calibration, tuple[Rating, ...]]]) -> list[list[str | None]]:
    """Return one row for each contact and one place for each rater: the answer, ``nvt``, or ``None`` for missing.

    A pseudonym is taken for the same person in every session.
    """
    places = {id: n for n, id in enumerate(sorted({r.rater for _, ratings in sessions for r in ratings}))}
    rows: dict[tuple[str, str], list[str | None]] = {}
    for session, ratings in sessions:
        for rating in ratings:
            row = rows.setdefault((session.id, rating.contact), [None] * len(places))
            row[places[rating.rater]] = rating.answer
    return list(rows.values())


def judged(rows: Sequence[Sequence[str | None]], answers: Sequence[str]) -> list[list[str | None]]:
    """Return the rows with only real judgements left: n.v.t., and what is no answer any more, count as missing."""
    return [[answer if answer in answers else None for answer in row] for row in rows]


def applicable(rows: Sequence[Sequence[str | None]]) -> list[list[bool | None]]:
    """Return for each answer whether the criterion was found to apply."""
    return [[None if answer is None else answer != NOT_APPLICABLE for answer in row] for row in rows]
