"""What changed between two states of a handbook, as other tools read it: ``maatstaf diff --format json``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, SkipValidation

from maatstaf.model.changelog import Change, Comparable, Entry
from maatstaf.model.text import Many, Part, Text

Happened = Literal["added", "removed", "renamed", "moved", "changed", "retired", "affected"]
Bump = Literal["major", "minor", "patch"]
Kind = Literal[
    "organisation", "protocol", "klantprincipe", "kpi", "scale", "group", "criterion", "form", "workshop",
    "calibration", "file",
]  # fmt: skip
Value = Annotated[Any, SkipValidation]


class DifferenceState(Part):
    """One of the two states."""

    name: str = Field(description="What it is called: a branch and its commit, a folder, or the files as they are now.")
    unread: Many[str] = Field((), description="Files that could not be read: nothing is said about what is in them.")


class DifferenceSide(Part):
    """A definition in one of the two states."""

    id: str
    path: str = Field(description="The file, from the handbook's root.")
    version: str | None = None
    status: str | None = None
    group: str | None = None


class DifferenceField(Part):
    """One field that differs."""

    path: Many[str] = Field(
        description="Keys and ids, never a position; the questions of a form stand under items, what was judged in a "
        "calibration session under ratings: by criterion, then contact and rater."
    )
    name: str = Field(description="What the field is called, in the handbook's language.")
    happened: Happened
    before: Value = Field(None, description="Absent: it was not there. Texts by language, numbers as decimal text.")
    after: Value = Field(None, description="Absent: it is not there any more. An order is a list of ids.")
    smallest: Literal["free", "wording", "choose", "meaning", "scoring"] = Field(
        description="The smallest class that may be declared; choose: wording, clarification or meaning; free: none."
    )


class DifferenceCause(Part):
    """A criterion or scale whose change a form takes over."""

    kind: Literal["criterion", "scale"]
    id: str
    change: Change


class DifferenceLineage(Part):
    """What became of what."""

    how: Literal["split", "merged", "replaced"]
    old: Many[str]
    new: Many[str]


class Named(Part):
    """A definition by kind and id."""

    kind: str
    id: str


class DifferenceMissing(Part):
    """What is missing or not allowed, in the handbook's language."""

    rule: str
    severity: Literal["error", "warning"]
    path: str
    line: int
    column: int
    message: str
    hint: str | None = None


class DifferenceChange(Part):
    """One definition, or file beside the definitions, that differs."""

    kind: Kind
    id: str
    name: Text
    happened: Happened = Field(description="affected: a form that changes only through its criteria and scales.")
    before: DifferenceSide | None = None
    after: DifferenceSide | None = None
    fields: Many[DifferenceField]
    smallest: Literal["free", "wording", "choose", "meaning", "scoring"]
    declared: Change | None = Field(None, description="The largest class of the new entries.")
    counts_as: Change | None = Field(None, description="The class that holds for scores.")
    required_bump: Bump | None = None
    declared_bump: Bump | None = None
    comparable: Comparable
    entries: Many[Entry] = Field(description="The new entries of its changelog, newest first.")
    without_why: Many[str] = Field(description="Versions of these that lack a why.")
    takes_over: Many[DifferenceCause]
    forms: Many[str] = Field(description="The forms that are touched.")
    published: Many[str] = Field(description="The frozen specs of those forms, from the handbook's root.")
    suspects: Many[Named] = Field(description="What leans on it, and has to be looked at again.")
    lineage: Many[DifferenceLineage]
    missing: Many[DifferenceMissing]


class Difference(Part):
    """Everything that differs between two states of a handbook."""

    spec: Literal["maatstaf/difference/v1"]
    language: str
    before: DifferenceState
    after: DifferenceState
    changes: Many[DifferenceChange]
