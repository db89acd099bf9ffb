"""A KPI: a figure that criteria contribute to."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.model.changelog import Definition
from maatstaf.model.text import CriterionRef, Id, Many, Number, Part, PromiseRef, Prose, StrategyRef, Text


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

    period: Text
    value: Number


class Formula(Part):
    """Counted from records: the share of these answers among all judged answers to one criterion."""

    share_of: CriterionRef
    answers: Annotated[Many[str], Field(min_length=1)]


class Kpi(Definition):
    """One KPI; ``measured_by`` tells three measurements of one idea apart."""

    id: Id
    name: Text
    abbreviation: Text | None = Field(None, description="Short name for tables, at most about five letters.")
    definition: Prose
    unit: Text | None = None
    direction: Annotated[Direction, Strict(False)] = Direction.UP
    strategy: Many[StrategyRef] = ()
    promise: Many[PromiseRef] = ()
    targets: Many[Target] = ()
    measured_by: Annotated[Measured, Strict(False)] | None = Field(
        None, description="Who says so: the customer, the employee, the evaluator or a system."
    )
    keep_until: Text | None = Field(None, description="Kept while a better one is made: until when.")
    formula: Formula | None = None


class Kpis(Definition):
    """The file ``criteria/kpis.yml``."""

    kpis: Annotated[Many[Kpi], Field(min_length=1)]
