"""The command line. Exit codes: 0 fine, 1 findings, 2 wrong use, 3 our own fault."""

from __future__ import annotations

import gc
import sys
import traceback
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from maatstaf import __version__
from maatstaf.commands import FAULT, FINDINGS, FINE, USAGE, Folder, Root, chosen, console, existing, records, workshop
from maatstaf.commands.diff import diff, since
from maatstaf.commands.hosting import Host, hosting
from maatstaf.commands.publish import publish, which
from maatstaf.commands.record_pdf import pdf
from maatstaf.commands.sample import sample
from maatstaf.message import T
from maatstaf.pipeline import Checked, load
from maatstaf.report import Format, as_github, as_json, as_text
from maatstaf.write import Refused

app = typer.Typer(
    name="maatstaf",
    help="Quality monitoring criteria as YAML: a handbook, forms and JSON specs from one folder.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
)

Today = Annotated[
    datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], help="The day to check against, for rules about time."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings fail too.")]


@app.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="Show the version and stop.", is_eager=True)] = False,
) -> None:
    """Quality monitoring criteria as YAML: a handbook, forms and JSON specs from one folder."""
    if show:
        print(f"maatstaf {__version__}")
        raise typer.Exit(FINE)


@app.command(epilog="Examples: [bold]maatstaf check[/]  ·  maatstaf check handbook --strict --format github  ·  "
             "maatstaf check --since main")  # fmt: skip
def check(
    folder: Folder = None,
    root: Root = None,
    strict: Strict = False,
    format: Annotated[
        Format, typer.Option("--format", help="text, json, or github (workflow commands).")
    ] = Format.TEXT,
    today: Today = None,
    base: Annotated[
        str | None,
        typer.Option("--since", help="A branch, tag or commit: what changed since must be explained.", metavar="BASE"),
    ] = None,
) -> None:
    """Check every definition and say what is wrong, where, and what to write."""
    root = chosen(folder, root)
    checked = _load(root, today)
    if base is not None:
        checked = replace(checked, findings=since(base, root, checked))
    _tell(checked, format)
    raise typer.Exit(_verdict(checked, strict))


@app.command(epilog="Examples: [bold]maatstaf build[/]  ·  maatstaf build handbook --out public --strict")
def build(
    folder: Folder = None,
    root: Root = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Where the site goes; replaced as a whole.", show_default="ROOT/site")
    ] = None,
    tree: Annotated[
        bool, typer.Option("--tree", help="Write the pages as a folder of sources for another engine instead.")
    ] = False,
    strict: Strict = False,
    today: Today = None,
) -> None:
    """Build the site: all or nothing; a build that fails leaves the previous one as it was."""
    from maatstaf.build import build_site, build_tree

    root = chosen(folder, root)
    target = out or root / ("tree" if tree else "site")
    checked = _load(root, today)
    if _verdict(checked, strict):
        _tell(checked, Format.TEXT)
        console.print(_say(checked, T("Nothing was built; the previous site is as it was.")), style="bold")
        raise typer.Exit(FINDINGS)
    _tell(checked, Format.TEXT)
    result = (build_tree if tree else build_site)(root, target, checked, console)
    numbers = {"pages": result.pages, "files": result.files, "seconds": f"{result.seconds:.1f}", "out": target}
    console.print(_say(checked, T("{pages} pages and {files} files in {out} ({seconds} s)", numbers)), style="green")


@app.command(epilog="Example: [bold]maatstaf serve[/]  ·  maatstaf serve handbook --port 8001")
def serve(
    folder: Folder = None,
    root: Root = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port to listen on.", min=1, max=65535)] = 8000,
) -> None:
    """Show the site while you write: it follows each save, and shows findings as a page."""
    from maatstaf.build import serve_site

    gc.enable()  # a preview lives for hours
    serve_site(existing(chosen(folder, root)), host, port)


@app.command(epilog="Example: [bold]maatstaf init klantcontact[/] && maatstaf build klantcontact")
def init(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.", metavar="DIR")],
    name: Annotated[str, typer.Option("--name", help="The organisation's name.")] = "",
    language: Annotated[str, typer.Option("--language", help="nl or en.")] = "nl",
    host: Annotated[
        list[Host] | None, typer.Option("--host", help="github or gitlab: where it will live.", show_default="both")
    ] = None,
) -> None:
    """Begin the handbook of an organisation: a small whole that builds at once."""
    from maatstaf.begin import begin

    count = begin(folder, name, language, tuple(one.value for one in host or Host))
    message = T("{count} files in {folder}. Next: maatstaf build {folder}", {"count": count, "folder": folder})
    console.print(message.in_language(language), style="green", markup=False, soft_wrap=True)


