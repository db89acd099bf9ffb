"""A criterion: one thing that a contact is judged on, with all that is needed to judge it alike."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.message import T
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

    channels: Annotated[Many[ChannelRef], Field(min_length=1)] = Field(description=T("Where it can be judged.").key)
    when: Prose | None = Field(None, description=T("When, and where in the contact it may happen.").key)
    not_applicable: Text | None = Field(None, description=T("When n.v.t. may be chosen; absent: it may not.").key)


class Obligation(Part):
    """A duty by law or contract."""

    text: Text = Field(description=T("What must be done or said.").key)
    source: Text = Field(description=T("The law or contract that says so.").key)
    from_: Date | None = Field(None, alias="from", description=T("From which day on.").key)
    until: Date | None = Field(None, description=T("Until which day.").key)


class Anchor(Part):
    """When an answer fits, and what it sounds like."""

    when: Text = Field(description=T("When this answer fits, so that two people choose the same one.").key)
    sample: Prose | None = Field(None, description=T("What it sounds like: a sentence or a short dialogue.").key)


class Example(Part):
    """A piece of a contact with its judgement; each one is also a calibration case."""

    id: Id = Field(description=T("Its name within this criterion.").key)
    answer: str | None = Field(None, description=T("The answer that fits.").key)
    not_applicable: bool = Field(
        False, description=T("True: n.v.t. is the right answer here, instead of “answer”.").key
    )
    doubtful: bool = Field(False, description=T("True: people may well differ; the answer is the agreed one.").key)
    text: Prose = Field(description=T("A piece of a contact, made up or without anything that points to a person.").key)
    why: Text = Field(description=T("Why this answer, and not the one next to it.").key)


class Related(Part):
    """A link to another criterion."""

    criterion: CriterionRef = Field(description=T("The other criterion.").key)
    how: Annotated[Relation, Strict(False)] = Field(description=T("How the two go together.").key)


class Criterion(Definition):
    """One criterion. A retired one keeps its file, its page, its reason and its successor."""

    id: Id = Field(description=T("The same as the name of the file; it keeps its meaning for ever.").key)
    name: Text = Field(description=T("What people call it.").key)
    status: Annotated[Status, Strict(False)] = Field(
        description=T(
            "draft: being written; active: in use; retired: no longer used, with its reason in the changelog."
        ).key
    )
    key: bool = Field(False, description=T("True: the question that matters most.").key)
    klantprincipes: Many[KlantprincipeRef] = Field(
        (), description=T("The klantprincipes that it makes concrete; the first one gives it its colour.").key
    )
    kpis: Many[KpiRef] = Field((), description=T("The KPIs that it contributes to.").key)
    goal: Text = Field(description=T("One sentence: what the customer notices.").key)
    question: Text | None = Field(None, description=T("How a form asks it; absent: the name.").key)
    definition: Prose = Field(description=T("What is meant, complete.").key)
    indicators: Annotated[Many[Text], Field(min_length=1)] = Field(
        description=T("Observable behaviour, each one thing.").key
    )
    applies: Applies = Field(description=T("Where and when it counts.").key)
    obligation: Obligation | None = Field(None, description=T("A duty by law or contract behind it.").key)
    scale: ScaleRef = Field(description=T("The scale that it is answered on.").key)
    anchors: dict[str, Anchor] = Field({}, description=T("For each answer of the scale: when it fits.").key)
    examples: Many[Example] = Field(
        (),
        description=T(
            "Pieces of contacts with their judgement; at least one of the best and one of the worst answer."
        ).key,
    )
    evidence: Many[Annotated[Evidence, Strict(False)]] = Field((), description=T("Where it can be heard or seen.").key)
    aliases: Many[Text] = Field((), description=T("Other words that people search for.").key)
    related: Many[Related] = Field((), description=T("Other criteria that have to do with it.").key)
    replaces: Many[CriterionRef] = Field((), description=T("The criteria that it took the place of.").key)
    replaced_by: Many[CriterionRef] = Field((), description=T("For a retired one: what took its place.").key)
    review_by: Date | None = Field(None, description=T("Before this day somebody looks at it again.").key)
    reviewed: Date | None = Field(None, description=T("The day when somebody last looked at it.").key)

    @property
    def asked(self) -> object:
        """The question as a form asks it."""
        return self.question or self.name

    @property
    def active(self) -> bool:
        """Whether it is in use."""
        return self.status is Status.ACTIVE
