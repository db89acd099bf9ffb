"""What publishing a form would do: the files to write, or why not; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from maatstaf.check.draft import Entry
from maatstaf.findings import Finding
from maatstaf.handbook import Handbook
from maatstaf.history.entry_to_write import block, raised
from maatstaf.message import T
from maatstaf.model.changelog import Change
from maatstaf.model.changelog import Entry as Version
from maatstaf.model.form import Form
from maatstaf.model.text import say
from maatstaf.pipeline import Checked
from maatstaf.published import Frozen, address
from maatstaf.publishing.refusals import RULE, Moment, not_ready, too_early, wrong_version
from maatstaf.publishing.since_then import SinceThen, since_then
from maatstaf.publishing.splice import spliced
from maatstaf.render.press import Press
from maatstaf.render.specs.form import dump, form_spec
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.written import as_json

MOST = 5
"""So many names stand in the entry that publishing writes itself."""


@dataclass(frozen=True)
class Asked:
    """What was asked for: the form, from and until which day (absent: by its changelog; no end), and today."""

    form: str
    since: date | None
    until: date | None
    today: date


@dataclass(frozen=True)
class Plan:
    """What publishing would do: refusals, or files by path from the root; ``already`` when it is published as it is.

    ``difference`` is what changed since ``before``, the newest published version; ``entry`` what publishing adds to
    the form's own changelog.
    """

    version: str
    since: date | None = None
    refusals: tuple[Finding, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    already: Frozen | None = None
    before: Frozen | None = None
    difference: SinceThen | None = None
    entry: Version | None = None


def plan(root: Path, checked: Checked, asked: Asked) -> Plan:
    """Return what publishing a form of a sound handbook would do."""
    handbook = checked.handbook
    assert handbook is not None
    form = checked.draft.forms[asked.form]
    versions = handbook.published.get(asked.form, ())
    spec = _spec(handbook, form.value)
    for frozen in versions:
        if (frozen.spec.version, frozen.spec.hash) == (spec.version, spec.hash):
            return Plan(spec.version, already=frozen)
    before = versions[-1] if versions else None
    difference = since_then(handbook, before.spec, spec) if before else None
    version, entry, text = spec.version, None, None
    wrong: list[Finding] = []
    if before and difference:
        if difference.change is Change.WORDING and spec.version == before.spec.version:
            entry = _patch(form.value, difference, checked.language, asked)
            version, text = entry.version, spliced(form.source, _raw(root, form), entry, handbook.language)
            wrong += [_by_hand(form, entry)] if text is None else []
        else:
            wrong += wrong_version(form, before, difference.change)
    since = _since(form.value, entry, asked)
    if form.value.changelog and not wrong:
        wrong += too_early(handbook, form, version, before, Moment(since, bool(asked.since or entry), asked.today))
    if refusals := (*not_ready(checked.draft, handbook, form), *wrong):
        return Plan(version, since, refusals, before=before, difference=difference)
    if entry:
        newer = form.value.model_copy(update={"changelog": (entry, *form.value.changelog)})
        spec = _spec(replace(handbook, forms={**handbook.forms, newer.id: newer}), newer)
    frozen_spec = spec.model_copy(update={"effective_from": since, "effective_until": asked.until})
    files = {address(asked.form, version): as_json(dump(Press(handbook), frozen_spec))}
    if text is not None:
        files[form.source.path] = text.encode()
    return Plan(version, since, (), files, None, before, difference, entry)


def _spec(handbook: Handbook, form: Form) -> SpecForm:
    return form_spec(Press(handbook), form)


def _raw(root: Path, form: Entry[Form]) -> str:
    return (root / form.source.path).read_bytes().decode()


def _since(form: Form, entry: Version | None, asked: Asked) -> date:
    """Return the day from which the version counts: as asked, or as its newest changelog entry says."""
    if asked.since or entry:
        return asked.since or entry.date  # type: ignore[union-attr]
    return form.changelog[0].date if form.changelog else asked.today


def _patch(form: Form, difference: SinceThen, language: str, asked: Asked) -> Version:
    """Return the entry of wording that publishing writes: its day is the one on which it begins to count."""
    day = asked.since or max(asked.today, form.changelog[0].date)
    names = list(dict.fromkeys(_names(difference, language)))
    listed = ", ".join(names[:MOST]) + (" …" if len(names) > MOST else "")
    what = T("Only other words, in: {names}.", {"names": listed}) if names else T("Only other words.")
    return Version(
        version=raised(form.version, Change.WORDING),
        date=day.isoformat(),  # type: ignore[arg-type]
        change=Change.WORDING,
        what=what.in_language(language),
    )


def _names(difference: SinceThen, language: str) -> Iterator[str]:
    for one in difference.differences:
        if one.kind == "form":
            yield T("the form itself").in_language(language)
        elif one.kind == "protocol":
            yield T("the rules of the game").in_language(language)
        else:
            yield say(one.name, language)


def _by_hand(form: Entry[Form], entry: Version) -> Finding:
    message = T("Version {version} has to be in the changelog first, and it can't be written here by itself.",
                {"version": entry.version})  # fmt: skip
    hint = T("Write it on top:\n{block}", {"block": block(form.value.version, Change.WORDING)})
    return form.error(RULE, ("changelog",), message, hint, key=True)
