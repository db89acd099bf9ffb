"""A workshop: what was on the table, what was decided, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.model.text import CriterionRef, Date, DatedId, Id, Many, Part, Prose, RoleRef, Text


class WorkshopKind(StrEnum):
    """The way of working."""

    WORKSHOP = "workshop"
    BROWNPAPER = "brownpaper"
    KAIZEN = "kaizen"
    ZIEN_DENKEN_DOEN = "zien-denken-doen"
    IMPACT_EFFORT = "impact-effort"


class Decision(StrEnum):
    """What was decided on a proposal."""

    ADOPT = "adopt"
    PLAN = "plan"
    LATER = "later"
    SCRAP = "scrap"


class Absence(Part):
    """A level or role that was missing, and why."""

    role: RoleRef
    why: Text


class Proposal(Part):
    """One idea: its impact and effort from 1 to 5, the decision and why."""

    id: Id
    text: Prose
    impact: Annotated[int, Field(ge=1, le=5)]
    effort: Annotated[int, Field(ge=1, le=5)]
    unavoidable: bool = Field(False, description="True: kept whatever the matrix says.")
    decision: Annotated[Decision, Strict(False)]
    why: Text | None = None
    criteria: Many[CriterionRef] = ()
    result: Prose | None = Field(None, description="What came of it, when it is no criterion.")
    dissent: Text | None = None

    @property
    def expected(self) -> frozenset[Decision]:
        """The decisions that its place in the matrix allows; a 3 fits both neighbours."""
        high, low = self.impact >= 3, self.impact <= 3
        easy, hard = self.effort <= 3, self.effort >= 3
        quadrants = (
            (Decision.ADOPT, high and easy),
            (Decision.PLAN, high and hard),
            (Decision.LATER, low and easy),
            (Decision.SCRAP, low and hard),
        )
        return frozenset(decision for decision, fits in quadrants if fits)


class Workshop(Part):
    """One workshop. Participants are roles with a count, never names."""

    id: DatedId
    date: Date
    kind: Annotated[WorkshopKind, Strict(False)]
    title: Text
    purpose: Prose
    participants: dict[RoleRef, Annotated[int, Field(ge=1)]]
    absent: Many[Absence] = ()
    inputs: Prose | None = None
    proposals: Many[Proposal] = ()
    agreements: Prose | None = None
    open_questions: Many[Text] = ()
