"""Commands with a module of their own, and what all commands share: the exit codes and where messages go."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

FINE, FINDINGS, USAGE, FAULT = 0, 1, 2, 3

console = Console(stderr=True, highlight=False)

Folder = Annotated[
    Path | None, typer.Argument(help="The handbook's folder (with criteria/ in it).", show_default="here")
]
"""The handbook's folder, for commands that take nothing else in that place."""
Root = Annotated[Path | None, typer.Option("--root", help="The handbook's folder.", show_default="here")]
"""The same, as every command takes it."""


def chosen(folder: Path | None, root: Path | None) -> Path:
    """Return the folder that was named, in either way; two that differ are wrong use."""
    if folder is not None and root is not None and folder != root:
        raise typer.BadParameter(f"{folder} and --root {root}: name one folder.")
    return folder or root or Path()


def existing(root: Path) -> Path:
    """Return the handbook's folder; one without definitions is wrong use."""
    if not (root / "criteria").is_dir():
        message = f"{root}: no folder criteria/ here. Name the handbook's folder, or begin one: maatstaf init {root}"
        raise typer.BadParameter(message)
    return root
