"""A form as other tools read it: self-contained, with every text, scale, anchor, weight and rule that judging needs."""

from __future__ import annotations

from datetime import date
from typing import Literal

import orjson
from pydantic import Field

from maatstaf.model.changelog import Definition
from maatstaf.model.condition import Condition
from maatstaf.model.criterion import Anchor, Status
from maatstaf.model.form import Coaching, Comment, WeightClass
from maatstaf.model.organisation import Channel
from maatstaf.model.protocol import Retention
from maatstaf.model.scale import Answer, Band, ScaleKind, low_to_high
from maatstaf.model.scoring import Critical, NotApplicable, Scoring
from maatstaf.model.text import AS_JSON, Many, Number, Part, Prose, Text


class FormScale(Part):
    """An answer scale as a form needs it."""

    id: str
    name: Text
    kind: ScaleKind
    answers: Many[Answer]
    min: Number | None = None
    max: Number | None = None
    step: Number | None = None
    unit: Text | None = None
    bands: Many[Band]
    not_applicable: Text | None = None

    @property
    def low_to_high(self) -> tuple[Answer, ...]:
        """The answers from low to high; as written where they have no value."""
        return low_to_high(self.answers)


class CriterionVersion(Part):
    """Which version of which criterion an item asks."""

    id: str
    version: str
    page: str


class NotApplicableRule(Part):
    """Whether n.v.t. may be chosen, when, and what it counts for."""

    allowed: bool
    when: Text | None = None
    policy: NotApplicable


class SpecItem(Part):
    """One question of a form, complete."""

    id: str
    criterion: CriterionVersion | None = Field(None, description="Absent: a question of this form only.")
    name: Text
    text: Text = Field(description="The question as it is asked.")
    help: Prose | None = None
    goal: Text | None = None
    indicators: Many[Text]
    anchors: dict[str, Anchor]
    scale: str = Field(description="A key of scales.")
    key: bool
    required: bool
    scored: bool
    class_: str | None = Field(None, alias="class")
    weight: Number | None = None
    grade: Number | None = None
    not_applicable: NotApplicableRule
    critical: Critical | None = None
    deduct: dict[str, Number]
    failed: Many[str]
    comment: Comment
    reasons: Many[Text]
    show_when: Condition | None = None
    klantprincipes: Many[str]
    kpis: Many[str]


class SpecSection(Part):
    """A part of a form."""

    id: str
    name: Text
    klantprincipe: str | None = None
    text: Prose | None = None
    weight: Number | None = None
    judged_as_a_whole: str | None = Field(
        None, description="A key of scales; n.v.t. may be chosen where that scale has a label for it."
    )
    items: Many[SpecItem]


class SpecHeaderField(Part):
    """A field asked before judging."""

    id: str
    text: Text
    help: Prose | None = None
    scale: str
    required: bool


class SpecKlantprincipe(Part):
    """A klantprincipe that items or sections of this form name."""

    id: str
    name: Text


class KpiCount(Part):
    """How a KPI is counted from records: the share of these answers among all judged answers to one item."""

    item: str = Field(description="An item of this form.")
    answers: Many[str] = Field(description="The answers that count.")


class SpecKpi(Part):
    """A KPI that items of this form contribute to."""

    id: str
    name: Text
    abbreviation: Text | None = None
    count: KpiCount | None = Field(None, description="Absent: it is not counted from records of this form.")


class Rules(Part):
    """What a form says of the rules of the game."""

    purpose: Prose
    retention: Many[Retention]
    in_force: bool = Field(description="False: the works council has not consented yet.")


class SpecForm(Definition):
    """A form, self-contained: with all texts, scales, anchors, weights and rules that judging needs."""

    spec: Literal["maatstaf/form/v1"]
    id: str
    name: Text
    status: Status
    language: str
    languages: Many[str]
    channels: Many[Channel]
    purpose: Prose
    header: Many[SpecHeaderField]
    classes: Many[WeightClass]
    sections: Many[SpecSection]
    scales: dict[str, FormScale]
    klantprincipes: Many[SpecKlantprincipe] = Field(
        (), description="The klantprincipes that its items and sections name, in the handbook's order."
    )
    kpis: Many[SpecKpi] = Field((), description="The KPIs that its items name, and those that are counted from it.")
    scoring: Scoring
    coaching: Coaching | None = None
    rules: Rules | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    hash: str = Field(
        pattern="^[0-9a-f]{64}$",
        description="SHA-256 of this spec as canonical JSON (RFC 8785), without hash, status and the effective dates.",
    )


def form_from(content: bytes) -> SpecForm:
    """Return the form in a spec file; raises ``ValueError`` (pydantic's tells where) when it is none."""
    data = orjson.loads(content)
    if isinstance(data, dict):
        data.pop("version", None)  # it follows from the changelog
    return SpecForm.model_validate_json(orjson.dumps(data), context=AS_JSON)
