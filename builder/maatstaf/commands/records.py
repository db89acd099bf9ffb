"""The commands about records: explain one, check them, lay them in a table, count them together, draw contacts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from maatstaf.commands import FINDINGS, FINE, USAGE, console
from maatstaf.message import T
from maatstaf.report import Format, as_github, as_json, as_text, count

if TYPE_CHECKING:
    from maatstaf.findings import Finding
    from maatstaf.records.check import Judged
    from maatstaf.records.specs import Specs

app = typer.Typer(
    name="record",
    help="Check records (judged contacts as JSON files), lay them in a table, or count them together.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)


class Written(StrEnum):
    """How a result or summary is written."""

    TEXT = "text"
    JSON = "json"


class To(StrEnum):
    """The kind of file a table becomes."""

    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"


Files = Annotated[list[Path], typer.Argument(help="Record files (.json).", metavar="FILE…")]
SpecsAt = Annotated[
    list[Path] | None,
    typer.Option(
        "--spec",
        help="A spec file, a folder of them, a site or a handbook; may be given more than once.",
        show_default="the handbook or site here",
    ),
]
TextOrJson = Annotated[Written, typer.Option("--format", help="text or json.")]


def score(
    spec: Annotated[
        str, typer.Argument(help="A spec file (spec/v1/forms/….json), a handbook's folder, or the id of a form here.")
    ],
    record: Annotated[Path, typer.Argument(help="The record (.json).")],
    format: TextOrJson = Written.TEXT,
) -> None:
    """Compute the result of a record and explain it: what counted, what was left out and why, what follows."""
    from maatstaf.records.check import check as check_record
    from maatstaf.records.explain import explain
    from maatstaf.records.read import read_json
    from maatstaf.records.show import show

    by_id = not Path(spec).exists()
    specs = forms_at(None if by_id else [Path(spec)])
    if by_id:
        _known_form(spec, specs)
    file = read_json(record)
    judged, findings = (None, file) if isinstance(file, list) else check_record(file, specs)
    wrong = [one for one in findings if one.severity == "error" and one.rule != "result"]
    if judged is None or wrong:
        as_text(wrong or findings, specs.language, console)
        raise typer.Exit(FINDINGS)
    language = specs.speaks(judged.form)
    as_text([one for one in findings if one.rule == "result"], language, console)
    if format is Written.JSON:
        print(judged.result.model_dump_json(indent=2, exclude_none=True))
    else:
        show(explain(judged.form, judged.record, judged.result, language), language, _out())
    raise typer.Exit(FINE)


@app.command(epilog="Examples: [bold]maatstaf record check records/*.json[/]  ·  maatstaf record check r.json "
             "--spec site --format github")  # fmt: skip
def check(
    files: Files,
    spec: SpecsAt = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings (what is still missing) fail too.")] = False,
    format: Annotated[
        Format, typer.Option("--format", help="text, json, or github (workflow commands).")
    ] = Format.TEXT,
) -> None:
    """Check records beside the forms they name: what does not fit, where, and what to write."""
    specs = forms_at(spec)
    judged, findings = _read(files, specs)
    _tell(findings, specs.language, format)
    if not findings and format is Format.TEXT:
        message = T("{number} records, nothing to mend", {"number": len(judged)})
        console.print(message.in_language(specs.language), style="green")
    errors, warnings = count(findings)
    raise typer.Exit(FINDINGS if errors or (strict and warnings) else FINE)


@app.command(epilog="Examples: [bold]maatstaf record table records/*.json --to xlsx --out march.xlsx[/]  ·  maatstaf "
             "record table *.json --to csv --out march.csv --comments")  # fmt: skip
def table(
    files: Files,
    to: Annotated[To, typer.Option("--to", help="xlsx, csv or parquet.")],
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    spec: SpecsAt = None,
    comments: Annotated[bool, typer.Option("--comments", help="With the notes and reasons beside answers.")] = False,
    employee: Annotated[bool, typer.Option("--employee", help="With the pseudonym of the employee.")] = False,
) -> None:
    """Lay records in one table, a row each, with a data dictionary; notes and employees only when asked for."""
    from maatstaf.records.sheets import NotInstalled, Target
    from maatstaf.records.sheets import files as files_of
    from maatstaf.records.table import sheet
    from maatstaf.write import put

    specs = forms_at(spec)
    judged = sound_records(files, specs)
    made = sheet(judged, specs.language, comments=comments, employee=employee)
    try:
        written = files_of(made, Target(to.value), out.name, specs.language)
    except NotInstalled as why:
        console.print(why.message.in_language(specs.language), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(USAGE) from None
    put(written, out.parent)
    numbers = {"rows": len(made.rows), "columns": len(made.columns), "out": out}
    message = T("{rows} records and {columns} columns in {out}", numbers)
    console.print(message.in_language(specs.language), style="green", markup=False, soft_wrap=True)


@app.command(epilog="Examples: [bold]maatstaf record summary records/*.json[/]  ·  maatstaf record summary *.json "
             "--format json > march.json")  # fmt: skip
def summary(files: Files, spec: SpecsAt = None, format: TextOrJson = Written.TEXT) -> None:
    """Count complete records together, version by version: KPIs, outcomes, scores, and what failed.

    Never about one employee. A group of fewer than five records is not shown, nor what would give it away.
    """
    from maatstaf.records.counted import show
    from maatstaf.records.summary import summarise

    specs = forms_at(spec)
    judged = sound_records(files, specs)
    made = summarise(judged, specs.language)
    left_out = sum(not one.result.complete for one in judged)
    if left_out:
        message = T("Incomplete and left out: {count}", {"count": left_out})
        console.print(message.in_language(specs.language), style="yellow")
    if format is Written.JSON:
        print(made.model_dump_json(indent=2, exclude_none=True))
    else:
        show(made, specs.language, _out())


def forms_at(places: list[Path] | None) -> Specs:
    """Return the forms at some places; none at all is wrong use."""
    from maatstaf.records.specs import specs_at

    missing = next((place for place in places or () if not place.exists()), None)
    if missing:
        raise typer.BadParameter(f"{missing} does not exist.", param_hint="--spec")
    specs = specs_at(places or (), date.today())
    if not specs.forms and not specs.findings:
        message = "No spec of a form here. Name one: a file, a site or a handbook."
        raise typer.BadParameter(message, param_hint="--spec")
    if not specs.forms:
        as_text(specs.findings, specs.language, console)
        raise typer.Exit(FINDINGS)
    return specs


def _known_form(id: str, specs: Specs) -> None:
    from maatstaf.findings import did_you_mean

    known = {form.id for form in specs.forms.values()}
    if id not in known:
        hint = did_you_mean(id, known) or ""
        raise typer.BadParameter(f"“{id}” is no file, no folder and no form here. {hint}", param_hint="SPEC")


def _read(files: list[Path], specs: Specs) -> tuple[list[Judged], list[Finding]]:
    """Return the records in files and folders that could be laid beside their form, and everything that is wrong."""
    from maatstaf.records.check import check as check_record
    from maatstaf.records.read import read_json

    judged, findings = [], list(specs.findings)
    for path in (one for file in files for one in (sorted(file.glob("*.json")) if file.is_dir() else [file])):
        file = read_json(path)
        one, found = (None, file) if isinstance(file, list) else check_record(file, specs)
        findings += sorted(found, key=lambda finding: finding.order)
        judged += [one] if one else []
    return judged, findings


def sound_records(files: list[Path], specs: Specs) -> list[Judged]:
    """Return the records; stop when one does not fit. A stored result that differs is told, and computed again."""
    judged, findings = _read(files, specs)
    errors = [one for one in findings if one.severity == "error"]
    if errors:
        as_text(errors, specs.language, console)
    if any(one.rule != "result" for one in errors):
        console.print(T("Nothing was written.").in_language(specs.language), style="bold")
        raise typer.Exit(FINDINGS)
    return judged


def _tell(findings: list[Finding], language: str, format: Format) -> None:
    if format is Format.JSON:
        print(as_json(findings, language))
    elif format is Format.TEXT:
        as_text(findings, language, console)
    elif findings:
        print(as_github(findings, language))


def _out() -> Console:
    """Return where results go: standard output, as wide as it is."""
    return Console(highlight=False)
