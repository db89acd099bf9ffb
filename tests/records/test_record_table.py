"""Records as a table: every program reads back what the records hold, and no text becomes a formula."""

from __future__ import annotations

import csv
import sys
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from record_files import changed, filled, form, put, spec_file
from test_cli import maatstaf

from maatstaf.records.check import Judged
from maatstaf.records.read import JsonFile
from maatstaf.records.sheets import FORMULA, NotInstalled, Target, files
from maatstaf.records.table import Kind, Sheet, sheet
from maatstaf.score import score
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.record import Record

FORM = form()
TRAPS = ["=1+1", "+31 6", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A0"]


def judged(of: SpecForm, data: dict[str, Any], path: str = "r.json") -> Judged:
    record = Record.model_validate({k: v for k, v in data.items() if k != "result"})
    return Judged(JsonFile(path, "", data), record, of, score(of, record))


def records() -> list[Judged]:
    made = []
    for number, trap in enumerate(TRAPS):
        data = filled(FORM, number)
        data["header"]["wat-vooraf-ging"] = {"text": trap}
        data["header"]["gespreksduur"] = {"value": "12.5"}
        data["contact"] = trap
        made.append(judged(FORM, data))
    return made


def table(**more: bool) -> Sheet:
    return sheet(records(), "nl", **more)


def column(of: Sheet, name: str) -> list[Any]:
    at = [column.name for column in of.columns].index(name)
    return [row[at] for row in of.rows]


def test_xlsx_holds_numbers_dates_and_texts_and_no_formula() -> None:
    content = files(table(), Target.XLSX, "t.xlsx", "nl")["t.xlsx"]
    book = openpyxl.load_workbook(BytesIO(content))
    page, told = book.worksheets
    names = [cell.value for cell in page[1]]
    by_name = {name: [page.cell(row, at + 1) for row in range(2, page.max_row + 1)] for at, name in enumerate(names)}
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "d", "b"}
    assert [cell.value for cell in by_name["header:wat-vooraf-ging"]][:4] == TRAPS[:4]
    assert {cell.value for cell in by_name["header:gespreksduur"]} == {12.5}
    assert {cell.value for cell in by_name["judged_on"]} == {datetime(2026, 11, 20)}
    assert {cell.value for cell in by_name["saved_at"]} == {datetime(2026, 11, 20, 13, 5)}
    assert {cell.value for cell in by_name["score_complete"]} == {True}
    assert [cell.value for cell in told["A"]][1:] == names
    assert {"Kan de lezer zijn verhaal afmaken?", "goed-niet-goed", "telefoon 3.1.1"} <= {
        cell.value for row in told.iter_rows() for cell in row
    }


def test_csv_is_defused_and_read_back_whole() -> None:
    made = files(table(), Target.CSV, "t.csv", "nl")
    assert set(made) == {"t.csv", "t.columns.csv"}
    rows = list(csv.DictReader(StringIO(made["t.csv"].decode(), newline="")))
    assert [row["header:wat-vooraf-ging"] for row in rows] == [f"'{trap}" for trap in TRAPS]
    for content in made.values():
        for row in csv.reader(StringIO(content.decode(), newline="")):
            assert not [cell for cell in row if cell.startswith(FORMULA)]
    assert {row["header:gespreksduur"] for row in rows} == {"12.5"}
    assert {row["judged_on"] for row in rows} == {"2026-11-20"}


def test_parquet_keeps_types_and_meanings() -> None:
    made = files(table(), Target.PARQUET, "t.parquet", "nl")["t.parquet"]
    read = pyarrow.parquet.read_table(BytesIO(made))
    assert str(read.schema.field("header:gespreksduur").type) == "double"
    assert read["judged_on"].to_pylist() == [date(2026, 11, 20)] * len(TRAPS)
    assert read["header:wat-vooraf-ging"].to_pylist() == TRAPS
    told = read.schema.field("laten-vertellen").metadata
    assert told[b"meaning"].decode() == "Kan de lezer zijn verhaal afmaken?" and told[b"scale"] == b"goed-niet-goed"


@pytest.mark.parametrize("target", Target)
def test_the_same_records_give_the_same_bytes(target: Target) -> None:
    assert files(table(), target, "t", "nl") == files(table(), target, "t", "nl")


def test_notes_and_employees_only_when_asked_for() -> None:
    plain, full = table(), table(comments=True, employee=True)
    text = str(plain)
    assert "Gehoord" not in text and "pseudoniem" not in text
    assert column(full, "employee_ref")[0] == "pseudoniem-0"
    assert column(full, "inleven:comment")[1] == "Gehoord 1"


def test_versions_stand_in_one_table() -> None:
    def change(data: dict[str, Any]) -> None:
        data["changelog"].pop(0)
        data["sections"][0]["items"].pop(0)
        data["header"][1]["scale"] = "vrije-tekst"

    old = changed(change)
    made = sheet([judged(old, filled(old)), judged(FORM, filled(FORM))], "nl")
    assert column(made, "form_version") == [old.version, FORM.version]
    assert column(made, "laten-vertellen")[0] is None and column(made, "laten-vertellen")[1]
    mixed = next(column for column in made.columns if column.name == "header:gespreksduur")
    assert mixed.kind is Kind.TEXT and "gespreksduur | vrije-tekst" in mixed.scale
    assert mixed.versions == f"telefoon {FORM.version}, telefoon {old.version}"


def test_not_applicable_is_a_word_among_answers_and_empty_among_numbers() -> None:
    data = filled(FORM)
    data["answers"]["inleven"] = {"not_applicable": True}
    data["header"]["gespreksduur"] = {}
    made = sheet([judged(FORM, data)], "nl")
    assert column(made, "inleven") == ["nvt"] and column(made, "header:gespreksduur") == [None]


def test_a_missing_library_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(NotInstalled, match=r"maatstaf\[table\]"):
        files(table(), Target.XLSX, "t.xlsx", "nl")


def test_the_command_writes_all_or_nothing(tmp_path: Path) -> None:
    spec = spec_file(tmp_path, FORM)
    (tmp_path / "records").mkdir()
    put(tmp_path / "records", filled(FORM, 1), "a.json")
    out = tmp_path / "out.csv"
    done = maatstaf("record", "table", tmp_path / "records", "--spec", spec, "--to", "csv", "--out", out)
    assert done.returncode == 0, done.stderr
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    out.unlink()
    put(tmp_path / "records", {**filled(FORM, 2), "answers": {"x": {}}}, "b.json")
    done = maatstaf("record", "table", tmp_path / "records", "--spec", spec, "--to", "csv", "--out", out)
    assert done.returncode == 1 and not out.exists()
