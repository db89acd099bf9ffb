"""What may stand in a definition, read from its model: every key, what it takes, whether it must be there, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from maatstaf.message import T
from maatstaf.model import text as types
from maatstaf.model.changelog import Definition
from maatstaf.model.text import Part, Refers

WORDS: tuple[tuple[Any, T], ...] = (
    (types.Text, T("text on one line")),
    (types.Prose, T("text ¶")),
    (types.Id, T("id")),
    (types.DatedId, T("id that begins with a date")),
    (types.Date, T("date")),
    (types.Version, T("version")),
    (types.Number, T("number")),
    (types.Language, T("language code")),
)
"""The small types of the model, and how an author knows them."""

NAMED = {
    "role": T("role"),
    "channel": T("channel"),
    "chain": T("part of the chain"),
    "criterion": T("criterion"),
    "scale": T("scale"),
    "klantprincipe": T("klantprincipe"),
    "kpi": T("KPI"),
    "promise": T("promise"),
    "strategy": T("pillar of the strategy"),
    "form": T("form"),
    "workshop": T("workshop"),
    "calibration": T("calibration"),
    "statement": T("statement of vision or mission"),
}
PATTERNS = (("csv$", T("name of a CSV file")), ("^P(", T("duration")))
_FREE = ("comment",)
"""Plain strings that hold a text; every other one holds an id."""


@dataclass(frozen=True)
class Takes:
    """What a key takes: words that end in the choices, where there are any; and the parts that have keys inside."""

    words: T
    choices: tuple[str, ...] = ()
    parts: tuple[type[Part], ...] = ()


@dataclass(frozen=True)
class Row:
    """One key. ``inside`` is empty where its parts were shown already, on the way here."""

    key: str
    takes: Takes
    required: bool
    default: str
    text: str
    inside: tuple[Row, ...]


@cache
def rows_of(model: type[Part], above: tuple[type[Part], ...] = ()) -> tuple[Row, ...]:
    """Return the keys of a model: its own first, those that every definition has last and without their insides."""
    hints = get_type_hints(model, include_extras=True)
    shared = set(Definition.model_fields) if model is not Definition else set()
    names = sorted(model.model_fields, key=lambda name: name in shared)
    return tuple(_row(model, name, hints[name], (*above, model), name not in shared) for name in names)


def _row(model: type[Part], name: str, hint: Any, above: tuple[type[Part], ...], open_up: bool) -> Row:
    info = model.model_fields[name]
    takes = taken(hint, T("text on one line") if name in _FREE else T("id"))
    parts = takes.parts if open_up else ()
    inside = [row for part in parts if part not in above for row in rows_of(part, above)]
    return Row(info.alias or name, takes, info.is_required(), _default(info), info.description or "", tuple(inside))


def _default(info: FieldInfo) -> str:
    """Return a default that says something; an empty one, or a part with defaults of its own, does not."""
    value = info.default.value if isinstance(info.default, Enum) else info.default
    if value is PydanticUndefined or isinstance(value, Part) or value in (None, (), {}, ""):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def taken(hint: Any, plain: T) -> Takes:
    """Return what a key with this annotation takes; ``plain`` is what a string without further marks holds."""
    for known, words in WORDS:
        if hint is known:
            return Takes(words)
    if get_origin(hint) is Annotated:
        return _marked(hint, plain)
    if get_origin(hint) is Literal:
        return Takes(T("one of:"), tuple(map(str, get_args(hint))))
    if get_origin(hint) is tuple:
        each = taken(get_args(hint)[0], plain)
        return Takes(T("list; each line: {each}", {"each": each.words}), each.choices, each.parts)
    if get_origin(hint) is dict:
        return _map(hint, plain)
    if isinstance(hint, type):
        return _class(hint, plain)
    return _either([member for member in get_args(hint) if member is not NoneType], plain)


def _marked(hint: Any, plain: T) -> Takes:
    inner, *marks = get_args(hint)
    for mark in marks:
        if isinstance(mark, Refers):
            return Takes(_id_of(mark))
        if isinstance(mark, FieldInfo):
            for limit in _limits(mark, inner):
                return Takes(limit)
    return taken(inner, plain)


def _id_of(mark: Refers) -> T:
    first, *others = (NAMED[kind] for kind in mark.kinds)
    named = T("{one} or {other}", {"one": first, "other": others[0]}) if others else first
    return T("id of a {what}", {"what": named})


def _limits(mark: FieldInfo, inner: Any) -> Iterator[T]:
    found = {name: limit for part in mark.metadata for name in ("ge", "le", "pattern") if (limit := getattr(part, name, None)) is not None}
    if inner is int:
        yield T("whole number from {low} to {high}" if "le" in found else "whole number, at least {low}")(low=found.get("ge"), high=found.get("le"))
    yield from (words for begin, words in PATTERNS if begin in str(found.get("pattern", "")))


def _map(hint: Any, plain: T) -> Takes:
    key, value = get_args(hint)
    marks = [mark for mark in get_args(key)[1:] if isinstance(mark, Refers)]
    each = taken(value, plain)
    per = _id_of(marks[0]) if marks else T("id of an answer")
    return Takes(T("for each {key}: {each}", {"key": per, "each": each.words}), each.choices, each.parts)


def _class(hint: type, plain: T) -> Takes:
    if issubclass(hint, Part):
        return Takes(T("keys of its own"), (), (hint,))
    if issubclass(hint, Enum):
        return Takes(T("one of:"), tuple(member.value for member in hint))
    if hint is bool:
        return Takes(T("one of:"), ("true", "false"))
    return Takes(T("whole number") if hint is int else plain)


def _either(members: list[Any], plain: T) -> Takes:
    each = [taken(member, plain) for member in members]
    if len(each) == 1:
        return each[0]
    choices = tuple(choice for one in each for choice in one.choices)
    parts = tuple(dict.fromkeys(part for one in each for part in one.parts))
    if choices:
        return Takes(T("keys of its own, or one of:"), choices, parts)
    words = list(dict.fromkeys(one.words.key for one in each))
    if len(words) == 1:
        return Takes(each[0].words, (), parts)
    return Takes(T("{one} or {other}", {"one": each[0].words, "other": each[1].words}), (), parts)
