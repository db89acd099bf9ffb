"""One YAML text to plain data: the events of the parser, with every trap closed on the way."""

from __future__ import annotations

import re
from typing import Any

import yaml

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.read.misread import misread
from maatstaf.read.scalar import MAX_PROBLEMS, Level, Reading, scalar

MAX_DEPTH = 24

LONGEST_LINE = 1000
"""Of a longer line only so much is looked at to see how it was meant."""
_BRACED = re.compile(r"\s*(?P<lead>[\w-]+:)\s*\{(?P<inner>[^{}:]*)\}\s*\Z")
_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Stop(Exception):
    """Reading on would make no sense; the finding has been made."""


def parse(path: str, text: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Read one YAML text into plain data; the data is ``None`` when an error among the findings makes it unsafe.

    Only ``true`` and ``false`` are booleans; plain numbers become ``int`` or ``Decimal``; all else stays text.
    """
    reading = Reading(path, text)
    data: Any = None
    parser = None
    try:
        parser = _Parser(text)
        data = _build(parser, reading)
    except _Stop:
        pass
    except (yaml.YAMLError, ValueError) as fault:
        last = misread(path, reading.lines, fault)
        reading.findings = [*(before for before in reading.findings if before.line != last.line), last]
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


def _build(parser: Any, reading: Reading) -> Any:
    """Walk over the events of one document, without recursion, and return what they hold."""
    stack: list[Level] = []
    level: Level | None = None
    result: Any = None
    documents = 0
    next_event = parser.get_event
    while True:
        event = next_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                _refuse_marker(event, reading)
            if level is not None and level.key is None and level.keyed:
                _take_key(level, event, reading)
                continue
            value = scalar(event, reading, level)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _check_start(event, reading, level, len(stack))
            keyed = kind is yaml.MappingStartEvent
            level = Level({} if keyed else [], keyed, bool(event.flow_style))
            stack.append(level)
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            value = stack.pop().value
            level = stack[-1] if stack else None
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
        if level is None:
            result = value
        elif level.keyed:
            _put(level, value, reading)
        else:
            level.value.append(value)


def _check_start(event: Any, reading: Reading, level: Level | None, depth: int) -> None:
    """Refuse a list or map that begins where it can't be followed."""
    if event.anchor is not None or event.tag is not None:
        _refuse_marker(event, reading)
        raise _Stop
    if level is not None and level.key is None and level.keyed:
        hint = T("Write a word and a colon; put text with brackets between double quotes.")
        reading.problem(event.start_mark, T("A key must be plain text."), hint)
        raise _Stop
    if depth >= MAX_DEPTH:
        hint = T("Look for brackets or dashes that were pasted by accident.")
        reading.problem(event.start_mark, T("Lists and maps are nested too deep."), hint)
        raise _Stop


def _put(level: Level, value: Any, reading: Reading) -> None:
    assert level.key is not None
    if level.flow and value is None:
        before = next(reversed(level.value), None)
        hint = T("Write a list with a dash on each line:\n{block}", {"block": f"- {level.key}"})
        if before is not None and isinstance(level.value[before], str):
            block = f"{before}: |\n  {level.value[before]}, {level.key}"
            hint = T("Without braces, and under a bar, it may hold anything:\n{block}", {"block": block})
        elif whole := _BRACED.match(reading.lines[level.key_mark.line][:LONGEST_LINE]):
            block = f"{whole['lead']} |\n  {whole['inner'].strip()}"
            hint = T("Without braces, and under a bar, it may hold anything:\n{block}", {"block": block})
        message = T("The comma between {{ and }} made a key of its own: “{key}”.", {"key": level.key})
        reading.problem(level.key_mark, message, hint)
        if reading.problems[Severity.ERROR] > MAX_PROBLEMS:
            raise _Stop
    level.value[level.key] = value
    level.key = None


def _refuse_marker(event: Any, reading: Reading) -> None:
    if event.anchor is not None:
        message = T("Anchors (&) and aliases (*) are not allowed: found “&{name}”.", {"name": event.anchor})
        reading.problem(event.start_mark, message, T("Put text that begins with & between double quotes."))
    if event.tag is not None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        message = T("YAML tags are not allowed: found “{tag}”.", {"tag": tag})
        reading.problem(event.start_mark, message, T("Put text that begins with ! between double quotes."))


def _take_key(level: Level, event: Any, reading: Reading) -> None:
    key = event.value
    if key in level.value:
        hint = T("Keep one of the two; the other would be lost without a word.")
        reading.problem(event.start_mark, T("The key “{key}” is here twice.", {"key": key}), hint)
    if not key:
        reading.problem(event.start_mark, T("A key must be plain text."), T("Write a word before the colon."))
    level.key, level.key_mark = key, event.start_mark
