"""A klantprincipe: what customers may always expect, elaborated over the chain."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from maatstaf.message import T
from maatstaf.model.changelog import Definition
from maatstaf.model.style import COLOUR_PATTERN
from maatstaf.model.text import ChainRef, Date, Id, Many, Part, PromiseRef, Prose, StrategyRef, Text

ICONS = ("target", "rings", "gate", "star", "triangle", "diamond", "hexagon", "moon", "square", "plus")
COLOURS = ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10")


class Klantprincipe(Definition):
    """One principle; its colour and icon are its own for ever."""

    id: Id = Field(description=T("Its name in other files; it keeps its meaning for ever.").key)
    name: Text = Field(description=T("What people call it.").key)
    text: Prose = Field(description=T("What customers may expect.").key)
    promise: Many[PromiseRef] = Field((), description=T("The promises that it makes concrete.").key)
    strategy: Many[StrategyRef] = Field((), description=T("The pillars of the strategy that it serves.").key)
    elaboration: dict[ChainRef, Prose] = Field({}, description=T("What it means in each part of the chain.").key)
    colour: (
        Literal["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10"]
        | Annotated[str, Field(pattern=COLOUR_PATTERN)]
        | None
    ) = Field(
        None,
        description=T("Its accent, which it keeps: one of the ten, or #rrggbb; absent: by its place in the list.").key,
    )
    icon: (
        Literal["target", "rings", "gate", "star", "triangle", "diamond", "hexagon", "moon", "square", "plus"] | None
    ) = Field(None, description=T("Its glyph, which it keeps; absent: by its place in the list.").key)
    reviewed: Date | None = Field(None, description=T("The day when somebody last looked at it.").key)

    def colour_at(self, number: int) -> str:
        """Return its accent: ``p1`` to ``p10`` or ``#rrggbb``; its own, or by its place (from 0) in the list."""
        return self.colour or COLOURS[number % len(COLOURS)]

    def icon_at(self, number: int) -> str:
        """Return the name of its glyph: its own, or by its place (from 0) in the list."""
        return self.icon or ICONS[number % len(ICONS)]


class Klantprincipes(Part):
    """The file ``criteria/klantprincipes.yml``."""

    klantprincipes: Annotated[Many[Klantprincipe], Field(min_length=1)] = Field(
        description=T("The klantprincipes, in the order in which they are shown.").key
    )
