"""What the specs look like to other tools: the model's own parts, made self-contained. Their schemas come from here."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from maatstaf.model.changelog import Definition, Entry
from maatstaf.model.criterion import Anchor, Criterion, Status
from maatstaf.model.form import (
    Coaching,
    Comment,
    Condition,
    Critical,
    NotApplicable,
    Scoring,
    WeightClass,
)
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.kpi import Kpi
from maatstaf.model.organisation import Channel, Organisation
from maatstaf.model.protocol import Protocol, Retention
from maatstaf.model.scale import Answer, Band, Scale, ScaleKind
from maatstaf.model.text import Many, Number, Part, Prose, Text
from maatstaf.model.workshop import Workshop

Sha256 = Field(pattern="^[0-9a-f]{64}$")


class SpecCriterion(Criterion):
    """One criterion with its history and why."""

    group: str = Field(description="The group it belongs to.")
    page: str = Field(description="Its page in the handbook, from the site's root.")
    forms: Many[str] = Field(description="The forms that ask it.")


class CriterionLine(Part):
    """One line of the list of criteria."""

    id: str
    version: str
    name: Text
    goal: Text
    status: Status
    group: str
    klantprincipes: Many[str]
    kpis: Many[str]
    spec: str = Field(description="The path of its own file, from the site's root.")


class Criteria(Part):
    """All criteria, drafts and retired ones too."""

    criteria: Many[CriterionLine]


class Foundation(Part):
    """The organisation, and its protocol when there is one."""

    organisation: Organisation
    protocol: Protocol | None = None


class SpecKlantprincipes(Part):
    """The klantprincipes, in their own order."""

    klantprincipes: Many[Klantprincipe]


class SpecKpis(Part):
    """The KPIs."""

    kpis: Many[Kpi]


class SpecScales(Part):
    """The answer scales."""

    scales: Many[Scale]


class SpecWorkshops(Part):
    """The workshops, newest first."""

    workshops: Many[Workshop]


Comparable = Literal["yes", "with-care", "no", "new", "retired"]
"""Whether scores from before and after a change may be compared."""


class ChangeRow(Part):
    """One version of one definition."""

    kind: str
    id: str
    name: Text
    previous: str | None = Field(None, description="The version before; absent for the first.")
    comparable: Comparable
    entry: Entry


class Changelog(Part):
    """Every change of every definition, newest first."""

    changes: Many[ChangeRow]


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
    scoring: Scoring
    coaching: Coaching | None = None
    rules: Rules | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    hash: str = Field(
        pattern="^[0-9a-f]{64}$",
        description="SHA-256 of this spec as canonical JSON (RFC 8785), without hash, status and the effective dates.",
    )


class IndexFile(Part):
    """One file of the spec."""

    path: str = Field(description="From the site's root.")
    kind: str = Field(description="The name of its schema: schema/<kind>.schema.json.")
    bytes: int
    sha256: str = Sha256


class Index(Part):
    """Everything under spec/v1, so that a tool polls one file."""

    spec: Literal["maatstaf/v1"]
    organisation: Text
    language: str
    as_of: date = Field(description="The newest date in the handbook.")
    files: Many[IndexFile]
