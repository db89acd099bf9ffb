"""A walk over every text in a definition, with its place; what to walk is read from the models, once for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import Discriminator

from maatstaf.findings import Finding
from maatstaf.model.text import Part, Words
from maatstaf.source import Source

Step = tuple[str | int, ...]
Found = list[tuple[Step, Words]]
FURTHEST = 1000
"""So many lines are looked through for the fragment that a finding is about."""


class _Held(Enum):
    """What a field holds."""

    WORDS = "one text"
    PART = "one part with texts inside"


def texts(part: Part) -> Found:
    """Return (place, words) for every text inside ``part``; words are a string, or a map of languages."""
    found: Found = []
    _collect(part, (), found)
    return found


def strings(part: Part) -> Iterator[tuple[Step, str]]:
    """Yield (place, string) for every text inside ``part``, each language apart."""
    for at, words in texts(part):
        if isinstance(words, str):
            yield at, words
        else:
            for language, text in words.items():
                yield (*at, language), text


def pointing_at(finding: Finding, source: Source, fragment: str) -> Finding:
    """Return the finding moved to where ``fragment`` first stands in the file, from the finding's own line on."""
    for number in range(finding.line - 1, min(len(source.lines), finding.line + FURTHEST)):
        column = source.lines[number].find(fragment)
        if column >= 0:
            return replace(finding, line=number + 1, column=column + 1)
    return finding


def _collect(part: Part, at: Step, found: Found) -> None:
    for name, key, held in _plan(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        kind = type(value)
        if kind is tuple:
            for number, member in enumerate(value):
                if held is _Held.WORDS:
                    found.append(((*at, key, number), member))
                elif isinstance(member, Part):
                    _collect(member, (*at, key, number), found)
        elif held is _Held.WORDS:
            found.append(((*at, key), value))
        elif isinstance(value, Part):
            _collect(value, (*at, key), found)
        elif kind is dict:
            for name, member in value.items():
                if isinstance(member, Part):
                    _collect(member, (*at, key, name), found)
                else:
                    found.append(((*at, key, name), member))


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, str, _Held], ...]:
    """Return (attribute, YAML key, what it holds) for the fields in which a text can be found."""
    hints = get_type_hints(model, include_extras=True)
    fields = ((name, info.alias or name, _held(hints[name])) for name, info in model.model_fields.items())
    return tuple((name, key, held) for name, key, held in fields if held)


def _held(annotation: Any) -> _Held | None:
    """Return what a field with this annotation holds; a map of texts counts as a part."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _Held.WORDS if any(isinstance(mark, Discriminator) for mark in marks) else _held(inner)
    if origin in (Union, UnionType):
        return next((held for held in map(_held, get_args(annotation)) if held), None)
    if origin is tuple:
        return _held(get_args(annotation)[0])
    if origin is dict:
        return _Held.PART if _held(get_args(annotation)[1]) else None
    return _Held.PART if isinstance(annotation, type) and issubclass(annotation, Part) else None
