"""Which fields of a model name something else: read from the ``Refers`` marks in the annotations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from maatstaf.message import T
from maatstaf.model.text import Part, Refers

Step = tuple[str | int, ...]

NAMES = {
    "role": T("role"),
    "channel": T("channel"),
    "chain": T("part of the chain"),
    "criterion": T("criterion"),
    "scale": T("scale"),
    "klantprincipe": T("klantprincipe"),
    "kpi": T("KPI"),
    "promise": T("promise"),
    "strategy": T("pillar of the strategy"),
    "statement": T("statement or pillar"),
    "form": T("form"),
    "workshop": T("workshop or calibration"),
}
"""What each kind that can be named is called."""


def references(value: Part, at: Step = ()) -> Iterator[tuple[Step, tuple[str, ...], str]]:
    """Yield (place, kinds it may name, id) for every reference inside ``value``; places as in the YAML."""
    for name, key, kinds, nested in _plan(type(value)):
        yield from _walk(getattr(value, name), (*at, key), kinds, nested)


def _walk(value: Any, at: Step, kinds: tuple[str, ...], nested: bool) -> Iterator[tuple[Step, tuple[str, ...], str]]:
    if value is None:
        return
    if isinstance(value, str):
        if kinds:
            yield at, kinds, value
    elif isinstance(value, tuple):
        for number, member in enumerate(value):
            yield from _walk(member, (*at, number), kinds, nested)
    elif isinstance(value, dict):
        for key, member in value.items():
            if kinds:
                yield (*at, key), kinds, key
            if nested:
                yield from _walk(member, (*at, key), (), nested)
    elif nested and isinstance(value, Part):
        yield from references(value, at)


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, str, tuple[str, ...], bool], ...]:
    """Return (attribute, YAML key, kinds, has parts inside) for the fields where a reference can be found."""
    found = []
    for name, info in model.model_fields.items():
        kinds = tuple(kind for mark in info.metadata if isinstance(mark, Refers) for kind in mark.kinds)
        inner, parts = _look(info.annotation)
        kinds += tuple(kind for kind in inner if kind not in kinds)
        if kinds or any(_has_references(part, model) for part in parts):
            found.append((name, info.alias or name, kinds, bool(parts)))
    return tuple(found)


def _has_references(part: type[Part], parent: type[Part]) -> bool:
    return part is parent or bool(_plan(part))


def parts_in(annotation: Any) -> tuple[type[Part], ...]:
    """Return the parts that a field with this annotation can hold."""
    return _look(annotation)[1]


def _look(annotation: Any) -> tuple[tuple[str, ...], tuple[type[Part], ...]]:
    """Return the kinds marked in an annotation and the parts it can hold."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return (), (annotation,)
    kinds: list[str] = []
    parts: list[type[Part]] = []
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        kinds += [kind for mark in arguments[1:] if isinstance(mark, Refers) for kind in mark.kinds]
        arguments = arguments[:1]
    for argument in arguments:
        if argument is not Ellipsis and (get_origin(annotation) is not Union or argument is not type(None)):
            inner, more = _look(argument)
            kinds += inner
            parts += more
    return tuple(dict.fromkeys(kinds)), tuple(dict.fromkeys(parts))
