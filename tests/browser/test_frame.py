"""The frame around the pages: the menu, the search from a folder, and the head of a sheet of paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import Reader
from .test_keyboard import walk

MENU = ".md-sidebar--primary .md-sidebar__scrollwrap"
MAKERS = ("authors/", "integrators")


def test_the_whole_menu_is_in_a_window_of_900(reader: Reader) -> None:
    page = reader.open("klantprincipes/verbindend.html")
    last = page.locator(f"{MENU} a:visible").last.bounding_box()
    assert last is not None and last["y"] + last["height"] < 900
    assert page.locator(MENU).evaluate("menu => menu.scrollHeight <= menu.clientHeight")
    heights = page.locator(f"{MENU} a:visible").evaluate_all("all => all.map(a => a.getBoundingClientRect().height)")
    assert min(heights) >= 24


def test_from_a_folder_the_search_leads_to_the_finder_and_nobody_complains(reader: Reader, site: Path) -> None:
    page = reader.page
    page.goto((site / "klantprincipes" / "verbindend.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert page.locator(".md-search").count() == 0
    page.get_by_role("banner").get_by_role("link", name="Een criterium zoeken").click()
    page.wait_for_url("**/index.html")
    page.locator("#ms-q").fill("luistert")
    assert page.locator("#ms-found strong").first.inner_text() == "Actief luisteren"
    assert reader.complaints == [] and reader.strangers == []


def test_from_a_server_it_is_the_search(reader: Reader) -> None:
    page = reader.open("klantprincipes/verbindend.html")
    assert page.locator(".ms-seekhome").is_hidden()
    assert page.locator(".md-search__input").is_visible()


def test_a_result_shows_the_lines_with_the_word_and_not_the_whole_text(reader: Reader) -> None:
    page = reader.open("index.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("luisteren")
    first = page.locator(".md-search-result__item").first
    first.wait_for(timeout=15000)
    assert first.locator("h1").inner_text() == "Actief luisteren"
    assert len(first.inner_text()) < 200


@pytest.mark.parametrize("word", ["luisteren", "klacht"])
def test_criteria_come_first_and_pages_for_makers_last(reader: Reader, word: str) -> None:
    page = reader.open("index.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(word)
    results = page.locator(".md-search-result__item > a")
    results.first.wait_for(timeout=15000)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"\d+ pagina’s gevonden"))
    found = results.evaluate_all("all => all.map(link => link.pathname.slice(1))")
    places = [0 if path.startswith("criteria/") else 2 if path.startswith(MAKERS) else 1 for path in found]
    assert places == sorted(places) and places[0] == 0 < places[-1]


def test_a_search_without_a_result_says_so_in_plain_words(reader: Reader) -> None:
    page = reader.open("index.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("qqxqzx")
    expect(page.locator(".md-search-result__meta")).to_have_text("Niets gevonden", timeout=15000)


@pytest.mark.parametrize("reader", [{"reduced_motion": "reduce"}], indirect=True)
@pytest.mark.parametrize("path", ["index.html", "criteria/inleven.html"])
def test_every_stop_of_the_tab_key_is_something_to_see(reader: Reader, path: str) -> None:
    stops = walk(reader.open(path))
    assert len(stops) > 30
    flat = [s["name"] for s in stops if s["right"] - s["left"] < 2 or s["bottom"] - s["top"] < 2 or s["off"]]
    assert flat == []


def test_a_page_written_by_hand_has_the_same_head_and_foot_on_paper(reader: Reader) -> None:
    page = reader.open("over-dit-handboek.html")
    page.emulate_media(media="print")
    head = page.locator(".ms-printhead")
    assert head.count() == 1 and head.is_visible()
    assert head.inner_text() == "De Ochtend · Lezersservice"
    assert head.locator("img").evaluate("image => image.naturalWidth > 0")
    foot = page.locator("head style[media=print]").inner_text()
    assert "Over dit handboek · De Ochtend · Lezersservice" in foot
