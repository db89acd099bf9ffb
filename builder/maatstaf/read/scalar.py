"""One scalar of YAML to a value, and the ordinary sentences that YAML reads otherwise than they were meant."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

import yaml

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.read.characters import HIDDEN, MARKS, RETYPE, invisible

MAX_PROBLEMS = 25
_REMARK = re.compile(r"[ \t]+#")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,40})?\Z")


@dataclass(slots=True)
class Level:
    """A list or map that is still being filled; ``keyed`` tells that it is a map."""

    value: Any
    keyed: bool
    flow: bool
    key: str | None = None
    key_mark: Any = None


@dataclass
class Reading:
    """A text that is being read, and what is wrong with it so far."""

    path: str
    text: str
    findings: list[Finding] = field(default_factory=list)
    problems: Counter[Severity] = field(default_factory=Counter)
    """So many were found, of each severity: warnings must not push out an error."""

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return self.text.split("\n")

    @cached_property
    def remarks(self) -> bool:
        """Whether a remark stands behind something else on a line: hardly ever, and then each text is looked at."""
        return " #" in self.text or "\t#" in self.text

    def problem(self, mark: Any, message: T, hint: T, *, warning: bool = False) -> None:
        """Note what is wrong at ``mark``; after the first so many, more of them would not help."""
        severity = Severity.WARNING if warning else Severity.ERROR
        self.problems[severity] += 1
        if self.problems[severity] <= MAX_PROBLEMS:
            self.findings.append(Finding(self.path, mark.line + 1, mark.column + 1, "yaml", severity, message, hint))


def scalar(event: Any, reading: Reading, level: Level | None) -> Any:
    """Return the value of a scalar: text, number, true, false or nothing; ``level`` is what it stands in."""
    value: str = event.value
    if not event.style and event.tag is None:
        if value == "" or value == "~" or value == "null":
            return None
        first = value[0]
        if first in "tf" and value in ("true", "false"):
            return value == "true"
        if first in "-0123456789" and (number := _NUMBER.match(value)):
            return Decimal(value) if number[1] else int(value)
        if reading.remarks or event.start_mark.line != event.end_mark.line or (level is not None and level.flow):
            _check_plain(event, reading, level)
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    if not value.isascii() or HIDDEN.search(value):
        value = unicodedata.normalize("NFC", value)
        if MARKS.search(value):
            reading.problem(event.start_mark, T("Too many combining characters on one letter."), RETYPE)
        if hidden := invisible(value):
            reading.problem(event.start_mark, hidden[1], RETYPE)
    return value.strip()


def _check_plain(event: Any, reading: Reading, level: Level | None) -> None:
    """Find ordinary sentences that YAML reads otherwise than their author meant."""
    mark, end = event.start_mark, event.end_mark
    line = reading.lines[end.line] if end.line < len(reading.lines) else ""
    if _REMARK.match(line, end.column):
        lost = {"lost": line[end.column :].strip()}
        message = T("The text ends at “ #”; what follows is a comment and is lost: “{lost}”.", lost)
        hint = T("Put the text between double quotes if it belongs to it, or remove it.")
        reading.problem(mark, message, hint, warning=True)
    if mark.line < end.line and event.value[:1] == "-" and event.value[1:2].isalpha():
        message = T("There is no space behind this dash: “{text}”.", {"text": reading.lines[mark.line].strip()})
        block = "- " + reading.lines[mark.line].strip().removeprefix("-")
        reading.problem(mark, message, T("Write:\n{block}", {"block": block}))
        return
    for number in range(mark.line + 1, min(end.line + 1, len(reading.lines))):
        if reading.lines[number].lstrip().startswith("- "):
            message = T("This dash begins no new line in the list, but goes on with the text above: “{text}”.")
            hint = T("Give it as many spaces as the dashes above it.")
            place = yaml.Mark("", 0, number, len(reading.lines[number]) - len(reading.lines[number].lstrip()), "", 0)
            reading.problem(place, message(text=reading.lines[number].strip()), hint)
    if level is not None and level.flow and not level.keyed and " " in event.value:
        message = T("Text between [ and ] is cut at each comma: “{text}”.", {"text": event.value})
        hint = T("Write a list with a dash on each line:\n{block}", {"block": f"- {event.value}"})
        reading.problem(mark, message, hint, warning=True)
