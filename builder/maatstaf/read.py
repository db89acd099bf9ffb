"""Files to data: walks the two folders, reads YAML as people mean it, and closes every YAML trap."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.model import FOLDERS, kind_of
from maatstaf.source import Source

MAX_BYTES = 400_000
MAX_DEPTH = 24
MAX_PROBLEMS = 25
SIDE_FILES = (".csv", ".json", ".md", ".png", ".jpg", ".webp")

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,40})?\Z")
_MARKS = re.compile("(?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]){4,}")
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def read(root: Path) -> tuple[list[Source], list[Finding]]:
    """Read every definition below ``root``; what can't be read becomes a finding and hides nothing else."""
    sources: list[Source] = []
    findings: list[Finding] = []
    for folder in FOLDERS:
        if (root / folder).is_dir() and not (root / folder).is_symlink():
            for path in _walk(root, folder, findings):
                _read_file(root, path, sources, findings)
        elif (root / folder).is_symlink():
            findings.append(_about(folder, T("Symbolic links are not allowed."), _NO_LINK))
    return sources, findings


_NO_LINK = T("Put the file or folder itself here.")


def _about(path: str, message: T, hint: T | None = None, line: int = 1, column: int = 1) -> Finding:
    shown = path.encode("unicode_escape").decode() if not path.isprintable() else path
    return Finding(shown, line, column, "read", Severity.ERROR, message, hint)


