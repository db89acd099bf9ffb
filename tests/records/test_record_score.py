"""A result explained: everything that the result says is in the explanation, and nothing that it does not say."""

from __future__ import annotations

import json
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from record_files import changed, filled, form, put, spec_file
from rich.console import Console
from test_cli import maatstaf

from maatstaf.records.explain import Explained, explain
from maatstaf.records.show import show
from maatstaf.records.words import number, percent
from maatstaf.score import score
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.record import Record


def explained(of: SpecForm, data: dict[str, Any], language: str = "en") -> Explained:
    record = Record.model_validate({k: v for k, v in data.items() if k != "result"})
    return explain(of, record, score(of, record), language)


def rows(told: Explained) -> dict[str, Any]:
    return {row.question: row for _, lines in told.sections for row in lines}


def test_every_line_of_the_result_is_explained() -> None:
    of = form()
    told = explained(of, filled(of))
    assert sum(len(lines) for _, lines in told.sections) == len(score(of, Record.model_validate(filled(of))).lines)
    shares = [row.share for _, lines in told.sections for row in lines if row.share]
    assert sum(Fraction(share.split()[0].replace(",", ".").split("\u202f")[0]) for share in shares) == pytest.approx(
        100, abs=1
    )


def test_what_was_left_out_says_why() -> None:
    of = form()
    data = filled(of)
    data["header"]["soort-contact"] = {"answer": "vraag"}
    data["answers"].pop("inleven")
    data["answers"]["juiste-oplossing"]["answer"] = "niet-goed"
    told = explained(of, data)
    lines = rows(told)
    names = {item.id: next(iter(dict(item.text).values())) for s in of.sections for item in s.items}  # type: ignore[arg-type]
    assert lines[names["ontzorgen"]].note == "not asked after the earlier answers"
    assert lines[names["inleven"]].note == "not answered yet"
    assert lines[names["meedenken"]].note == "guides the judgement of the section"
    assert lines[names["relatie-versterkt"]].note == "never counts for the score"
    assert lines[names["juiste-oplossing"]].note == "zero by a critical answer"
    assert told.criticals == [f"{names['juiste-oplossing']}: the section counts as zero"] or len(told.criticals) == 2
    assert told.missing == [f"Answer: {names['inleven']}"]
    assert told.provisional.startswith("Provisional: ")


@pytest.mark.parametrize("method", ["none", "points", "deductions", "lowest-grade", "checks", "weighted-mean"])
def test_every_way_of_scoring_can_be_explained(method: str) -> None:
    def change(data: dict[str, Any]) -> None:
        data["scoring"]["method"] = method
        for section in data["sections"]:
            for item in section["items"]:
                if method == "deductions":
                    item["deduct"] = {"niet-goed": "7"}
                if method == "lowest-grade":
                    item["grade"] = "4"

    of = changed(change)
    data = filled(of)
    data["answers"]["inleven"]["answer"] = "niet-goed"
    told = explained(of, data, "nl")
    result = score(of, Record.model_validate(data))
    assert told.score
    if method == "deductions":
        assert "−7" in {row.had for _, lines in told.sections for row in lines}
    if result.score is not None:
        assert told.score.startswith(number(Fraction(result.score), "nl", of.scoring.decimals))


def test_numbers_are_written_as_the_language_does() -> None:
    assert number(Fraction(25, 2), "nl") == "12,5"
    assert number(Fraction(-25, 2), "en") == "−12.5"
    assert percent(Fraction(1, 3), "nl") == "33,3\u202f%"
    assert number(Fraction(-1, 100), "en") == "0"


def test_what_stands_in_a_record_steers_no_terminal() -> None:
    of = form()
    data = filled(of)
    data["answers"]["wie-moet-dit-weten"] = {"text": "\x1b[2J[red]x[/]"}
    console = Console(file=StringIO(), width=200)
    show(explained(of, data), "en", console)
    out = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[2J" not in out and "\\x1b[2J[red]x[/]" in out


def test_the_command_explains_in_the_language_of_the_form(tmp_path: Path) -> None:
    spec, record = spec_file(tmp_path, form()), put(tmp_path, filled(form()))
    done = maatstaf("score", spec, record)
    assert done.returncode == 0 and "Gewicht" in done.stdout
    done = maatstaf("score", spec, record, "--format", "json")
    assert json.loads(done.stdout) == filled(form())["result"]
    assert maatstaf("score", "telefoon", record).returncode == 0
    assert maatstaf("score", "telefon", record).returncode == 2
    other = put(tmp_path, filled(form("bericht")), "other.json")
    assert maatstaf("score", spec, other).returncode == 1
