"""A record: one contact judged with one version of a form, to be understood for ever through the spec it names."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from maatstaf.model.text import Date, Language, Many, Part, Version
from maatstaf.shapes.result import Exact, Result

LONGEST_TEXT = 20_000
Note = Annotated[str, Field(max_length=LONGEST_TEXT)]
Key = Annotated[str, Field(min_length=1, max_length=200)]
_CLOCK = r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
Moment = Annotated[str, Field(pattern=rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_CLOCK}$")]

OWN_DATA = "^x-"
"""What names begin with under which a tool keeps data of its own: everybody keeps that, and nobody here reads it."""


def _own(name: str) -> str:
    if not name.startswith("x-"):
        raise PydanticCustomError("extra_forbidden", "unknown")
    return name


def _with_own_data(schema: dict[str, Any]) -> None:
    schema["additionalProperties"] = False
    schema["patternProperties"] = {
        OWN_DATA: {"description": "A tool's own data, of any shape; it is kept and not read."}
    }


class Open(Part):
    """A part in which a tool may keep data of its own, under names that begin with ``x-``; other names are unknown."""

    model_config = ConfigDict(extra="allow", json_schema_extra=_with_own_data)
    __pydantic_extra__: dict[Annotated[str, AfterValidator(_own)], Any] = Field(init=False)


class FormNamed(Part):
    """The form that was used: exactly this version, with exactly this content."""

    id: Key
    version: Version
    hash: str = Field(pattern="^[0-9a-f]{64}$", description="The hash in the form's spec.")


class Given(Open):
    """What was filled in at one place: one of answer, value, text and not_applicable, or none of them yet."""

    answer: Key | None = Field(None, description="The id of the answer.")
    answers: Many[Key] | None = Field(None, description="The ids of the answers, where several may be chosen.")
    value: Exact | None = Field(None, description="A number, as decimal text.")
    text: Note | None = Field(None, description="Words, or a date as year-month-day.")
    not_applicable: Literal[True] | None = Field(None, description="N/A was chosen.")
    comment: Note | None = Field(None, description="The note beside the answer.")
    reasons: Many[Note] = Field((), description="The reasons that were chosen, as the form words them.")

    @model_validator(mode="after")
    def _one(self) -> Given:
        if (
            sum(part is not None for part in (self.answer, self.answers, self.value, self.text, self.not_applicable))
            > 1
        ):
            raise ValueError("one of answer, answers, value, text and not_applicable")
        return self


class Action(Part):
    """One thing that was agreed."""

    what: Note
    who: Note = Field("", description="The role that does it.")
    when: Date | None = Field(None, description="When it is done.")


Progress = Literal["open", "busy", "done", "dropped"]
"""How it stands with what was agreed."""


class Previous(Part):
    """What was agreed last time, and how that went."""

    what: Note
    state: Progress | None = None
    how: Note = ""


class Coaching(Part):
    """The part that looks ahead."""

    previous_actions: Many[Previous] = ()
    went_well: Note = ""
    tips: Note = ""
    actions: Many[Action] = ()
    employee_words: Note = Field("", description="What the employee says about it.")


class Signal(Part):
    """What the organisation has to solve, not the employee."""

    what: Note
    to: Note = Field("", description="The role that picks it up.")
    state: Literal["open", "passed-on", "solved"] = "open"


class HumanOutcome(Part):
    """The outcome that the evaluator chose beside the computed one."""

    outcome: Key = Field(description="The id of one of the form's outcomes.")
    why: Note = ""


class Record(Open):
    """One contact, judged."""

    record: Literal["maatstaf/record/v1"]
    form: FormNamed
    language: Language = Field(description="The language in which the form was filled in.")
    saved: Moment | None = Field(None, description="When this file was written.")
    date: Date | None = Field(None, description="The day of the judgement.")
    contact: Key | None = Field(None, description="A reference to the contact: no personal data.")
    employee: Key | None = Field(None, description="A pseudonym, or absent.")
    drawn: Literal["random", "chosen"] | None = Field(None, description="Drawn by lot, or chosen.")
    header: dict[Key, Given] = Field({}, description="What was asked before judging, by id.")
    sections: dict[Key, Given] = Field({}, description="Sections that are judged as a whole, by id.")
    answers: dict[Key, Given] = Field({}, description="The items, by id.")
    coaching: Coaching | None = None
    signals: Many[Signal] = ()
    result: Result | None = Field(None, description="What was computed when this was saved.")
    human_outcome: HumanOutcome | None = None
