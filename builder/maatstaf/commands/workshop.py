"""The commands about workshops."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from maatstaf.commands import FINDINGS, USAGE, console
from maatstaf.message import T
from maatstaf.report import as_text

if TYPE_CHECKING:
    from maatstaf.handbook import Handbook


class Paper(StrEnum):
    """What a sheet is printed on."""

    A4 = "a4"
    A3 = "a3"
    A0 = "a0"


app = typer.Typer(name="workshop", help="Workshops: where changes come from.", no_args_is_help=True)


@app.callback()
def workshop() -> None:
    """Workshops: where changes come from."""


@app.command(epilog="Examples: [bold]maatstaf workshop sheet workshops/2026-12-03-kaizen.yml[/]  ·  maatstaf workshop "
             "sheet workshops/2026-12-03-kaizen.yml --paper a0  ·  maatstaf workshop sheet . --paper a3 --out "
             "empty.pdf")  # fmt: skip
def sheet(
    file: Annotated[
        Path, typer.Argument(help="A workshop's file, or the handbook's folder for an empty sheet.", metavar="FILE")
    ],
    paper: Annotated[
        Paper, typer.Option("--paper", help="a4: pages for the table; a3, a0: one sheet for the wall.")
    ] = Paper.A4,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The file to write.", show_default="<id>-<paper>.pdf, here", dir_okay=False),
    ] = None,
) -> None:
    """Make a PDF to print before a workshop: its question, the criteria, the matrix, notes, and room to decide."""
    from maatstaf.pdf import missing
    from maatstaf.pipeline import load
    from maatstaf.render.press import Press
    from maatstaf.write import put

    checked = load(_handbook_of(file), date.today())
    if checked.handbook is None:
        as_text(checked.errors, checked.language, console)
        raise typer.Exit(FINDINGS)
    if lack := missing():
        console.print(lack.in_language(checked.language), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(USAGE)
    from maatstaf.pdf.sheet import sheet_pdf

    named = None if file.is_dir() else checked.handbook.workshops[_workshop_of(file, checked.handbook)]
    target = out or Path(f"{named.id if named else 'workshop'}-{paper.value}.pdf")
    put({target.name: sheet_pdf(Press(checked.handbook), named, paper.value)}, target.parent)
    console.print(T("+ {path}", {"path": target}).in_language(checked.language), style="green", markup=False)


def _handbook_of(file: Path) -> Path:
    """Return the folder of the handbook that a file belongs to; usage ends where there is none."""
    if not file.exists():
        raise typer.BadParameter(f"{file}: there is no such file.", param_hint="FILE")
    start = file.resolve()
    for place in (start, *start.parents):
        if (place / "criteria").is_dir():
            return place
    raise typer.BadParameter(
        f"{file}: this is in no handbook; there is no folder criteria/ above it.", param_hint="FILE"
    )


def _workshop_of(file: Path, handbook: Handbook) -> str:
    if file.stem in handbook.workshops and handbook.files["workshop", file.stem] == f"workshops/{file.name}":
        return file.stem
    raise typer.BadParameter(f"{file}: this is no workshop of the handbook.", param_hint="FILE")
