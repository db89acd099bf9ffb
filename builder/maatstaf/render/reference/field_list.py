"""What may stand in a definition, read from its model: every key, what it takes, whether it must be there, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import get_type_hints

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from maatstaf.message import T
from maatstaf.model.changelog import Definition
from maatstaf.model.text import Part
from maatstaf.render.reference.field_types import Takes, taken

_FREE = ("comment",)
"""Plain strings that hold a text; every other one holds an id."""


@dataclass(frozen=True)
class Row:
    """One key, with the keys inside it."""

    key: str
    takes: Takes
    required: bool
    default: str
    text: T
    inside: tuple[Row, ...] = ()
    like: str = ""
    """The key beside it that has the same keys inside, which are shown there."""
    again: bool = False
    """Whether the keys around it may stand inside it once more."""
    shared: bool = False
    """Whether every definition has it: what is inside is shown once, for all of them."""


@cache
def rows_of(model: type[Part], around: tuple[type[Part], ...] = ()) -> tuple[Row, ...]:
    """Return the keys of a model: its own first, those that every definition has last."""
    hints = get_type_hints(model, include_extras=True)
    common = set(Definition.model_fields) if model is not Definition and issubclass(model, Definition) else set()
    rows: list[Row] = []
    shown: dict[tuple[type[Part], ...], str] = {}
    for name in sorted(model.model_fields, key=lambda name: name in common):
        info = model.model_fields[name]
        takes = taken(hints[name], T("text on one line") if name in _FREE else T("id"))
        why = info.description or ""
        row = Row(info.alias or name, takes, info.is_required(), _default(info), T(why))
        if name in common:
            rows.append(replace(row, shared=True))
        elif takes.parts in shown:
            rows.append(replace(row, like=shown[takes.parts]))
        else:
            rows.append(_opened(row, (*around, model)))
        if rows[-1].inside:
            shown[takes.parts] = row.key
    return tuple(rows)


def _opened(row: Row, around: tuple[type[Part], ...]) -> Row:
    """Return the row with the keys of its parts, but for parts that are already open around it."""
    inside = [line for part in row.takes.parts if part not in around for line in rows_of(part, around)]
    return replace(row, inside=tuple(inside), again=any(part in around for part in row.takes.parts))


def _default(info: FieldInfo) -> str:
    """Return a default that says something; an empty one, or a part with defaults of its own, does not."""
    value = info.default.value if isinstance(info.default, Enum) else info.default
    if value is PydanticUndefined or isinstance(value, Part) or value in (None, (), {}, ""):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
