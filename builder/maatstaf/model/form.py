"""A form: which criteria are judged together, how much each weighs, and who agreed to that."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.message import T
from maatstaf.model.changelog import Change, Definition
from maatstaf.model.condition import Condition
from maatstaf.model.criterion import Status
from maatstaf.model.scoring import Critical, NotApplicable, Scoring
from maatstaf.model.text import (
    ChannelRef,
    CriterionRef,
    Date,
    Id,
    KlantprincipeRef,
    Many,
    Number,
    Part,
    Prose,
    RoleRef,
    ScaleRef,
    Text,
)


class Comment(StrEnum):
    """Whether a note is asked for."""

    NEVER = "never"
    OPTIONAL = "optional"
    REQUIRED = "required"
    REQUIRED_BELOW_TOP = "required-below-top"


class Question(Part):
    """What no criterion covers; asked on this form only."""

    id: Id = Field(description=T("Its name on this form.").key)
    text: Text = Field(description=T("The question as it is asked.").key)
    scale: ScaleRef = Field(description=T("The scale that it is answered on.").key)
    help: Prose | None = Field(None, description=T("What to look for.").key)


class HeaderField(Part):
    """A field asked before judging begins."""

    id: Id = Field(description=T("Its name on this form.").key)
    text: Text = Field(description=T("The question as it is asked.").key)
    scale: ScaleRef = Field(description=T("The scale that it is answered on.").key)
    required: bool = Field(False, description=T("True: it must be filled in.").key)
    help: Prose | None = Field(None, description=T("What to look for.").key)


class WeightClass(Part):
    """A class of items with one weight, or one grade."""

    id: Id = Field(description=T("Its name on this form.").key)
    name: Text = Field(description=T("What people call it.").key)
    weight: Number | None = Field(None, description=T("How much each item of this class counts.").key)
    grade: Number | None = Field(
        None, description=T("For lowest-grade: the grade when an item of this class failed.").key
    )


class Item(Part):
    """One line of a form: a criterion, or a question of its own."""

    criterion: CriterionRef | None = Field(None, description=T("The criterion that is asked.").key)
    question: Question | None = Field(
        None, description=T("A question that no criterion covers, instead of a criterion.").key
    )
    class_: str | None = Field(
        None, alias="class", description=T("A class of this form, which gives the weight or grade.").key
    )
    weight: Number | None = Field(
        None, description=T("How much it counts against the other items, instead of a class.").key
    )
    grade: Number | None = Field(
        None, description=T("For lowest-grade: the grade when this item failed, instead of a class.").key
    )
    scored: bool = Field(True, description=T("False: it is asked, and doesn't count.").key)
    required: bool | None = Field(
        None, description=T("Default: a criterion must be answered, an own question need not.").key
    )
    not_applicable: NotApplicable | None = Field(
        None, description=T("What n.v.t. does to the score; absent: as for the whole form.").key
    )
    critical: Critical | None = Field(None, description=T("Answers that must not happen, and what they do.").key)
    deduct: dict[str, Number] = Field({}, description=T("Points off, per answer.").key)
    failed: Many[str] = Field(
        (), description=T("The answers that count as failed; absent: all below the top of the scale.").key
    )
    comment: Annotated[Comment, Strict(False)] = Field(
        Comment.OPTIONAL, description=T("Whether a note is asked for.").key
    )
    reasons: Many[Text] = Field((), description=T("Reasons to choose from when it went wrong.").key)
    show_when: Condition | None = Field(None, description=T("Asked only after an earlier answer; absent: always.").key)

    @property
    def id(self) -> str:
        """The criterion's or the question's id."""
        return self.criterion or (self.question.id if self.question else "")


class Section(Part):
    """A part of a form."""

    id: Id = Field(description=T("Its name on this form.").key)
    name: Text = Field(description=T("What people call it.").key)
    klantprincipe: KlantprincipeRef | None = Field(
        None, description=T("The klantprincipe that this part is about.").key
    )
    text: Prose | None = Field(None, description=T("What this part is about.").key)
    weight: Number | None = Field(
        None, description=T("How much this part counts against the others; in no part: all items count directly.").key
    )
    judged_as_a_whole: ScaleRef | None = Field(
        None, description=T("A scale for the part as a whole; its items then only guide.").key
    )
    items: Annotated[Many[Item], Field(min_length=1)] = Field(description=T("Its questions, in order.").key)


class Coaching(Part):
    """The part of the form that looks ahead."""

    previous_actions: bool = Field(False, description=T("True: begin with what was agreed last time.").key)
    actions: Annotated[int, Field(ge=0, le=10)] = Field(3, description=T("How many actions there is room for.").key)
    recipients: Many[Text] = Field((), description=T("Who gets the filled-in form; roles, no names.").key)


class Agreement(Part):
    """A role that agreed to the form before it was used."""

    role: RoleRef = Field(description=T("The role that agreed.").key)
    date: Date = Field(description=T("The day on which it agreed.").key)


class Form(Definition):
    """One form."""

    id: Id = Field(description=T("The same as the name of the file; it keeps its meaning for ever.").key)
    name: Text = Field(description=T("What people call it.").key)
    status: Annotated[Status, Strict(False)] = Field(
        description=T(
            "draft: being written; active: in use; retired: no longer used, with its reason in the changelog."
        ).key
    )
    channels: Annotated[Many[ChannelRef], Field(min_length=1)] = Field(
        description=T("The channels that it is for.").key
    )
    purpose: Prose = Field(description=T("What it is for; this stands on top of it.").key)
    header: Many[HeaderField] = Field((), description=T("What is asked before judging begins.").key)
    classes: Many[WeightClass] = Field((), description=T("Classes of items, each with one weight or grade.").key)
    sections: Annotated[Many[Section], Field(min_length=1)] = Field(description=T("Its parts, in order.").key)
    scoring: Scoring = Field(Scoring(), description=T("How answers become a score and an outcome.").key)
    coaching: Coaching | None = Field(None, description=T("The part that looks ahead.").key)
    agreed: Many[Agreement] = Field(
        (), description=T("Who agreed to it before it was used: employee, lead and above.").key
    )
    reviewed: Date | None = Field(None, description=T("The day when somebody last looked at it.").key)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def decided(self) -> date:
        """The day from which on somebody can have agreed to it: when its newest change but wording was decided."""
        entry = next((entry for entry in self.changelog if entry.change is not Change.WORDING), None)
        return entry.decided if entry else date.min

    @property
    def ended(self) -> date | None:
        """The first day on which a retired form was no longer used."""
        retired = self.status is Status.RETIRED and self.changelog
        return self.changelog[0].date if retired else None
