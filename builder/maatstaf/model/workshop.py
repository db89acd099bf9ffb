"""A workshop: what was on the table, what was decided, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.message import T
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

    role: RoleRef = Field(description=T("The role that was missing.").key)
    why: Text = Field(description=T("Why, and what was done about it.").key)


class Proposal(Part):
    """One idea: its impact and effort from 1 to 5, the decision and why."""

    id: Id = Field(description=T("Its name within this workshop.").key)
    text: Prose = Field(description=T("The idea.").key)
    impact: Annotated[int, Field(ge=1, le=5)] = Field(
        description=T("What it would bring customers, from 1 (little) to 5 (much).").key
    )
    effort: Annotated[int, Field(ge=1, le=5)] = Field(
        description=T("What it would take, from 1 (little) to 5 (much).").key
    )
    unavoidable: bool = Field(False, description=T("True: kept whatever the matrix says.").key)
    decision: Annotated[Decision, Strict(False)] = Field(
        description=T("adopt: now; plan: with a date; later: perhaps; scrap: not.").key
    )
    why: Text | None = Field(None, description=T("Why it was decided so; always when the matrix says otherwise.").key)
    criteria: Many[CriterionRef] = Field(
        (), description=T("The criteria that it led to; their changelog names the workshop.").key
    )
    result: Prose | None = Field(None, description=T("What came of it, when it is no criterion.").key)
    dissent: Text | None = Field(None, description=T("Who saw it otherwise, and why; roles, no names.").key)

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

    id: DatedId = Field(description=T("Its date and a name, the same as the name of the file.").key)
    date: Date = Field(description=T("The day on which it was held.").key)
    kind: Annotated[WorkshopKind, Strict(False)] = Field(description=T("The way of working.").key)
    title: Text = Field(description=T("The question that was on the table.").key)
    purpose: Prose = Field(description=T("What it was for.").key)
    participants: dict[RoleRef, Annotated[int, Field(ge=1)]] = Field(
        description=T("How many people of each role took part; no names.").key
    )
    absent: Many[Absence] = Field((), description=T("Roles that were missing.").key)
    inputs: Prose | None = Field(
        None, description=T("What lay on the table: questions of employees, feedback of customers, calibrations.").key
    )
    proposals: Many[Proposal] = Field((), description=T("The ideas, with what was decided on each.").key)
    agreements: Prose | None = Field(None, description=T("What else was agreed.").key)
    open_questions: Many[Text] = Field((), description=T("What has yet to be answered.").key)
