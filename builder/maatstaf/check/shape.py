"""Data fitted to the model; what fits goes into the draft, and every misfit becomes a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from maatstaf.check.draft import Draft, Entry, name_of
from maatstaf.check.misfit import RULE, misfits, unknown_key
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model import KINDS
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.kpi import Kpi
from maatstaf.model.scale import Scale
from maatstaf.model.text import Part
from maatstaf.source import Source

LISTS: dict[str, type[Part]] = {"klantprincipes": Klantprincipe, "kpis": Kpi, "scales": Scale}
"""Files that hold a list: each member is fitted apart, so that one misfit hides no other member."""


def fit(root: Path, sources: Iterable[Source]) -> tuple[Draft, list[Finding]]:
    """Fit every source to the model of its kind; return the draft and everything that does not fit."""
    draft, findings = Draft(root), list[Finding]()
    for source in sources:
        if source.kind in LISTS:
            _fit_list(source, draft, findings)
        else:
            _fit_one(source, draft, findings)
    draft.broken = bool(findings)
    return draft, findings


def _fit_one(source: Source, draft: Draft, findings: list[Finding]) -> None:
    kind, id = source.kind, name_of(source.path, source.kind)
    if kind not in ("organisation", "protocol"):
        _name(draft, kind, id, source, (), findings)
        if isinstance(source.data.get("id"), str):
            draft.named[kind].setdefault(source.data["id"], source)  # the rule *files* says so if it differs
    if kind == "organisation":
        _name_parts(draft, source)
    value = _validate(KINDS[kind][1], source, (), source.data, findings)
    if value is None:
        return
    entry = Entry(value, source)
    if kind in ("organisation", "protocol"):
        setattr(draft, kind, entry)
    else:
        table = {"criterion": "criteria"}.get(kind, f"{kind}s")
        getattr(draft, table).setdefault(id, entry)


def _fit_list(source: Source, draft: Draft, findings: list[Finding]) -> None:
    kind = source.kind
    members = source.data.get(kind)
    odd = [key for key in source.data if key != kind]
    findings += [unknown_key(source, (key,), (kind,)) for key in odd]
    if not isinstance(members, list) or not members:
        draft.unread.add(kind.removesuffix("s"))
        if not odd:
            message = T("This file holds a list under “{kind}”.", {"kind": kind})
            hint = T("Write:\n{block}", {"block": f"{kind}:\n  - id: …"})
            findings.append(source.finding(RULE, (kind,), message, hint))
        return
    for number, member in enumerate(members):
        at = (kind, number)
        id = member.get("id") if isinstance(member, dict) else None
        if isinstance(id, str):
            _name(draft, kind.removesuffix("s"), id, source, at, findings)
        else:
            draft.unread.add(kind.removesuffix("s"))
        value = _validate(LISTS[kind], source, at, member, findings)
        if value is not None:
            getattr(draft, kind).setdefault(id, Entry(value, source, at))


def _name(draft: Draft, kind: str, id: str, source: Source, at: tuple[str | int, ...], findings: list[Finding]) -> None:
    known = draft.named.setdefault(kind, {})
    if id in known:
        message = T("The id “{id}” is used twice in this list.", {"id": id})
        if known[id] is not source:
            message = T("The id “{id}” is used twice; also in {path}.", {"id": id, "path": known[id].path})
        findings.append(source.finding("ids", (*at, "id"), message, T("Give one of the two another id.")))
    known.setdefault(id, source)


def _name_parts(draft: Draft, source: Source) -> None:
    """Note the ids inside the organisation's file, also when something else in that file doesn't fit."""

    def ids(value: Any) -> Iterator[str]:
        for member in value if isinstance(value, list) else ():
            if isinstance(member, dict) and isinstance(member.get("id"), str):
                yield member["id"]

    for key, kind in (("promise",) * 2, ("strategy",) * 2, ("chain",) * 2, ("channels", "channel"), ("roles", "role")):
        draft.named[kind] = dict.fromkeys(ids(source.data.get(key)), source)
    for key in ("vision", "mission"):
        part = source.data.get(key)
        statements = ids(part.get("statements")) if isinstance(part, dict) else ()
        draft.named.setdefault("statement", {}).update(dict.fromkeys(statements, source))


def _validate(
    model: type[Part], source: Source, at: tuple[str | int, ...], data: Any, findings: list[Finding]
) -> Part | None:
    try:
        return model.model_validate(data)
    except ValidationError as fault:
        faults = fault.errors(include_url=False)
        findings += misfits(model, source, at, data, [one for one in faults if not _follows(one, faults)])
        return None


def _follows(one: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Return whether a list only seems too short because its members don't fit: pydantic counts those that do."""
    at = one["loc"]
    return one["type"] == "too_short" and any(
        len(other["loc"]) > len(at) and other["loc"][: len(at)] == at for other in faults
    )
