"""Contacts drawn by lot: the same for everybody with list and seed, fair, and told when the list is not sound."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_cli import maatstaf

from maatstaf.records.rows import Rows, read_rows
from maatstaf.records.sample import Sample, as_csv, as_json, draw


def rows(count: int = 50) -> Rows:
    lines = tuple((n + 2, (f"c-{n}", ["telefoon", "chat"][n % 2], f"Naam {n}")) for n in range(count))
    return Rows("list.csv", ("contact", "kanaal", "naam"), lines)


def drawn(of: Rows, n: int = 4, seed: str = "maart", **more: str) -> Sample:
    made = draw(of, n, seed, **more)
    assert isinstance(made, Sample)
    return made


def test_the_draw_is_as_documented() -> None:
    ids = [f"c-{n}" for n in range(50)]
    expected = sorted(ids, key=lambda id: hashlib.sha256(f"maart\0{id}".encode()).hexdigest())[:4]
    assert list(drawn(rows()).drawn) == expected


def test_the_order_of_the_list_plays_no_part() -> None:
    shuffled = list(rows().rows)
    Random(3).shuffle(shuffled)
    assert drawn(Rows("list.csv", rows().columns, tuple(shuffled))) == drawn(rows())
    assert drawn(rows(), seed="april") != drawn(rows())
    assert drawn(rows(), 8).drawn[:4] == drawn(rows(), 4).drawn


def test_every_contact_has_the_same_chance() -> None:
    times = Counter(id for seed in range(2000) for id in drawn(rows(10), 2, str(seed)).drawn)
    assert len(times) == 10
    chi_square = sum((count - 400) ** 2 / 400 for count in times.values())
    assert chi_square < 27.9  # 9 degrees of freedom, p = 0.001


def test_by_a_column_draws_for_each_value() -> None:
    made = drawn(rows(), by="kanaal")
    assert made.groups and [(group.value, group.population, len(group.drawn)) for group in made.groups] == [
        ("chat", 25, 4), ("telefoon", 25, 4),
    ]  # fmt: skip
    assert made.drawn == made.groups[0].drawn + made.groups[1].drawn


def test_no_more_columns_than_asked_for() -> None:
    assert "Naam" not in as_json(drawn(rows())).decode() + as_csv(drawn(rows())).decode()
    made = draw(rows(), 2, "x", show=("naam",))
    assert isinstance(made, Sample) and made.rows and set(made.rows[0]) == {"naam"}
    lines = list(csv.reader(as_csv(made).decode().splitlines()))
    assert lines[0] == ["contact", "naam"] and [line[0] for line in lines[1:]] == list(made.drawn)


WRONG = {
    "empty": ("", "empty"),
    "only a heading": ("contact\n", "no contacts"),
    "twice": ("contact\na\na\n", "line 2 too"),
    "no name": ("contact;x\n;1\n", "empty on this line"),
    "too many": ("contact,x\na,b,c\n", "3 values"),
    "quotes": ('contact\n"a\n', "quotes"),
    "same columns": ("contact,contact\na,b\n", "Two columns"),
    "no heading": ("contact,\na,b\n", "no name"),
    "too few": ("contact\na\n", "can't be drawn"),
    "invisible": ("contact\na\u202eb\n", "U+202E"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_list_that_is_not_sound_is_told(case: str, tmp_path: Path) -> None:
    text, words = WRONG[case]
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    read = read_rows(path)
    found = read if isinstance(read, list) else draw(read, 3, "x")
    assert isinstance(found, list)
    assert words in str(found[0].message), found


def test_a_column_that_is_not_there_is_told() -> None:
    [finding] = draw(rows(), 2, "x", by="kanal")
    assert "Did you mean “kanaal”?" in str(finding.hint)  # type: ignore[union-attr]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_list_never_raises(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    read = read_rows(path)
    if isinstance(read, Rows):
        draw(read, 1, "x")


def test_the_command_repeats_itself(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xef\xbb\xbfkanaal;contact;naam\r\n" + b"".join(b"chat;c%d;N\r\n" % n for n in range(20)))
    done = maatstaf("sample", path, "--n", "4", "--seed", "maart", "--id", "contact")
    made = json.loads(done.stdout)
    assert done.returncode == 0 and list(made) == ["population", "n", "seed", "drawn"]
    assert (made["population"], made["n"], made["seed"], len(made["drawn"])) == (20, 4, "maart", 4)
    assert "20" in done.stderr and "maart" in done.stderr
    out = tmp_path / "drawn.csv"
    assert maatstaf("sample", path, "--n", "4", "--seed", "maart", "--id", "contact", "--out", out).returncode == 0
    assert out.read_text(encoding="utf-8").split() == ["contact", *made["drawn"]]
    assert maatstaf("sample", path, "--n", "4", "--seed", "maart").returncode == 1
    assert maatstaf("sample", path, "--n", "0", "--seed", "maart").returncode == 2
