"""What was judged in a calibration session, in two states: told by criterion, wherever the ratings are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from maatstaf.check.draft import Entry
from maatstaf.findings import Finding, Severity
from maatstaf.history.plain import Data
from maatstaf.history.result import Changed, FieldChange, Unread
from maatstaf.history.state import State
from maatstaf.model.calibration import Calibration, Rating
from maatstaf.ratings import sheet_in, sheet_path

PATTERN = "ratings.*"
"""The row of the table under which the ratings of a criterion are."""

Told = Entry[Calibration]


def judged(before: State, after: State, was: Told, now: Told) -> tuple[Data, Data]:
    """Return the ratings of a session in two states: answer and comment by criterion, contact and rater.

    Both are empty where the sheet is the same one, or can't be read in one of the states: then nothing is claimed.
    """
    if _same(before, after, was, now):
        return {}, {}
    (old, unread), (new, unfit) = _ratings(before, was), _ratings(after, now)
    return ({}, {}) if unread or unfit else (_by_criterion(old), _by_criterion(new))


def left_out(before: State, after: State) -> Iterator[Unread]:
    """Yield the sheets that differ and can't be read."""
    old = before.table("calibration")
    for id, now in after.table("calibration").items():
        if id in old and not _same(before, after, old[id], now):
            sides: tuple[tuple[Literal["before", "after"], State, Told], ...]
            sides = (("before", before, old[id]), ("after", after, now))
            for side, state, entry in sides:
                if fault := _ratings(state, entry)[1]:
                    yield Unread(side, fault.path, fault)


def told(changes: Iterable[Changed], before: State, after: State) -> set[str]:
    """Return the sheets of which a change of their session says what differs in them."""
    found = set()
    for change in changes:
        if change.kind == "calibration" and any(field.pattern == PATTERN for field in change.fields):
            sides = ((before, change.before), (after, change.after))
            entries = (state.table("calibration")[side.id] for state, side in sides if side)
            found |= {sheet_path(entry.source.path, entry.value) or "" for entry in entries}
    return found


def answers(value: Data | None) -> dict[tuple[str, str], Data]:
    """Return the ratings of one criterion by contact and rater: what each one answered and noted."""
    return {(contact, rater): one for contact, raters in (value or {}).items() for rater, one in raters.items()}


def given(change: FieldChange) -> int:
    """Return how many answers that were given before are different now, or gone."""
    old, new = answers(change.before), answers(change.after)
    return sum("answer" in one and one["answer"] != new.get(key, {}).get("answer") for key, one in old.items())


def _same(before: State, after: State, was: Told, now: Told) -> bool:
    paths = [sheet_path(one.source.path, one.value) for one in (was, now)]
    if None in paths:
        return bool(was.value.ratings == now.value.ratings)
    return before.files.get(paths[0] or "") == after.files.get(paths[1] or "")


def _ratings(state: State, entry: Told) -> tuple[Iterable[Rating], Finding | None]:
    """Return a session's ratings, and what is wrong first with a sheet of them that can't be read as a whole."""
    listed = entry.value.ratings
    if not isinstance(listed, str):
        return listed, None
    path = sheet_path(entry.source.path, entry.value)
    if path is None or path not in state.files:
        return (), None
    sheet = sheet_in(path, state.content(path))
    fault = None
    if sheet.problems:
        line, column, message, hint = sheet.problems[0]
        fault = Finding(path, line, column, "ratings", Severity.ERROR, message, hint)
    return [row.rating for row in sheet.rows], fault


def _by_criterion(ratings: Iterable[Rating]) -> Data:
    found: Data = {}
    for one in sorted(ratings, key=lambda one: (one.criterion, one.contact, one.rater)):
        said = one.model_dump(include={"answer", "comment"}, exclude_none=True)
        if said:  # a line without an answer was not judged yet
            found.setdefault(one.criterion, {}).setdefault(one.contact, {})[one.rater] = said
    return found
