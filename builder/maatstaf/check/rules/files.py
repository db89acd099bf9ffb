"""Every file stands where its id says, and what other files lean on is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from maatstaf.check.draft import Draft, Entry, name_of
from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.model.text import ID_PATTERN, MAX_ID, RESERVED

ID = "files"
TITLE = T("A file's name is the id of what is in it.")
HELP = T(
    "You find a criterion by its file, and a page by its address: both come from the id. So the file "
    "actief-luisteren.yml holds “id: actief-luisteren”. The file of a workshop or calibration begins with its date, "
    "2026-03-12-brownpaper.yml. Every folder of criteria has a group.yml with its name, and there is one "
    "criteria/organisation.yml. Change the id or the name of the file, whichever is not yet in use."
)
_ID = re.compile(ID_PATTERN)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for each file whose name and id differ, and for each file that is lacking."""
    if "channel" not in draft.named and "channel" not in draft.unread:
        message = T("There is no file criteria/organisation.yml.")
        hint = T("Make it, with at least name, language and channels.")
        yield Finding("criteria/organisation.yml", 1, 1, ID, Severity.ERROR, message, hint)
    for kind, table in (
        ("criterion", draft.criteria),
        ("form", draft.forms),
        ("workshop", draft.workshops),
        ("calibration", draft.calibrations),
    ):
        entries: dict[str, Entry[Any]] = dict(table)
        for entry in entries.values():
            yield from _named_alike(draft, kind, entry)
    dated: list[Entry[Any]] = [*draft.workshops.values(), *draft.calibrations.values()]
    for entry in dated:
        if not entry.value.id.startswith(f"{entry.value.date.isoformat()}-"):
            message = T("The date {date} is not the date in the id.", {"date": entry.value.date.isoformat()})
            yield entry.error(ID, ("date",), message, T("Write: {line}", {"line": f"date: {entry.value.id[:10]}"}))
    yield from _groups(draft)


def _named_alike(draft: Draft, kind: str, entry: Entry[Any]) -> Iterator[Finding]:
    name, id = name_of(entry.source.path, kind), entry.value.id
    if id != name:
        message = T("The id “{id}” is not the name of this file, “{name}”.", {"id": id, "name": name})
        hint = T("Write: {line}", {"line": f"id: {name}"})
        known = {link[2] for _, links in draft.links for link in links if kind in link[1]}
        if id in known and name not in known:
            hint = T("Call the file {file}: other files know it by this id.", {"file": f"{id}.yml"})
        yield entry.error(ID, ("id",), message, hint)


def _groups(draft: Draft) -> Iterator[Finding]:
    folders: dict[str, Entry[Any]] = {}
    for criterion in draft.criteria.values():
        folders.setdefault(criterion.source.path.split("/")[1], criterion)
    for folder, entry in folders.items():
        if folder not in draft.named.get("group", ()):
            message = T("The folder “{folder}” has no group.yml.", {"folder": folder})
            hint = T("Make criteria/{folder}/group.yml with the line “name: …”.", {"folder": folder})
            yield entry.error(ID, (), message, hint)
    for folder, entry in {**folders, **draft.groups}.items():
        if not _ID.match(folder) or folder in RESERVED or len(folder) > MAX_ID:
            message = T("The folder “{folder}” can't be the id of a group.", {"folder": folder})
            yield entry.error(ID, (), message, T("Rename the folder: only a-z, 0-9 and -, for example “helpen”."))
