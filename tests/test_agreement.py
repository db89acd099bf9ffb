"""Agreement figures against published tables, exact values, brute force, and the cases that have no figure."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from fractions import Fraction
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from maatstaf.agreement.coefficients import (
    Level,
    Weights,
    answer_agreement,
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    krippendorff_alpha,
    light_kappa,
    pairwise_agreement,
)
from maatstaf.agreement.intervals import Interval, Verdict, interval, verdict
from maatstaf.agreement.tallies import Figure, NotComputable, Tally, counts, tally

CASES: list[dict[str, Any]] = [
    json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "agreement").glob("*.json"))
]
WEIGHTS: tuple[Weights, ...] = ("identity", "linear", "quadratic", "ordinal")
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval")

# Every figure under the name that the case files give it.
FIGURES: dict[str, Callable[[Tally], Figure]] = {
    "percent_agreement_pairwise": pairwise_agreement,
    "gwet_ac1": gwet_ac1,
    "fleiss_kappa_generalised": fleiss_kappa,
    "brennan_prediger": brennan_prediger,
    "cohen_kappa": cohen_kappa,
    "light_kappa": light_kappa,
    "krippendorff_alpha[ratio]": partial(krippendorff_alpha, level="ratio"),
    **{f"krippendorff_alpha[{level}]": partial(krippendorff_alpha, level=level) for level in LEVELS},
    **{f"gwet_ac2[{w}]": partial(gwet_ac2, weights=w) for w in WEIGHTS[1:]},
    **{f"fleiss_kappa_generalised[{w}]": partial(fleiss_kappa, weights=w) for w in WEIGHTS[1:]},
    **{f"brennan_prediger[{w}]": partial(brennan_prediger, weights=w) for w in WEIGHTS[1:]},
    **{f"cohen_kappa[{w}]": partial(cohen_kappa, weights=w) for w in ("linear", "quadratic")},
}
# Intraclass correlations (Shrout and Fleiss 1979) are NOT PROVIDED: they are for measurements, not for categories.
NOT_PROVIDED = {f"ICC({form},{size})" for form in (1, 2, 3) for size in (1, "k")}
COMPUTED = [(case, name) for case in CASES for name in case["computed"] if name in FIGURES]
PUBLISHED = [(case, entry) for case in CASES for entry in case["published"] if entry["measure"] in FIGURES]


def tally_of(case: dict[str, Any]) -> Tally:
    numeric = all(isinstance(category, int | float) for category in case["categories"])
    return tally(case["units"], case["categories"], list(map(Fraction, case["categories"])) if numeric else None)


def case_named(start: str) -> dict[str, Any]:
    return next(case for case in CASES if case["id"].startswith(start))


# The published tables


def test_only_the_intraclass_correlations_are_not_provided() -> None:
    named = {name for case in CASES for name in [*case["computed"], *(e["measure"] for e in case["published"])]}
    assert named - FIGURES.keys() == NOT_PROVIDED
    assert FIGURES.keys() - named == set(), "a figure without a single case"


def test_every_case_file_is_run_but_the_one_that_only_has_intraclass_correlations() -> None:
    run = {case["id"] for case, _ in COMPUTED}
    assert {case["id"] for case in CASES} - run == {"20-shrout-fleiss-1979-icc"}
    assert (len(CASES), len(COMPUTED), len(PUBLISHED)) == (30, 281, 62)


@pytest.mark.parametrize(("case", "name"), [pytest.param(c, n, id=f"{c['id']}-{n}") for c, n in COMPUTED])
def test_exact_value(case: dict[str, Any], name: str) -> None:
    figure, exact = FIGURES[name](tally_of(case)), case["computed"][name]["exact"]
    if exact is None:
        assert isinstance(figure, NotComputable)
    else:
        assert type(figure) is Fraction
        assert figure == Fraction(exact)


@pytest.mark.parametrize(("case", "entry"), [pytest.param(c, e, id=f"{c['id']}-{e['measure']}") for c, e in PUBLISHED])
def test_published_value(case: dict[str, Any], entry: dict[str, Any]) -> None:
    figure = FIGURES[entry["measure"]](tally_of(case))
    assert isinstance(figure, Fraction)
    assert abs(figure - Fraction(str(entry["value"]))) <= Fraction(str(entry["tolerance"]))


# Where there is no figure


@pytest.mark.parametrize(
    ("start", "name", "reason"),
    [
        ("30", "fleiss_kappa_generalised", NotComputable.NO_VARIATION),
        ("30", "krippendorff_alpha[nominal]", NotComputable.NO_VARIATION),
        ("30", "krippendorff_alpha[ordinal]", NotComputable.NO_VARIATION),
        ("30", "light_kappa", NotComputable.NO_VARIATION),
        ("31", "light_kappa", NotComputable.NO_VARIATION),
        ("31", "cohen_kappa", NotComputable.NOT_TWO_RATERS),
        *((start, name, NotComputable.NO_PAIRS) for start in ("32", "33") for name in FIGURES),
    ],
)
def test_degenerate_case_says_why(start: str, name: str, reason: NotComputable) -> None:
    assert FIGURES[name](tally_of(case_named(start))) is reason


@pytest.mark.parametrize("name", FIGURES)
def test_no_units_no_second_category_no_figure(name: str) -> None:
    assert FIGURES[name](tally([], ["no", "yes"])) is NotComputable.NO_PAIRS
    assert FIGURES[name](tally([[None, None]], ["no", "yes"])) is NotComputable.NO_PAIRS
    assert FIGURES[name](tally([["yes", "yes"]], ["yes"])) is NotComputable.ONE_CATEGORY
    assert FIGURES[name](tally([], [])) is NotComputable.ONE_CATEGORY


def test_cohens_kappa_is_for_two_raters_and_lights_needs_every_couple() -> None:
    units: list[list[str | None]] = [["a", "a", None], ["b", "b", None], [None, "a", "a"], [None, "b", "a"]]
    assert cohen_kappa(tally(units, "ab")) is NotComputable.NOT_TWO_RATERS
    assert light_kappa(tally(units, "ab")) is NotComputable.NO_PAIRS


@pytest.mark.parametrize(
    ("units", "categories", "values"),
    [
        ([["a", "c"]], "ab", None),
        ([["a", "b"], ["a"]], "ab", None),
        ([["a", "b"]], "aba", None),
        ([["a", "b"]], "ab", [1]),
        ([["a", "b"]], "ab", [2, 1]),
        ([["a", "b"]], "ab", [1, 1]),
    ],
)
def test_ratings_that_do_not_fit_the_scale_are_refused(
    units: list[list[Hashable]], categories: str, values: list[int] | None
) -> None:
    with pytest.raises(ValueError, match=r"scale|rater|categories"):
        tally(units, categories, values)


def test_a_ratio_scale_starts_at_zero_or_above() -> None:
    assert krippendorff_alpha(tally([["a", "b"]], "ab", [0, 1]), "ratio") == 0
    with pytest.raises(ValueError, match="ratio"):
        krippendorff_alpha(tally([["a", "b"]], "ab", [-1, 1]), "ratio")


# Counts, one answer, values


def test_counts_say_who_judged_what() -> None:
    units: list[list[str | None]] = [["a", "a", None, None], ["a", None, None, None], [None] * 4, ["a", "b", "b", None]]
    assert counts(tally(units, "ab")) == (3, 2, 3, 4)
    assert counts(tally([], "ab")) == (0, 0, 0, 0)


def test_nobody_agrees_on_the_rare_answer() -> None:
    skewed = tally_of(case_named("34"))
    assert answer_agreement(skewed, "no") == 0
    assert answer_agreement(skewed, "yes") == Fraction(52, 56)
    assert answer_agreement(tally_of(case_named("13")), "yes") == Fraction(80, 80 + 9 + 6)
    assert answer_agreement(tally_of(case_named("30")), "no") is NotComputable.ANSWER_UNUSED
    assert answer_agreement(tally_of(case_named("33")), "no") is NotComputable.NO_PAIRS
    with pytest.raises(ValueError, match="maybe"):
        answer_agreement(tally([["a", "a"]], ["a", "b", "c"]), "maybe")


def test_values_stretch_the_scale() -> None:
    units = [["low", "mid"], ["mid", "mid"], ["high", "high"]]
    even, uneven = (tally(units, ["low", "mid", "high"], values) for values in (None, [0, 9, 10]))
    assert brennan_prediger(even, "linear") == Fraction(5, 8)
    assert brennan_prediger(uneven, "linear") == Fraction(13, 40)
    assert gwet_ac2(even, "ordinal") == gwet_ac2(uneven, "ordinal")


# Interval and verdict


def test_interval_is_the_same_on_every_machine() -> None:
    case, ac2 = tally_of(case_named("37")), partial(gwet_ac2, weights="ordinal")
    assert interval(case, gwet_ac1) == (Fraction(25, 93), Fraction(158, 221))
    assert interval(case, gwet_ac1, seed=2) == (Fraction(4441, 16321), Fraction(13249, 18649))
    assert interval(case, ac2) == (Fraction(5183, 7223), Fraction(41183, 44303))
    assert [verdict(interval(case, figure)) for figure in (gwet_ac1, ac2)] == [Verdict.TOO_FEW, Verdict.GOOD]


def test_interval_ends_are_the_kth_lowest_and_highest_resample() -> None:
    seen: list[Fraction] = []

    def in_turn(_: Tally) -> Fraction:
        seen.append(Fraction(len(seen)))
        return seen[-1]

    case = tally_of(case_named("34"))
    assert interval(case, in_turn, draws=99, confidence=Fraction(9, 10)) == Interval(
        Fraction(5), Fraction(95)
    )  # 0 is the case itself


@pytest.mark.parametrize(("missing", "expected"), [(0, (5, 95)), (4, (5, 99)), (5, NotComputable.OFTEN_UNDEFINED)])
def test_resamples_without_a_figure_count_against_both_ends(missing: int, expected: object) -> None:
    turn = -1

    def sometimes(_: Tally) -> Figure:
        nonlocal turn
        turn += 1
        return NotComputable.NO_VARIATION if 0 < turn <= missing else Fraction(turn)

    case = tally_of(case_named("34"))
    assert interval(case, sometimes, draws=99, confidence=Fraction(9, 10)) == expected


def test_resamples_have_as_many_units_and_reach_all_of_them() -> None:
    case, rows, sizes = tally_of(case_named("37")), set[tuple[int, ...]](), set[int]()

    def look(resample: Tally) -> Fraction:
        rows.update(resample.rows)
        sizes.add(len(resample.rows))
        assert resample.rows == tuple(tuple(unit.count(k) for k in range(4)) for unit in resample.codes)
        return Fraction(1)

    interval(case, look)
    assert (rows, sizes) == (set(case.rows), {6})


def test_interval_that_cannot_be_computed_says_why() -> None:
    assert interval(tally_of(case_named("30")), fleiss_kappa) is NotComputable.NO_VARIATION
    assert interval(tally_of(case_named("31")), gwet_ac1) is NotComputable.TOO_FEW_UNITS
    assert interval(tally_of(case_named("37")), gwet_ac1, least=7) is NotComputable.TOO_FEW_UNITS
    assert isinstance(interval(tally_of(case_named("37")), gwet_ac1, least=6), Interval)
    alpha = partial(krippendorff_alpha, level="nominal")
    assert interval(tally_of(case_named("34")), alpha) is NotComputable.OFTEN_UNDEFINED
    for draws, confidence in ((19, Fraction(19, 20)), (999, Fraction(95)), (999, Fraction(-1, 2))):
        with pytest.raises(ValueError, match="draws give no interval"):
            interval(tally_of(case_named("34")), gwet_ac1, draws=draws, confidence=confidence)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("667/1000", "1", Verdict.GOOD),
        ("666/1000", "1", Verdict.TOO_FEW),
        ("0", "667/1000", Verdict.TOO_FEW),
        ("0", "666/1000", Verdict.POOR),
    ],
)
def test_verdict_is_by_interval(low: str, high: str, expected: Verdict) -> None:
    assert verdict(Interval(Fraction(low), Fraction(high))) is expected


def test_verdict_thresholds_are_settings() -> None:
    between = Interval(Fraction(1, 2), Fraction(3, 4))
    assert verdict(between, good=Fraction(1, 2), poor=Fraction(1, 2)) is Verdict.GOOD
    assert verdict(between, good=Fraction(4, 5), poor=Fraction(4, 5)) is Verdict.POOR
    assert verdict(between, good=Fraction(4, 5), poor=Fraction(2, 3)) is Verdict.TOO_FEW
    assert verdict(NotComputable.NO_PAIRS) is Verdict.TOO_FEW
    with pytest.raises(ValueError, match="above"):
        verdict(between, good=Fraction(1, 2), poor=Fraction(2, 3))


# Properties

Units = list[list[int | None]]
SCALE = range(4)


@st.composite
def ratings(draw: st.DrawFn) -> Units:
    raters = draw(st.integers(2, 4))
    rating = st.none() | st.sampled_from(SCALE)
    return draw(st.lists(st.lists(rating, min_size=raters, max_size=raters), min_size=1, max_size=8))


def all_figures(units: Units) -> dict[str, Figure]:
    counted = tally(units, SCALE)
    return {name: figure(counted) for name, figure in FIGURES.items()} | {
        f"answer {answer}": answer_agreement(counted, answer) for answer in SCALE
    }


@given(ratings(), st.data())
def test_order_of_units_and_raters_is_of_no_influence(units: Units, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(units))
    order = data.draw(st.permutations(range(len(units[0]))))
    before = all_figures(units)
    assert all_figures(shuffled) == before
    after = all_figures([[unit[rater] for rater in order] for unit in shuffled])
    if isinstance(before["light_kappa"], NotComputable):  # the first couple without a figure gives the reason
        assert isinstance(after.pop("light_kappa"), NotComputable)
        del before["light_kappa"]
    assert after == before


@given(ratings(), st.data())
def test_order_of_units_is_of_no_influence_on_an_interval(units: Units, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(units))
    assert interval(tally(units, SCALE), light_kappa, draws=39) == interval(
        tally(shuffled, SCALE), light_kappa, draws=39
    )


@given(st.lists(st.sampled_from(SCALE), min_size=2, max_size=8), st.integers(2, 4))
def test_perfect_agreement_on_two_categories_is_one(answers: list[int], raters: int) -> None:
    assume(len(set(answers)) > 1)
    figures = all_figures([[answer] * raters for answer in answers])
    expected: dict[str, Figure] = {name: Fraction(1) for name in figures}
    if raters > 2:
        expected |= {name: NotComputable.NOT_TWO_RATERS for name in figures if name.startswith("cohen")}
    expected |= {f"answer {k}": NotComputable.ANSWER_UNUSED for k in SCALE if k not in answers}
    assert figures == expected


@given(ratings())
def test_no_figure_is_above_one_and_every_one_is_exact(units: Units) -> None:
    for figure in all_figures(units).values():
        assert isinstance(figure, NotComputable) or (type(figure) is Fraction and figure <= 1)


@given(ratings())
def test_ac2_with_identity_weights_is_ac1(units: Units) -> None:
    assert gwet_ac2(tally(units, SCALE), "identity") == gwet_ac1(tally(units, SCALE))


@given(ratings())
def test_two_categories_make_all_weights_identity(units: Units) -> None:
    binary = tally([[None if r is None else r // 2 for r in unit] for unit in units], range(2))
    for coefficient in (gwet_ac2, fleiss_kappa, brennan_prediger, light_kappa):
        assert len({coefficient(binary, weights) for weights in WEIGHTS}) == 1
    assert len({krippendorff_alpha(binary, level) for level in LEVELS}) == 1


@given(ratings())
def test_ac1_and_alpha_by_brute_force(units: Units) -> None:
    """Both again from their definitions, over lists of ratings rather than counts."""
    rated = [[r for r in unit if r is not None] for unit in units]
    rated, paired = [unit for unit in rated if unit], [unit for unit in rated if len(unit) > 1]
    assume(paired)
    agree = [[a == b for a, b in combinations(unit, 2)] for unit in paired]
    observed = sum(Fraction(sum(pairs), len(pairs)) for pairs in agree) / len(paired)
    share = [sum(Fraction(unit.count(k), len(unit)) for unit in rated) / len(rated) for k in SCALE]
    chance = sum(p * (1 - p) for p in share) / (len(SCALE) - 1)
    assert gwet_ac1(tally(units, SCALE)) == (observed - chance) / (1 - chance)

    everything = [r for unit in paired for r in unit]
    apart = Fraction(sum((a - b) ** 2 for a, b in combinations(everything, 2)), len(everything) - 1)
    within = sum(Fraction(sum((a - b) ** 2 for a, b in combinations(unit, 2)), len(unit) - 1) for unit in paired)
    expected = 1 - within / apart if apart else NotComputable.NO_VARIATION
    assert krippendorff_alpha(tally(units, SCALE), "interval") == expected
