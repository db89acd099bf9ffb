"""Conditions about earlier answers: when a question is asked, and what an outcome may depend on."""

from __future__ import annotations

from pydantic import Field

from maatstaf.message import T
from maatstaf.model.text import Many, Part


class Test(Part):
    """One condition about an earlier answer: one of the answers in ``is``, or answered at all."""

    item: str = Field(description=T("A header field or item that stands above this one.").key)
    is_: Many[str] = Field((), alias="is", description=T("One of these answers; absent: any answer.").key)


class Condition(Part):
    """When an item is shown: tests combined by any, all and not; by id, never by position."""

    all: Many[Test | Condition] | None = Field(None, description=T("All of these hold.").key)
    any: Many[Test | Condition] | None = Field(None, description=T("At least one of these holds.").key)
    not_: Test | Condition | None = Field(None, alias="not", description=T("This does not hold.").key)
