"""What an answer says on its scale, and what it is worth there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from maatstaf.model.scale import Scale, ScaleKind
from maatstaf.shapes.form import FormScale
from maatstaf.shapes.record import Given
from maatstaf.shapes.result import State

AnyScale = Scale | FormScale
"""A scale in a handbook, or in a spec."""


@dataclass(frozen=True)
class Told:
    """What an answer says: its state, the ids (or number, or words) it gives, and its value where it has one.

    ``known`` is false for an answer that the scale does not have; it counts as unanswered.
    """

    state: State
    keys: tuple[str, ...] = ()
    value: Fraction | None = None
    known: bool = True

    def is_one_of(self, wanted: tuple[str, ...]) -> bool:
        """Return whether it is one of these answers; numbers are compared as numbers."""
        return any(key == one or _same_number(key, one) for key in self.keys for one in wanted)


_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?\Z")

NOTHING = Told("unanswered")
UNKNOWN = Told("unanswered", known=False)
LEFT_OUT = Told("not-applicable", ("nvt", "not_applicable"))


def top_of(scale: AnyScale) -> Fraction | None:
    """Return the most that can be had on a scale; ``None`` when its answers have no values.

    Where several answers may be chosen, that is the sum of the values above zero.
    """
    values = [Fraction(answer.value) for answer in scale.answers if answer.value is not None]
    if scale.kind is ScaleKind.CHOICES:
        return sum((value for value in values if value > 0), Fraction()) if values else None
    if scale.kind is ScaleKind.NUMBER:
        bands = [Fraction(band.value) for band in scale.bands if band.value is not None]
        values = bands or ([Fraction(scale.max)] if scale.max is not None else [])
    return max(values, default=None)


def told(scale: AnyScale, given: Given | None, may_be_left_out: bool) -> Told:
    """Return what ``given`` says on ``scale``; n.v.t. is unknown where it may not be chosen."""
    if given is None:
        return NOTHING
    if given.not_applicable:
        return LEFT_OUT if may_be_left_out else UNKNOWN
    match scale.kind:
        case ScaleKind.NOMINAL | ScaleKind.ORDINAL | ScaleKind.CHOICES:
            return _chosen(scale, given)
        case ScaleKind.NUMBER:
            return _number(scale, given)
        case _:
            return _words(given)


def _chosen(scale: AnyScale, given: Given) -> Told:
    chosen = given.answers if given.answers is not None else () if given.answer is None else (given.answer,)
    if not chosen:
        return NOTHING if given.value is None and given.text is None else UNKNOWN
    known = {answer.id: answer.value for answer in scale.answers}
    if any(id not in known for id in chosen) or (len(chosen) > 1 and scale.kind is not ScaleKind.CHOICES):
        return UNKNOWN
    values = [Fraction(value) for id in dict.fromkeys(chosen) if (value := known[id]) is not None]
    return Told("answered", tuple(dict.fromkeys(chosen)), sum(values, Fraction()) if values else None)


def _number(scale: AnyScale, given: Given) -> Told:
    if given.value is None:
        return NOTHING if given.answer is None and given.answers is None and given.text is None else UNKNOWN
    number = Fraction(given.value)
    if (scale.min is not None and number < scale.min) or (scale.max is not None and number > scale.max):
        return UNKNOWN
    if not scale.bands:
        return Told("answered", (given.value,), number if scale.max is not None else None)
    band = next((band for band in scale.bands if band.min <= number <= band.max), None)
    if band is None:
        return Told("answered", (given.value,))
    return Told("answered", (band.id, given.value), None if band.value is None else Fraction(band.value))


def _words(given: Given) -> Told:
    if given.text is None:
        return NOTHING if given.answer is None and given.answers is None and given.value is None else UNKNOWN
    words = given.text.strip()
    return Told("answered", (words,)) if words else NOTHING


def _same_number(one: str, other: str) -> bool:
    """Return whether both are decimal text for the same number; other words are never read as one."""
    return bool(_NUMBER.match(one) and _NUMBER.match(other)) and Fraction(one) == Fraction(other)
