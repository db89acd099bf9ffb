"""What changing a field does to the scores at least, and what the field is called: how the table is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from maatstaf.message import T
from maatstaf.model.changelog import BUMP, Change

Path = tuple[str, ...]
"""The way to a value from where its definition begins: keys and ids, never a position."""

EACH = "*"
"""In a pattern: any member of a list or map, by its id."""


class Least(StrEnum):
    """The smallest class that changing a field allows."""

    FREE = "free"
    """Nothing that is judged or read as a judgement: no changelog entry is needed."""
    WORDING = "wording"
    CHOOSE = "choose"
    """Anything from wording on: only the author knows whether the same is meant."""
    MEANING = "meaning"
    SCORING = "scoring"

    @property
    def change(self) -> Change | None:
        """The smallest class of change that may be declared; ``None`` when none has to be."""
        if self is Least.FREE:
            return None
        return Change.WORDING if self is Least.CHOOSE else Change(self.value)

    @property
    def rank(self) -> int:
        """Its place from small to large."""
        return tuple(Least).index(self)


@dataclass(frozen=True)
class Field:
    """A row of the table: the smallest class, and the field in words, where ``{name}`` is the member that it is of.

    ``of`` is the kind of thing that the value names by id; ``joins`` the smallest class when a member is added or
    removed, or a value that was absent is given, if that differs.
    """

    least: Least
    words: T
    of: str = ""
    joins: Least | None = None


Table = Mapping[str, Field]
"""The fields of one kind by pattern: ``anchors.*.when``. ``anchors.*`` is a member as such, ``anchors`` their order."""


def opens(where: str, table: Table) -> bool:
    """Return whether the table knows fields inside this one."""
    return any(row.startswith(f"{where}.") for row in table)


RANK = {
    Change.WORDING: 0,
    Change.CLARIFICATION: 1,
    Change.MEANING: 2,
    Change.SCORING: 3,
    Change.NEW: 4,
    Change.RETIRED: 5,
}
"""Classes from small to large; meaning and scoring ask the same of the version."""


def larger(*changes: Change | None) -> Change | None:
    """Return the largest of some classes."""
    return max((change for change in changes if change), key=RANK.__getitem__, default=None)


def allows(declared: Change, least: Change) -> bool:
    """Return whether a declared class is not below the smallest: it raises as large a part of the version."""
    return BUMP[declared] <= BUMP[least]
