"""What a change means for scores, read off its fields and its new changelog entries."""

from __future__ import annotations

from dataclasses import replace

from maatstaf.history.fields import Least, larger
from maatstaf.history.result import Bump, Changed, Happened
from maatstaf.model.changelog import BUMP, COMPARABLE, Change, Comparable
from maatstaf.model.criterion import Status
from maatstaf.model.text import version_parts

BUMPS = (Bump.MAJOR, Bump.MINOR, Bump.PATCH)
"""The parts of a version, as ``BUMP`` counts them."""


def compares(counts_as: Change | None) -> Comparable:
    """Return whether scores from before and after compare, by the class a change counts as; ``None``: it has none."""
    return COMPARABLE[counts_as] if counts_as else "yes"


def with_meaning(change: Changed) -> Changed:
    """Return a change with its class, its bumps and whether scores compare.

    A draft was never judged with, so nothing is asked of a change to it. As long as an author has not chosen a class
    for a text that may mean something else now, it counts as a clarification.
    """
    if change.happened is Happened.ADDED:
        return replace(change, comparable="new", counts_as=change.declared)
    if change.happened is Happened.REMOVED:
        return replace(change, comparable="retired")
    assert change.before and change.after
    declared = larger(*(entry.change for entry in change.entries))
    raised = bump(change.before.version, change.after.version)
    if change.before.status == Status.DRAFT.value:
        first = Change.NEW if change.after.status == Status.ACTIVE.value else None
        return replace(change, declared=declared, raised=raised, least=Least.FREE, counts_as=first,
                       comparable=compares(first))  # fmt: skip
    least = Change.RETIRED if change.happened is Happened.RETIRED else change.least.change
    assumed = Change.CLARIFICATION if change.least is Least.CHOOSE and declared is None else least
    counts_as = larger(declared, assumed)
    needed = larger(declared, least)
    return replace(
        change,
        declared=declared,
        counts_as=counts_as,
        required=BUMPS[BUMP[needed]] if needed else None,
        raised=raised,
        comparable=compares(counts_as),
    )


def bump(before: str | None, after: str | None) -> Bump | None:
    """Return the first part of a version that went up; ``None`` when none did."""
    if before is None or after is None:
        return None
    for part, was, now in zip(BUMPS, version_parts(before), version_parts(after), strict=True):
        if was != now:
            return part if now > was else None
    return None
