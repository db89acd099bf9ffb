"""The room that an answer takes: boxes beside or under each other, a number, a date, or lines to write on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from maatstaf.message import T
from maatstaf.model.scale import Scale, ScaleKind
from maatstaf.render.press import Press

BESIDE = 5
"""At most so many answers with their anchors fit beside each other on paper."""


class Room(StrEnum):
    """How the room for an answer is laid out."""

    COLUMNS = "columns"
    ROWS = "rows"
    BOXES = "boxes"
    NUMBER = "number"
    DATE = "date"
    LINES = "lines"


@dataclass(frozen=True)
class Space:
    """The layout, the words that say what may be given, a number's unit, and what its bands are called."""

    room: Room
    words: str = ""
    unit: str = ""
    bands: tuple[tuple[str, str], ...] = ()
    many: bool = False
    """Whether more than one answer may be chosen."""


def space_of(press: Press, scale: Scale, anchored: bool) -> Space:
    """Return the room for an answer on ``scale``; ``anchored`` answers say when they fit."""
    match scale.kind:
        case ScaleKind.NUMBER:
            return _number(press, scale)
        case ScaleKind.TEXT:
            return Space(Room.LINES, press.text(T("In your own words")))
        case ScaleKind.DATE:
            return Space(Room.DATE, press.text(T("A date")))
        case ScaleKind.CHOICES:
            return Space(Room.BOXES, press.text(T("More than one answer is fine")), many=True)
    if not anchored:
        return Space(Room.BOXES)
    return Space(Room.COLUMNS if len(scale.answers) <= BESIDE else Room.ROWS)


def _number(press: Press, scale: Scale) -> Space:
    limits = {
        "low": press.number(scale.min) if scale.min is not None else "",
        "high": press.number(scale.max) if scale.max is not None else "",
    }
    words = T("A number")
    if scale.min is not None and scale.max is not None:
        words = T("A number from {low} to {high}", limits)
    elif scale.min is not None:
        words = T("A number, at least {low}", limits)
    elif scale.max is not None:
        words = T("A number, at most {high}", limits)
    bands = tuple((press.say(band.label), f"{press.number(band.min)}–{press.number(band.max)}") for band in scale.bands)
    return Space(Room.NUMBER, press.text(words), press.say(scale.unit), bands)
