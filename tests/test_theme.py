"""Every difference from Material is in the table of docs/developers/theme.md, and replaces something that is there."""

from __future__ import annotations

import re
from pathlib import Path

import material  # type: ignore[import-untyped]

import maatstaf

THEME = Path(maatstaf.__file__).parent / "theme"
MATERIAL = Path(material.__file__).parent / "templates"
TABLE = Path(__file__).parent.parent / "docs" / "developers" / "theme.md"
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \| (?:block `(?P<block>\w+)`|page|partial) \| .{20,} \|$", re.MULTILINE)


def blocks(text: str) -> set[str]:
    return set(re.findall(r"{%-? block (\w+)", text))


def documented() -> set[tuple[str, str]]:
    return {(row["file"], row["block"] or "") for row in ROW.finditer(TABLE.read_text(encoding="utf-8"))}


def test_every_override_is_in_the_table_with_its_reason() -> None:
    there = set()
    for path in (path for path in THEME.rglob("*") if path.is_file()):
        name, text = path.relative_to(THEME).as_posix(), path.read_text(encoding="utf-8")
        there |= {(name, block) for block in blocks(text)} if name == "main.html" else {(name, "")}
    assert there == documented()


def test_every_override_replaces_something_of_material() -> None:
    known = blocks((MATERIAL / "base.html").read_text(encoding="utf-8"))
    for name, block in documented():
        assert (MATERIAL / name).is_file(), name
        assert not block or block in known, block
