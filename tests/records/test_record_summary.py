"""Records counted together: right figures, no persons, and no group small enough to know people by."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_files import changed, filled, form, put, spec_file, with_result
from test_cli import maatstaf
from test_record_table import judged

from maatstaf.records.check import Judged
from maatstaf.records.interval import wilson
from maatstaf.records.small import FEWEST, hidden
from maatstaf.records.summary import FEW, HELD_BACK, Share, Summary, VersionSummary, summarise
from maatstaf.records.versions import grouped
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.versions import comparable

FORM = form()


def some(of: SpecForm, count: int, first: int = 0) -> list[Judged]:
    return [judged(of, filled(of, seed)) for seed in range(first, first + count)]


def older(change: str, popped: int = 1) -> tuple[SpecForm, SpecForm]:
    """Return an older version of the form, and the present one as a change of this class."""

    def now(data: dict[str, Any]) -> None:
        data["changelog"][0]["change"] = change

    return changed(lambda data: [data["changelog"].pop(0) for _ in range(popped)]), changed(now)


def only(summary: Summary) -> VersionSummary:
    [version] = summary.versions
    return version


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    # Newcombe 1998 (Statistics in Medicine 17: 857–872), table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_published_intervals(count: int, of: int, low: float, high: float) -> None:
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)
    assert wilson(of - count, of) == pytest.approx((1 - high, 1 - low), abs=5e-5)


def test_a_kpi_is_the_share_of_its_answers_among_all_judged_answers() -> None:
    records = some(FORM, 40)
    counted = ("versterkt", "hersteld", "in-stand-gehouden")
    told = [one.record.answers["relatie-versterkt"].answer for one in records]
    [kpi] = only(summarise(records, "nl")).kpis
    assert (kpi.id, kpi.count, kpi.of) == ("relatie-quotient", sum(answer in counted for answer in told), 40)
    assert kpi.low is not None and kpi.high is not None and kpi.share is not None
    assert kpi.low < kpi.share < kpi.high


def test_scores_are_told_by_median_and_quartiles() -> None:
    records = some(FORM, 21)
    whole = only(summarise(records, "nl")).scores[0]
    scores = sorted(Fraction(one.result.exact or 0) for one in records)
    assert [whole.low, whole.median, whole.high] == [str(int(scores[at] + Fraction(1, 2))) for at in (5, 10, 15)]


def test_failed_of_judged_is_that_of_the_results() -> None:
    records = some(FORM, 12)
    for share in only(summarise(records, "nl")).failed:
        lines = [
            line for one in records for line in one.result.lines if line.id == share.id and line.state == "answered"
        ]
        if share.shown:
            assert share.shown == FEW and len(lines) < FEWEST
        else:
            assert (share.count, share.of) == (sum(line.failed for line in lines), len(lines))


def test_no_employee_is_looked_at() -> None:
    records = some(FORM, 12)
    other = [
        Judged(one.file, one.record.model_copy(update={"employee": f"ander-{n}"}), one.form, one.result)
        for n, one in enumerate(records)
    ]
    made = summarise(records, "nl")
    assert made == summarise(other, "nl")
    assert "pseudoniem" not in made.model_dump_json()


def test_incomplete_records_are_left_out() -> None:
    data = filled(FORM, 50)
    data["answers"].pop("inleven")
    records = some(FORM, 8)
    assert summarise([*records, judged(FORM, data)], "nl") == summarise(records, "nl")


def test_a_version_of_fewer_than_five_is_only_named() -> None:
    old, new = older("scoring")
    made = summarise([*some(old, 4), *some(new, 9)], "nl")
    small, large = made.versions
    assert small.model_dump(exclude_none=True, exclude_defaults=True).keys() == {
        "form", "name", "versions", "hashes", "shown",
    }  # fmt: skip
    assert (small.shown, large.records) == (FEW, 9)
    assert "13" not in [str(value) for value in made.model_dump().values()]  # no total to subtract from


@pytest.mark.parametrize("change", ["meaning", "scoring", "new", "retired"])
def test_versions_that_a_change_parted_are_never_counted_together(change: str) -> None:
    old, new = older(change)
    assert comparable(old, new) == "no"
    assert [version.versions for version in summarise([*some(old, 3), *some(new, 3)], "nl").versions] == [
        (old.version,), (new.version,),
    ]  # fmt: skip


@pytest.mark.parametrize(("change", "pooled"), [("wording", "comparable"), ("clarification", "with-care")])
def test_a_small_version_joins_a_comparable_one_and_says_so(change: str, pooled: str) -> None:
    old, new = older(change)
    version = only(summarise([*some(old, 3), *some(new, 9)], "nl"))
    assert (version.versions, version.records, version.pooled) == ((old.version, new.version), 12, pooled)
    assert len(summarise([*some(old, 5), *some(new, 9)], "nl").versions) == 2


def test_a_criterion_that_came_to_mean_something_else_parts_versions() -> None:
    def change(data: dict[str, Any]) -> None:
        version = data["sections"][0]["items"][0]["criterion"]["version"]
        data["sections"][0]["items"][0]["criterion"]["version"] = f"{int(version.split('.')[0]) + 1}.0.0"

    other = changed(change)
    assert other.version == FORM.version and comparable(FORM, other) == "no"
    assert [len(group) for group in grouped([*some(FORM, 2), *some(other, 2)])] == [1, 1]


def solutions(cells: dict[str, int], gone: frozenset[str]) -> list[dict[str, int]]:
    """Return every way in which the hidden cells may be filled, as seen by one who knows the total and the rule."""
    total, names = sum(cells[id] for id in gone), sorted(gone)
    ways = (dict(zip(names, way, strict=True)) for way in product(range(total + 1), repeat=len(names)))
    return [way for way in ways if sum(way.values()) == total and hidden(cells | way) == gone]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=4).filter(lambda counts: sum(counts) >= FEWEST))
def test_no_small_cell_can_be_computed_from_what_is_shown(counts: list[int]) -> None:
    cells = {f"o{number}": count for number, count in enumerate(counts)}
    gone = hidden(cells)
    assert gone >= {id for id, count in cells.items() if 0 < count < FEWEST}
    assert len(gone) != 1
    if gone:
        ways = solutions(cells, gone)
        for id in gone:
            assert cells[id] >= FEWEST or len({way[id] for way in ways}) > 1, (cells, gone)


def test_outcomes_hide_what_would_give_a_small_one_away() -> None:
    made = only(summarise(some(FORM, 14), "nl"))
    shown = {one.id: one for one in made.outcomes}
    counts = {id: sum(one.result.outcome == id for one in some(FORM, 14)) for id in shown}
    for id in hidden(counts):
        assert shown[id] == Share(id=id, name=shown[id].name, shown=HELD_BACK)
    assert hidden(counts), "choose records with a rare outcome"


def test_the_outcomes_as_decided_stand_beside_those_by_the_rules() -> None:
    ids = [one.id for one in FORM.scoring.outcomes]
    whys = [{"outcome": ids[seed % len(ids)], "why": "Omdat."} if seed % 2 else None for seed in range(60)]
    records = [
        judged(FORM, {**filled(FORM, seed), **({"human_outcome": why} if why else {})}) for seed, why in enumerate(whys)
    ]
    made = only(summarise(records, "nl"))
    differ = [one for one, why in zip(records, whys, strict=True) if why and why["outcome"] != one.result.outcome]
    assert made.overruled and (made.overruled.count, made.overruled.of) == (len(differ), 60)
    assert {one.id for one in made.decided if one.shown} == {one.id for one in made.outcomes if one.shown}
    for one in made.decided:
        stands = [why["outcome"] if why else record.result.outcome for record, why in zip(records, whys, strict=True)]
        assert one.shown or one.count == stands.count(one.id)


@pytest.mark.parametrize(("chosen", "shown"), [(0, "0"), (3, HELD_BACK), (7, "7"), (38, HELD_BACK)])
def test_how_often_evaluators_decide_otherwise_is_hidden_when_few_did_or_did_not(chosen: int, shown: str) -> None:
    records = some(FORM, 40)
    for seed in range(chosen):
        other = next(one.id for one in FORM.scoring.outcomes if one.id != records[seed].result.outcome)
        records[seed] = judged(FORM, {**filled(FORM, seed), "human_outcome": {"outcome": other, "why": "Omdat."}})
    overruled = only(summarise(records, "nl")).overruled
    assert overruled and shown in (overruled.shown, str(overruled.count))


def test_the_command_tells_the_same_in_words_and_as_json(tmp_path: Path) -> None:
    spec = spec_file(tmp_path, FORM)
    (tmp_path / "r").mkdir()
    for seed in range(12):
        put(tmp_path / "r", filled(FORM, seed), f"{seed}.json")
    data = filled(FORM, 99)
    data["answers"].pop("inleven")
    put(tmp_path / "r", with_result(FORM, data), "open.json")
    done = maatstaf("record", "summary", tmp_path / "r", "--spec", spec, "--format", "json")
    assert done.returncode == 0, done.stderr
    [version] = json.loads(done.stdout)["versions"]
    assert version["records"] == 12 and ": 1" in done.stderr
    words = maatstaf("record", "summary", tmp_path / "r", "--spec", spec).stdout
    assert "Relatie Quotiënt" in words and "pseudoniem" not in words
    few = maatstaf("record", "summary", tmp_path / "r" / "1.json", "--spec", spec).stdout
    assert "minder dan 5" in few and "Relatie" not in few
