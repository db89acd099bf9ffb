"""The pictures before they are drawn: lines that can be followed, points that can be told apart, pages of a size."""

from __future__ import annotations

import runpy
from dataclasses import replace
from datetime import date
from itertools import combinations, groupby
from pathlib import Path

import pytest
from handbooks import TESTS, TODAY
from hypothesis import given
from hypothesis import strategies as st
from states import make

from maatstaf.handbook import Handbook
from maatstaf.model.workshop import Decision, Proposal
from maatstaf.pipeline import load
from maatstaf.render.decided.matrix import LEFT, REACH, SIDE, STRIP, TOP, matrix
from maatstaf.render.pages import home
from maatstaf.render.pages.golden_thread import _kpi
from maatstaf.render.press import Press
from maatstaf.render.thread.lines import REACH as AROUND
from maatstaf.render.thread.lines import spread, untangled
from maatstaf.render.thread.missing import missing
from maatstaf.render.thread.picture import golden_thread

PLACES = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40).map(float), min_size=1, max_size=12)


def crossings(lines: list[tuple[float, float]]) -> int:
    return sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(lines, 2))


def test_a_thread_that_can_be_drawn_without_crossings_is_drawn_so() -> None:
    leads = {"a": [3.0], "b": [1.0], "c": [2.0], "d": []}
    order = untangled(list(leads), leads.__getitem__)
    assert order == ["b", "c", "a", "d"]
    lines = [(float(place), end) for place, thing in enumerate(order) for end in leads[thing]]
    assert crossings(lines) == 0


def test_the_promises_of_the_reference_handbook_cross_nowhere() -> None:
    handbook = load(TESTS.parent, date(2026, 11, 22)).handbook
    assert handbook is not None
    thread = golden_thread(Press(handbook))
    middles = {strand.id: strand.middle for strand in thread.strands}
    assert crossings([(node.middle, middles[id]) for node in thread.promises for id in node.to]) == 0
    assert [node.id for node in thread.promises] != list(handbook.promises), "the file's own order would cross"


def test_grounds_are_known_by_their_kind_where_no_lines_are_drawn() -> None:
    handbook = load(TESTS.parent, TODAY).handbook
    assert handbook is not None
    grounds = golden_thread(Press(handbook)).grounds
    labels = [node.label for node in sorted(grounds, key=lambda node: node.rank)]
    assert list(dict.fromkeys(labels)) == ["Visie", "Missie", "Strategie"]
    assert [label for label, _ in groupby(labels)] == ["Visie", "Missie", "Strategie"]


def test_a_kpi_measured_beside_the_criteria_is_no_gap_and_another_without_them_is() -> None:
    handbook = load(TESTS.parent, TODAY).handbook
    assert handbook is not None

    def totals(handbook: Handbook) -> dict[str, tuple[int, bool]]:
        rows = {id: _kpi(Press(handbook), kpi, "") for id, kpi in handbook.kpis.items()}
        return {id: (len(row["criteria"]), row["gap"]) for id, row in rows.items()}

    assert totals(handbook)["relatie-quotient-lezer"] == (0, False)
    assert totals(handbook)["behoud"][0] > 0
    bare = {id: c.model_copy(update={"kpis": ()}) for id, c in handbook.criteria.items()}
    assert totals(replace(handbook, criteria=bare))["behoud"] == (0, True)


@given(PLACES, PLACES)
def test_lines_at_one_node_stand_apart_and_stay_at_it(starts: dict[str, float], ends: dict[str, float]) -> None:
    lines = spread(((start, list(ends)) for start in starts.values()), ends)
    assert len(lines) == len(set(starts.values())) * len(set(ends.values()))
    assert len(set(lines)) == len(lines)
    for begin, end in lines:
        assert min(abs(begin - start) for start in starts.values()) <= AROUND / 2 + 1e-9
        assert min(abs(end - place) for place in ends.values()) <= AROUND / 2 + 1e-9


PROPOSALS = st.lists(
    st.builds(
        lambda impact, effort, decision: Proposal(
            id="idee", text="Een idee.", impact=impact, effort=effort, decision=decision, why="Daarom."
        ),
        st.integers(1, 5),
        st.integers(1, 5),
        st.sampled_from(Decision),
    ),
    max_size=60,
)


@given(PROPOSALS)
def test_points_of_the_matrix_are_apart_and_inside_and_all_are_there(proposals: list[Proposal]) -> None:
    drawn = matrix(proposals)
    for one, two in combinations(drawn.points, 2):
        apart = max(abs(one.x - two.x), abs(one.y - two.y))
        assert apart >= REACH * (one.size + two.size) - 0.5
    for point in drawn.points:
        assert point.x - REACH * point.size + 0.5 >= LEFT
        assert point.x + REACH * point.size <= LEFT + SIDE + 0.5
        assert point.y - REACH * point.size + 0.5 >= TOP + STRIP
        assert point.letters * point.size >= 10.9
    assert sum(int(p.label[:-1]) if p.label.endswith("×") else 1 for p in drawn.points) == len(proposals)


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("no-kpis", ["KPI’s"]),
        ("no-forms", ["Formulieren"]),
        ("no-klantprincipes", ["Klantprincipes"]),
        ("next-to-nothing", ["Visie en missie", "Beloften", "Klantprincipes", "KPI’s", "Formulieren"]),
        ("fresh", []),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, state: str, names: list[str]) -> None:
    handbook = load(make(state, tmp_path / state), TODAY).handbook
    assert handbook is not None
    assert [layer.name for layer in missing(Press(handbook))] == names


def test_the_first_page_stays_small_at_a_thousand_criteria(tmp_path: Path) -> None:
    generate = runpy.run_path(str(TESTS / "benchmarks" / "generate.py"))["generate"]
    handbook = load(generate(tmp_path, 1000), TODAY).handbook
    assert handbook is not None
    made = dict(home.render(Press(handbook)))
    page, index = made["index.html"], made["finder-index.js"]
    assert len(page.body.encode()) < 60_000  # type: ignore[union-attr]
    assert len(index) < 400_000  # type: ignore[arg-type]
