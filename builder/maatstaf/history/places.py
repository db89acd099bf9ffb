"""Where a changed field stands in its file, and what the field is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from maatstaf.check.draft import Entry
from maatstaf.history.compare import Compared
from maatstaf.history.fields import Least, Path, larger
from maatstaf.history.plain import own_name
from maatstaf.history.result import Changed, FieldChange
from maatstaf.history.table import TABLES
from maatstaf.message import T
from maatstaf.model.changelog import Change
from maatstaf.model.text import say

MOST = 3
"""So many fields are named in one sentence."""


def entry_of(change: Changed, compared: Compared) -> Entry[Any]:
    """Return the definition as it is now, or as it was when it is gone."""
    if change.after is not None:
        return compared.after.table(change.kind)[change.id]
    assert change.before is not None
    return compared.before.table(change.kind)[change.before.id]


def where(entry: Entry[Any], path: Path) -> tuple[str | int, ...]:
    """Return the place of a field in its file, counted from where its definition begins, as far as it is there."""
    data: Any = entry.source.data
    for step in entry.at:
        data = data[step]
    if path == ("items",):
        return ("sections",)
    if path[0] == "items":
        for number, section in enumerate(data.get("sections", ())):
            if (at := _index(section.get("items"), path[1])) is not None:
                rest = [step for step in path[2:3] if step != "section"]
                return ("sections", number, "items", at, *rest)
        return ("sections",)
    found: list[str | int] = []
    for step in path:
        next_step = _index(data, step) if isinstance(data, list) else step if isinstance(data, dict) else None
        if next_step is None or (isinstance(data, dict) and step not in data):
            break
        found.append(next_step)
        data = data[next_step]
    return tuple(found)


def _index(members: Any, id: str) -> int | None:
    names = [own_name(member) if isinstance(member, dict) else member for member in members or ()]
    return names.index(id) if id in names else None


def called(field: FieldChange, kind: str, language: str) -> T:
    """Return what a field is called, with the name of the member that it is of."""
    row = TABLES[kind][field.pattern]
    return row.words(name=say(field.names[0], language)) if field.names else row.words


def fields_named(fields: Iterable[FieldChange], kind: str, language: str) -> T:
    """Return the names of some fields in one phrase: the first few, and that there are more."""
    words = list({str(name): name for name in (called(field, kind, language) for field in fields)}.values())
    phrase = words[0]
    for name in words[1:MOST]:
        phrase = T("{some}, {other}", {"some": phrase, "other": name})
    return T("{fields} and more", {"fields": phrase}) if len(words) > MOST else phrase


def taken_over(change: Changed, compared: Compared) -> Change | None:
    """Return the largest change that a form takes over; one whose author has yet to choose a class is no such."""
    causes = ((cause, compared.difference.of(cause.kind, cause.id)) for cause in change.takes_over)
    return larger(*(cause.change for cause, one in causes if one and (one.declared or one.least is not Least.CHOOSE)))
