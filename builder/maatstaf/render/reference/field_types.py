"""What a key takes, in an author's words, read from the annotation of a field of the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from maatstaf.message import T
from maatstaf.model import text as types
from maatstaf.model.style import COLOUR_PATTERN, PICTURE_PATTERN, Colour
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
    (Colour, T("colour")),
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
PATTERNS = (
    ("csv$", T("name of a CSV file")),
    ("^P(", T("duration")),
    (COLOUR_PATTERN, T("colour")),
    (PICTURE_PATTERN, T("name of an SVG or PNG file")),
)


@dataclass(frozen=True)
class Takes:
    """What a key takes: words that end in the choices, where there are any; and the parts that have keys inside."""

    words: T
    choices: tuple[str, ...] = ()
    parts: tuple[type[Part], ...] = ()


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
        words = (
            T("list; each with keys of its own") if each.parts else T("list; each one: {each}", {"each": each.words})
        )
        return Takes(words, each.choices, each.parts)
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
    """Yield the words for a constraint that an author should know."""
    found = {
        name: getattr(part, name) for part in mark.metadata for name in ("ge", "le", "pattern") if hasattr(part, name)
    }
    if inner is int:
        words = T("whole number from {low} to {high}") if "le" in found else T("whole number, at least {low}")
        yield words(low=found.get("ge"), high=found.get("le"))
    yield from (words for part, words in PATTERNS if part in str(found.get("pattern", "")))


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
    if choices and not parts:
        other = next((one.words for one in each if not one.choices), None)
        return Takes(T("{other}, or one of:", {"other": other}) if other else T("one of:"), choices)
    if choices:
        return Takes(T("keys of its own, or one of:"), choices, parts)
    words = list(dict.fromkeys(one.words.key for one in each))
    if len(words) == 1:
        return Takes(each[0].words, (), parts)
    return Takes(T("{one} or {other}", {"one": each[0].words, "other": each[1].words}), (), parts)
