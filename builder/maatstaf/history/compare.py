"""Two states in, what differs out: which definitions, which fields of each, and what that means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from maatstaf.check.draft import Entry, name_of
from maatstaf.history.effects import with_effects
from maatstaf.history.fields import larger
from maatstaf.history.fieldwise import called, differing, largest
from maatstaf.history.judged import judged, left_out, told
from maatstaf.history.lineage import lineages
from maatstaf.history.meaning import with_meaning
from maatstaf.history.naming import named
from maatstaf.history.pairs import renamed
from maatstaf.history.plain import Data, plain
from maatstaf.history.result import Changed, Difference, Happened, Side, Unread
from maatstaf.history.state import SINGLE, State
from maatstaf.history.table import TABLES
from maatstaf.model import kind_of
from maatstaf.model.changelog import Definition
from maatstaf.model.criterion import Status


@dataclass(frozen=True, eq=False)
class Compared:
    """Two states and what differs between them: what the rules about changes look at."""

    before: State
    after: State

    @cached_property
    def difference(self) -> Difference:
        """Everything that differs."""
        changes: tuple[Changed, ...] = ()
        for kind in TABLES:
            known = {one.before.id: one.id for one in changes if one.kind == "criterion" and one.before}
            changes += tuple(_of_kind(kind, self.before, self.after, known))
        changes = with_effects(tuple(with_meaning(change) for change in changes), self.before, self.after)
        unread = [Unread("before", path, self.before.faults.get(path)) for path in self.before.unread]
        unread += [Unread("after", path, self.after.faults.get(path)) for path in self.after.unread]
        unread += left_out(self.before, self.after)
        said = told(changes, self.before, self.after)
        files = (one for one in _files(self.before, self.after) if one.id not in said)
        return Difference((*lineages(changes, self.before, self.after), *files), tuple(unread))


def compare(before: State, after: State) -> Difference:
    """Return what differs between two states; of what could not be read in one of them nothing is claimed."""
    return Compared(before, after).difference


def _of_kind(kind: str, before: State, after: State, known: Mapping[str, str]) -> Iterator[Changed]:
    old, new = before.table(kind), after.table(kind)
    elsewhere = {path for path in after.unread if path not in before.files and kind_of(path) == kind}
    gone = {} if elsewhere else {id: entry for id, entry in old.items() if id not in new and not after.unsure(kind, id)}
    come = {id: entry for id, entry in new.items() if id not in old and not before.unsure(kind, id)}
    language = after.language
    pairs = renamed(_all_plain(gone, language), _all_plain(come, language)) if gone and come else {}
    for id, entry in gone.items():
        if id not in pairs:
            yield _one(kind, Happened.REMOVED, entry, None, (plain(entry.value, language), None))
    was = {now: old_id for old_id, now in pairs.items()}
    for id, entry in new.items():
        if id in come and id not in was:
            yield _one(kind, Happened.ADDED, None, entry, (None, plain(entry.value, language)))
        elif (other := old.get(was.get(id, id))) is not None:
            rated = judged(before, after, other, entry) if kind == "calibration" else ({}, {})
            for change in _both(kind, other, entry, rated, language, known, renamed=id in was):
                fields = (
                    named(f, kind, *((other.value, before) if f.after is None else (entry.value, after)))
                    for f in change.fields
                )
                yield replace(change, fields=tuple(fields))


def _all_plain(entries: Mapping[str, Entry[Any]], language: str) -> dict[str, Data]:
    return {id: plain(entry.value, language) for id, entry in entries.items()}


def _both(
    kind: str, before: Entry[Any], after: Entry[Any], rated: tuple[Data, Data], language: str,
    known: Mapping[str, str], *, renamed: bool,
) -> Iterator[Changed]:  # fmt: skip
    moved = kind == "criterion" and _group(before) != _group(after)
    same = before.value is after.value or before.value == after.value
    if same and not (renamed or moved) and rated[0] == rated[1]:
        return
    was, now = plain(before.value, language), plain(after.value, language)
    if kind == "calibration":
        was, now = {**was, "ratings": rated[0]}, {**now, "ratings": rated[1]}
    if kind == "criterion":
        was, now = {**was, "group": _group(before)}, {**now, "group": _group(after)}
    fields = differing(TABLES[kind], was, now, known)
    new = {entry.version for entry in _log(after)} - {entry.version for entry in _log(before)}
    fields = tuple(f for f in fields if not (f.pattern == "changelog.*" and f.happened is Happened.ADDED))
    if not (renamed or fields or new):
        return
    change = _one(kind, _happened(before, after, renamed, moved, len(fields)), before, after, (was, now))
    entries = tuple(entry for entry in _log(after) if entry.version in new)
    yield replace(change, fields=fields, entries=entries, least=largest(fields), moved=moved)


def _happened(before: Entry[Any], after: Entry[Any], renamed: bool, moved: bool, fields: int) -> Happened:
    if renamed:
        return Happened.RENAMED
    status, was = getattr(after.value, "status", None), getattr(before.value, "status", None)
    if status is Status.RETIRED and was is not Status.RETIRED:
        return Happened.RETIRED
    return Happened.MOVED if moved and fields == 1 else Happened.CHANGED


def _one(
    kind: str, happened: Happened, before: Entry[Any] | None, after: Entry[Any] | None, data: tuple[Any, Any]
) -> Changed:
    there = after or before
    assert there is not None
    id = _id(kind, there)
    title = data[1] or data[0]
    return Changed(
        kind,
        id,
        title.get("title") or called(id, {key: title[key] for key in ("name",) if key in title}),
        happened,
        _side(kind, before),
        _side(kind, after),
        entries=_log(after) if happened is Happened.ADDED and after else (),
        declared=larger(*(entry.change for entry in _log(after))) if happened is Happened.ADDED and after else None,
    )


def _side(kind: str, entry: Entry[Any] | None) -> Side | None:
    if entry is None:
        return None
    status = getattr(entry.value, "status", None)
    version = entry.value.version if isinstance(entry.value, Definition) else None
    group = _group(entry) if kind == "criterion" else None
    return Side(_id(kind, entry), entry.source.path, version, status.value if status else None, group)


def _id(kind: str, entry: Entry[Any]) -> str:
    """Return the id under which a state holds a definition: its file's name, also where the file says another id."""
    if kind in SINGLE:
        return kind
    return str(entry.value.id) if entry.at else name_of(entry.source.path, kind)


def _group(entry: Entry[Any]) -> str:
    return entry.source.path.split("/")[1]


def _log(entry: Entry[Any]) -> tuple[Any, ...]:
    return getattr(entry.value, "changelog", ())


def _files(before: State, after: State) -> Iterator[Changed]:
    """Yield the files beside the definitions that differ: frozen specs, rating sheets, pictures."""
    for path in sorted({*before.files, *after.files}):
        was, now = before.files.get(path), after.files.get(path)
        if was != now and not path.endswith((".yml", ".yaml")):
            happened = Happened.ADDED if was is None else Happened.REMOVED if now is None else Happened.CHANGED
            sides = [Side(path, path) if one else None for one in (was, now)]
            yield Changed("file", path, path, happened, sides[0], sides[1])
