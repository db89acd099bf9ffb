"""The fields of a definition as its form in the browser needs them: what each takes, read from the model."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from maatstaf.message import T
from maatstaf.model import text as types
from maatstaf.model.changelog import Definition
from maatstaf.model.text import Part, Refers
from maatstaf.render.proposing.labels import NEEDED, label_of, word_of

Takes = dict[str, Any]
"""What a field takes: ``is`` names the kind, the other keys depend on it (see ``taken``); texts are still ``T``."""

_SMALL = (
    (types.Text, "text"),
    (types.Prose, "prose"),
    (types.Id, "id"),
    (types.Date, "date"),
    (types.Version, "version"),
    (types.Number, "number"),
)

_LOCAL = {
    "Example.answer": "answer", "Critical.answers": "answer", "Item.failed": "answer", "Item.deduct": "answer",
    "Criterion.anchors": "answer", "Test.is": "answer", "Test.item": "item", "OutcomeTest.unanswered": "item",
    "Item.class": "class", "ClassValue.class": "class", "ClassCount.class": "class", "SectionValue.section": "section",
}  # fmt: skip
"""Fields that name something of the same file, or an answer of the scale that goes with them."""

_PLAIN = (
    *("what", "why", "workshop", "alternatives", "date", "count", "value", "criterion", "all", "any", "not", "item"),
    *("is", "start", "grade", "decimals", "subscores", "name", "answer", "score_below", "score_at_least", "section"),
    *("definition", "scale", "when", "sample", "aliases", "related", "evidence", "obligation", "until", "reviewed"),
    *("review_by", "note", "channels", "deduct", "reasons", "anchors", "coaching", "scoring", "sections", "items"),
    *("class_below", "class_at_least", "section_below", "section_at_least", "unanswered", "answered", "role"),
    *("answers", "goal", "from", "failed_at_least", "share"),
)
"""Fields that need no help beside their label."""


def parts_of(model: type[Part]) -> dict[str, list[Takes]]:
    """Return the fields of a model and of every part in it, by the part's name, in the order that files have."""
    found: dict[str, list[Takes]] = {}
    waiting = [model]
    while waiting:
        part = waiting.pop()
        if part.__name__ not in found:
            found[part.__name__] = list(_fields(part, waiting))
    return found


def _fields(part: type[Part], inside: list[type[Part]]) -> Iterator[Takes]:
    hints = get_type_hints(part, include_extras=True)
    common = Definition.model_fields if issubclass(part, Definition) else ()
    for name in sorted(part.model_fields, key=lambda name: name in common):
        info = part.model_fields[name]
        key = info.alias or name
        why = info.description or ""
        field: Takes = {"key": key, "label": label_of(part, key), "help": T(why)}
        takes = taken(hints[name], inside)
        if takes["is"] in ("bool", "one", "either") or key in _PLAIN:
            del field["help"]  # label and choices say it better than a line about keys and values
        if info.is_required():
            field["required"] = True
            if needed := NEEDED.get(f"{part.__name__}.{key}") or NEEDED.get(key):
                field["needed"] = needed
        elif isinstance(info.default, (bool, int, str)):
            field["default"] = info.default if isinstance(info.default, bool) else str(info.default)
        if local := _LOCAL.get(f"{part.__name__}.{key}"):
            field["of"] = local
        yield field | takes


def taken(hint: Any, inside: list[type[Part]]) -> Takes:
    """Return what a field with this annotation takes; the parts it may hold are added to ``inside``.

    ``is`` is one of ``text``, ``prose``, ``id``, ``date``, ``version``, ``number``, ``bool``, ``word`` (any string),
    ``one`` (of ``options``), ``ref`` (an id of one of the kinds in ``to``), ``list`` and ``map`` (with what each holds
    in ``each``), ``part`` (by name), or ``either`` (one of several of these).
    """
    for known, kind in _SMALL:
        if hint is known:
            return {"is": kind}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(hint, inside)
    if origin is Literal:
        return {"is": "one", "options": {str(value): word_of("", str(value)) for value in arguments}}
    if origin is tuple:
        return {"is": "list", "each": taken(arguments[0], inside)}
    if origin is dict:
        return {"is": "map", "each": taken(arguments[1], inside)}
    if isinstance(hint, type):
        return _class(hint, inside)
    members = [taken(member, inside) for member in arguments if member is not NoneType]
    return members[0] if len(members) == 1 else {"is": "either", "members": members}


def _marked(hint: Any, inside: list[type[Part]]) -> Takes:
    inner, *marks = get_args(hint)
    for mark in marks:
        if isinstance(mark, Refers):
            return {"is": "ref", "to": list(mark.kinds)}
    least = any(
        getattr(limit, "min_length", 0) for mark in marks if isinstance(mark, FieldInfo) for limit in mark.metadata
    )
    return taken(inner, inside) | ({"least": 1} if least and get_origin(inner) is not None else {})


def _class(hint: type, inside: list[type[Part]]) -> Takes:
    if issubclass(hint, Part):
        inside.append(hint)
        return {"is": "part", "part": hint.__name__}
    if issubclass(hint, Enum):
        return {"is": "one", "options": {str(one.value): word_of(hint.__name__, str(one.value)) for one in hint}}
    return {"is": {bool: "bool", int: "number"}.get(hint, "word")}
