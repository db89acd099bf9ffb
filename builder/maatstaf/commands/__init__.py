"""Commands with a module of their own, and what all commands share: the exit codes and where messages go."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.console import Console

FINE, FINDINGS, USAGE, FAULT = 0, 1, 2, 3

console = Console(stderr=True, highlight=False)


def existing(root: Path) -> Path:
    """Return the handbook's folder; one without definitions is wrong use."""
    if not (root / "criteria").is_dir():
        message = f"{root}: no folder criteria/ here. Name the handbook's folder, or begin one: maatstaf init {root}"
        raise typer.BadParameter(message)
    return root
