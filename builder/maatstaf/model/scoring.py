"""How a form is scored: what answers are worth together, what must not happen, and what comes out."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, Strict

from maatstaf.message import T
from maatstaf.model.condition import Test
from maatstaf.model.text import Id, Many, Number, Part, Prose, Text


class Effect(StrEnum):
    """What a critical answer does."""

    ZERO_FORM = "zero-form"
    ZERO_SECTION = "zero-section"
    FAIL = "fail"
    FLAG = "flag"


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
