"""A klantprincipe: what customers may always expect, elaborated over the chain."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from maatstaf.model.changelog import Definition
from maatstaf.model.text import ChainRef, Id, Many, PromiseRef, Prose, StrategyRef, Text

ICONS = ("target", "rings", "gate", "star", "triangle", "diamond", "hexagon", "moon", "square", "plus")
COLOURS = ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10")


class Klantprincipe(Definition):
    """One principle; its colour and icon are its own for ever."""

    id: Id
    name: Text
    text: Prose
    promise: Many[PromiseRef] = ()
    strategy: Many[StrategyRef] = ()
    elaboration: dict[ChainRef, Prose] = Field({}, description="What it means in each part of the chain.")
    colour: Literal["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10"] | None = None
    icon: (
        Literal["target", "rings", "gate", "star", "triangle", "diamond", "hexagon", "moon", "square", "plus"] | None
    ) = None


class Klantprincipes(Definition):
    """The file ``criteria/klantprincipes.yml``."""

    klantprincipes: Annotated[Many[Klantprincipe], Field(min_length=1)]
