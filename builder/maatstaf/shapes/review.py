"""A review: one conversation about several judged contacts, with what was agreed, to go on from next time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from maatstaf.model.text import Date, Language, Many, Part
from maatstaf.shapes.record import Action, FormNamed, Key, Moment, Note, Open, Progress, Record, Signal


class Sampled(Part):
    """How the contacts were drawn: with the list and the seed anybody draws the same ones."""

    population: Annotated[int, Field(ge=0)] = Field(description="How many contacts were on the list.")
    n: Annotated[int, Field(ge=0)] = Field(description="How many were asked for, a group or in all.")
    seed: Note
    drawn: Many[Key] = Field(description="The references of the contacts that were drawn.")


class Laid(Part):
    """A record on the table, and who filled it in."""

    by: Literal["coach", "employee"] = "coach"
    record: Record


class Carried(Action):
    """What was agreed last time, and how that went."""

    state: Progress | None = None
    how: Note = ""


class Review(Open):
    """One conversation between an employee and who coaches them."""

    review: Literal["maatstaf/review/v1"]
    form: FormNamed
    language: Language = Field(description="The language of the conversation.")
    saved: Moment | None = Field(None, description="When this file was written.")
    date: Date | None = Field(None, description="The day of the conversation.")
    employee: Key | None = Field(None, description="A pseudonym, or absent.")
    sample: Sampled | None = Field(None, description="Absent: the contacts were not drawn by lot, or it isn't known.")
    records: Many[Laid] = Field((), description="The records that were talked over, whole.")
    previous: Many[Carried] = Field((), description="What was agreed last time.")
    own_judgement: Note = Field("", description="How the employee looks back.")
    own_words: Note = Field("", description="What the employee wants to say about it.")
    went_well: Note = ""
    tips: Note = ""
    findings: Note = Field("", description="What stood out over all contacts.")
    next_steps: Note = ""
    actions: Many[Action] = ()
    next_date: Date | None = Field(None, description="When the next conversation is.")
    signals: Many[Signal] = ()
