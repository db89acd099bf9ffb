"""What scoring a record yields: the score, what it is made of, and what is missing; every number exact."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from maatstaf.model.text import Many, Part

Exact = Annotated[str, Field(pattern=r"^-?[0-9]{1,30}(\.[0-9]{1,30})?$")]
"""Decimal text: every reader gets the same number."""
Ratio = Annotated[str, Field(pattern=r"^-?[0-9]{1,400}(/[1-9][0-9]{0,400})?$")]
"""A rational number in lowest terms, such as ``250/3`` or ``80``."""

State = Literal["answered", "not-applicable", "unanswered", "hidden"]
Reason = Literal["no-method", "nothing-judged", "all-left-out", "no-weight"]
"""Why there is no number: the method gives none; nothing was judged yet; all was n.v.t. or hidden; all weighs 0."""


class Line(Part):
    """What became of one question, or of one section that is judged as a whole."""

    id: str
    state: State
    value: Ratio | None = Field(None, description="What the answer is worth; absent where it is worth nothing known.")
    top: Ratio | None = Field(None, description="The most that could be had.")
    weight: Ratio | None = Field(None, description="How much it weighs by the form; absent when it isn't scored.")
    share: Ratio | None = Field(None, description="Its part of the whole score, from 0 to 1; absent when left out.")
    had: Ratio | None = Field(None, description="How much of that share was had; for deductions, the points off.")
    failed: bool = False
    zeroed: bool = Field(False, description="A critical answer made its section count as zero.")


class Subscore(Part):
    """A score over part of the form, with how many of the judged questions failed."""

    by: Literal["section", "class", "klantprincipe", "kpi"]
    id: str
    score: Exact | None = Field(None, description="Rounded; absent where there is nothing to compute.")
    exact: Ratio | None = None
    failed: int
    judged: int


class CriticalHit(Part):
    """An answer that must not happen, and did."""

    item: str
    effect: Literal["zero-form", "zero-section", "fail", "flag"]


class Missing(Part):
    """What still has to be filled in."""

    id: str
    what: Literal["answer", "comment"]


class Result(Part):
    """The result of one record."""

    score: Exact | None = Field(None, description="Rounded once, a half up; absent where there is no number.")
    exact: Ratio | None = Field(None, description="The score before rounding.")
    no_score: Reason | None = Field(None, description="Why there is no number.")
    complete: bool = Field(description="Everything is there; otherwise the score and outcome are provisional.")
    covered: Ratio = Field(description="The part of the form that was judged, from 0 to 1.")
    missing: Many[Missing] = ()
    outcome: str | None = Field(None, description="The id of the outcome that follows; absent where none can.")
    criticals: Many[CriticalHit] = ()
    subscores: Many[Subscore] = ()
    lines: Many[Line] = ()
    unknown: Many[str] = Field((), description="Answers in the record that this form doesn't know; left out.")
