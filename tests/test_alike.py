"""What pages say of how alike a criterion is judged: words first, and no figure where there is too little to go on."""

from __future__ import annotations

import re
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
        known = {month: paired for month, paired, _ in shown.figures.trend}
        assert len(shown.trend) == MONTHS
        assert sum(bool(one.point) for one in shown.trend) <= sum(paired >= LEAST for paired in known.values())
        assert all(one.words for one in shown.trend)


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
