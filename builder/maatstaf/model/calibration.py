"""A calibration session: the same contacts, judged apart by several people, then talked over."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.model.text import (
    ChannelRef,
    CriterionRef,
    Date,
    DatedId,
    FormRef,
    Many,
    Part,
    Prose,
    RoleRef,
    Text,
    Version,
)


class Action(StrEnum):
    """What follows from a session for one criterion."""

    KEEP = "keep"
    SHARPEN = "sharpen"
    TRAIN = "train"
    RETIRE = "retire"


class ExampleRef(Part):
    """An example of a criterion, used as a contact."""

    criterion: CriterionRef
    example: str


class Contact(Part):
    """One contact that was judged; no personal data."""

    id: str
    channel: ChannelRef | None = None
    about: Text | None = None
    example: ExampleRef | None = None


class Rater(Part):
    """Somebody who judged: a pseudonym and a role."""

    id: str
    role: RoleRef


class Rating(Part):
    """One judgement; ``nvt`` for not applicable, no answer means missing."""

    contact: str
    rater: str
    criterion: str
    answer: str | None = None
    comment: str | None = None


class Agreed(Part):
    """What the group agreed on after talking."""

    contact: str
    criterion: str
    answer: str
    why: Text | None = None


class Result(Part):
    """What the session found out about a criterion."""

    criterion: CriterionRef
    finding: Prose
    action: Annotated[Action, Strict(False)]


class Calibration(Part):
    """One session; ``ratings`` is a list, or the name of a CSV file beside it."""

    id: DatedId
    date: Date
    form: FormRef
    form_version: Version
    focus: Many[CriterionRef] = ()
    participants: dict[RoleRef, Annotated[int, Field(ge=1)]] = Field({})
    contacts: Annotated[Many[Contact], Field(min_length=1)]
    raters: Annotated[Many[Rater], Field(min_length=1)]
    ratings: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*\.csv$")] | Many[Rating]
    agreed: Many[Agreed] = ()
    outcomes: Many[Result] = ()
