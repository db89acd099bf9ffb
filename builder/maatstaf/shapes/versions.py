"""Versions of one form's spec: when each of them counts, and whether scores of two of them may be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from maatstaf.model.changelog import Change
from maatstaf.model.text import version_parts
from maatstaf.shapes.form import SpecForm

BREAKS = frozenset({Change.NEW, Change.MEANING, Change.SCORING, Change.RETIRED})
"""Changes after which scores can't be compared with those before."""

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """The days on which a version counts, both included; without ``until`` it still does."""

    spec: SpecForm
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether the version counts on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def periods(specs: Iterable[SpecForm], ended: date | None = None) -> tuple[Period, ...]:
    """Return when each version counts, in order of time: from its own day to the day before the next version's.

    A version that names a last day of its own ends on that day, if it is earlier. ``ended`` is the first day on which
    the form was no longer used. What has no first day never counted.
    """
    dated = sorted((one.effective_from, version_parts(one.version), number, one)
                   for number, one in enumerate(specs) if one.effective_from)  # fmt: skip
    starts = [*(since for since, *_ in dated[1:]), ended][: len(dated)]
    found = []
    for (since, _, _, spec), following in zip(dated, starts, strict=True):
        ends = [day for day in (spec.effective_until, following - DAY if following else None) if day]
        found.append(Period(spec, since, max(min(ends), since) if ends else None))
    return tuple(found)


def holes(found: Sequence[Period]) -> tuple[tuple[Period, Period], ...]:
    """Return the neighbours between which there are days on which no version counts."""
    return tuple((one, other) for one, other in pairwise(found) if one.until and one.until + DAY < other.since)


def comparable(one: SpecForm, other: SpecForm) -> Literal["yes", "with-care", "no"]:
    """Return whether scores of an older and a newer version may be compared: by the changelog, and by the criteria."""
    if one.id != other.id or (one.version != other.version and one.version not in {e.version for e in other.changelog}):
        return "no"
    changes, (meant, clearer) = changes_between(one, other), criteria_between(one, other)
    told = by_changes(changes)
    if told == "no" or meant:
        return "no"
    return "with-care" if clearer else told


def by_changes(changes: Set[Change]) -> Literal["yes", "with-care", "no"]:
    """Return whether scores from before and after some changes may be compared."""
    if BREAKS & changes:
        return "no"
    return "with-care" if Change.CLARIFICATION in changes else "yes"


def changes_between(one: SpecForm, other: SpecForm) -> set[Change]:
    """Return the classes of change from an older version up to a newer one."""
    old = version_parts(one.version)
    return {entry.change for entry in other.changelog if version_parts(entry.version) > old}


def criteria_between(one: SpecForm, other: SpecForm) -> tuple[bool, bool]:
    """Return whether a criterion came to mean something else, and whether one was made clearer."""
    old, new = ({i.id: i.criterion for s in form.sections for i in s.items} for form in (one, other))
    if old.keys() != new.keys():
        return True, True
    pairs = [
        (version_parts(was.version), version_parts(now.version))
        for was, now in ((old[id], new[id]) for id in old)
        if was and now
    ]
    return any(was[0] != now[0] for was, now in pairs), any(was[1] != now[1] for was, now in pairs)
