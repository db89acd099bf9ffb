"""Composing a form: chosen, weighed, put in order, tried out, and written into the author's own file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from maatstaf.read import parse

from .axe import wrong_in_both_schemes
from .conftest import ROOT, Reader
from .proposing import (
    COMPOSE,
    NARROW_AND_WIDE,
    changed_lines,
    checked,
    explain,
    file_of,
    least_of,
    opened,
    said,
    settled,
)
from .test_propose import LEAST, tab_to

FILE = "criteria/forms/telefoon.yml"
SOURCE = (ROOT / FILE).read_text(encoding="utf-8")
FORMS = sorted((ROOT / "criteria/forms").glob("*.yml"))

SCORED = """spec => [true, false].map(best => {
  const mine = Maatstaf.specOf(Maatstaf.tidied()), record = Maatstaf.answered(mine, best);
  return [mine, spec].map(form => {
    const { subscores, ...result } = Maatstaf.score(form, record);
    return JSON.parse(JSON.stringify(result, (_, one) => (typeof one === 'bigint' ? String(one) : one)));
  });
})"""
"""What the best and the lowest answers lead to, by the form on the page and by the builder's."""


def test_where_nothing_changed_every_form_stays_the_same_to_the_byte(reader: Reader) -> None:
    for path in FORMS:
        page = opened(reader.page, f"{reader.address}forms/{path.stem}/compose.html")
        assert page.evaluate("Maatstaf.file()") == path.read_text(encoding="utf-8")
        assert page.evaluate("Maatstaf.rewritten(Maatstaf.spec.source, Maatstaf.tidied(), 'Form')") == page.evaluate(
            "Maatstaf.spec.source"
        )


def test_the_form_in_the_browser_is_the_form_of_the_builder(reader: Reader, site: Path) -> None:
    for path in FORMS:
        page = opened(reader.page, f"{reader.address}forms/{path.stem}/compose.html")
        theirs = json.loads((site / f"spec/v1/forms/{path.stem}.json").read_bytes())
        results = page.evaluate(SCORED, theirs)
        for mine, builders in results:
            assert mine == builders
            assert mine["lines"]


def test_a_criterion_more_by_keyboard(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    tab_to(page, "#find-0")
    page.keyboard.type("waardering")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("is toegevoegd aan Verbinden")
    row = page.locator("#q-0-4")
    expect(row).to_contain_text("% van de score")
    row.locator("select").first.select_option("belangrijk")
    row.locator("[data-up]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#q-0-3")).to_contain_text("Waardering")
    assert page.evaluate("document.activeElement.closest('.ask').id") == "q-0-3"
    expect(page.locator("input[name=class]:checked")).to_have_value("scoring")
    explain(page, "scoring")
    text = file_of(page)
    gone, came = changed_lines(SOURCE, text)
    assert gone == []
    assert came[:2] == ["      - criterion: waardering-tonen", "        class: belangrijk"]
    assert came[2] == "  - version: 4.0.0"
    assert [one for one in checked(tmp_path, FILE, text) if "4.0.0" not in one] == []
    assert reader.complaints == []
    assert reader.strangers == []


@pytest.mark.parametrize("reader", [{"viewport": {"width": 1440, "height": 2400}}], indirect=True)
def test_a_question_dragged_to_another_part_keeps_its_lines(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    before = page.evaluate("Maatstaf.valueAt(['sections', 0, 'items', 1])")
    page.locator("#q-0-1 .grip").drag_to(page.locator("#q-1-0"))
    assert settled(page).evaluate("Maatstaf.valueAt(['sections', 1, 'items', 0])") == before
    gone, came = changed_lines(
        SOURCE, page.evaluate("Maatstaf.rewritten(Maatstaf.spec.source, Maatstaf.tidied(), 'Form')")
    )
    assert gone == came
    assert came[0] == "      - criterion: inleven"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("values.classes.forEach(one => { one.weight = '0' });"
         "values.sections.forEach(one => { delete one.weight; one.items.forEach(item => { item.class = 'kritiek' }) })",
         "Alle gewichten zijn 0, dus"),
        ("values.scoring.outcomes[1].when = { all: [{ score_below: '10' }, { score_at_least: '90' }] }",
         "“Voorbeeld voor anderen” komt nooit voor: niets voldoet aan de voorwaarde."),
        ("values.sections[0].items[0].show_when = { all: [{ item: 'relatie-versterkt' }] }",
         "“relatie-versterkt” wordt hier of pas verderop gevraagd"),
        ("values.classes.push({ id: 'los', name: 'Los', weight: '2' })", "Geen vraag zit in de klasse “Los”."),
        ("delete values.scoring.outcomes[0].when", "“Op maat” komt nooit voor"),
    ],
    ids=["no-weight", "no-outcome", "later", "unused-class", "behind-another"],
)  # fmt: skip
def test_what_cannot_be_is_said_at_once(reader: Reader, tmp_path: Path, change: str, words: str) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.evaluate(f"{{ const values = Maatstaf.record.values; {change}; Maatstaf.showAll(); Maatstaf.touched() }}")
    found = said(page)
    assert any(one.startswith(words) for one in found), found


