"""What has been said in a changelog stays said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.fields import Least
from maatstaf.history.places import entry_of, where
from maatstaf.history.result import Changed, Happened
from maatstaf.message import T

ID = "rewritten"
TITLE = T("An entry of a changelog that others have read stays as it is.")
HELP = T(
    "The history is what people fall back on: why did we do this then? So an entry that stands in the version before, "
    "or in a published form, is not rewritten and not removed. Was something forgotten? A field that was empty may be "
    "filled in. Was it wrong? Say so in a new entry."
)


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield an error for each old entry that differs or is gone."""
    if not change.before or not change.after or change.kind == "file":
        return
    entry = entry_of(change, compared)
    said = dict(_compared(change)) | dict(_published(change, compared) if change.kind == "form" else ())
    hint = T("Put it back as it was. Is there something to add? Then put a new entry on top.")
    if gone := [version for version, lost in said.items() if lost]:
        message = T("Gone from the changelog: {versions}.", {"versions": ", ".join(gone)})
        yield entry.error(ID, ("changelog",), message, hint, key=True)
    for version in (version for version, lost in said.items() if not lost):
        message = T("Entry {version} of the changelog was rewritten.", {"version": version})
        yield entry.error(ID, where(entry, ("changelog", version)), message, hint)


def _compared(change: Changed) -> Iterator[tuple[str, bool]]:
    """Yield the versions that were said otherwise before: version, and whether it is gone."""
    for field in change.fields:
        if field.path[0] == "changelog":
            whole = len(field.path) == 2
            completed = field.happened is Happened.ADDED and not whole
            if not completed and not _told(change, field.path[1]):
                yield field.path[1], whole and field.happened is Happened.REMOVED


def _told(change: Changed, version: str) -> bool:
    """Return whether the rule about new entries tells already that a change was put under this old one."""
    old = change.before.version if change.before else None
    return version == old and not change.entries and change.least is not Least.FREE


def _published(change: Changed, compared: Compared) -> Iterator[tuple[str, bool]]:
    """Yield the versions that a frozen spec of this form tells otherwise: version, and whether it is gone."""
    now = {one.version: one for one in entry_of(change, compared).value.changelog}
    for path in compared.after.published.get(change.id, ()):
        for said in _log(compared.after.content(path)):
            known = now.get(str(said.get("version")))
            if known is None or (known.date.isoformat(), known.change.value) != (said.get("date"), said.get("change")):
                yield str(said.get("version")), known is None


def _log(content: bytes) -> list[dict[str, Any]]:
    try:
        log = json.loads(content).get("changelog", [])
    except (ValueError, AttributeError, RecursionError):
        return []
    return [entry for entry in log if isinstance(entry, dict)] if isinstance(log, list) else []
