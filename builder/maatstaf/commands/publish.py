"""The commands about versions of forms: freeze the one that will count, and say which one counted on a day."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maatstaf.commands import FINDINGS, FINE, console, existing
from maatstaf.findings import did_you_mean
from maatstaf.message import T
from maatstaf.report import as_text

if TYPE_CHECKING:
    from maatstaf.pipeline import Checked
    from maatstaf.publishing import Plan
    from maatstaf.publishing.since_then import SinceThen
    from maatstaf.shapes.versions import Period

DAY = ["%Y-%m-%d"]

COMPARES = {
    "yes": T("Scores stay comparable."),
    "with-care": T("Compare scores with those before with care, and calibrate soon."),
    "no": T("Scores are not comparable with those before: begin a new series."),
}
"""What a class of change means for a series of scores."""

Form = Annotated[str, typer.Argument(help="The id of the form.", metavar="FORM")]
Root = Annotated[Path, typer.Option("--root", help="The handbook's folder.", show_default="here")]
Today = Annotated[datetime | None, typer.Option("--today", formats=DAY, help="The day to take for today.")]


class Shape(StrEnum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"


def publish(
    form: Form,
    since: Annotated[
        datetime | None,
        typer.Option("--from", formats=DAY, help="The first day on which it counts.", show_default="its changelog's"),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--until", formats=DAY, help="The last day, for a trial.", show_default="when the next begins"),
    ] = None,
    root: Root = Path(),
    today: Today = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; say what would be written, or what is in the way.")
    ] = False,
) -> None:
    """Make a form, as it now stands, the version that counts: frozen, with its texts, scales and weights.

    Employees, their leads and the layer above must have agreed. The file is never changed again: records name it.
    Where only words changed since the last version, the next patch version is written into the form's changelog.
    """
    from maatstaf.publishing import Asked, plan
    from maatstaf.write import put

    first, last = (day.date() if day else None for day in (since, until))
    now = today.date() if today else date.today()
    checked = _loaded(root, form, now)
    language = checked.language
    if checked.handbook is None:
        as_text(checked.errors, language, console)
        _say(T("Nothing was published: mend the errors first."), language, "bold")
        raise typer.Exit(FINDINGS)
    made = plan(root, checked, Asked(form, first, last, now))
    if last and made.since and last < made.since:
        raise typer.BadParameter(f"the last day comes before the first, {made.since}", param_hint="--until")
    told = {"form": form, "version": made.version}
    if made.already:
        message = T("Version {version} of {form} is published already as it stands: {path}.")
        _say(message(**told, path=made.already.path), language, "green")
        raise typer.Exit(FINE)
    if made.refusals:
        as_text(made.refusals, language, console)
        _changes(made.difference, made, language)
        _say(T("Nothing was published."), language, "bold")
        raise typer.Exit(FINDINGS)
    if not dry_run:
        put(made.files, root)
    for path in sorted(made.files):
        console.print(f"{'~' if path.endswith('.yml') else '+'} {path}", style="green", markup=False, soft_wrap=True)
    if dry_run:
        _say(T("Nothing was written: this was a trial run."), language, "bold")
    _next(made, form, language)


def _next(made: Plan, form: str, language: str) -> None:
    """Tell what changed since the version before, and what happens next."""
    assert made.since is not None
    told = {"form": form, "version": made.version, "since": made.since.isoformat()}
    if made.entry:
        _say(T("Its changelog gets version {version}: {what}", {**told, "what": made.entry.what}), language)
    _changes(made.difference, made, language)
    _say(T("Version {version} of {form} counts from {since}.", told), language, "bold")
    if made.before:
        old = {"old": made.before.spec.version, "version": made.version}
        _say(T("Until the day before, {old} does. Records made with it stay readable.", old), language)
    path = f"spec/v1/forms/{form}/{made.version}.json"
    _say(T("Propose these files as a change. With the next build the version is in the site, for ever: {path}",
           {"path": path}), language)  # fmt: skip


def _changes(difference: SinceThen | None, made: Plan, language: str) -> None:
    if difference is None or made.before is None:
        return
    from maatstaf.publishing.since_then import named

    _say(T("Since version {old}:", {"old": made.before.spec.version}), language)
    for one in difference.differences:
        console.print(f"  - {named(one, language).in_language(language)} [{one.change.value}]",
                      markup=False, soft_wrap=True)  # fmt: skip
    if words := COMPARES.get(difference.comparable):
        _say(words, language)


def which(
    form: Form,
    on: Annotated[datetime | None, typer.Option("--on", formats=DAY, help="The day.", show_default="today")] = None,
    root: Root = Path(),
    format: Annotated[Shape, typer.Option("--format", help="text or json.")] = Shape.TEXT,
) -> None:
    """Say which version of a form counted on a day, from when until when, its hash and its file.

    Exit code 1 when none did; the nearest before and after are named. Also when a published file of it was touched.
    """
    from maatstaf.publishing.which import counted, touched

    day = on.date() if on else date.today()
    checked = _loaded(root, form, day)
    if wrong := touched(checked, form):
        as_text(wrong, checked.language, console)
        raise typer.Exit(FINDINGS)
    answer = counted(checked.draft, form, day)
    if format is Shape.JSON:
        print(json.dumps(answer.as_data(), ensure_ascii=False, indent=2))
    elif answer.period:
        told = {"form": form, "day": day.isoformat(), "version": answer.period.spec.version}
        _say(T("On {day} version {version} of {form} counted: {days}.", {**told, "days": _days(answer.period)}),
             checked.language, "bold")  # fmt: skip
        _say(T("hash {hash}", {"hash": answer.period.spec.hash}), checked.language)
        _say(T("file {path}", {"path": answer.files[answer.period.spec.version]}), checked.language)
    else:
        _say(T("On {day} no version of {form} counted.", {"form": form, "day": day.isoformat()}),
             checked.language, "bold")  # fmt: skip
        nearest = ((T("the last one before"), answer.before), (T("the first one after"), answer.after))
        for words, period in nearest:
            if period:
                line = T("{which}: {version}, {days}")
                _say(line(which=words, version=period.spec.version, days=_days(period)), checked.language)
        if not answer.files:
            _say(T("It was never published: maatstaf publish {form}", {"form": form}), checked.language)
    raise typer.Exit(FINE if answer.period else FINDINGS)


def _days(period: Period) -> T:
    since = period.since.isoformat()
    if period.until:
        return T("from {since} to {until}", {"since": since, "until": period.until.isoformat()})
    return T("from {since}, without an end yet", {"since": since})


def _loaded(root: Path, form: str, today: date) -> Checked:
    """Return the checked handbook; a form that is neither there nor ever published is wrong use."""
    from maatstaf.pipeline import load

    checked = load(existing(root), today)
    known = {*checked.draft.named.get("form", ()), *checked.draft.published.forms}
    if form not in known:
        hint = did_you_mean(form, known)
        raise typer.BadParameter(f"there is no form “{form}”. {hint or ''}".strip(), param_hint="FORM")
    return checked


def _say(message: T, language: str, style: str | None = None) -> None:
    console.print(message.in_language(language), style=style, markup=False, soft_wrap=True)
