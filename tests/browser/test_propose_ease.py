"""Proposing without fear or riddles: what is removed comes back, what is said is true, what is pasted fits."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from .conftest import ROOT, Reader
from .proposing import COMPOSE, NARROW_AND_WIDE, PROPOSE, opened, said, saved, settled

NEW = "authors/criterion.html"
ICONS = ROOT / "builder/maatstaf/static/icons"


def value(page: Page, *path: str | int) -> Any:
    """Return what stands at a place of the proposal."""
    return settled(page).evaluate("path => Maatstaf.valueAt(path)", list(path))


def paste(page: Page, selector: str, text: str) -> None:
    """Paste a text into a field, as a browser hands it over."""
    page.locator(selector).evaluate(
        """(field, text) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          field.focus();
          field.select();
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        text,
    )


# -- what is gone comes back -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", NARROW_AND_WIDE, indirect=True)
def test_what_was_removed_is_put_back_where_it_stood_by_keyboard(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    before = value(page, "indicators")
    for number in (3, 1, 1):
        page.get_by_role("button", name=f"Gedraging {number} weghalen").click()
    assert value(page, "indicators") == before[3:]
    assert page.locator("#f-indicators .gone").all_inner_texts() == [
        "“Gedraging 1” is weg.\nZet terug",
        "“Gedraging 1” is weg.\nZet terug",
        "“Gedraging 3” is weg.\nZet terug",
    ]
    for _ in range(3):
        page.locator("#f-indicators .gone button").last.focus()
        page.keyboard.press("Enter")
    assert value(page, "indicators") == before
    assert page.evaluate("document.activeElement.id") == "f-indicators-0"
    page.locator("#f-examples-1 summary").first.click()
    page.get_by_role("button", name="Voorbeeld 2 weghalen").click()
    expect(page.locator("#f-examples .gone button")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("Maatstaf.file() === Maatstaf.spec.source")


def test_a_part_a_question_and_a_condition_come_back(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.get_by_role("button", name="Inleven weghalen").click()
    expect(page.locator("#parts .gone button")).to_be_focused()
    page.locator("#part-0 > .tools [data-drop]").click()
    expect(page.locator("#parts .gone")).to_have_text("“Verbinden” is weg. Zet terug")
    page.keyboard.press("Enter")
    expect(page.locator("#parts .gone")).to_have_text("“Inleven” is weg. Zet terug")
    page.locator("#parts .gone button").click()
    page.locator("#f-scoring-outcomes-1 summary").first.click()
    page.locator("#f-scoring-outcomes-1-when summary").first.click()
    drop = page.locator("#f-scoring-outcomes-1-when .chosen > .btn").first
    drop.click()
    back = page.locator("#f-scoring-outcomes-1-when .gone button").first
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    assert settled(page).evaluate("Maatstaf.file() === Maatstaf.spec.source")


# -- what the page says is so ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            "values.sections.splice(0, 1)",
            "“Samen oefenen” kijkt naar het onderdeel “Verbinden”, en dat staat er niet meer. "
            "Kies een ander onderdeel of haal die voorwaarde weg.",
        ),
        ("values.header.splice(0, 1)", "“Ontzorgen” kijkt naar de vraag “Waar belde de lezer voor?”, en die staat"),
        (
            "values.sections[0].items[3].show_when.any[0].is.push('bezwaar')",
            "“Ontzorgen” kijkt naar het antwoord “bezwaar”, en dat heeft “Waar belde de lezer voor?” niet.",
        ),
        (
            "values.scoring.outcomes[0].when = { class_below: { class: 'los', value: '40' } }",
            "“Samen oefenen” kijkt naar de klasse “los”, en die staat er niet meer.",
        ),
    ],
    ids=["part", "question", "answer", "class"],
)
def test_a_condition_about_what_is_gone_is_no_good(reader: Reader, change: str, words: str) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.evaluate(f"{{ const values = Maatstaf.record.values; {change}; Maatstaf.showAll(); Maatstaf.touched() }}")
    found = said(page)
    assert any(one.startswith(words) for one in found), found
    expect(page.locator("#ready")).not_to_contain_text("klopt")