@app.command(epilog="Examples: [bold]maatstaf new criterion meedenken --group verrassen[/]  ·  maatstaf new workshop "
             "2026-12-03-kaizen")  # fmt: skip
def new(
    kind: Annotated[str, typer.Argument(help="criterion, form, workshop or calibration.")],
    id: Annotated[str, typer.Argument(help="The new id; a workshop's or calibration's begins with its date.")],
    root: Annotated[Path, typer.Option("--root", help="The handbook's folder.")] = Path(),
    group: Annotated[str, typer.Option("--group", help="The group (folder) of a criterion.")] = "",
    form: Annotated[str, typer.Option("--form", help="The form of a calibration.")] = "",
) -> None:
    """Write a new definition to fill in, at its place, with help in it."""
    from maatstaf.begin import begin_definition

    path = begin_definition(existing(root), kind, id, group, form)
    console.print(f"+ {path}", style="green", markup=False, soft_wrap=True)


@app.command(epilog="Example: [bold]maatstaf schema --out .vscode/schema[/]")
def schema(
    out: Annotated[Path, typer.Option("--out", help="The folder for the schemas.")],
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say whether the folder is up to date.")
    ] = False,
) -> None:
    """Write the JSON Schemas of the authoring files, for editors."""
    from maatstaf.schemas import authoring_schemas
    from maatstaf.write import put

    files = authoring_schemas()
    if check:
        stale = [name for name, content in files.items() if not _same(out / name, content)]
        for name in stale:
            console.print(f"{out / name}: stale; run: maatstaf schema --out {out}", style="red", soft_wrap=True)
        raise typer.Exit(FINDINGS if stale else FINE)
    console.print(f"{put(files, out)} of {len(files)} schemas written to {out}", style="green")


records.app.command(epilog="Examples: [bold]maatstaf record pdf record.json[/]  ·  maatstaf record pdf record.json "
                    "--spec site --out talk.pdf")(pdf)  # fmt: skip
app.add_typer(records.app)
app.add_typer(workshop.app)
app.command(epilog="Examples: [bold]maatstaf diff main[/]  ·  maatstaf diff v1...HEAD  ·  maatstaf diff old-folder "
            "new-folder --format html --out difference.html")(diff)  # fmt: skip
app.command(epilog="Examples: [bold]maatstaf score site/spec/v1/forms/telefoon.json record.json[/]  ·  maatstaf score "
            "telefoon record.json --format json")(records.score)  # fmt: skip
app.command(epilog="Examples: [bold]maatstaf publish telefoon --dry-run[/]  ·  maatstaf publish telefoon --from "
            "2026-10-12")(publish)  # fmt: skip
app.command(epilog="Examples: [bold]maatstaf which telefoon --on 2026-03-12[/]  ·  maatstaf which telefoon --on "
            "2026-03-12 --format json")(which)  # fmt: skip
app.command(epilog='Example: [bold]maatstaf sample march.csv --n 4 --seed "team 3, march" --by channel[/]')(sample)
app.command(epilog="Examples: [bold]maatstaf hosting --host github[/]  ·  maatstaf hosting --check")(hosting)


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _load(root: Path, today: datetime | None) -> Checked:
    return load(existing(root), today.date() if today else date.today())


def _verdict(checked: Checked, strict: bool) -> int:
    return FINDINGS if checked.errors or (strict and checked.findings) else FINE


def _say(checked: Checked, message: T) -> str:
    return message.in_language(checked.language)


def _tell(checked: Checked, format: Format) -> None:
    language = checked.language
    if format is Format.JSON:
        print(as_json(checked.findings, language))
    elif format is Format.GITHUB:
        if checked.findings:
            print(as_github(checked.findings, language))
    else:
        as_text(checked.findings, language, console)
        if not checked.findings:
            number = len(checked.draft.entries)
            console.print(_say(checked, T("{number} definitions, nothing to mend", {"number": number})), style="green")


def main() -> None:
    """Run the command line; a fault of our own ends with exit code 3 and where to report it."""
    try:
        app()
    except Refused as why:
        console.print(str(why), style="red", markup=False, soft_wrap=True)
        sys.exit(USAGE)
    except OSError as fault:
        console.print(f"maatstaf: {fault}", style="red", markup=False, soft_wrap=True)
        sys.exit(FAULT)
    except Exception as fault:
        if type(fault).__module__ == "mkdocs.exceptions":  # about docs/ or mkdocs.yml: it has been logged what is wrong
            console.print(f"maatstaf: {fault}", style="red", markup=False, soft_wrap=True)
            sys.exit(USAGE if type(fault).__name__ == "ConfigurationError" else FINDINGS)
        with suppress(OSError):
            traceback.print_exc()
        console.print("maatstaf: this is a fault of the program, not of your files. Please report it with the lines "
                      "above.", style="bold red")  # fmt: skip
        sys.exit(FAULT)
