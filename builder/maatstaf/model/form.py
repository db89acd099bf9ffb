"""A form: which criteria are judged together, how they are weighed, and what comes out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, Strict

from maatstaf.message import T
from maatstaf.model.changelog import Change, Definition
from maatstaf.model.criterion import Status
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


class Effect(StrEnum):
    """What a critical answer does."""

    ZERO_FORM = "zero-form"
    ZERO_SECTION = "zero-section"
    FAIL = "fail"
    FLAG = "flag"


class Comment(StrEnum):
    """Whether a note is asked for."""

    NEVER = "never"
    OPTIONAL = "optional"
    REQUIRED = "required"
    REQUIRED_BELOW_TOP = "required-below-top"


class ScoringMethod(StrEnum):
    """How answers become a score."""

    NONE = "none"
    WEIGHTED_MEAN = "weighted-mean"
    POINTS = "points"
    DEDUCTIONS = "deductions"
    LOWEST_GRADE = "lowest-grade"
    CHECKS = "checks"

    @property
    def weighs(self) -> bool:
        """Whether weights make the score, which is then a percentage."""
        return self in (ScoringMethod.WEIGHTED_MEAN, ScoringMethod.POINTS)

    @property
    def gives_number(self) -> bool:
        """Whether there is a score at all."""
        return self not in (ScoringMethod.NONE, ScoringMethod.CHECKS)


class Test(Part):
    """One condition about an earlier answer: one of the answers in ``is``, or answered at all."""

    item: str = Field(description=T("A header field or item that stands above this one.").key)
    is_: Many[str] = Field((), alias="is", description=T("One of these answers; absent: any answer.").key)


class Condition(Part):
    """When an item is shown: tests combined by any, all and not; by id, never by position."""

    all: Many[Test | Condition] | None = Field(None, description=T("All of these hold.").key)
    any: Many[Test | Condition] | None = Field(None, description=T("At least one of these holds.").key)
    not_: Test | Condition | None = Field(None, alias="not", description=T("This does not hold.").key)


class Critical(Part):
    """Answers that must not happen, and what they do."""

    answers: Annotated[Many[str], Field(min_length=1)] = Field(description=T("The answers that must not happen.").key)
    effect: Annotated[Effect, Strict(False)] = Field(
        description=T(
            "zero-form: the form scores nothing; zero-section: its part does; fail: the outcome only; flag: a mark."
        ).key
    )


class Policy(Part):
    """A value that n.v.t. counts for."""

    value: Number = Field(description=T("The value that n.v.t. counts for.").key)


NotApplicable = Literal["exclude", "full", "zero"] | Policy


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


class SectionValue(Part):
    """A section and a score from 0 to 100."""

    section: str = Field(description=T("A part of this form.").key)
    value: Number = Field(description=T("A score from 0 to 100.").key)


class ClassValue(Part):
    """A class and a score from 0 to 100."""

    class_: str = Field(alias="class", description=T("A class of this form.").key)
    value: Number = Field(description=T("A score from 0 to 100.").key)


class ClassCount(Part):
    """A class and how many of its items."""

    class_: str | None = Field(None, alias="class", description=T("A class of this form; absent: all items.").key)
    count: int = Field(description=T("So many items.").key)


class OutcomeTest(Part):
    """What an outcome may depend on; exactly one key, or any, all, not around others."""

    score_below: Number | None = Field(None, description=T("The score is below this.").key)
    score_at_least: Number | None = Field(None, description=T("The score is this or more.").key)
    section_below: SectionValue | None = Field(None, description=T("The score of a part is below this.").key)
    section_at_least: SectionValue | None = Field(None, description=T("The score of a part is this or more.").key)
    class_below: ClassValue | None = Field(None, description=T("The score of a class is below this.").key)
    class_at_least: ClassValue | None = Field(None, description=T("The score of a class is this or more.").key)
    failed_at_least: ClassCount | None = Field(None, description=T("At least so many items failed.").key)
    critical_failed: bool | None = Field(None, description=T("True: an answer was given that must not happen.").key)
    answered: Test | None = Field(None, description=T("A header field or item has one of these answers.").key)
    unanswered: str | None = Field(None, description=T("A header field or item that has no answer.").key)
    all: Many[OutcomeTest] | None = Field(None, description=T("All of these hold.").key)
    any: Many[OutcomeTest] | None = Field(None, description=T("At least one of these holds.").key)
    not_: OutcomeTest | None = Field(None, alias="not", description=T("This does not hold.").key)


class Outcome(Part):
    """One outcome; the first whose condition holds wins, the last one has no condition."""

    id: Id = Field(description=T("Its name on this form.").key)
    name: Text = Field(description=T("What people call it.").key)
    text: Prose | None = Field(None, description=T("What follows from it.").key)
    when: OutcomeTest | None = Field(None, description=T("When it holds; the last outcome has no condition.").key)


class CompleteShare(Part):
    """Complete from this share of the weight on, in percent."""

    share: Number = Field(description=T("A percentage of the weight.").key)


class Scoring(Part):
    """How the form is scored; all of it is data."""

    method: Annotated[ScoringMethod, Strict(False)] = Field(
        ScoringMethod.NONE, description=T("How answers become a score.").key
    )
    start: Number | None = Field(
        None,
        description=T(
            "For deductions: what is deducted from. "
            "For lowest-grade: the grade when nothing failed; absent: the highest."
        ).key,
    )
    not_applicable: NotApplicable = Field(
        "exclude",
        description=T("exclude: it drops out of the sum; full: the highest value; zero: nothing; or a value.").key,
    )
    decimals: Annotated[int, Field(ge=0, le=4)] = Field(
        0, description=T("How many decimals the score has; rounding happens once, at the end.").key
    )
    subscores: Many[Literal["section", "class", "klantprincipe", "kpi"]] = Field(
        (), description=T("Scores that stand beside the total.").key
    )
    outcomes: Many[Outcome] = Field((), description=T("What the score leads to; the first one that fits wins.").key)
    human_outcome: bool = Field(
        False, description=T("True: the evaluator records an outcome beside the computed one, and says why.").key
    )
    complete_when: Literal["all-required"] | CompleteShare = Field(
        "all-required",
        description=T("When a record is complete: all required answers are there, or a share of the weight.").key,
    )

    @property
    def deducted_from(self) -> int | Decimal:
        """What deductions begin with: the start, or 100."""
        return 100 if self.start is None else self.start


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
        """The day from which on somebody can have agreed to it: when its newest change but wording was decided.

        That is the day of the workshop or calibration that the entry names, or else the day of the entry itself.
        """
        entry = next((entry for entry in self.changelog if entry.change is not Change.WORDING), None)
        if entry is None:
            return date.min
        return min(entry.date, date.fromisoformat(entry.workshop[:10])) if entry.workshop else entry.date

    @property
    def ended(self) -> date | None:
        """The first day on which a retired form was no longer used."""
        retired = self.status is Status.RETIRED and self.changelog
        return self.changelog[0].date if retired else None
