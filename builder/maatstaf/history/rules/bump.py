"""The version goes up as far as the change asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maatstaf.check.draft import Entry
from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.entry_to_write import raised
from maatstaf.history.meaning import BUMPS
from maatstaf.history.places import entry_of, where
from maatstaf.history.result import Changed
from maatstaf.message import T
from maatstaf.model.changelog import BUMP, CHANGE_NAMES
from maatstaf.model.changelog import Entry as Version

ID = "bump"
TITLE = T("A new version is higher than the one before, by as much as its change asks.")
HELP = T(
    "The number says at a glance whether scores compare: the last part goes up for wording, the middle one for a "
    "clarification, the first one for meaning, scoring and retired. It counts from the version that others have: "
    "whoever rewrites the newest entry, instead of adding one, gives two texts one number."
)


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield an error when the version went up too little, or when a new entry stands under one of before."""
    if not change.entries or not change.before or not change.after or change.declared is None:
        return
    entry = entry_of(change, compared)
    newest = {one.version for one in entry.value.changelog[: len(change.entries)]}
    if under := next((one for one in change.entries if one.version not in newest), None):
        yield _under(entry, change.before.version, under)
        return
    if change.raised and BUMPS.index(change.raised) <= BUMP[change.declared]:
        return
    top, *below = entry.value.changelog
    if below and top.version != raised(below[0].version, top.change):
        return  # the rule about changelogs tells that these two don't follow on each other
    values = {
        "now": change.after.version,
        "was": change.before.version,
        "change": CHANGE_NAMES[change.declared],
        "fitting": raised(change.before.version, change.declared),
    }
    message = T("Version {now} does not follow on {was}: a change of the kind “{change}” makes it {fitting}.", values)
    hint = T("Put the old entries back, and on top of them “version: {fitting}”.", values)
    yield entry.error(ID, where(entry, ("changelog", change.entries[0].version, "version")), message, hint)


def _under(entry: Entry[Any], was: str | None, new: Version) -> Finding:
    values = {"version": new.version, "was": was, "fitting": raised(was, new.change)}
    message = T("Entry {version} is new, and stands under {was}, which others have read already.", values)
    hint = T("Put it on top, with “version: {fitting}” and the date of today.", values)
    return entry.error(ID, where(entry, ("changelog", new.version, "version")), message, hint)
