"""What comparing two states of a handbook yields: typed changes, each with what it means for scores."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from maatstaf.findings import Finding
from maatstaf.history.fields import Least, Path
from maatstaf.model.changelog import Change, Comparable, Entry
from maatstaf.model.text import Words


class Happened(StrEnum):
    """What happened to a definition, or to a field of it."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    """Another id, alike in everything else."""
    MOVED = "moved"
    """In another group, another part of the form, or another order."""
    CHANGED = "changed"
    RETIRED = "retired"
    AFFECTED = "affected"
    """Not changed itself: a form whose criteria or scales did."""


class Bump(StrEnum):
    """The part of a version that goes up."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


Value = Any
"""Plain data: ``None`` (absent), text by language, an id, decimal text, a boolean, lists and maps of these."""


@dataclass(frozen=True)
class FieldChange:
    """One field that differs: ``path`` by id, never by position, as it is after the change.

    ``names`` are what people call the members on that path; ``was`` is the id before, for a member with another id.
    An order is two lists of ids. The members of a list are fields of their own.
    """

    path: Path
    pattern: str
    """The row of the table that it falls under."""
    happened: Happened
    before: Value
    after: Value
    least: Least
    names: tuple[Words, ...] = ()
    was: str | None = None


@dataclass(frozen=True)
class Side:
    """A definition in one of the two states: the file it is in, its version and status (if it has these), its group."""

    id: str
    path: str
    version: str | None = None
    status: str | None = None
    group: str | None = None


@dataclass(frozen=True)
class Cause:
    """A criterion or scale whose change a form takes over."""

    kind: str
    id: str
    change: Change


@dataclass(frozen=True)
class Lineage:
    """What became of what: one criterion split into several, several merged, or one in the place of another."""

    how: Literal["split", "merged", "replaced"]
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """One definition (or file beside the definitions) that differs, and what that means."""

    kind: str
    id: str
    name: Words
    happened: Happened
    before: Side | None
    after: Side | None
    fields: tuple[FieldChange, ...] = ()
    entries: tuple[Entry, ...] = ()
    """The new changelog entries, newest first."""
    least: Least = Least.FREE
    """The largest of the smallest classes that its fields allow."""
    declared: Change | None = None
    """The largest class of the new entries."""
    counts_as: Change | None = None
    """The class that the change has for scores: what is declared, or the smallest allowed when that is larger."""
    required: Bump | None = None
    """The part of the version that has to go up."""
    raised: Bump | None = None
    """The part that did."""
    comparable: Comparable = "yes"
    takes_over: tuple[Cause, ...] = ()
    """For a form: the changed criteria and scales that it asks."""
    forms: tuple[str, ...] = ()
    """The forms that are touched, by id."""
    published: tuple[str, ...] = ()
    """The frozen specs of those forms, by path."""
    suspects: tuple[tuple[str, str], ...] = ()
    """Kind and id of what leans on it, and has not been looked at since."""
    lineage: tuple[Lineage, ...] = ()
    moved: bool = False
    """Whether a criterion is in another group than before, whatever else happened."""

    @property
    def itself(self) -> bool:
        """Whether the definition itself is different, not only what it leans on."""
        return self.happened is not Happened.AFFECTED

    @property
    def was_known_as(self) -> str | None:
        """The id before, for what is known by another one now."""
        return self.before.id if self.before and self.before.id != self.id else None

    @property
    def whyless(self) -> tuple[str, ...]:
        """The versions of the new entries that lack a why; wording needs none."""
        return tuple(one.version for one in self.entries if not one.why and one.change is not Change.WORDING)


@dataclass(frozen=True)
class Unread:
    """Something that could not be read in one of the two states, so that nothing is claimed of it."""

    side: Literal["before", "after"]
    path: str
    fault: Finding | None = None
    """The first thing that is wrong with it, where that is known."""


@dataclass(frozen=True)
class Difference:
    """Everything that differs between two states: definitions in the handbook's order, each with its meaning."""

    changes: tuple[Changed, ...]
    unread: tuple[Unread, ...] = ()

    def of(self, kind: str, id: str) -> Changed | None:
        """Return what changed in one definition."""
        return next((one for one in self.changes if (one.kind, one.id) == (kind, id)), None)
