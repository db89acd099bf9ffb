"""The frame around the pages: the menu, the search from a folder, and the head of a sheet of paper."""

from __future__ import annotations

from pathlib import Path

from .conftest import Reader

MENU = ".md-sidebar--primary .md-sidebar__scrollwrap"


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


def test_a_page_written_by_hand_has_the_same_head_and_foot_on_paper(reader: Reader) -> None:
    page = reader.open("over-dit-handboek.html")
    page.emulate_media(media="print")
    head = page.locator(".ms-printhead")
    assert head.count() == 1 and head.is_visible()
    assert head.inner_text() == "De Ochtend · Lezersservice"
    assert head.locator("img").evaluate("image => image.naturalWidth > 0")
    foot = page.locator("head style[media=print]").inner_text()
    assert "Over dit handboek · De Ochtend · Lezersservice" in foot
