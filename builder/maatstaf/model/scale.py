"""An answer scale: what can be answered, and what each answer is worth."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.message import T
from maatstaf.model.changelog import Definition
from maatstaf.model.text import Id, Many, Number, Part, Prose, Text


class ScaleKind(StrEnum):
    """What kind of answer it takes."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    CHOICES = "choices"


MAX_ANSWERS = 50
"""Nobody can choose from more; and agreement compares each two answers, in every resample."""
CHOOSES = frozenset({ScaleKind.NOMINAL, ScaleKind.ORDINAL, ScaleKind.CHOICES})


class Answer(Part):
    """One answer; its id keeps its meaning for ever, its label may be reworded."""

    id: Id = Field(description=T("Its name in other files and in records; it keeps its meaning for ever.").key)
    label: Text = Field(description=T("What people read; this may be reworded.").key)
    value: Number | None = Field(None, description=T("What it counts for; absent: it is not scored.").key)
    meaning: Prose | None = Field(None, description=T("When it fits, for criteria without an anchor of their own.").key)


class Band(Part):
    """A named stretch of a number scale, from ``min`` up to and including ``max``."""

    id: Id = Field(description=T("Its name in other files and in records; it keeps its meaning for ever.").key)
    label: Text = Field(description=T("What people read; this may be reworded.").key)
    min: Number = Field(description=T("The lowest number in it.").key)
    max: Number = Field(description=T("The highest number in it.").key)
    value: Number | None = Field(None, description=T("What it counts for; absent: it is not scored.").key)


def low_to_high(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Return answers from low to high; as written where one has no value."""
    if any(answer.value is None for answer in answers):
        return answers
    return tuple(sorted(answers, key=lambda answer: answer.value or 0))


class Scale(Definition):
    """One scale. A scale without a zero, a reversed one and an unscored one are all allowed."""

    id: Id = Field(description=T("Its name in other files; it keeps its meaning for ever.").key)
    name: Text = Field(description=T("What people call it.").key)
    kind: Annotated[ScaleKind, Strict(False)] = Field(description=T("What kind of answer it takes.").key)
    answers: Annotated[Many[Answer], Field(max_length=MAX_ANSWERS)] = Field(
        (), description=T("For nominal, ordinal and choices: two answers or more.").key
    )
    min: Number | None = Field(None, description=T("For number: the lowest one.").key)
    max: Number | None = Field(None, description=T("For number: the highest one.").key)
    step: Number | None = Field(None, description=T("For number: the distance from one to the next.").key)
    unit: Text | None = Field(None, description=T("For number: what it is counted in.").key)
    bands: Many[Band] = Field((), description=T("For number: named stretches that don't overlap.").key)
    not_applicable: Text | None = Field(
        None, description=T("The label of the answer n.v.t., where it may be given.").key
    )

    @property
    def low_to_high(self) -> tuple[Answer, ...]:
        """The answers from low to high; as written where they have no value."""
        return low_to_high(self.answers)

    def answer(self, id: str) -> Answer | None:
        """Return the answer with this id."""
        return next((answer for answer in self.answers if answer.id == id), None)


class Scales(Part):
    """The file ``criteria/scales.yml``."""

    scales: Annotated[Many[Scale], Field(min_length=1)] = Field(description=T("The scales.").key)


def answer_ids(scale: Scale) -> tuple[str, ...]:
    """Return the ids that can be chosen: of the answers, or of the bands of a number scale."""
    return tuple(member.id for member in scale.answers or scale.bands)
