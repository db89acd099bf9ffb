"""What pages say of how alike a criterion is judged: words first, and no figure where there is too little to go on."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from handbooks import BASE, TESTS, TODAY

from maatstaf.pipeline import load
from maatstaf.render.alike.figures import LEAST, figures
from maatstaf.render.alike.interval_drawing import MONTHS
from maatstaf.render.alike.view import View, view
from maatstaf.render.page import Page
from maatstaf.render.pages import calibrations
from maatstaf.render.press import Press


def press_of(name: str) -> Press:
    handbook = load(BASE if name == "base" else TESTS.parent, TODAY).handbook
    assert handbook is not None
    return Press(handbook)


@pytest.fixture(scope="module", params=["base", "reference"])
def press(request: pytest.FixtureRequest) -> Press:
    return press_of(str(request.param))


@pytest.fixture(scope="module")
def views(press: Press) -> list[View]:
    return [view(press, criterion) for criterion in press.handbook.active]


def test_there_is_no_figure_with_fewer_contacts_than_needed(views: list[View]) -> None:
    for shown in views:
        if shown.figures.paired < LEAST:
            assert (shown.share, shown.margin, shown.number, shown.line, shown.facts, shown.answers) == (
                "", "", "", None, (), (),
            )  # fmt: skip


def test_a_month_without_enough_contacts_has_no_height(views: list[View]) -> None:
    for shown in views:
        known = {month: paired for month, _, paired, _ in shown.figures.trend}
        assert len(shown.trend) == MONTHS
        assert sum(bool(one.point) for one in shown.trend) <= sum(paired >= LEAST for paired in known.values())
        assert all(bool(one.words) == (one.verdict != "none") for one in shown.trend)


def page_of(press: Press) -> str:
    ((_, make),) = calibrations.render(press)
    page = make()
    assert isinstance(page, Page)
    return page.body


def test_every_active_criterion_is_on_the_page_once(press: Press) -> None:
    body = page_of(press)
    table = re.findall(r'role="rowheader"[^>]*><a href="[^"]*criteria/([a-z0-9-]+)\.html', body)
    never = body[body.index('id="never"') :] if 'id="never"' in body else ""
    folded = re.findall(r'<li[^>]*><a href="[^"]*criteria/([a-z0-9-]+)\.html', never.partition("</details>")[0])
    assert sorted(table + folded) == sorted(criterion.id for criterion in press.handbook.active)


def test_contacts_that_do_not_count_are_told_of_in_one_way() -> None:
    press = press_of("reference")
    shown = view(press, press.handbook.criteria["inleven"])
    assert (shown.figures.contacts, shown.figures.paired, shown.figures.not_applicable) == (12, 11, 1)
    assert shown.counts == "12 contacten, waarvan 11 meetellen (1 n.v.t.), 6 beoordelaars"
    assert ("Contacten die meetellen", "11") in shown.facts
    assert [one.words for one in shown.trend if one.verdict == "few"] == [
        "oktober 2026: 5 van de 6 contacten tellen mee, te weinig"
    ]


def test_a_contact_with_one_judgement_is_told_of() -> None:
    press = press_of("reference")
    session = press.handbook.sessions[0]
    first = session.contacts[0].id
    alone = tuple(
        one
        for one in press.handbook.ratings[session.id]
        if one.contact != first or one.rater == session.raters[0].id or one.criterion != "persoonlijk-contact"
    )
    ratings = press.handbook.ratings | {session.id: alone}
    changed = Press(replace(press.handbook, ratings=ratings))
    shown = view(changed, changed.handbook.criteria["persoonlijk-contact"])
    assert shown.counts == "12 contacten, waarvan 11 meetellen (1 met maar één oordeel), 6 beoordelaars"


def test_every_figure_adds_up(views: list[View]) -> None:
    for shown in views:
        found = shown.figures
        assert found.paired + found.not_applicable <= found.contacts == sum(total for _, total, _, _ in found.trend)


def test_months_without_a_judgement_are_not_read_out(views: list[View]) -> None:
    for shown in views:
        told = [one.words for one in shown.trend if one.verdict != "none"]
        assert shown.trend_words.endswith(".") and "niets dat meetelt" not in shown.trend_words
        assert shown.trend_words == (
            f"{'; '.join(told)}." if told else f"In de laatste {MONTHS} maanden is niets beoordeeld dat meetelt."
        )


def test_the_axis_and_the_dashed_line_are_explained_where_the_head_of_the_table_is_hidden() -> None:
    press = press_of("reference")
    body = page_of(press)
    bars = body.count('role="img"')
    assert bars and len(re.findall(r"</svg>\s*<span class=\"ms-axis\"", body)) == bars
    before = body[: body.index("ms-caltable")]
    assert "stippellijn: vanaf hier (0,667) noemen we het gelijk" in before
    assert "Het oordeel volgt uit het cijfer met marge" in before


def test_no_advice_promises_certainty() -> None:
    press = press_of("reference")
    advices = [view(press, criterion).advice for criterion in press.handbook.active]
    assert sum("Beoordeel samen meer contacten, dan wordt de marge kleiner." in advice for advice in advices) > 1


def test_the_words_come_before_the_figure() -> None:
    press = press_of("reference")
    criterion = press.handbook.criteria["actief-luisteren"]
    found, shown = figures(press, criterion), view(press, criterion)
    assert isinstance(found.pairwise, Fraction)
    assert shown.share == f"{press.percent(found.pairwise)} van de paren gelijk"
    assert found.pairwise_interval is not None
    low, high = found.pairwise_interval
    assert low <= found.pairwise <= high
    assert found.apart == ("deels", "goed")
    assert shown.advice.startswith("Het verschil zit vooral tussen ‘Deels’ en ‘Goed’.")
    body = page_of(press)
    assert body.index(shown.share) < body.index(shown.number)
