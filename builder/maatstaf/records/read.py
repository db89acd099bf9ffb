"""Record files to data: UTF-8, JSON, and none of the things that JSON readers take in different ways."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.read.utf8 import Flaw, NotText, text_of
from maatstaf.records.places import line_and_column, marks, place
from maatstaf.source import Path as Place
from maatstaf.source import spelled

MAX_BYTES = 1_000_000
DEEPEST = 30
POISON = frozenset({"__proto__", "constructor", "prototype"})
"""Keys that change an object itself in programs that read JSON with JavaScript."""

_SMALLER = T("A record is a few pages of text: look at whether this is the right file.")
_MENDING = {
    Flaw.UNREADABLE: T("Look at the rights of the file, and whether another program holds it open."),
    Flaw.TOO_LARGE: _SMALLER,
    Flaw.NOT_UTF8: T("Save it again with the encoding UTF-8."),
}
_CUT = T("The end of the file is missing: save the record again, or take it from the page's drafts.")
_AGAIN = T("Save the record again with the page that made it.")


@dataclass(frozen=True, eq=False)
class JsonFile:
    """A JSON file that could be read: the path as it was given, its text and its data."""

    path: str
    text: str
    data: dict[str, Any]

    def finding(
        self,
        rule: str,
        at: Place,
        message: T,
        hint: T | None = None,
        *,
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> Finding:
        """Return a finding about the value (or key) at ``at``."""
        return Finding(self.path, *place(self.text, at, key=key), rule, severity, message, hint)


class _TooLong(ValueError):
    """A whole number of so many digits that no program reads it."""


def read_json(path: Path) -> JsonFile | list[Finding]:
    """Read one file; everything that makes it unreadable, or readable in two ways, becomes a finding."""
    name = shown(path)
    try:
        return _parse(name, text_of(path, MAX_BYTES).replace("\r\n", "\n"))
    except NotText as fault:
        return [_about(name, fault.message, _MENDING[fault.flaw], fault.line)]


def shown(path: Path) -> str:
    """Return a path as findings name it."""
    name = path.as_posix()
    return name if name.isprintable() else name.encode("unicode_escape", "surrogatepass").decode()


def _parse(name: str, text: str) -> JsonFile | list[Finding]:
    odd: list[str] = []

    def pairs(members: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(members)
        if len(found) < len(members) or not POISON.isdisjoint(found):
            odd.append("key")
        return found

    try:
        data = json.loads(
            text, object_pairs_hook=pairs, parse_constant=odd.append, parse_int=_integer, parse_float=Decimal
        )
    except json.JSONDecodeError as fault:
        return [_unreadable(name, text, fault)]
    except _TooLong:
        return [_about(name, T("The file holds a number of more than 400 digits."), _AGAIN)]
    except RecursionError:
        return [_about(name, T("The file is nested too deep."), _AGAIN)]
    if not isinstance(data, dict):
        return [_about(name, T("This is not a record: a record is one map of keys and values."), _SMALLER)]
    file = JsonFile(name, text, data)
    findings = list(_odd(file)) if odd else []
    if _depth(data) > DEEPEST:
        return [_about(name, T("The file is nested too deep."), _AGAIN)]
    if re.search(r"\\u[dD][89a-fA-F]", text) and (half := _half(data)):
        message = T("The file holds half of a character, U+{code}.", {"code": f"{ord(half):04X}"})
        return [_about(name, message, T("Type the text again instead of pasting it."))]
    return findings or file


def _integer(digits: str) -> int:
    if len(digits) > 400:
        raise _TooLong
    return int(digits)


def _unreadable(name: str, text: str, fault: json.JSONDecodeError) -> Finding:
    if not text.strip():
        return _about(name, T("The file is empty."), _AGAIN)
    if fault.pos >= len(text.rstrip()) or fault.msg.startswith("Unterminated string"):
        line, column = line_and_column(text, len(text.rstrip()))
        return Finding(name, line, column, "json", Severity.ERROR, T("The file was cut off."), _CUT)
    line, column = line_and_column(text, fault.pos)
    hint = T("Write a comma between two members, double quotes around keys and texts, and no comma after the last.")
    return Finding(name, line, column, "json", Severity.ERROR, T("This can't be read as JSON here."), hint)


def _odd(file: JsonFile) -> Iterator[Finding]:
    """Yield the keys that are written twice or poison a program, and the numbers that are none."""
    times = Counter[tuple[str | int, ...]]()

    def finding(offset: int, message: T, hint: T) -> Finding:
        return Finding(file.path, *line_and_column(file.text, offset), "json", Severity.ERROR, message, hint)

    for mark in marks(file.text):
        times[mark.at] += 1
        key = mark.at[-1] if mark.at else ""
        if times[mark.at] == 2:
            message = T("The key “{key}” is written twice here.", {"key": spelled(mark.at)[:100]})
            yield finding(mark.key, message, T("Keep one of the two: programs differ in which one they take."))
        elif key in POISON:
            message = T("The key “{key}” can't stand in a record.", {"key": key})
            yield finding(mark.key, message, T("Remove it: it can mislead programs that read the file."))
        elif word := next((w for w in ("NaN", "Infinity", "-Infinity") if file.text.startswith(w, mark.value)), None):
            message = T("“{word}” is no number in JSON.", {"word": word})
            yield finding(mark.value, message, T("Write a number, or remove the line."))


def _depth(data: Any) -> int:
    level, depth = [data], 0
    while level := [
        part
        for one in level
        for part in (one.values() if isinstance(one, dict) else one)
        if isinstance(part, dict | list)
    ]:
        depth += 1
    return depth + 1


def _half(data: Any) -> str | None:
    """Return the first half of a surrogate pair in any text or key."""
    found = re.search("[\ud800-\udfff]", json.dumps(data, ensure_ascii=False, default=str))
    return found[0] if found else None


def _about(name: str, message: T, hint: T, line: int = 1) -> Finding:
    return Finding(name, line, 1, "json", Severity.ERROR, message, hint)
