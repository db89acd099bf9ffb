"""Whatever changes is explained by a new entry in its changelog."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.entry_to_write import block
from maatstaf.history.fields import Least, larger
from maatstaf.history.places import entry_of, fields_named, taken_over, where
from maatstaf.history.result import Changed, Happened
from maatstaf.message import T
from maatstaf.model.changelog import Change

ID = "new-entry"
TITLE = T("Every change has an entry of its own in the changelog.")
HELP = T(
    "Somebody who compares scores of spring and autumn wants to know what changed in between. So each change, also one "
    "of a single word, puts a new entry on top: its version, its date, what kind of change it is, and what is "
    "different. A change of wording needs nothing more. Add nothing to an entry that others have seen already: they "
    "won't read it again."
)


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield an error for a definition that differs in something that counts, without a new entry."""
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
