"""Composing a form: chosen, weighed, put in order, tried out, and written into the author's own file."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from maatstaf.model.scoring import OutcomeTest
from maatstaf.pipeline import load
from maatstaf.read import parse
from maatstaf.render.press import Press
from maatstaf.render.scoring.conditions import outcome_when

from .axe import wrong_in_both_schemes
from .conftest import ROOT, Reader
from .proposing import (
    COMPOSE,
    NARROW_AND_WIDE,
    all_open,
    changed_lines,
    checked,
    explain,
    file_of,
    judged_alike,
    opened,
    said,
    settled,
    tab_to,
)

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
    expect(row).to_contain_text("4,3\u00a0%")
    page.keyboard.press("Shift+Tab")
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, "#f-sections-0-items-4-class")
    page.keyboard.press("B")
    expect(row.locator("summary").first).to_contain_text("Belangrijk")
    page.keyboard.press("Alt+ArrowUp")
    row = page.locator("#q-0-3")
    expect(row).to_contain_text("Waardering")
    expect(row.locator("select").first).to_be_visible()
    assert page.evaluate("document.activeElement.closest('.formpart-in li').id") == "q-0-3"
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


def test_a_question_that_goes_to_another_part_takes_its_remarks_along(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    text = SOURCE.replace(
        "      - criterion: inleven\n", "      # sinds de kalibratie\n      - criterion: inleven  # zwaar\n"
    )
    assert text != SOURCE
    now = page.evaluate(
        """text => {
      const v = Maatstaf.dataOf(Maatstaf.treeOf(text));
      v.sections[1].items.splice(2, 0, v.sections[0].items.splice(1, 1)[0]);
      return Maatstaf.rewritten(text, v, 'Form');
    }""",
        text,
    )
    gone, came = changed_lines(text, now)
    assert gone == came
    assert came[:2] == ["      # sinds de kalibratie", "      - criterion: inleven  # zwaar"]


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
        ("delete values.scoring.outcomes[0].when", "Kies wanneer “Samen oefenen” geldt"),
        ("values.scoring.outcomes[1].when = values.scoring.outcomes[0].when",
         "“Voorbeeld voor anderen” komt nooit voor"),
        ("values.scoring.outcomes[0].when = { any: [{ score_below: '' }] }", "Vul een getal in."),
    ],
    ids=["no-weight", "no-outcome", "later", "unused-class", "always", "behind-another", "no-number"],
)  # fmt: skip
def test_what_cannot_be_is_said_at_once(reader: Reader, tmp_path: Path, change: str, words: str) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.evaluate(f"{{ const values = Maatstaf.record.values; {change}; Maatstaf.showAll(); Maatstaf.touched() }}")
    found = said(page)
    assert any(one.startswith(words) for one in found), found


CHANGES = [
    "v.name = 'x'",
    "v.purpose = 'x'",
    "v.purpose = { nl: v.purpose, en: 'x' }",
    "v.channels.push('chat')",
    "v.channels = ['mail']",
    "v.status = 'draft'",
    "v.header.reverse()",
    "v.header = undefined",
    "v.header[0].text = 'x'",
    "v.header[0].scale = 'vrije-tekst'",
    "v.header[0].help = 'x'",
    "v.header.push({ id: 'x', text: 'X', scale: 'vrije-tekst' })",
    "v.sections[0].name = 'x'",
    "v.sections[0].name = { nl: v.sections[0].name, en: 'x' }",
    "v.sections[0].text = 'x'",
    "v.sections[0].klantprincipe = 'doeltreffend'",
    "v.sections[0].weight = '31'",
    "v.sections[0].weight = v.sections[0].weight && v.sections[0].weight + '.0'",
    "v.sections[0].judged_as_a_whole = 'principe-0-1-2'",
    "v.sections.reverse()",
    "v.sections.pop()",
    "v.sections.push({ id: 'nieuw', name: 'Nieuw', items: v.sections[1].items.splice(1) })",
    "v.sections[0].items.push(...v.sections[1].items); v.sections.splice(1, 1)",
    "v.sections[0].items.reverse()",
    "v.sections[0].items.pop()",
    "v.sections[0].items.push({ criterion: 'vooruitdenken', class: undefined })",
    "v.sections[0].items.push({ question: { id: 'eigen', text: 'a', scale: 'vrije-tekst' }, scored: false })",
    "v.sections[1].items.unshift(v.sections[0].items.shift())",
    "v.sections[1].items.push(v.sections[0].items.shift()); v.sections[1].items.reverse()",
    "v.sections[0].items.push({ ...v.sections[1].items.pop(), comment: 'never' })",
    "v.sections[0].items[0].comment = 'never'",
    "delete v.sections[0].items[0].comment",
    "v.sections[0].items[0].class = 'kritiek'",
    "v.sections[0].items[0].weight = '2'",
    "v.sections[0].items[0].scored = true",
    "v.sections[0].items[0].scored = false",
    "v.sections[0].items[0].required = false",
    "v.sections[0].items[0].not_applicable = 'full'",
    "v.sections[0].items[0].not_applicable = { value: '2' }",
    "v.sections[0].items[0].critical = { answers: ['niet-goed'], effect: 'flag' }",
    "v.sections[0].items[0].critical = { answers: ['niet-goed'], effect: 'zero-section' }",
    "v.sections[0].items[0].failed = ['deels']",
    "v.sections[0].items[0].reasons = ['x']",
    "v.sections[0].items[0].show_when = { all: [{ item: 'soort-contact' }] }",
    "v.scoring.method = 'points'",
    "v.scoring.decimals = '1'",
    "v.scoring.not_applicable = 'zero'",
    "v.scoring.subscores = ['section']",
    "v.scoring.outcomes = undefined",
    "v.scoring.outcomes = [{ id: 'x', name: 'X', when: { section_below: { section: 'x', value: '1' } } }]",
    "v.scoring.complete_when = { share: '80' }",
    "v.scoring.human_outcome = false",
    "v.coaching = undefined",
    "v.coaching = { actions: '2' }",
    "v.agreed = [{ role: 'medewerker', date: '2026-01-01' }]",
    "v.reviewed = '2026-01-01'",
]
TELEPHONE = [
    "v.classes[0].weight = '4'",
    "v.classes[0].name = 'x'",
    "v.classes.reverse()",
    "v.sections[0].items[3].show_when.any[0].is.pop()",
    "v.scoring.outcomes[0].name = 'x'",
    "v.scoring.outcomes[0].when.any[1].score_below = '61'",
    "v.scoring.outcomes.reverse()",
    "v.agreed.pop()",
    "v.sections[6].items[0].question.text = 'x'",
]
PARTS_ONLY_ORDER = """v.scoring.subscores = v.scoring.outcomes = undefined;
v.sections.forEach(one => {
  delete one.weight;
  delete one.judged_as_a_whole;
  one.items.forEach(item => { delete item.critical; });
})"""
"""Makes a form in which the parts are only headings: it no longer matters which part a question is in."""


@pytest.mark.parametrize("first", ["", PARTS_ONLY_ORDER], ids=["as-it-is", "parts-only-order"])
def test_the_builder_allows_the_same_class(reader: Reader, first: str) -> None:
    for path in FORMS:
        page = opened(reader.page, f"{reader.address}forms/{path.stem}/compose.html")
        judged_alike(page, "form", CHANGES, first)
    page = opened(reader.page, reader.address + COMPOSE)
    judged_alike(page, "form", TELEPHONE)


def test_a_question_that_goes_to_another_part_is_told_as_one_change(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.locator("#q-0-0 [data-up]").focus()
    for _ in range(4):
        page.keyboard.press("Alt+ArrowDown")
    assert settled(page).locator("#changes h3").all_inner_texts() == ["De lezer laten vertellen › Onderdeel gewijzigd"]
    assert page.locator("#changes p").all_inner_texts() == ["Verbinden", "Helpen"]


# -- rows that open ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_seen_whole_in_a_few_screens(reader: Reader, path: Path) -> None:
    page = opened(reader.page, f"{reader.address}forms/{path.stem}/compose.html")
    assert page.locator(".opens > details[open]").count() == 0
    assert page.evaluate("document.documentElement.scrollHeight") < 8 * 900


def test_a_finding_leads_to_its_field_in_a_row_that_was_shut(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.evaluate(
        "{ Maatstaf.record.values.scoring.outcomes[0].when.any[2].section_below.value = 'veel'; Maatstaf.touched() }"
    )
    field = page.locator("#f-scoring-outcomes-0-when-any-2-section_below-value")
    expect(field).to_have_count(0)
    expect(page.locator("#f-scoring-outcomes-0-o")).to_contain_text("moet een getal zijn")
    page.locator("#findings a", has_text="moet een getal zijn").click()
    expect(field).to_be_focused()
    expect(page.locator("#f-scoring-outcomes-0-when-any-2-section_below-value-o")).to_contain_text("een getal")
    expect(page.locator("#f-scoring-outcomes-0-o")).to_be_hidden()


@pytest.mark.parametrize("reader", NARROW_AND_WIDE, indirect=True)
def test_who_moves_something_by_keyboard_stays_with_it(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.locator("#q-0-3 summary").first.focus()
    for place in (2, 1, 0):
        page.keyboard.press("Alt+ArrowUp")
        assert page.evaluate("document.activeElement.closest('.formpart-in li').id") == f"q-0-{place}"
    page.locator("#f-scoring-outcomes-1 summary").first.focus()
    page.keyboard.press("Alt+ArrowUp")
    assert page.evaluate("document.activeElement.closest('li').textContent").startswith("Voorbeeld voor anderen")


CONDITIONS: list[dict[str, Any]] = [
    {"score_below": 60},
    {"score_at_least": Decimal("7.5")},
    {"section_below": {"section": "verbinden", "value": 40}},
    {"section_at_least": {"section": "helpen", "value": 80}},
    {"class_below": {"class": "kritiek", "value": 40}},
    {"class_at_least": {"class": "belangrijk", "value": 40}},
    {"failed_at_least": {"count": 1}},
    {"failed_at_least": {"count": 3}},
    {"failed_at_least": {"count": 1, "class": "kritiek"}},
    {"failed_at_least": {"count": 2, "class": "kritiek"}},
    {"critical_failed": True},
    {"critical_failed": False},
    {"answered": {"item": "soort-contact"}},
    {"answered": {"item": "soort-contact", "is": ["klacht", "opzegging"]}},
    {"unanswered": "inleven"},
    {"not": {"score_below": 60}},
    {"all": [{"score_below": 60}, {"critical_failed": True}]},
    {"any": [{"score_below": 60}, {"critical_failed": True}, {"unanswered": "inleven"}]},
    {"any": [{"score_below": number} for number in (10, 20, 30, 40)]},
    {"all": [{"any": [{"score_below": 60}, {"critical_failed": True}]}, {"not": {"unanswered": "inleven"}}]},
    {"not": {"any": [{"score_below": 60}, {"critical_failed": True}]}},
]


def written(value: Any) -> Any:
    """Return data as the page has it: numbers as they are written."""
    if isinstance(value, dict):
        return {key: written(one) for key, one in value.items()}
    if isinstance(value, list):
        return [written(one) for one in value]
    return value if isinstance(value, bool | str) else str(value)


def test_conditions_are_said_as_the_form_page_says_them(reader: Reader) -> None:
    handbook = load(ROOT, date(2026, 11, 23)).handbook
    assert handbook is not None
    press, form = Press(handbook), handbook.forms["telefoon"]
    page = opened(reader.page, reader.address + COMPOSE)
    for when in CONDITIONS:
        mine = page.evaluate(
            """when => {
          const path = ['scoring', 'outcomes', 0, 'when'];
          Maatstaf.put(path, when);
          return Maatstaf.conditionWords(when, path);
        }""",
            written(when),
        )
        assert mine == outcome_when(press, form, OutcomeTest.model_validate(when)).plain


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
    all_open(page)
    settled(page).wait_for_timeout(300)
    assert wrong_in_both_schemes(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.complaints == []
