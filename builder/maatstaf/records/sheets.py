"""Tables as files that other programs open: xlsx, csv and parquet; no text becomes a formula in any of them."""

from __future__ import annotations

import csv
import importlib
import io
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from maatstaf.message import T
from maatstaf.records.table import Kind, Sheet, Value, dictionary

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that spreadsheets take for a formula."""


LONGEST = 32_767
"""No cell of a spreadsheet holds more characters."""


class Target(StrEnum):
    """The kinds of files a table can be written as."""

    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"


class NotInstalled(Exception):
    """The library for a kind of file is not there; ``message`` says how to get it."""

    def __init__(self, message: T) -> None:
        super().__init__(str(message))
        self.message = message


def files(table: Sheet, target: Target, name: str, language: str) -> dict[str, bytes]:
    """Return the files of a table: ``name``, and for csv the data dictionary beside it."""
    return {Target.XLSX: _xlsx, Target.CSV: _csv, Target.PARQUET: _parquet}[target](table, name, language)


def defused(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that begins like it gets an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_bytes(rows: list[tuple[str, ...]]) -> bytes:
    """Return rows of text as CSV (RFC 4180), UTF-8, defused."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([defused(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _csv(table: Sheet, name: str, language: str) -> dict[str, bytes]:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(defused(column.name) for column in table.columns)
    for row in table.rows:
        writer.writerow(_written(value) for value in row)
    stem = name.removesuffix(".csv")
    return {name: out.getvalue().encode(), f"{stem}.columns.csv": csv_bytes(list(dictionary(table, language)))}


def _written(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
    return defused(value)


def _xlsx(table: Sheet, name: str, language: str) -> dict[str, bytes]:
    xlsxwriter = _library("xlsxwriter")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(2000, 1, 1)})
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    formats = {
        Kind.DATE: book.add_format({"num_format": "yyyy-mm-dd"}),
        Kind.MOMENT: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
    }
    page = book.add_worksheet(T("Records").in_language(language))
    page.freeze_panes(1, 1)
    for at, column in enumerate(table.columns):
        page.write_string(0, at, column.name, bold)
        page.set_column(at, at, max(12, min(len(column.name) + 2, 30)))
    for number, row in enumerate(table.rows, start=1):
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _write(page, number, at, value, formats.get(column.kind))
    told = book.add_worksheet(T("Columns").in_language(language))
    told.freeze_panes(1, 1)
    told.set_column(0, 1, 22)
    told.set_column(2, 5, 50)
    for number, line in enumerate(dictionary(table, language)):
        for at, text in enumerate(line):
            told.write_string(number, at, text, wrap if number else bold)
    book.close()
    return {name: out.getvalue()}


def _write(page: Any, row: int, at: int, value: Value, format: Any) -> None:
    match value:
        case None:
            return
        case bool():
            page.write_boolean(row, at, value)
        case Decimal():
            page.write_number(row, at, float(value))
        case date():
            if value.year < 1900:  # spreadsheets count days from there
                page.write_string(row, at, value.isoformat())
            else:
                page.write_datetime(row, at, value, format)
        case str():
            page.write_string(row, at, value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…")


def _parquet(table: Sheet, name: str, language: str) -> dict[str, bytes]:
    arrow, parquet = _library("pyarrow"), _library("pyarrow.parquet")
    kinds = {
        Kind.TEXT: arrow.string(),
        Kind.NUMBER: arrow.float64(),
        Kind.DATE: arrow.date32(),
        Kind.MOMENT: arrow.timestamp("us"),
        Kind.FLAG: arrow.bool_(),
    }
    fields, values = [], []
    for at, column in enumerate(table.columns):
        told = {
            "meaning": column.meaning,
            "scale": column.scale,
            "answers": column.answers,
            "versions": column.versions,
        }
        fields.append(arrow.field(column.name, kinds[column.kind], metadata={k: v for k, v in told.items() if v}))
        cells = [_plain(row[at]) for row in table.rows]
        values.append(arrow.array(cells, type=kinds[column.kind]))
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_arrays(values, schema=arrow.schema(fields)), out)
    return {name: out.getvalue()}


def _plain(value: Value) -> Value | float:
    return float(value) if isinstance(value, Decimal) else value


def _library(name: str) -> Any:
    """Return a library of the extra ``table``; raises ``NotInstalled`` when it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError:
        message = T("This needs the library {name}. Install it with: {command}")
        raise NotInstalled(message(name=name.split(".")[0], command="pip install 'maatstaf[table]'")) from None
