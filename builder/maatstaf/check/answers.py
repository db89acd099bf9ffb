"""Which answers a scale takes: whatever names an answer is held against its scale here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from maatstaf.findings import did_you_mean
from maatstaf.message import T
from maatstaf.model.scale import CHOOSES, Scale, ScaleKind, answer_ids

NOT_APPLICABLE = ("nvt", "not_applicable")
"""How n.v.t. is written where an answer is expected; no scale may have an answer with such an id."""


def refusal(scale: Scale, answer: str) -> tuple[T, T | None] | None:
    """Return why ``answer`` is none on ``scale``, and what to write; ``None`` when it is one."""
    known = answer_ids(scale)
    if answer in known or scale.kind is ScaleKind.TEXT:
        return None
    if scale.kind in CHOOSES:
        message = T("“{answer}” is not an answer of the scale “{scale}”.", {"answer": answer, "scale": scale.id})
        return message, did_you_mean(answer, known) or T("Write one of: {words}.", {"words": ", ".join(known)})
    if scale.kind is ScaleKind.NUMBER:
        return None if _in_range(scale, answer) else _no_number(scale, answer)
    try:
        date.fromisoformat(answer)
    except ValueError:
        message = T("“{answer}” is not a date, as the scale “{scale}” wants.", {"answer": answer, "scale": scale.id})
        return message, T("Write year-month-day, for example 2026-03-12.")
    return None


def _in_range(scale: Scale, answer: str) -> bool:
    try:
        number = Decimal(answer)
    except InvalidOperation:
        return False
    return (
        number.is_finite() and (scale.min is None or number >= scale.min) and (scale.max is None or number <= scale.max)
    )


def _no_number(scale: Scale, answer: str) -> tuple[T, T]:
    message = T("“{answer}” is not a number on the scale “{scale}”.", {"answer": answer, "scale": scale.id})
    return message, T("Write a number from {low} to {high}.", {"low": scale.min, "high": scale.max})
