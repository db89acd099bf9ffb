"""What changed in a definition, when, and why; and where a definition comes from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, Strict, computed_field

from maatstaf.message import T
from maatstaf.model.text import Date, Many, OccasionRef, Part, Prose, Text, Version


class Change(StrEnum):
    """What a change does to the scores: which bump it needs, and whether before and after compare."""

    NEW = "new"
    WORDING = "wording"
    CLARIFICATION = "clarification"
    MEANING = "meaning"
    SCORING = "scoring"
    RETIRED = "retired"


CHANGE_NAMES = {
    Change.NEW: T("New"),
    Change.WORDING: T("Wording"),
    Change.CLARIFICATION: T("Clarified"),
    Change.MEANING: T("Meaning"),
    Change.SCORING: T("Score"),
    Change.RETIRED: T("Retired"),
}
"""What a class of change is called where people read; its value only where somebody has to write it."""

BUMP = {
    Change.NEW: 0,
    Change.WORDING: 2,
    Change.CLARIFICATION: 1,
    Change.MEANING: 0,
    Change.SCORING: 0,
    Change.RETIRED: 0,
}
"""The part of the version that a change raises: 0 major, 1 minor, 2 patch."""

Comparable = Literal["yes", "with-care", "no", "new", "retired"]
"""Whether scores from before and after may be compared; new and retired: there is nothing to compare with."""

COMPARABLE: dict[Change, Comparable] = {
    Change.NEW: "new",
    Change.WORDING: "yes",
    Change.CLARIFICATION: "with-care",
    Change.MEANING: "no",
    Change.SCORING: "no",
    Change.RETIRED: "retired",
}
"""Whether scores from before and after a change may be compared."""


class Entry(Part):
    """One version of a definition. Newest first; the first entry is the current version."""

    version: Version = Field(description=T("Three numbers; which of them goes up follows from “change”.").key)
    date: Date = Field(description=T("The day of the change.").key)
    change: Annotated[Change, Strict(False)] = Field(
        description=T(
            "wording: scores stay comparable; clarification: with care; meaning and scoring: not comparable."
        ).key
    )
    what: Text | None = Field(None, description=T("What is different now, in one line.").key)
    why: Prose | None = Field(None, description=T("Why it was chosen. Never empty, but for wording.").key)
    workshop: OccasionRef | None = Field(None, description=T("Where it was decided.").key)
    alternatives: Many[Text] = Field((), description=T("What else was looked at.").key)
    dissent: Text | None = Field(None, description=T("Who saw it otherwise, and why; roles, no names.").key)

    @property
    def decided(self) -> Date:
        """The day of the workshop or calibration that the entry names, or else the day of the entry itself."""
        return min(self.date, date.fromisoformat(self.workshop[:10])) if self.workshop else self.date


class Origin(StrEnum):
    """How sure we are of a definition that was drawn from a document."""

    STATED = "stated"
    INFERRED = "inferred"
    MADE_UP = "made-up"


class Provenance(Part):
    """Where a definition comes from."""

    kind: Annotated[Origin, Strict(False)] = Field(description=T("How sure we are that the document says so.").key)
    note: Text | None = Field(None, description=T("Where it stands, or how it was inferred.").key)


class Definition(Part):
    """What every definition with a history carries."""

    source: Provenance | None = Field(None, description=T("Stated in a document, inferred from it, or made up.").key)
    changelog: Many[Entry] = Field((), description=T("Every version, newest first; the first is the current one.").key)

    @computed_field(description="The newest entry's version.")  # type: ignore[prop-decorator]
    @property
    def version(self) -> str:
        """The current version: that of the newest entry, or ``0.0.0`` where there is none yet."""
        return self.changelog[0].version if self.changelog else "0.0.0"
