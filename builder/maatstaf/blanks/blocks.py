"""A definition to fill in, cut at its fields: each with the help above it, so that what is known can take its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIELD = re.compile(r"(?P<off># )?(?P<key>[a-z_]+):")


@dataclass(frozen=True)
class Block:
    """A field of a definition to fill in: the help above it, and the lines to fill in; together they are the file."""

    key: str
    help: str
    lines: str


def blocks(text: str) -> tuple[Block, ...]:
    """Return the fields of a definition to fill in, in order; one that stands behind hash signs is a field too."""
    found: list[Block] = []
    help, key, lines = "", "", ""
    deeper: tuple[str, ...] = ()
    for line in text.splitlines(keepends=True):
        if key and line.startswith(deeper):
            lines += line
            continue
        if key:
            found.append(Block(key, help, lines))
            help, key, lines = "", "", ""
        if field := _FIELD.match(line):
            key, lines = field["key"], line
            deeper = ("#   ", "#\n") if field["off"] else (" ", "\n")
        else:
            help += line
    return (*found, Block(key, help, lines))
