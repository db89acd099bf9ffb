"""The finder on the first page: inflections and accents, the keyboard, nothing found, and a very large handbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from handbooks import BASE, TODAY
from playwright.sync_api import Browser, Page, expect

from maatstaf.pipeline import load
from maatstaf.render.pages import home

from .conftest import Reader
from .framed import write_framed


def found(page: Page, words: str) -> list[str]:
    """Type words and return the names that the finder then shows, best first."""
    page.locator("#ms-q").fill(words)
    return page.locator("#ms-found:not([hidden]) strong").all_inner_texts()


@pytest.fixture(scope="module")
def first_page(browser: Browser, address: str) -> Iterator[Page]:
    """Return the first page, in which one thing after the other is looked for."""
    page = browser.new_page(locale="nl-NL")
    page.goto(f"{address}index.html")
    yield page
    page.close()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("luisterde", "Actief luisteren"),
        ("geluisterd", "Actief luisteren"),
        ("LUISTEREN", "Actief luisteren"),
        ("samengevat", "Samenvatten"),
        ("samenvatting", "Samenvatten"),
        ("inlevend", "Inleven"),
        ("ingeleefd", "Inleven"),
        ("Empathíe", "Inleven"),
        ("ontzorgt", "Ontzorgen"),
        ("uitgelegd", "Uitleg in stappen"),
        ("relatie quotient", "De relatie na dit contact"),
        ("liusteren", "Actief luisteren"),
        ("hoe moet ik samenvatten", "Samenvatten"),
    ],
)
def test_inflections_accents_and_slips_of_the_pen_meet(first_page: Page, words: str, name: str) -> None:
    assert name in found(first_page, words)[:3]


def test_the_keyboard_does_it_all(reader: Reader) -> None:
    page = reader.open("index.html")
    names = found(page, "vraag")
    assert len(names) > 2
    focused = "document.activeElement.querySelector('strong')?.textContent ?? document.activeElement.id"
    walk: list[str] = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key) if walk else page.locator("#ms-q").press(key)
        walk.append(page.evaluate(focused))
    assert walk == [names[0], names[1], names[0], "ms-q"]
    page.keyboard.press("Escape")
    assert page.locator("#ms-q").input_value() == ""
    assert page.locator("#ms-groups").is_visible()
    found(page, "vraag")
    page.locator("#ms-q").press("Enter")
    page.wait_for_url("**/criteria/*.html")
    expect(page.locator("h1")).to_have_text(names[0])
    page.go_back()
    expect(page.locator("#ms-q")).to_have_value("vraag")


def test_what_the_finder_does_not_know_is_searched_in_the_whole_handbook(reader: Reader) -> None:
    page = reader.open("index.html")
    assert found(page, "ondernemingsraad") == []
    page.get_by_role("link", name="Zoek “ondernemingsraad” in het hele handboek").click()
    page.wait_for_selector(".md-search-result__item", timeout=15000)
    expect(page.locator(".md-search__input")).to_have_value("ondernemingsraad")


def test_from_a_folder_it_says_where_to_look_instead(reader: Reader, site: Path) -> None:
    page = reader.page
    page.goto((site / "index.html").as_uri())
    assert found(page, "ondernemingsraad") == []
    assert page.locator("#ms-all").is_hidden()
    assert page.locator("#ms-overview a").is_visible()


@pytest.fixture
def large(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the first page of a handbook that counts as large, in a folder."""
    monkeypatch.setattr(home, "FOLD", 2)
    handbook = load(BASE, TODAY).handbook
    assert handbook is not None
    write_framed(handbook, [home], site, tmp_path / "large")
    return tmp_path / "large" / "index.html"


def test_a_large_handbook_shows_counts_and_unfolds(reader: Reader, large: Path) -> None:
    page = reader.page
    page.goto(large.as_uri())
    counts = page.locator(".ms-group [data-count]")
    assert counts.all_inner_texts() == ["2 criteria", "1 criterium"]
    assert page.locator(".ms-clist li").count() == 0
    page.locator(".ms-group summary").first.click()
    page.wait_for_selector(".ms-group .ms-clist li")
    expect(page.locator(".ms-group .ms-clist strong")).to_have_text(["Afsluiting", "Begroeting en identificatie"])
    page.locator(".ms-filter input[value=chat]").check()
    expect(page.locator(".ms-group:visible")).to_have_count(1)
    expect(counts.first).to_have_text("2 criteria")


def test_its_finder_works_from_a_folder(reader: Reader, large: Path) -> None:
    page = reader.page
    page.goto(large.as_uri())
    assert found(page, "welkom") == ["Begroeting en identificatie"]
    line = page.locator("#ms-found li")
    assert line.locator("a").get_attribute("href") == "criteria/begroeting.html"
    assert line.locator("[data-channel=telefoon] .ms-sr").inner_text() == "Telefoon"
    assert page.locator("#ms-count").inner_text() == "1 criterium"
    found(page, "")
    assert page.locator("#ms-groups").is_visible()


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_its_groups_lead_to_their_criteria(reader: Reader, large: Path) -> None:
    page = reader.page
    page.goto(large.as_uri())
    links = page.locator(".ms-group p a:visible").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert links == ["klantprincipes/duidelijk.html", "klantprincipes/betrokken.html"]
