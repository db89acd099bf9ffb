"""A scale has what its kind needs, and values that can be reckoned with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from maatstaf.check.answers import NOT_APPLICABLE
from maatstaf.check.draft import Draft, Entry
from maatstaf.check.numbers import too_precise
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.scale import CHOOSES, Scale, ScaleKind

ID = "scales"
TITLE = T("A scale has answers or a range, as its kind wants.")
HELP = T(
    "Nominal (no order), ordinal (from low to high) and choices (several at once) have two answers or more. A number "
    "has a min and a max, and may have bands that don't overlap. Text and date have neither. In an ordinal scale all "
    "answers have a value or none has, and no two have the same. n.v.t. is no answer: write it under “not_applicable”."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for each scale on which no answer, or no sensible value, can be given."""
    for entry in draft.scales.values():
        scale = entry.value
        if scale.kind in CHOOSES:
            yield from _choosing(entry, scale)
        else:
            if scale.answers:
                message = T("A scale of the kind “{kind}” has no answers.", {"kind": scale.kind.value})
                yield entry.error(ID, ("answers",), message, T("Remove them, or write: kind: ordinal"), key=True)
            if scale.kind is ScaleKind.NUMBER:
                yield from _range(entry, scale)
            else:
                yield from _no_range(entry, scale)
        yield from too_precise(ID, entry, _values(scale))


def _values(scale: Scale) -> Iterator[tuple[tuple[str | int, ...], int | Decimal | None]]:
    yield from ((("answers", number, "value"), answer.value) for number, answer in enumerate(scale.answers))
    yield from ((("bands", number, "value"), band.value) for number, band in enumerate(scale.bands))


def _choosing(entry: Entry[Scale], scale: Scale) -> Iterator[Finding]:
    yield from _no_range(entry, scale)
    if len(scale.answers) < 2:
        message = T("The scale “{scale}” needs at least two answers.", {"scale": scale.id})
        block = "answers:\n  - id: goed\n    label: Goed\n  - id: niet-goed\n    label: Niet goed"
        yield entry.error(
            ID, ("answers",) if scale.answers else ("id",), message, T("Write:\n{block}", {"block": block})
        )
    for number, answer in enumerate(scale.answers):
        if answer.id in (*NOT_APPLICABLE, "not-applicable"):
            message = T("“{answer}” is kept for n.v.t. and can't be an answer of its own.", {"answer": answer.id})
            hint = T("Remove it, and write under the scale: not_applicable: n.v.t.")
            yield entry.error(ID, ("answers", number, "id"), message, hint)
    if scale.kind is ScaleKind.ORDINAL:
        given = {answer.value: number for number, answer in enumerate(scale.answers) if answer.value is not None}
        without = [number for number, answer in enumerate(scale.answers) if answer.value is None]
        if given and without:
            name = {"answer": scale.answers[without[0]].id}
            message = T("The answer “{answer}” has no value, and others have one.", name)
            hint = T("Give each answer of an ordinal scale a value, or none.")
            yield entry.error(ID, ("answers", without[0], "id"), message, hint)
        for number, answer in enumerate(scale.answers):
            if answer.value is not None and given[answer.value] != number:
                message = T("Two answers have the value {value}.", {"value": answer.value})
                hint = T("Give each answer its own value, or make the scale nominal.")
                yield entry.error(ID, ("answers", given[answer.value], "value"), message, hint)


def _no_range(entry: Entry[Scale], scale: Scale) -> Iterator[Finding]:
    for field in ("min", "max", "step", "bands"):
        if getattr(scale, field) not in (None, ()):
            message = T("A scale of the kind “{kind}” has no “{field}”.", {"kind": scale.kind.value, "field": field})
            yield entry.error(ID, (field,), message, T("Remove it, or write: kind: number"), key=True)


def _range(entry: Entry[Scale], scale: Scale) -> Iterator[Finding]:
    low, high = scale.min, scale.max
    if low is None or high is None:
        message = T("A scale of the kind “number” needs a min and a max.")
        yield entry.error(ID, ("id",), message, T("Write:\n{block}", {"block": "min: 0\nmax: 10"}))
        return
    if low >= high:
        message = T("min ({low}) must be lower than max ({high}).", {"low": low, "high": high})
        yield entry.error(ID, ("min",), message, T("Swap them or correct one."))
        return
    if scale.step is not None and not 0 < scale.step <= high - low:
        message = T("The step {step} does not fit between {low} and {high}.")
        hint = T("Write a step above 0, for example 1.")
        yield entry.error(ID, ("step",), message(step=scale.step, low=low, high=high), hint)
    order = sorted(range(len(scale.bands)), key=lambda number: (scale.bands[number].min, scale.bands[number].max))
    for number in order:
        band = scale.bands[number]
        if not low <= band.min <= band.max <= high:
            message = T("The band “{band}” does not lie between {low} and {high}.")
            hint = T("Its min is at most its max, and both are on the scale.")
            yield entry.error(ID, ("bands", number, "min"), message(band=band.id, low=low, high=high), hint)
    for before, number in pairwise(order):
        if scale.bands[number].min <= scale.bands[before].max:
            message = T("The bands “{first}” and “{second}” overlap.")
            values = {"first": scale.bands[before].id, "second": scale.bands[number].id}
            hint = T("Let each begin above the max of the one before; a band includes its min and its max.")
            yield entry.error(ID, ("bands", number, "min"), message(**values), hint)