@pytest.mark.parametrize("reader", NARROW_AND_WIDE, indirect=True)
def test_where_a_person_may_be_named_the_box_at_the_download_says_so(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.evaluate(
        "Maatstaf.give(['examples', 0, 'why'], 'Mail jan.deboer@bedrijf.nl of 06 12345678.');"
        "Maatstaf.give(['entry', 'what'], 'x'); Maatstaf.give(['entry', 'why'], 'y');"
        "Maatstaf.record.entry.change = 'clarification'; Maatstaf.record.chosen = true; Maatstaf.touched()"
    )
    box = settled(page).locator("#ready")
    expect(box).to_contain_text("Kijk eerst nog naar 2 dingen")
    assert box.locator("li").all_inner_texts() == [
        "In voorbeeld 1 lijkt een e-mailadres te staan (jan…). Haal het weg of verzin er een.",
        "In voorbeeld 1 lijkt een telefoonnummer te staan (06 1…). Haal het weg of verzin er een.",
    ]
    expect(box).not_to_contain_text("klopt")
    box.locator("a").first.click()
    expect(page.locator("#f-examples-0-why")).to_be_focused()


def test_something_new_begins_in_peace(reader: Reader) -> None:
    page = opened(reader.page, reader.address + NEW)
    assert said(page) == []
    expect(page.locator("#ready")).to_have_text("Er is nog niets ingevuld.")
    expect(page.locator("header.head")).to_contain_text("De rest mag later.")
    page.locator("#f-name").fill("Rust")
    page.locator("#f-goal").focus()
    expect(page.locator("#findings h3")).to_have_text(re.compile(r"Nog in te vullen \(\d\)"))
    found = said(page)
    assert "Vul in wat de ander merkt." in found
    assert "Kies minstens één kanaal." in found
    assert [one for one in found if "Korte naam" in one or "ontbreekt" in one] == []
    expect(page.locator("#whom")).to_have_text("Weet je niet wie? Vraag het aan je kwaliteitscoach.")
    saved(page)
    page.reload()
    expect(page.locator("#f-name")).to_have_value("Rust")


def test_a_draft_that_came_back_can_be_left_for_another(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-goal").fill("Van gisteren.")
    saved(page)
    page.reload()
    note = page.locator('[data-kind="restored"]')
    expect(note).to_contain_text(re.compile(r", \d\d:\d\d\."))
    note.get_by_role("button", name="Begin een ander voorstel").click()
    expect(note).to_have_count(0)
    expect(page.locator("#f-goal")).not_to_have_value("Van gisteren.")


def test_what_was_typed_last_is_there_again(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-goal").fill("Net voor ik wegging.")
    page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new Error('too late') } }")
    page.reload()
    expect(page.locator("#f-goal")).to_have_value("Net voor ik wegging.")
    saved(page)
    assert page.evaluate("localStorage.length") == 0


# -- what is typed and pasted ------------------------------------------------------------------------------------------


def test_what_a_word_processor_hands_over_fits(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    paste(page, "#f-definition", "Let op:\r\n•\tEen\u000bvervolg\r\n\uf0b7\tTwee\u0007\r\n–\tDrie")
    assert value(page, "definition") == "Let op:\n\n- Een\nvervolg\n\n- Twee\n- Drie"
    before = value(page, "indicators")
    paste(page, "#f-indicators-1", "•\tEen\r\n•\tTwee\r\n•\tDrie")
    assert value(page, "indicators") == [before[0], "Een", "Twee", "Drie", *before[2:]]
    expect(page.locator("#f-indicators-3")).to_be_focused()
    paste(page, "#f-goal", "•\tEen\r\n•\tTwee")
    assert value(page, "goal") == "Een Twee"


def test_a_new_outcome_stands_above_the_one_for_all_other_cases(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    before = [one["id"] for one in value(page, "scoring", "outcomes")]
    page.locator("#f-scoring-outcomes > .btn").click()
    place = len(before) - 1
    assert [one.get("id") for one in value(page, "scoring", "outcomes")] == [*before[:place], None, before[place]]
    page.locator(f"#f-scoring-outcomes-{place}-name").fill("Erbij")
    page.evaluate(f"Maatstaf.give(['scoring', 'outcomes', {place}, 'when'], {{ score_below: '' }})")
    assert "Vul een getal in." in said(page)
    assert [one for one in said(page) if "komt nooit voor" in one] == []
    assert settled(page).evaluate("Maatstaf.conditionWords({ score_below: '' }, [])") == "een score onder …\u00a0%"


# -- in words, without ids ---------------------------------------------------------------------------------------------


def test_the_difference_names_what_the_rows_name(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.evaluate(
        "const values = Maatstaf.record.values; values.sections[0].weight = '40';"
        "values.sections[1].items[0].critical = { answers: ['niet-goed'], effect: 'flag' };"
        "values.header.push({ id: 'kort', text: 'Was het kort?', scale: 'goed-niet-goed' }); Maatstaf.touched()"
    )
    told = settled(page).locator("#changes").inner_text()
    assert "Verbinden › Gewicht" in told
    assert "★ Beslissend" in told
    assert "Niet goed" in told
    assert [word for word in ("niet-goed", "Korte naam", "kort\n", "Onderdeel 1") if word in told] == []


def test_a_form_without_a_score_says_so_when_tried(reader: Reader) -> None:
    page = opened(reader.page, reader.address + COMPOSE)
    page.evaluate("Maatstaf.record.values.scoring = { method: 'none' }; Maatstaf.showAll(); Maatstaf.touched()")
    settled(page).locator("[data-try=best]").click()
    expect(page.locator("#tried")).to_contain_text("Dit formulier geeft geen score.")
    words = page.locator("#f-scoring-method option").all_inner_texts()
    usual = [one for one in words if one.startswith("geen score")]
    assert len(usual) == 1, words


@pytest.mark.parametrize("reader", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_on_a_phone_starting_over_is_named_and_asks_first(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-goal").fill("Blijft staan.")
    button = page.get_by_role("button", name="Opnieuw", exact=True)
    turned = re.findall(r' d="([^"]+)"', (ICONS / "undo-2.svg").read_text(encoding="utf-8"))
    assert [one for one in turned if one not in button.inner_html()] == []
    button.click()
    page.get_by_role("button", name="Nee").click()
    expect(page.locator("#f-goal")).to_have_value("Blijft staan.")


def test_the_mail_names_the_file_and_the_page(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-goal").fill("Anders.")
    mail = unquote(settled(page).locator("#mail").get_attribute("href") or "")
    assert "Het bestand: criteria/helpen/actief-luisteren.yml" in mail
    assert "De pagina: criteria" not in mail
    page.evaluate("Maatstaf.spec.page = 'https://handboek.example/criteria/actief-luisteren.html'; Maatstaf.update()")
    mail = unquote(page.locator("#mail").get_attribute("href") or "")
    assert "De pagina: https://handboek.example/criteria/actief-luisteren.html" in mail