def _walk(root: Path, folder: str, findings: list[Finding]) -> Iterator[str]:
    """Yield the paths of plain files in a fixed order; links, pipes and devices become findings."""
    with os.scandir(root / folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    seen: dict[str, str] = {}
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith("."):
            continue
        twin = seen.setdefault(entry.name.lower().replace(".yaml", ".yml"), entry.name)
        if twin.lower() != entry.name.lower():
            message = T("The same name as “{name}”, with another ending.", {"name": twin})
            findings.append(_about(path, message, T("Keep one of the two; this one was not read.")))
        elif twin != entry.name:
            findings.append(
                _about(
                    path,
                    T("This name differs only in capitals from “{name}”.", {"name": twin}),
                    T("Windows and macOS take them for one file: give one another name."),
                )
            )
        elif entry.is_symlink():
            findings.append(_about(path, T("Symbolic links are not allowed."), _NO_LINK))
        elif entry.is_dir():
            if entry.name.endswith((".yml", ".yaml")):
                findings.append(_about(path, T("This is a folder, and its name ends like a file's.")))
            else:
                yield from _walk(root, path, findings)
        elif not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            findings.append(_about(path, T("This is not an ordinary file."), T("Remove it from this folder.")))
        else:
            yield path


def _read_file(root: Path, path: str, sources: list[Source], findings: list[Finding]) -> None:
    if not path.endswith((".yml", ".yaml")):
        if not path.endswith(SIDE_FILES):
            findings.append(
                _about(path, T("This kind of file does not belong here."), T("Only .yml files hold definitions."))
            )
        return
    kind = kind_of(path)
    if kind is None:
        findings.append(
            _about(
                path,
                T("No definition has its place here."),
                T("A criterion is criteria/<group>/<id>.yml, a form criteria/forms/<id>.yml, "
                  "a workshop workshops/<date>-<name>.yml."),
            )
        )  # fmt: skip
        return
    try:
        raw = (root / path).read_bytes()
    except OSError as fault:
        findings.append(_about(path, T("The file can't be read: {why}.", {"why": fault.strerror or "?"})))
        return
    if len(raw) > MAX_BYTES:
        findings.append(
            _about(
                path,
                T(
                    "The file is too large: {size} bytes, at most {limit}.",
                    {"size": len(raw), "limit": MAX_BYTES},
                ),
            )
        )
        return
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        findings.append(
            _about(path, T("The file is not UTF-8 text."), T("Save it again with the encoding UTF-8."), line)
        )
        return
    data, problems = parse(path, text)
    findings += problems
    if data is not None:
        sources.append(Source(path, kind, text, data))


@dataclass
class _Level:
    """A list or map that is still being filled."""

    value: dict[str, Any] | list[Any]
    flow: bool
    line: int
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

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def problem(self, mark: Any, message: T, hint: T | None = None, *, warning: bool = False) -> None:
        if len(self.findings) < MAX_PROBLEMS:
            severity = Severity.WARNING if warning else Severity.ERROR
            self.findings.append(Finding(self.path, mark.line + 1, mark.column + 1, "yaml", severity, message, hint))


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
    except yaml.YAMLError as fault:
        reading.findings.append(_misread(reading, fault))
    except (ValueError, UnicodeError):
        reading.findings.append(_about(path, T("The file holds characters that are not valid Unicode.")))
    finally:
        if parser is not None:
            parser.dispose()
    if any(f.severity is Severity.ERROR for f in reading.findings):
        return None, reading.findings
    if not isinstance(data, dict):
        found = {list: T("a list"), type(None): T("nothing")}.get(type(data), T("one text"))
        message = T("Expected “key: value” lines at the top level, found {found}.", {"found": found})
        return None, [*reading.findings, _about(path, message)]
    return data, reading.findings


def _build(parser: Any, reading: _Reading) -> Any:
    """Walk over the events of one document, without recursion, and return what they hold."""
    stack: list[_Level] = []
    result: Any = None
    documents = 0
    while True:
        event = parser.get_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                _refuse_marker(event, reading)
            level = stack[-1] if stack else None
            if level is not None and level.key is None and isinstance(level.value, dict):
                _take_key(level, event, reading)
                continue
            value = _scalar(event, reading, level)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                _refuse_marker(event, reading)
            if stack and stack[-1].key is None and isinstance(stack[-1].value, dict):
                reading.problem(event.start_mark, T("A key must be plain text."))
                raise _Stop
            if len(stack) >= MAX_DEPTH:
                reading.problem(event.start_mark, T("Lists and maps are nested too deep."))
                raise _Stop
            container: dict[str, Any] | list[Any] = {} if kind is yaml.MappingStartEvent else []
            stack.append(_Level(container, bool(event.flow_style), event.start_mark.line))
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            value = stack.pop().value
        elif kind is yaml.AliasEvent:
            reading.problem(
                event.start_mark,
                T("Anchors (&) and aliases (*) are not allowed."),
                T("Repeat the text; or put text that begins with & or * between double quotes."),
            )
            raise _Stop
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                reading.problem(event.start_mark, T("A file holds one document: remove the line “---”."))
                raise _Stop
            continue
        elif kind is yaml.StreamEndEvent:
            return result
        else:
            continue
        if not stack:
            result = value
        elif isinstance(stack[-1].value, list):
            stack[-1].value.append(value)
        else:
            level = stack[-1]
            assert level.key is not None and isinstance(level.value, dict)
            if level.flow and value is None:
                reading.problem(
                    level.key_mark,
                    T("The comma in {{ … }} made a key of its own: “{key}”.", {"key": level.key}),
                    T("Write the text on a line of its own, without braces:\n{block}",
                      {"block": "key: |\n  …"}),
                )  # fmt: skip
            level.value[level.key] = value
            level.key = None


class _Stop(yaml.YAMLError):
    """Reading on would make no sense; the finding has been made."""


def _refuse_marker(event: Any, reading: _Reading) -> None:
    if event.anchor is not None:
        reading.problem(
            event.start_mark,
            T("Anchors (&) and aliases (*) are not allowed: found “&{name}”.", {"name": event.anchor}),
            T("Put text that begins with & between double quotes."),
        )
    if event.tag is not None:
        reading.problem(
            event.start_mark,
            T("YAML tags are not allowed: found “{tag}”.", {"tag": event.tag}),
            T("Put text that begins with ! between double quotes."),
        )


def _take_key(level: _Level, event: Any, reading: _Reading) -> None:
    assert isinstance(level.value, dict)
    key = event.value
    if key in level.value:
        reading.problem(
            event.start_mark,
            T("The key “{key}” is here twice.", {"key": key}),
            T("Keep one of the two; the other would be lost without a word."),
        )
    if not key:
        reading.problem(event.start_mark, T("A key must be plain text."))
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
            reading.problem(event.start_mark, T("Too many combining characters on one letter."))
        if hidden := HIDDEN.search(value):
            reading.problem(
                event.start_mark,
                T("The text holds an invisible character, U+{code}.", {"code": f"{ord(hidden[0]):04X}"}),
                T("Type the text again instead of pasting it."),
            )
    return value.strip()


def _check_plain(event: Any, reading: _Reading, level: _Level | None) -> None:
    """Find ordinary sentences that YAML reads otherwise than their author meant."""
    mark, end = event.start_mark, event.end_mark
    if mark.line == end.line:
        rest = reading.line(mark.line)[end.column :]
        if rest.startswith((" #", "\t#")) or (rest.strip().startswith("#") and rest[:1] in " \t"):
            reading.problem(
                mark,
                T(
                    "The text ends at “ #”; what follows is a comment and is lost: “{lost}”.",
                    {"lost": rest.strip()},
                ),
                T("Put the text between double quotes if it belongs to it, or remove it."),
                warning=True,
            )
    if level is not None and level.flow and isinstance(level.value, list) and " " in event.value:
        reading.problem(
            mark,
            T("Text between [ … ] is cut at each comma: “{text}”.", {"text": event.value}),
            T("Write a list with a dash on each line:\n{block}", {"block": f"- {event.value}"}),
            warning=True,
        )


_AWKWARD = re.compile(r"^(?P<lead>\s*(?:- )?(?:[\w-]+:)?)\s*(?P<rest>\S.*)$")


def _misread(reading: _Reading, fault: yaml.YAMLError) -> Finding:
    """Turn YAML's own complaint into one that a coach can mend, with the text shown as it should be written."""
    path = reading.path
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    if mark is None:
        return _about(path, T("The file is not valid YAML."))
    number = min(mark.line, len(reading.lines) - 1)
    line = reading.line(number)
    if line.strip() == "" and getattr(fault, "context_mark", None) is not None:
        number = fault.context_mark.line  # type: ignore[attr-defined]
        line = reading.line(number)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _about(path, T("A tab is used for indentation."), T("Use spaces: two for each level."), number + 1, 1)
    if _SURROGATE.search(line):
        return _about(path, T("Invalid Unicode: half of a character (lone surrogate)."), None, number + 1, 1)
    for at in (number, number - 1):
        candidate = reading.line(at)
        if hint := _as_block(candidate):
            message = T("YAML can't read this text: “{text}”.", {"text": candidate.strip()})
            return _about(path, message, hint, at + 1, len(candidate) - len(candidate.lstrip()) + 1)
    problem = str(getattr(fault, "problem", "") or "")
    return _about(path, T("YAML can't read this line: {problem}.", {"problem": problem}),
                  T("Look at the indentation and at quotes, colons and brackets just above."),
                  number + 1, mark.column + 1)  # fmt: skip


def _as_block(line: str) -> T | None:
    """Return how ``line`` is written safely, when it is a text that YAML trips over."""
    match = _AWKWARD.match(line)
    if not match or match["rest"].startswith("#"):
        return None
    lead, rest = match["lead"], match["rest"]
    starts_badly = rest[0] in "'\"`@%&*!|>[]{},?"
    if not starts_badly and ": " not in rest and not rest.endswith(":"):
        return None
    inner = rest
    indent = " " * (len(lead) - len(lead.lstrip()) + 2)
    block = f"{lead.rstrip()} |\n{indent}{inner}"
    return T("Write the text under a bar, and it may hold anything:\n{block}", {"block": block})
