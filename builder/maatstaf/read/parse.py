"""One YAML text to plain data: the events of the parser, with every trap closed on the way."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

import yaml

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.read.misread import misread

MAX_DEPTH = 24
MAX_PROBLEMS = 25

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,40})?\Z")
_MARKS = re.compile("(?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]){4,}")
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

_RETYPE = T("Type the text again instead of pasting it.")


@dataclass
class _Level:
    """A list or map that is still being filled."""

    value: dict[str, Any] | list[Any]
    flow: bool
    key: str | None = None
    key_mark: Any = None


@dataclass
class _Reading:
    path: str
    text: str
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def problem(self, mark: Any, message: T, hint: T, *, warning: bool = False) -> None:
        if len(self.findings) < MAX_PROBLEMS:
            severity = Severity.WARNING if warning else Severity.ERROR
            self.findings.append(Finding(self.path, mark.line + 1, mark.column + 1, "yaml", severity, message, hint))


class _Stop(Exception):
    """Reading on would make no sense; the finding has been made."""


def parse(path: str, text: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Read one YAML text into plain data; the data is ``None`` when an error among the findings makes it unsafe.

    Only ``true`` and ``false`` are booleans; plain numbers become ``int`` or ``Decimal``; all else stays text.
    """
    reading = _Reading(path, text)
    data: Any = None
    parser = None
    try:
        parser = _Parser(text)
        data = _build(parser, reading)
    except _Stop:
        pass
    except (yaml.YAMLError, ValueError) as fault:
        reading.findings.append(misread(path, reading.lines, fault))
    finally:
        if parser is not None:
            parser.dispose()
    if any(finding.severity is Severity.ERROR for finding in reading.findings):
        return None, reading.findings
    if not isinstance(data, dict):
        found = {list: T("a list"), type(None): T("nothing")}.get(type(data), T("one text"))
        message = T("Expected “key: value” lines from the first column on, found {found}.", {"found": found})
        hint = T("Begin with a line such as “id: …”; look at another file of this kind.")
        reading.findings.append(Finding(path, 1, 1, "yaml", Severity.ERROR, message, hint))
        return None, reading.findings
    return data, reading.findings


def _build(parser: Any, reading: _Reading) -> Any:
    """Walk over the events of one document, without recursion, and return what they hold."""
    stack: list[_Level] = []
    result: Any = None
    documents = 0
    while True:
        event = parser.get_event()
        kind = type(event)
        level = stack[-1] if stack else None
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                _refuse_marker(event, reading)
            if level is not None and level.key is None and isinstance(level.value, dict):
                _take_key(level, event, reading)
                continue
            value = _scalar(event, reading, level)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _check_start(event, reading, level, len(stack))
            container: dict[str, Any] | list[Any] = {} if kind is yaml.MappingStartEvent else []
            stack.append(_Level(container, bool(event.flow_style)))
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            value = stack.pop().value
        elif kind is yaml.AliasEvent:
            hint = T("Repeat the text; or put text that begins with & or * between double quotes.")
            reading.problem(event.start_mark, T("Anchors (&) and aliases (*) are not allowed."), hint)
            raise _Stop
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                hint = T("Remove the line “---”, or put what follows in a file of its own.")
                reading.problem(event.start_mark, T("A file holds one definition, without “---”."), hint)
                raise _Stop
            continue
        elif kind is yaml.StreamEndEvent:
            return result
        else:
            continue
        if not stack:
            result = value
        else:
            _put(stack[-1], value, reading)


def _check_start(event: Any, reading: _Reading, level: _Level | None, depth: int) -> None:
    """Refuse a list or map that begins where it can't be followed."""
    if event.anchor is not None or event.tag is not None:
        _refuse_marker(event, reading)
        raise _Stop
    if level is not None and level.key is None and isinstance(level.value, dict):
        hint = T("Write a word and a colon; put text with brackets between double quotes.")
        reading.problem(event.start_mark, T("A key must be plain text."), hint)
        raise _Stop
    if depth >= MAX_DEPTH:
        hint = T("Look for brackets or dashes that were pasted by accident.")
        reading.problem(event.start_mark, T("Lists and maps are nested too deep."), hint)
        raise _Stop


