"""Two versions of one definition, field by field: what differs, where, and the smallest class that it allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from maatstaf.history.eased import eased
from maatstaf.history.fields import EACH, Least, Path, Table, opens
from maatstaf.history.pairs import renamed
from maatstaf.history.plain import Data, is_words, members
from maatstaf.history.result import FieldChange, Happened
from maatstaf.model.text import Words

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class _Here:
    """Where in a definition we are: the path, the row of the table, and the names of the members passed."""

    table: Table
    known: Mapping[str, str]
    """Criteria that have another id now: old to new."""
    path: Path = ()
    pattern: str = ""
    names: tuple[Words, ...] = ()

    def key(self, key: str) -> _Here:
        return replace(self, path=(*self.path, key), pattern=f"{self.pattern}.{key}".lstrip("."))

    def member(self, id: str, data: Any) -> _Here:
        names = (*self.names, called(id, data))
        return replace(self, path=(*self.path, id), pattern=f"{self.pattern}.{EACH}", names=names)

    def change(self, happened: Happened, before: Any, after: Any, was: str | None = None) -> FieldChange:
        row = self.table[self.pattern]
        given = happened in (Happened.ADDED, Happened.REMOVED) and row.joins is not None
        least = row.joins if given and row.joins else row.least
        return FieldChange(self.path, self.pattern, happened, before, after, least, self.names, was)


def called(id: str, data: Any) -> Words:
    """Return what people call a member: its name, label or text, or else its id."""
    if isinstance(data, Mapping):
        asked = data.get("question", data)
        for key in ("name", "label", "text"):
            found: Any = asked.get(key)
            if is_words(found) and "why" not in asked:  # the text of an example is no name
                words: Words = found
                return words
    return id


def differing(table: Table, before: Data, after: Data, known: Mapping[str, str] = _NONE) -> tuple[FieldChange, ...]:
    """Return what differs between two versions of a definition, in the order of the table.

    ``known`` are the criteria that have another id now, old to new: what names them did not change itself.
    """
    found = tuple(_part(_Here(table, known), before, after))
    order = {row: number for number, row in enumerate(table)}
    changes = (eased(change, before, after) for change in _settled(found))
    return tuple(sorted(changes, key=lambda change: order[change.pattern]))


def _part(here: _Here, before: Data, after: Data) -> Iterator[FieldChange]:
    for key in dict.fromkeys((*before, *after)):
        if key != "id" and before.get(key) != after.get(key):
            yield from _value(here.key(key), before.get(key), after.get(key))


def _value(here: _Here, before: Any, after: Any) -> Iterator[FieldChange]:
    if f"{here.pattern}.{EACH}" in here.table:
        yield from _members(here, before, after)
    elif opens(here.pattern, here.table) and (here.pattern not in here.table or None not in (before, after)):
        yield from _part(here, before or {}, after or {})
    elif here.pattern in here.table:
        yield here.change(_happened(before, after), before, after)
    # What is left tells a member apart from the others, such as the role of a goal: that is its id.


def _happened(before: Any, after: Any) -> Happened:
    if before is None:
        return Happened.ADDED
    return Happened.REMOVED if after is None else Happened.CHANGED


def _members(here: _Here, before: Any, after: Any) -> Iterator[FieldChange]:
    old, new = members(before), members(after)
    gone = {id: data for id, data in old.items() if id not in new}
    come = {id: data for id, data in new.items() if id not in old}
    pairs = _pairs(here, gone, come)
    came = {now: was for was, now in pairs.items()}
    for id, data in old.items():
        if id not in new and id not in pairs:
            yield here.member(id, data).change(Happened.REMOVED, data, None)
    for id, data in new.items():
        was = came.get(id, id)
        if was not in old:
            yield here.member(id, data).change(Happened.ADDED, None, data)
            continue
        there = here.member(id, data)
        if was != id:
            yield there.change(Happened.RENAMED, was, id, was)
        if old[was] != data:
            yield from _member(there, old[was], data)
    if here.pattern in here.table:
        yield from _order(here, [pairs.get(id, id) for id in old], list(new))


def _pairs(here: _Here, gone: Mapping[str, Any], come: Mapping[str, Any]) -> dict[str, str]:
    """Return which members only have another id: those with an id of their own, or that of a criterion renamed."""
    if all(isinstance(data, dict) and "id" in data for data in (*gone.values(), *come.values())):
        return renamed(gone, come)
    return {old: new for old, new in here.known.items() if old in gone and new in come}


def _member(there: _Here, before: Any, after: Any) -> Iterator[FieldChange]:
    if isinstance(before, dict) and isinstance(after, dict) and opens(there.pattern, there.table):
        yield from _part(there, before, after)
    else:
        yield there.change(Happened.CHANGED, before, after)


def _order(here: _Here, before: list[str], after: list[str]) -> Iterator[FieldChange]:
    was, now = [id for id in before if id in set(after)], [id for id in after if id in set(before)]
    if was != now:
        yield here.change(Happened.MOVED, was, now)


def _settled(changes: tuple[FieldChange, ...]) -> Iterator[FieldChange]:
    """Say a move once: a question in another part, whose part did not just get another id; then order says nothing."""
    parts = {one.was: one.path[-1] for one in changes if one.pattern == "sections.*" and one.was}
    moved = {one.path[1] for one in changes if one.pattern == "items.*.section"}
    for change in changes:
        if change.pattern == "items.*.section":
            if parts.get(change.before, change.before) != change.after:
                yield replace(change, happened=Happened.MOVED)
        elif change.pattern == "items":
            was, now = ([id for id in ids if id not in moved] for ids in (change.before, change.after))
            if was != now:
                yield replace(change, before=was, after=now)
        else:
            yield change


def largest(fields: tuple[FieldChange, ...]) -> Least:
    """Return the largest of the smallest classes that some changes allow."""
    return max((change.least for change in fields), key=lambda least: least.rank, default=Least.FREE)
