"""A KPI: a figure that criteria contribute to."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.message import T
from maatstaf.model.changelog import Definition
from maatstaf.model.text import CriterionRef, Date, Id, Many, Number, Part, PromiseRef, Prose, StrategyRef, Text


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Measured(StrEnum):
    """Who says so."""

    CUSTOMER = "customer"
    EMPLOYEE = "employee"
    EVALUATOR = "evaluator"
    SYSTEM = "system"


class Target(Part):
    """What the figure should be in a period."""

    period: Text = Field(description=T("A year or part of it, in words.").key)
    value: Number = Field(description=T("What the figure should be then.").key)


class Formula(Part):
    """Counted from records: the share of these answers among all judged answers to one criterion."""

    share_of: CriterionRef = Field(description=T("The criterion whose answers are counted.").key)
    answers: Annotated[Many[str], Field(min_length=1)] = Field(
        description=T("The answers that count; the figure is their share.").key
    )


class Kpi(Definition):
    """One KPI; ``measured_by`` tells three measurements of one idea apart."""

    id: Id = Field(description=T("Its name in other files; it keeps its meaning for ever.").key)
    name: Text = Field(description=T("What people call it.").key)
    abbreviation: Text | None = Field(None, description=T("Short name for tables, at most about five letters.").key)
    definition: Prose = Field(description=T("What is measured, and how.").key)
    unit: Text | None = Field(None, description=T("What it is counted in, for example %.").key)
    direction: Annotated[Direction, Strict(False)] = Field(Direction.UP, description=T("Which way is better.").key)
    strategy: Many[StrategyRef] = Field((), description=T("The pillars of the strategy that it serves.").key)
    promise: Many[PromiseRef] = Field((), description=T("The promises that it makes visible.").key)
    targets: Many[Target] = Field((), description=T("What the figure should be, period by period.").key)
    measured_by: Annotated[Measured, Strict(False)] | None = Field(
        None, description=T("Who says so: the customer, the employee, the evaluator or a system.").key
    )
    keep_until: Text | None = Field(None, description=T("Kept while a better one is made: until when.").key)
    formula: Formula | None = Field(None, description=T("For a figure that is counted from judged contacts.").key)
    reviewed: Date | None = Field(None, description=T("The day when somebody last looked at it.").key)

    @property
    def stands_alone(self) -> bool:
        """Whether it may do without criteria: on its way out, or said by customers or employees themselves."""
        return self.keep_until is not None or self.measured_by in (Measured.CUSTOMER, Measured.EMPLOYEE)


class Kpis(Part):
    """The file ``criteria/kpis.yml``."""

    kpis: Annotated[Many[Kpi], Field(min_length=1)] = Field(
        description=T("The KPIs, in the order in which they are shown.").key
    )
