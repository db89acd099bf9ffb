"""Which records may be counted together: those of versions of a form that a change did not make incomparable."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from maatstaf.model.text import version_parts
from maatstaf.records.check import Judged
from maatstaf.records.small import FEWEST
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.versions import comparable

Group = list[tuple[SpecForm, list[Judged]]]
"""Versions of one form that are counted together, oldest first, each with its records."""


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
    return any(comparable(one, other) == "with-care" for (one, _), (other, _) in pairwise(group))


def _next(groups: list[Group]) -> int | None:
    """Return the left one of the next two groups to be joined."""
    for at, group in enumerate(groups):
        if size(group) >= FEWEST:
            continue
        sides = [
            (size(groups[left]) + size(groups[left + 1]), left)
            for left in (at - 1, at)
            if 0 <= left < len(groups) - 1 and comparable(groups[left][-1][0], groups[left + 1][0][0]) != "no"
        ]
        if sides:
            return min(sides)[1]
    return None
