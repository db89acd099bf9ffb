"""The command that draws contacts by lot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maatstaf.commands import FINDINGS, console
from maatstaf.message import T
from maatstaf.report import as_text


def sample(
    contacts: Annotated[
        Path, typer.Argument(help="The contacts, as CSV; the first line names the columns.", metavar="LIST")
    ],
    n: Annotated[int, typer.Option("--n", help="How many to draw; with --by: of each group.", min=1)],
    seed: Annotated[
        str, typer.Option("--seed", help="Any text, agreed before the list is known; it repeats the draw.")
    ],
    by: Annotated[str | None, typer.Option("--by", help="Draw for each value of this column apart.")] = None,
    id: Annotated[
        str | None, typer.Option("--id", help="The column that names a contact.", show_default="the first")
    ] = None,
    show: Annotated[
        list[str] | None, typer.Option("--show", help="A column to write beside the id; may be given more than once.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="A file .json or .csv.", show_default="JSON on the screen")
    ] = None,
    language: Annotated[str, typer.Option("--language", help="nl or en.")] = "nl",
) -> None:
    """Draw contacts by lot, so that anybody with the same list and seed draws the same ones.

    The n contacts with the lowest SHA-256 of seed, a zero byte and id are drawn: the order of the list plays no part.
    """
    from maatstaf.records.rows import read_rows
    from maatstaf.records.sample import as_csv, as_json, draw
    from maatstaf.write import put

    if out and out.suffix not in (".json", ".csv"):
        raise typer.BadParameter("the name of the file ends in .json or .csv", param_hint="--out")
    rows = read_rows(contacts)
    drawn = rows if isinstance(rows, list) else draw(rows, n, seed, id, by, show or ())
    if isinstance(drawn, list):
        as_text(drawn, language, console)
        raise typer.Exit(FINDINGS)
    if out:
        put({out.name: as_csv(drawn) if out.suffix == ".csv" else as_json(drawn)}, out.parent)
    else:
        print(as_json(drawn).decode(), end="")
    numbers = {"drawn": len(drawn.drawn), "population": drawn.population, "seed": seed}
    message = T("Drawn: {drawn} of {population}, with the seed “{seed}”.", numbers)
    console.print(message.in_language(language), style="green", markup=False, soft_wrap=True)
