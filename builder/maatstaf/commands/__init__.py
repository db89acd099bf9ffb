"""Commands with a module of their own, and what all commands share: the exit codes and where messages go."""

from __future__ import annotations

from rich.console import Console

FINE, FINDINGS, USAGE, FAULT = 0, 1, 2, 3

console = Console(stderr=True, highlight=False)
