"""A change is not called smaller than it is."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.entry_to_write import raised
from maatstaf.history.fields import Least, allows
from maatstaf.history.places import entry_of, fields_named, where
from maatstaf.history.result import Changed, Happened
from maatstaf.message import T
from maatstaf.model.changelog import CHANGE_NAMES, Change

ID = "class"
TITLE = T("A change is not called smaller than it is.")
HELP = T(
    "What a change does to the scores decides its class. Other points, another weight or a question more is always "
    "scoring; another channel, or n.v.t. in other cases, is always meaning. Who calls that wording makes figures look "
    "comparable that are not. With texts only you know whether the same is meant: there every class is allowed."
)


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield an error when the largest class of the new entries is below the smallest allowed."""
    least = change.least.change
    if change.happened is Happened.RETIRED:
        return  # the rule about changelogs asks for an entry that says so
    if not change.before or not change.after or least is None or not change.declared or change.declared is Change.NEW:
        return
    if allows(change.declared, least):
        return
    entry, language = entry_of(change, compared), compared.after.language
    causes = [field for field in change.fields if field.least.change and not _allowed(field.least, change.declared)]
    values = {
        "fields": fields_named(causes, change.kind, language),
        "least": least.value,
        "named": CHANGE_NAMES[least],
        "declared": CHANGE_NAMES[change.declared],
        "version": raised(change.before.version, least),
    }
    newest = next(one for one in change.entries if one.change is change.declared)
    message = T("The changelog says “{declared}”, and what changed is at least “{named}”: {fields}.", values)
    hint = T("Write “change: {least}” and “version: {version}”, and say why; or leave that out of this change.", values)
    yield entry.error(ID, where(entry, ("changelog", newest.version, "change")), message, hint)


def _allowed(least: Least, declared: Change) -> bool:
    return least.change is None or allows(declared, least.change)
