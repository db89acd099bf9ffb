"""Whatever changes is explained by a new entry in its changelog."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.effects import ASKED_OF_FORMS
from maatstaf.history.entry_to_write import block
from maatstaf.history.fields import Least, larger
from maatstaf.history.places import entry_of, fields_named, taken_over, where
from maatstaf.history.result import Changed, Happened
from maatstaf.message import T
from maatstaf.model.changelog import CHANGE_NAMES, Change

ID = "new-entry"
TITLE = T("Every change has an entry of its own in the changelog.")
HELP = T(
    "Somebody who compares scores of spring and autumn wants to know what changed in between. So each change, also one "
    "of a single word, puts a new entry on top: its version, its date, what kind of change it is, and what is "
    "different. A change of wording needs nothing more. Add nothing to an entry that others have seen already: they "
    "won't read it again. And an entry that tells of more than words, where nothing is different, makes people look "
    "for a change that is not there."
)


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield an error for a definition that differs in something that counts, without an entry; or the opposite."""
    yield from _nothing_else(change, compared)
    if change.least is Least.FREE or change.entries or change.happened is Happened.RETIRED or not change.after:
        return  # a status that says retired and a changelog that does not: the rule about changelogs tells
    entry, language = entry_of(change, compared), compared.after.language
    changed = [field for field in change.fields if field.least is not Least.FREE]
    named = fields_named(changed, change.kind, language)
    least = larger(change.least.change, taken_over(change, compared))
    assert least
    version = change.before.version if change.before else None
    message = T("Changed: {fields}. No new entry in the changelog says so.", {"fields": named})
    if top := [field for field in change.fields if field.path[:2] == ("changelog", version)]:
        message = T("Changed: {fields}. It stands under the old entry {version}, which others have read already.",
                    {"fields": named, "version": version})  # fmt: skip
    hint = T("Put a new entry on top:\n{block}", {"block": block(version, least)})
    if least is Change.WORDING and change.least is Least.CHOOSE:
        hint = T(
            "Put a new entry on top. Is the same meant, in other words?\n{wording}\n"
            "Is it clearer now what was meant? Then “change: clarification”. Is something else meant? Then "
            "“change: meaning”. Both need a why.",
            {"wording": block(version, least)},
        )
    yield entry.error(ID, where(entry, top[0].path[:2] if top else changed[0].path), message, hint)


def _nothing_else(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield a warning for a new entry of more than words where nothing is different; a form may take a change over."""
    told = next((one for one in change.entries if one.change in ASKED_OF_FORMS), None)
    if told is None or change.kind == "form" or not change.before or not change.after or change.least is not Least.FREE:
        return
    entry = entry_of(change, compared)
    values = {"version": told.version, "change": CHANGE_NAMES[told.change]}
    message = T("Entry {version} tells of a change (“{change}”), and nothing else in this file is different.", values)
    hint = T("Make the change that it tells of, or take the entry away.")
    yield entry.warning(ID, where(entry, ("changelog", told.version)), message, hint)
