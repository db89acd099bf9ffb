"""Which records may be counted together: those of versions of a form that a change did not make incomparable."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from maatstaf.model.changelog import Change
from maatstaf.model.text import version_parts
from maatstaf.records.check import Judged
from maatstaf.records.small import FEWEST
from maatstaf.shapes.form import SpecForm

Group = list[tuple[SpecForm, list[Judged]]]
"""Versions of one form that are counted together, oldest first, each with its records."""

BREAKS = frozenset({Change.NEW, Change.MEANING, Change.SCORING, Change.RETIRED})
"""Changes after which scores can't be compared with those before."""


def grouped(judged: Iterable[Judged]) -> list[Group]:
    """Return the records by version; versions stay apart, but for one too small to be shown.

    Such a version joins the smaller of its comparable neighbours, so that there is only ever one division of the same
    records: whoever could see a version both alone and together with another, could compute the other.
    """
    versions: dict[tuple[str, tuple[int, int, int], str], tuple[SpecForm, list[Judged]]] = {}
    for one in judged:
        key = (one.form.id, version_parts(one.form.version), one.form.hash)
        versions.setdefault(key, (one.form, []))[1].append(one)
    groups: list[Group] = [[versions[key]] for key in sorted(versions)]
    while (pair := _next(groups)) is not None:
        groups[pair : pair + 2] = [groups[pair] + groups[pair + 1]]
    return groups


def size(group: Group) -> int:
    """Return how many records there are in a group."""
    return sum(len(records) for _, records in group)


def with_care(group: Group) -> bool:
    """Return whether something was made clearer between the versions of a group."""
    return any(
        Change.CLARIFICATION in _between(one, other) or _criteria(one, other)[1]
        for (one, _), (other, _) in pairwise(group)
    )


def comparable(one: SpecForm, other: SpecForm) -> bool:
    """Return whether scores of an older and a newer version may be compared: by the changelog, and by the criteria."""
    if one.id != other.id or (one.version != other.version and one.version not in {e.version for e in other.changelog}):
        return False
    return not BREAKS & _between(one, other) and not _criteria(one, other)[0]


def _between(one: SpecForm, other: SpecForm) -> set[Change]:
    """Return the changes from an older version up to a newer one."""
    old = version_parts(one.version)
    return {entry.change for entry in other.changelog if version_parts(entry.version) > old}


def _criteria(one: SpecForm, other: SpecForm) -> tuple[bool, bool]:
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


def _next(groups: list[Group]) -> int | None:
    """Return the left one of the next two groups to be joined."""
    for at, group in enumerate(groups):
        if size(group) >= FEWEST:
            continue
        sides = [
            (size(groups[left]) + size(groups[left + 1]), left)
            for left in (at - 1, at)
            if 0 <= left < len(groups) - 1 and comparable(groups[left][-1][0], groups[left + 1][0][0])
        ]
        if sides:
            return min(sides)[1]
    return None