CHANGES = [
    "v.purpose = 'x'",
    "v.channels.push('chat')",
    "v.header.reverse()",
    "v.header[0].text = 'x'",
    "v.classes[0].weight = '4'",
    "v.classes[0].name = 'x'",
    "v.sections[0].name = 'x'",
    "v.sections[0].weight = '31'",
    "v.sections.reverse()",
    "v.sections[0].items.reverse()",
    "v.sections[0].items[0].comment = 'never'",
    "v.sections[0].items[0].class = 'kritiek'",
    "v.sections[0].items[3].show_when.any[0].is.pop()",
    "v.sections[0].items.push({ criterion: 'waardering-tonen' })",
    "v.sections[1].items.unshift(v.sections[0].items.shift())",
    "v.scoring.decimals = '1'",
    "v.scoring.not_applicable = 'zero'",
    "v.scoring.outcomes[0].name = 'x'",
    "v.scoring.outcomes[0].when.any[1].score_below = '61'",
    "v.coaching.actions = '2'",
    "v.agreed.pop()",
    "v.sections[6].items[0].question.text = 'x'",
]


def test_the_builder_allows_the_same_class(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    for change in CHANGES:
        mine, text = page.evaluate(LEAST, change)
        assert mine == least_of("form", SOURCE, text), change


def test_a_new_form_from_nothing(reader: Reader) -> None:
    page = opened(reader.page, reader.address + "authors/form.html")
    page.locator("#f-name").fill("Terugbelgesprek")
    page.locator("#f-purpose").fill("Om samen van te leren.")
    page.get_by_label("Telefoon", exact=True).check()
    page.locator("#add-part").click()
    page.locator("#f-sections-0-name").fill("Helpen")
    page.locator("#find-0").fill("luisteren")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Eigen vraag toevoegen").click()
    page.locator("#f-sections-0-items-1-question-text").fill("Wat viel op?")
    page.locator("#f-sections-0-items-1-question-scale").select_option("vrije-tekst")
    page.locator("#f-scoring-method").select_option("weighted-mean")
    page.get_by_role("button", name="Uitkomst 1 toevoegen").click()
    page.locator("#f-scoring-outcomes-0-name").fill("Besproken")
    page.locator("#f-entry-what").fill("Eerste versie.")
    page.locator("#f-entry-why").fill("Terugbellen had nog geen formulier.")
    page.locator("#f-name").focus()
    assert said(page) == []
    data, findings = parse("criteria/forms/terugbelgesprek.yml", file_of(page))
    assert findings == []
    assert data is not None
    form: dict[str, Any] = data
    assert [item.get("criterion") or item["question"]["id"] for item in form["sections"][0]["items"]] == [
        "actief-luisteren",
        "wat-viel-op",
    ]
    assert form["sections"][0]["id"] == "helpen"
    page.locator("[data-try=best]").click()
    expect(page.locator("#tried")).to_have_text("Score 100 · Uitkomst: Besproken")


@pytest.mark.parametrize("reader", NARROW_AND_WIDE, indirect=True)
def test_axe_finds_nothing_with_everything_open(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.locator("[data-try=worst]").click()
    page.locator("#find-0").fill("a")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    settled(page).wait_for_timeout(300)
    assert wrong_in_both_schemes(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.complaints == []
