"""The changelog entry that a change lacks, as an author writes it."""

from __future__ import annotations

from maatstaf.model.changelog import BUMP, Change
from maatstaf.model.text import version_parts


def raised(version: str | None, change: Change) -> str:
    """Return the version that follows after a change of this class."""
    parts = version_parts(version or "0.0.0")
    place = BUMP[change]
    return ".".join(map(str, (*parts[:place], parts[place] + 1, *(0,) * (2 - place))))


def block(version: str | None, change: Change) -> str:
    """Return the entry as YAML, with dots to fill in; a change of wording needs no why."""
    lines = [
        "changelog:",
        f"  - version: {raised(version, change)}",
        "    date: …",
        f"    change: {change.value}",
        "    what: …",
    ]
    if change is not Change.WORDING:
        lines += ["    why: |", "      …"]
    return "\n".join(lines)
