"""A list of contacts as CSV: its columns, its rows with the line each begins on, and everything wrong with it."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from maatstaf.findings import Finding, Severity, did_you_mean
from maatstaf.message import T
from maatstaf.read import MAX_PROBLEMS, RETYPE, invisible
from maatstaf.read.utf8 import Flaw, NotText, text_of
from maatstaf.records.read import shown

MAX_BYTES = 50_000_000
SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Rows:
    """A list that could be read: its path, its columns, and its rows as (line, values)."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, name: str) -> int | Finding:
        """Return the place of a column, or what is wrong with its name."""
        if name in self.columns:
            return self.columns.index(name)
        message = T("The list has no column “{name}”.", {"name": name[:100]})
        return about(self.path, 1, message, did_you_mean(name, self.columns, show=40))


def about(path: str, line: int, message: T, hint: T | None = None) -> Finding:
    """Return a finding about a line of a list."""
    return Finding(path, line, 1, "list", Severity.ERROR, message, hint)


def read_rows(path: Path) -> Rows | list[Finding]:
    """Read a list with commas, semicolons or tabs; its first line names the columns."""
    name = shown(path)
    try:
        return _rows(name, text_of(path, MAX_BYTES).replace("\r\n", "\n").replace("\r", "\n"))
    except NotText as fault:
        excel = T("In Excel choose “Save as” and then “CSV UTF-8”.")
        return [about(name, fault.line, fault.message, excel if fault.flaw is Flaw.NOT_UTF8 else None)]


def _rows(name: str, text: str) -> Rows | list[Finding]:
    first = next((line for line in text.split("\n") if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=separator, strict=True)
    columns: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    findings: list[Finding] = []
    start = 1
    try:
        for values in reader:
            line, start = start, reader.line_num + 1
            cells = tuple(unicodedata.normalize("NFC", value.strip()) for value in values)
            if not any(cells):
                continue
            if not columns:
                columns = cells
                findings += _headings(name, line, columns)
            elif len(cells) != len(columns):
                numbers = {"count": len(cells), "columns": len(columns)}
                message = T("This line has {count} values; there are {columns} columns.", numbers)
                findings.append(about(name, line, message, _QUOTE))
            else:
                rows.append((line, cells))
    except csv.Error:
        findings.append(about(name, start, T("This line can't be read: its quotes don't match."), _QUOTE))
    if not columns:
        findings.append(
            about(name, 1, T("The list is empty."), T("The first line names the columns, for example: contact"))
        )
    return findings[:MAX_PROBLEMS] or Rows(name, columns, tuple(rows))


_QUOTE = T("Put a value with a separator or a quote between double quotes, and write a quote inside it twice.")


def _headings(name: str, line: int, columns: tuple[str, ...]) -> Iterator[Finding]:
    for number, column in enumerate(columns, start=1):
        if not column:
            yield about(name, line, T("Column {number} has no name.", {"number": number}), T("Give it a name."))
        elif column in columns[: number - 1]:
            message = T("Two columns are called “{name}”.", {"name": column[:100]})
            yield about(name, line, message, T("Give one of the two another name."))
        elif hidden := invisible(column):
            yield about(name, line, hidden[1], RETYPE)
