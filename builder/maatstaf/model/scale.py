"""An answer scale: what can be answered, and what each answer is worth."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

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


CHOOSES = frozenset({ScaleKind.NOMINAL, ScaleKind.ORDINAL, ScaleKind.CHOICES})


class Answer(Part):
    """One answer; its id keeps its meaning for ever, its label may be reworded."""

    id: Id
    label: Text
    value: Number | None = Field(None, description="What it counts for; absent: it is not scored.")
    meaning: Prose | None = None


class Band(Part):
    """A named stretch of a number scale, from ``min`` up to and including ``max``."""

    id: Id
    label: Text
    min: Number
    max: Number
    value: Number | None = None


class Scale(Definition):
    """One scale. A scale without a zero, a reversed one and an unscored one are all allowed."""

    id: Id
    name: Text
    kind: Annotated[ScaleKind, Strict(False)]
    answers: Many[Answer] = ()
    min: Number | None = None
    max: Number | None = None
    step: Number | None = None
    unit: Text | None = None
    bands: Many[Band] = ()
    not_applicable: Text | None = Field(None, description="The label of the answer n.v.t., where it may be given.")

    @property
    def low_to_high(self) -> tuple[Answer, ...]:
        """The answers from low to high; as written where they have no value."""
        if any(answer.value is None for answer in self.answers):
            return self.answers
        return tuple(sorted(self.answers, key=lambda answer: answer.value or 0))

    def answer(self, id: str) -> Answer | None:
        """Return the answer with this id."""
        return next((answer for answer in self.answers if answer.id == id), None)


class Scales(Definition):
    """The file ``criteria/scales.yml``."""

    scales: Annotated[Many[Scale], Field(min_length=1)]
