"""A criterion: one thing that a contact is judged on, with all that is needed to judge it alike."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.model.changelog import Definition
from maatstaf.model.text import (
    ChannelRef,
    CriterionRef,
    Date,
    Id,
    KlantprincipeRef,
    KpiRef,
    Many,
    Part,
    Prose,
    ScaleRef,
    Text,
)


class Status(StrEnum):
    """Where in its life a criterion or form is."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"


class Evidence(StrEnum):
    """Where it can be seen or heard."""

    AUDIO = "audio"
    SCREEN = "screen"
    TRANSCRIPT = "transcript"
    MESSAGE = "message"
    CRM = "crm"


class Relation(StrEnum):
    """How two criteria go together."""

    COMPLEMENTS = "complements"
    OVERLAPS = "overlaps"
    SPLIT_FROM = "split-from"
    MERGED_INTO = "merged-into"


class Applies(Part):
    """Where and when the criterion counts."""

    channels: Annotated[Many[ChannelRef], Field(min_length=1)]
    when: Prose | None = Field(None, description="When, and where in the contact it may happen.")
    not_applicable: Text | None = Field(None, description="When n.v.t. may be chosen; absent: it may not.")


class Obligation(Part):
    """A duty by law or contract."""

    text: Text
    source: Text
    from_: Date | None = Field(None, alias="from")
    until: Date | None = None


class Anchor(Part):
    """When an answer fits, and what it sounds like."""

    when: Text
    sample: Prose | None = None


class Example(Part):
    """A piece of a contact with its judgement; each one is also a calibration case."""

    id: Id
    answer: str | None = None
    not_applicable: bool = False
    doubtful: bool = Field(False, description="True: people may well differ; the answer is the agreed one.")
    text: Prose
    why: Text


class Related(Part):
    """A link to another criterion."""

    criterion: CriterionRef
    how: Annotated[Relation, Strict(False)]


class Criterion(Definition):
    """One criterion. A retired one keeps its file, its page, its reason and its successor."""

    id: Id
    name: Text
    status: Annotated[Status, Strict(False)]
    key: bool = Field(False, description="True: the question that matters most.")
    klantprincipes: Many[KlantprincipeRef] = ()
    kpis: Many[KpiRef] = ()
    goal: Text = Field(description="One sentence: what the customer notices.")
    question: Text | None = Field(None, description="How a form asks it; absent: the name.")
    definition: Prose = Field(description="What is meant, complete.")
    indicators: Annotated[Many[Text], Field(min_length=1)] = Field(description="Observable behaviour, each one thing.")
    applies: Applies
    obligation: Obligation | None = None
    scale: ScaleRef
    anchors: dict[str, Anchor] = Field({}, description="For each answer of the scale: when it fits.")
    examples: Many[Example] = ()
    evidence: Many[Annotated[Evidence, Strict(False)]] = ()
    aliases: Many[Text] = Field((), description="Other words that people search for.")
    related: Many[Related] = ()
    replaces: Many[CriterionRef] = ()
    replaced_by: Many[CriterionRef] = ()
    review_by: Date | None = None
    reviewed: Date | None = None

    @property
    def asked(self) -> object:
        """The question as a form asks it."""
        return self.question or self.name

    @property
    def active(self) -> bool:
        """Whether it is in use."""
        return self.status is Status.ACTIVE
