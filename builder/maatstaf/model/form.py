"""A form: which criteria are judged together, how they are weighed, and what comes out."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, Strict

from maatstaf.model.changelog import Definition
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


class Test(Part):
    """One condition about an earlier answer: one of the answers in ``is``, or answered at all."""

    item: str
    is_: Many[str] = Field((), alias="is")


class Condition(Part):
    """When an item is shown: tests combined by any, all and not; by id, never by position."""

    all: Many[Test | Condition] | None = None
    any: Many[Test | Condition] | None = None
    not_: Test | Condition | None = Field(None, alias="not")


class Critical(Part):
    """Answers that must not happen, and what they do."""

    answers: Annotated[Many[str], Field(min_length=1)]
    effect: Annotated[Effect, Strict(False)]


class Policy(Part):
    """A value that n.v.t. counts for."""

    value: Number


NotApplicable = Literal["exclude", "full", "zero"] | Policy


class Question(Part):
    """What no criterion covers; asked on this form only."""

    id: Id
    text: Text
    scale: ScaleRef
    help: Prose | None = None


class HeaderField(Part):
    """A field asked before judging begins."""

    id: Id
    text: Text
    scale: ScaleRef
    required: bool = False
    help: Prose | None = None


class WeightClass(Part):
    """A class of items with one weight, or one grade."""

    id: Id
    name: Text
    weight: Number | None = None
    grade: Number | None = None


class Item(Part):
    """One line of a form: a criterion, or a question of its own."""

    criterion: CriterionRef | None = None
    question: Question | None = None
    class_: str | None = Field(None, alias="class")
    weight: Number | None = None
    grade: Number | None = None
    scored: bool = True
    required: bool | None = Field(None, description="Default: a criterion must be answered, an own question need not.")
    not_applicable: NotApplicable | None = None
    critical: Critical | None = None
    deduct: dict[str, Number] = Field({}, description="Points off, per answer.")
    failed: Many[str] = ()
    comment: Annotated[Comment, Strict(False)] = Comment.OPTIONAL
    reasons: Many[Text] = ()
    show_when: Condition | None = None

    @property
    def id(self) -> str:
        """The criterion's or the question's id."""
        return self.criterion or (self.question.id if self.question else "")


class Section(Part):
    """A part of a form."""

    id: Id
    name: Text
    klantprincipe: KlantprincipeRef | None = None
    text: Prose | None = None
    weight: Number | None = None
    judged_as_a_whole: ScaleRef | None = None
    items: Annotated[Many[Item], Field(min_length=1)]


class SectionValue(Part):
    """A section and a score from 0 to 100."""

    section: str
    value: Number


class ClassValue(Part):
    """A class and a score from 0 to 100."""

    class_: str = Field(alias="class")
    value: Number


class ClassCount(Part):
    """A class and how many of its items."""

    class_: str | None = Field(None, alias="class")
    count: int


class OutcomeTest(Part):
    """What an outcome may depend on; exactly one key, or any, all, not around others."""

    score_below: Number | None = None
    score_at_least: Number | None = None
    section_below: SectionValue | None = None
    section_at_least: SectionValue | None = None
    class_below: ClassValue | None = None
    class_at_least: ClassValue | None = None
    failed_at_least: ClassCount | None = None
    critical_failed: bool | None = None
    answered: Test | None = None
    unanswered: str | None = None
    all: Many[OutcomeTest] | None = None
    any: Many[OutcomeTest] | None = None
    not_: OutcomeTest | None = Field(None, alias="not")


class Outcome(Part):
    """One outcome; the first whose condition holds wins, the last one has no condition."""

    id: Id
    name: Text
    text: Prose | None = None
    when: OutcomeTest | None = None


class CompleteShare(Part):
    """Complete from this share of the weight on, in percent."""

    share: Number


class Scoring(Part):
    """How the form is scored; all of it is data."""

    method: Annotated[ScoringMethod, Strict(False)] = ScoringMethod.NONE
    start: Number | None = None
    not_applicable: NotApplicable = "exclude"
    decimals: Annotated[int, Field(ge=0, le=4)] = 0
    subscores: Many[Literal["section", "class", "klantprincipe", "kpi"]] = ()
    outcomes: Many[Outcome] = ()
    human_outcome: bool = False
    complete_when: Literal["all-required"] | CompleteShare = "all-required"


class Coaching(Part):
    """The part of the form that looks ahead."""

    previous_actions: bool = False
    actions: Annotated[int, Field(ge=0, le=10)] = 3
    recipients: Many[Text] = ()


class Agreement(Part):
    """A role that agreed to the form before it was used."""

    role: RoleRef
    date: Date


class Form(Definition):
    """One form."""

    id: Id
    name: Text
    status: Annotated[Status, Strict(False)]
    channels: Annotated[Many[ChannelRef], Field(min_length=1)]
    purpose: Prose
    header: Many[HeaderField] = ()
    classes: Many[WeightClass] = ()
    sections: Annotated[Many[Section], Field(min_length=1)]
    scoring: Scoring = Scoring()
    coaching: Coaching | None = None
    agreed: Many[Agreement] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in order."""
        return tuple(item for section in self.sections for item in section.items)
