"""A changelog runs back from now, gives its reasons, and its versions say what a change does to the scores."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.changelog import BUMP, CHANGE_NAMES, Change, Definition
from maatstaf.model.changelog import Entry as Version
from maatstaf.model.criterion import Criterion, Status
from maatstaf.model.form import Form
from maatstaf.model.text import version_parts

ID = "changelog"
TITLE = T("Every version says what changed and why.")
HELP = T(
    "The newest entry stands on top and is the current version. What the change does to the scores decides the "
    "number: wording raises the last (1.2.0 becomes 1.2.1), clarification the middle (1.3.0), meaning, scoring and "
    "retired the first (2.0.0). The oldest entry is “new”. Every entry says what changed; every entry but wording "
    "says why, because that is what people want to know a year later. Only a draft may do without a changelog."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield what is wrong with the changelog of each definition that carries one."""
    for entry in draft.entries:
        definition = entry.value
        if isinstance(definition, Definition):
            if definition.changelog:
                yield from _order(entry, definition.changelog)
                yield from _words(entry, definition.changelog)
            elif getattr(definition, "status", None) is not Status.DRAFT:
                block = "changelog:\n  - version: 1.0.0\n    date: …\n    change: new\n    what: …\n    why: |\n      …"
                place = ("id",) if "id" in type(definition).model_fields else ()
                hint = T("Say since when it is there, and why:\n{block}", {"block": block})
                yield entry.error(ID, place, T("There is no changelog."), hint)
            if isinstance(definition, (Criterion, Form)):
                yield from _retired(entry, definition)


def _order(entry: Entry[Any], log: tuple[Version, ...]) -> Iterator[Finding]:
    """Yield where neighbours don't follow one another; one finding for each pair."""
    for number, (newer, older) in enumerate(pairwise(log)):
        at = ("changelog", number)
        now, before = version_parts(newer.version), version_parts(older.version)
        if now == before:
            message = T("Version {version} is in the changelog twice.", {"version": older.version})
            yield entry.error(ID, ("changelog", number + 1, "version"), message, T("Give each entry its own version."))
        elif now < before:
            message = T("Version {new} stands above {old}.", {"new": newer.version, "old": older.version})
            yield entry.error(ID, (*at, "version"), message, T("The newest entry goes on top."))
        elif newer.change is Change.NEW:
            message = T("Only the oldest entry of a changelog is “new”.")
            hint = T("Write wording, clarification, meaning, scoring or retired.")
            yield entry.error(ID, (*at, "change"), message, hint)
        elif now != (fitting := _raised(before, BUMP[newer.change])):
            shown = ".".join(map(str, fitting))
            message = T(
                "Version {new} does not fit: after {old} comes {fitting} for a change of the kind “{change}”.",
                {"new": newer.version, "old": older.version, "fitting": shown, "change": CHANGE_NAMES[newer.change]},
            )
            yield entry.error(
                ID,
                (*at, "version"),
                message,
                T("Write “version: {fitting}”, or choose another kind of change.", {"fitting": shown}),
            )
        if newer.date < older.date and now > before:
            message = T("{new} is dated before {old}.", {"new": newer.version, "old": older.version})
            yield entry.error(ID, (*at, "date"), message, T("Correct one of the two dates."))
    if log[-1].change is not Change.NEW and not any(version.change is Change.NEW for version in log):
        message = T("The oldest entry of a changelog is “new”; found “{change}”.", {"change": log[-1].change.value})
        yield entry.error(
            ID, ("changelog", len(log) - 1, "change"), message, T("Write: {line}", {"line": "change: new"})
        )


def _raised(version: tuple[int, int, int], part: int) -> tuple[int, ...]:
    return (*version[:part], version[part] + 1, *(0,) * (2 - part))


def _words(entry: Entry[Any], log: tuple[Version, ...]) -> Iterator[Finding]:
    for number, version in enumerate(log):
        at = ("changelog", number, "version")
        if not version.what:
            message = T("Version {version} does not say what changed.", {"version": version.version})
            yield entry.error(ID, at, message, T("Add a line “what: …” that a colleague understands at once."))
        if not version.why and version.change is not Change.WORDING:
            message = T("Version {version} does not say why.", {"version": version.version})
            yield entry.error(
                ID, at, message, T("Add “why: |” and what led to it; only a change of wording needs none.")
            )


def _retired(entry: Entry[Any], definition: Criterion | Form) -> Iterator[Finding]:
    newest = definition.changelog[0] if definition.changelog else None
    said = newest is not None and newest.change is Change.RETIRED
    if said and definition.status is not Status.RETIRED:
        message = T("The newest entry says retired, the status says {status}.", {"status": definition.status.value})
        yield entry.error(ID, ("status",), message, T("Write: {line}", {"line": "status: retired"}))
    elif newest is not None and not said and definition.status is Status.RETIRED:
        message = T("The status is retired, and the changelog does not say so.")
        hint = T("Add an entry on top with “change: retired”, and say why.")
        yield entry.error(ID, ("status",), message, hint)
