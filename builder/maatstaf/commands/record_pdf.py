"""The command that makes a PDF of a record, to talk over or to keep."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maatstaf.commands import FINDINGS, USAGE, console
from maatstaf.commands.records import SpecsAt, forms_at, sound_records
from maatstaf.message import T


def pdf(
    file: Annotated[Path, typer.Argument(help="A record file (.json).", metavar="FILE")],
    spec: SpecsAt = None,
    out: Annotated[Path | None, typer.Option("--out", help="The file to write.", show_default="FILE with .pdf")] = None,
) -> None:
    """Make a PDF of one record: every answer, the notes in full, the score and how it came about, and the talk."""
    from maatstaf.pdf import missing
    from maatstaf.write import put

    specs = forms_at(spec)
    if lack := missing():
        console.print(lack.in_language(specs.language), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(USAGE)
    judged = sound_records([file], specs)
    if len(judged) != 1:
        console.print(T("Name one record.").in_language(specs.language), style="bold")
        raise typer.Exit(FINDINGS)
    from maatstaf.pdf.filled import filled

    target = out or file.with_suffix(".pdf")
    one = judged[0]
    put({target.name: filled(one.form, one.record, one.result, specs.speaks(one.form))}, target.parent)
    console.print(f"+ {target}", style="green", markup=False, soft_wrap=True)
