"""The ratings of a calibration session: listed in the session's file, or in the CSV sheet beside it."""

from __future__ import annotations

import csv
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from maatstaf.message import T
from maatstaf.model.calibration import Calibration, Rating
from maatstaf.read import MAX_BYTES, RETYPE, invisible

COLUMNS = ("contact", "rater", "criterion", "answer", "comment")
NOT_APPLICABLE = "nvt"

_HEADER = ",".join(COLUMNS)


class Problem(NamedTuple):
    """What is wrong on a line of the sheet (lines and columns count from 1), and what to write."""

    line: int
    column: int
    message: T
    hint: T | None = None


class Row(NamedTuple):
    """One rating, the line of the sheet it begins on, and the column of each of its values there."""

    line: int
    rating: Rating
    columns: dict[str, int]


@dataclass(frozen=True)
class Sheet:
    """A CSV sheet beside a session: its path from the root, its rows, and what is wrong with it."""

    path: str
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def sheet_of(root: Path, path: str, calibration: Calibration) -> Sheet | None:
    """Read the sheet that the session at ``path`` (from ``root``) names; ``None`` when it lists its ratings itself."""
    where = sheet_path(path, calibration)
    if where is None:
        return None
    try:
        kind = (root / where).lstat()
        if stat.S_ISDIR(kind.st_mode):
            raise FileNotFoundError
        if not stat.S_ISREG(kind.st_mode):
            return Sheet(where)  # reading the folder has said so already
        if kind.st_size > MAX_BYTES:
            return _too_large(where, kind.st_size)
        raw = (root / where).read_bytes()
    except FileNotFoundError:
        return Sheet(where, problems=(Problem(0, 0, T("The sheet “{path}” does not exist.", {"path": where})),))
    except OSError as fault:
        message = T("The sheet can't be read: {why}.", {"why": fault.strerror or "?"})
        return Sheet(where, problems=(Problem(1, 1, message, T("Look at the rights of the file.")),))
    return sheet_in(where, raw)


def sheet_path(path: str, calibration: Calibration) -> str | None:
    """Return where the sheet is that the session at ``path`` names; ``None`` when it lists its ratings itself."""
    named = calibration.ratings
    return str(PurePosixPath(path).with_name(named)) if isinstance(named, str) else None


def sheet_in(path: str, raw: bytes) -> Sheet:
    """Return the sheet that the file at ``path`` holds in these bytes."""
    if len(raw) > MAX_BYTES:
        return _too_large(path, len(raw))
    try:
        rows, problems = rows_of(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        hint = T("In Excel choose “Save as” and then “CSV UTF-8”.")
        return Sheet(path, problems=(Problem(line, 1, T("The sheet is not UTF-8 text."), hint),))
    return Sheet(path, tuple(rows), tuple(problems))


def _too_large(path: str, size: int) -> Sheet:
    message = T("The sheet is too large: {size} bytes, at most {limit}.", {"size": size, "limit": MAX_BYTES})
    return Sheet(path, problems=(Problem(1, 1, message, T("Make a session of fewer contacts.")),))


def rows_of(text: str) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a sheet with commas or, as Dutch Excel writes it, semicolons; and what is wrong with it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line for line in lines if line.strip()), "")
    separator = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True, skipinitialspace=True)
    rows: list[Row] = []
    problems: list[Problem] = []
    header, start = False, 1
    try:
        for values in reader:
            line, start = start, reader.line_num + 1
            values = [unicodedata.normalize("NFC", value.strip()) for value in values]
            if not any(values):
                continue
            if not header:
                header = True
                if tuple(values) != COLUMNS:
                    message = T("The first line must name the columns; found “{found}”.", {"found": lines[line - 1]})
                    return [], [Problem(line, 1, message, T("Write: {header}", {"header": _HEADER}))]
                continue
            columns = dict(zip(COLUMNS, _columns(lines[line - 1], separator), strict=False))
            found = list(_wrong(line, values, columns))
            problems += found
            if not found:
                contact, rater, criterion, answer, comment, *_ = [*values, ""]
                rating = Rating(
                    contact=contact, rater=rater, criterion=criterion, answer=answer or None, comment=comment or None
                )
                rows.append(Row(line, rating, columns))
    except csv.Error:
        problems.append(Problem(start, 1, T("This line can't be read: its quotes don't match."), _QUOTES))
    if not header and not problems:
        problems.append(Problem(1, 1, T("The sheet is empty."), T("Write: {header}", {"header": _HEADER})))
    return rows, problems


_QUOTES = T("Put the whole comment between double quotes, and write a double quote inside it twice.")


def _columns(line: str, separator: str) -> Iterator[int]:
    """Yield the column at which each value of a line begins; good enough for lines without quotes before the answer."""
    at = 1
    for value in line.split(separator):
        yield at + len(value) - len(value.lstrip())
        at += len(value) + 1


def _wrong(line: int, values: list[str], columns: dict[str, int]) -> Iterator[Problem]:
    if len(values) < len(COLUMNS) - 1 or any(values[len(COLUMNS) :]):
        message = T("This line has {count} values; there are five columns.", {"count": len(values)})
        hint = T("A comment with a comma or semicolon stands between double quotes.")
        yield Problem(line, 1, message, hint if len(values) > len(COLUMNS) else T("Write: {header}")(header=_HEADER))
        return
    for name, value in zip(COLUMNS, values, strict=False):
        if not value and name not in ("answer", "comment"):
            message = T("The column “{name}” is empty on this line.", {"name": name})
            yield Problem(line, columns.get(name, 1), message, T("Fill it in, or remove the whole line."))
        if hidden := invisible(value):
            yield Problem(line, columns.get(name, 1), hidden[1], RETYPE)
