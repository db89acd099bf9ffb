"""A calibration session: the same contacts, judged apart by several people, then talked over."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.message import T
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

    criterion: CriterionRef = Field(description=T("The criterion that has the example.").key)
    example: str = Field(description=T("The id of the example.").key)


class Contact(Part):
    """One contact that was judged; no personal data."""

    id: str = Field(description=T("Its name within this session.").key)
    channel: ChannelRef | None = Field(None, description=T("The channel that it came by.").key)
    about: Text | None = Field(None, description=T("What it was about, without anything that points to a person.").key)
    example: ExampleRef | None = Field(
        None, description=T("An example of a criterion, judged as if it were a contact.").key
    )


class Rater(Part):
    """Somebody who judged: a pseudonym and a role."""

    id: str = Field(description=T("A made-up name; never the real one.").key)
    role: RoleRef = Field(description=T("The role of this rater.").key)


class Rating(Part):
    """One judgement; ``nvt`` for not applicable, no answer means missing."""

    contact: str = Field(description=T("A contact of this session.").key)
    rater: str = Field(description=T("A rater of this session.").key)
    criterion: str = Field(description=T("A criterion of the form.").key)
    answer: str | None = Field(None, description=T("An answer of its scale, or nvt; absent: not judged.").key)
    comment: str | None = Field(None, description=T("What the rater heard or saw.").key)


class Agreed(Part):
    """What the group agreed on after talking."""

    contact: str = Field(description=T("A contact of this session.").key)
    criterion: str = Field(description=T("A criterion of the form.").key)
    answer: str = Field(description=T("The answer that the group agreed on.").key)
    why: Text | None = Field(None, description=T("Why this answer.").key)


class Result(Part):
    """What the session found out about a criterion."""

    criterion: CriterionRef = Field(description=T("The criterion.").key)
    finding: Prose = Field(description=T("Where judgements went apart, and why.").key)
    action: Annotated[Action, Strict(False)] = Field(
        description=T("What follows: leave it, sharpen its text, practise, or retire it.").key
    )


class Calibration(Part):
    """One session; ``ratings`` is a list, or the name of a CSV file beside it."""

    id: DatedId = Field(description=T("Its date and a name, the same as the name of the file.").key)
    date: Date = Field(description=T("The day on which it was held.").key)
    form: FormRef = Field(description=T("The form that was judged with.").key)
    form_version: Version = Field(description=T("Which version of that form.").key)
    focus: Many[CriterionRef] = Field((), description=T("The criteria that the session was about.").key)
    participants: dict[RoleRef, Annotated[int, Field(ge=1)]] = Field(
        {}, description=T("How many people of each role took part; no names.").key
    )
    contacts: Annotated[Many[Contact], Field(min_length=1)] = Field(
        description=T("What was judged; no personal data.").key
    )
    raters: Annotated[Many[Rater], Field(min_length=1)] = Field(
        description=T("Who judged: a made-up name and a role.").key
    )
    ratings: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*\.csv$")] | Many[Rating] = Field(
        description=T("The judgements themselves, or the name of a CSV file beside this one.").key
    )
    agreed: Many[Agreed] = Field((), description=T("What the group agreed on after talking.").key)
    outcomes: Many[Result] = Field((), description=T("What the session found out, criterion by criterion.").key)