def _put(level: _Level, value: Any, reading: _Reading) -> None:
    if isinstance(level.value, list):
        level.value.append(value)
        return
    assert level.key is not None
    if level.flow and value is None:
        before = next(reversed(level.value), None)
        hint = T("Write a list with a dash on each line:\n{block}", {"block": f"- {level.key}"})
        if before is not None and isinstance(level.value[before], str):
            block = f"{before}: |\n  {level.value[before]}, {level.key}"
            hint = T("Without braces, and under a bar, it may hold anything:\n{block}", {"block": block})
        message = T("The comma between {{ and }} made a key of its own: “{key}”.", {"key": level.key})
        reading.problem(level.key_mark, message, hint)
    level.value[level.key] = value
    level.key = None


def _refuse_marker(event: Any, reading: _Reading) -> None:
    if event.anchor is not None:
        message = T("Anchors (&) and aliases (*) are not allowed: found “&{name}”.", {"name": event.anchor})
        reading.problem(event.start_mark, message, T("Put text that begins with & between double quotes."))
    if event.tag is not None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        message = T("YAML tags are not allowed: found “{tag}”.", {"tag": tag})
        reading.problem(event.start_mark, message, T("Put text that begins with ! between double quotes."))


def _take_key(level: _Level, event: Any, reading: _Reading) -> None:
    assert isinstance(level.value, dict)
    key = event.value
    if key in level.value:
        hint = T("Keep one of the two; the other would be lost without a word.")
        reading.problem(event.start_mark, T("The key “{key}” is here twice.", {"key": key}), hint)
    if not key:
        reading.problem(event.start_mark, T("A key must be plain text."), T("Write a word before the colon."))
    level.key, level.key_mark = key, event.start_mark


def _scalar(event: Any, reading: _Reading, level: _Level | None) -> Any:
    value: str = event.value
    if not event.style and event.tag is None:
        if value == "" or value == "~" or value == "null":
            return None
        first = value[0]
        if first in "tf" and value in ("true", "false"):
            return value == "true"
        if first in "-0123456789" and (number := _NUMBER.match(value)):
            return Decimal(value) if number[1] else int(value)
        _check_plain(event, reading, level)
    if not value.isascii() or HIDDEN.search(value):
        value = unicodedata.normalize("NFC", value)
        if _MARKS.search(value):
            reading.problem(event.start_mark, T("Too many combining characters on one letter."), _RETYPE)
        if hidden := HIDDEN.search(value):
            message = T("The text holds an invisible character, U+{code}.", {"code": f"{ord(hidden[0]):04X}"})
            reading.problem(event.start_mark, message, _RETYPE)
    return value.strip()


def _check_plain(event: Any, reading: _Reading, level: _Level | None) -> None:
    """Find ordinary sentences that YAML reads otherwise than their author meant."""
    mark, end = event.start_mark, event.end_mark
    rest = reading.lines[end.line][end.column :] if end.line < len(reading.lines) else ""
    if rest[:1] in " \t" and rest.strip().startswith("#"):
        lost = {"lost": rest.strip()}
        message = T("The text ends at “ #”; what follows is a comment and is lost: “{lost}”.", lost)
        hint = T("Put the text between double quotes if it belongs to it, or remove it.")
        reading.problem(mark, message, hint, warning=True)
    for number in range(mark.line + 1, min(end.line + 1, len(reading.lines))):
        if reading.lines[number].lstrip().startswith("- "):
            message = T("This dash begins no new line in the list, but goes on with the text above: “{text}”.")
            hint = T("Give it as many spaces as the dashes above it.")
            place = yaml.Mark("", 0, number, len(reading.lines[number]) - len(reading.lines[number].lstrip()), "", 0)
            reading.problem(place, message(text=reading.lines[number].strip()), hint)
    if level is not None and level.flow and isinstance(level.value, list) and " " in event.value:
        message = T("Text between [ and ] is cut at each comma: “{text}”.", {"text": event.value})
        hint = T("Write a list with a dash on each line:\n{block}", {"block": f"- {event.value}"})
        reading.problem(mark, message, hint, warning=True)
