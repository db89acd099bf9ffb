"""One new definition to fill in: at its place, with what the handbook already knows, and with help as comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from maatstaf.begin.prefill import Asked, Filled, criterion, form, workshop
from maatstaf.begin.session import calibration
from maatstaf.blanks import blank
from maatstaf.blanks.scalars import with_schema
from maatstaf.check.draft import Draft
from maatstaf.check.shape import fit
from maatstaf.findings import Severity
from maatstaf.message import T, interface
from maatstaf.read import parse, read
from maatstaf.report import sentence
from maatstaf.source import Source
from maatstaf.write import Refused, put

KINDS: dict[str, Callable[[Asked], Filled]] = {
    "criterion": criterion,
    "form": form,
    "workshop": workshop,
    "calibration": calibration,
}
"""What can be begun, and what fills it in from the handbook."""

_DATED = ("workshop", "calibration")
_OPTIONS = {"group": "criterion", "form": "calibration"}


def begin_definition(root: Path, kind: str, id: str, group: str = "", form: str = "") -> Path:
    """Write a definition of ``kind`` with this id below ``root``, as a draft to fill in; return its path.

    Raises ``Refused`` when the kind, the id, the group or the form won't do, or the id is in use; nothing is written.
    """
    draft = _draft(root)
    language = interface(draft.languages[0])
    asked = Asked(draft, id, group, form, language)
    if kind not in KINDS:
        message = T("“{kind}” can't be begun. Choose from: {kinds}.", {"kind": kind, "kinds": ", ".join(KINDS)})
        raise asked.refusal(message)
    for option, value in (("group", group), ("form", form)):
        if value and kind != _OPTIONS[option]:
            message = T("--{option} goes with “new {kind}” only.", {"option": option, "kind": _OPTIONS[option]})
            raise asked.refusal(message)
    _refuse_id(asked, kind)
    filled = KINDS[kind](asked)
    text = with_schema(filled.path, blank(kind, language, filled.values))
    _refuse_misfit(asked, root, filled.path, kind, text)
    files = {filled.path: text.encode(), **filled.beside}
    for path in files:
        if (root / path).exists() or (root / path).is_symlink():
            raise asked.refusal(T("{path} is there already.", {"path": path}))
    put(files, root)
    return root / filled.path


def _draft(root: Path) -> Draft:
    """Return what can be read of the handbook, also when there is something wrong elsewhere in it."""
    sources, unread = read(root)
    draft, _ = fit(root, sources)
    for finding in unread:
        if finding.severity is Severity.ERROR:
            draft.note_unread(finding.path)
    return draft


def _refuse_id(asked: Asked, kind: str) -> None:
    if kind in _DATED and not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-.", asked.id):
        message = T("The id of a {kind} begins with its date, for example {example}.")
        raise asked.refusal(message(kind=kind, example=f"2026-03-12-{asked.id or 'brownpaper'}"[:51]))
    for other in _DATED if kind in _DATED else (kind,):
        if source := asked.draft.named.get(other, {}).get(asked.id):
            message = T("The id “{id}” is used already, in {path}.", {"id": asked.id, "path": source.path})
            raise asked.refusal(message)


def _refuse_misfit(asked: Asked, root: Path, path: str, kind: str, text: str) -> None:
    """Raise ``Refused`` with the model's own words when the id can't be one."""
    data, findings = parse(path, text)
    if data is not None:
        findings = fit(root, [Source(path, kind, text, data)])[1]
    if findings:
        raise Refused(f"{asked.id!r}: {sentence(findings[0], asked.language)}")
