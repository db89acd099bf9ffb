"""Where everything stands in a JSON text: the place of every key and value, for findings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from maatstaf.source import Path

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)


class Mark(NamedTuple):
    """A value: the way to it, and where its key (in a list: the value itself) and the value begin, from 0."""

    at: tuple[str | int, ...]
    key: int
    value: int


def marks(text: str) -> Iterator[Mark]:
    """Yield every value of a JSON text that can be read, in the order of the text; a key written twice comes twice."""
    path: list[str | int] = []
    maps: list[bool] = []
    key = 0
    for token in _TOKEN.finditer(text):
        word, start = token[0], token.start()
        inside = len(path) == len(maps)
        if word in ("}", "]"):
            if inside:
                path.pop()
            maps.pop()
        elif word == ",":
            last = path.pop()
            if isinstance(last, int):
                path.append(last + 1)
        elif word != ":" and maps and maps[-1] and not inside:
            path.append(json.loads(word, strict=False))
            key = start
        elif word != ":":
            if maps and not inside:
                path.append(0)
            yield Mark(tuple(path), key if maps and maps[-1] else start, start)
            if word in ("{", "["):
                maps.append(word == "{")


def place(text: str, at: Path, *, key: bool = False) -> tuple[int, int]:
    """Return line and column (from 1) of the value at ``at``, of its key, or of the nearest thing above it."""
    wanted, best = tuple(at), Mark((), 0, 0)
    for mark in marks(text):
        if len(mark.at) >= len(best.at) and mark.at == wanted[: len(mark.at)]:
            best = mark
    return line_and_column(text, best.key if key and best.at == wanted else best.value)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
