"""The site as readers use it: every page type, light and dark, desk and phone, with the search and the keyboard."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .axe import wrong_by_axe
from .conftest import Reader, Shown, in_windows
from .page_types import TYPES


@in_windows(TYPES, "desk-light", "phone-dark")
def test_axe_finds_nothing_and_nobody_complains(shown: Shown) -> None:
    wrong = wrong_by_axe(shown.look())
    assert wrong == [], json.dumps(wrong, indent=1, ensure_ascii=False)
    assert shown.complaints == []
    assert shown.strangers == []


@in_windows(TYPES, "phone-dark")
def test_no_page_scrolls_sideways_at_320(shown: Shown) -> None:
    wide = shown.look(width=320).evaluate(
        """() => [document.documentElement.scrollWidth, [...document.querySelectorAll('.ms *, main *')]
             .filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.ms-scroll'))
             .slice(0, 5).map(e => e.tagName + '.' + e.className)]"""
    )
    assert wide[0] <= 320, wide[1]


@pytest.mark.parametrize(
    ("word", "criterion"),
    [("LSD", "actief-luisteren"), ("luisteren", "actief-luisteren"), ("inleven", "inleven"), ("empathie", "inleven")],
)
def test_the_search_finds_a_criterion_by_name_inflection_and_alias(reader: Reader, word: str, criterion: str) -> None:
    page = reader.open("index.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(word)
    page.locator(".md-search__input").press("End")  # the search looks when a key is let go
    found = page.locator(f".md-search-result__link[href*='criteria/{criterion}.html']").first
    expect(found).to_be_attached(timeout=15000)  # its index is fetched only now


@pytest.mark.parametrize(
    ("word", "criterion"),
    [("LSD", "actief-luisteren"), ("luistert", "actief-luisteren"), ("empathie", "inleven"), ("Empathíe", "inleven")],
)
def test_the_finder_finds_it_too_and_enter_opens_the_first(reader: Reader, word: str, criterion: str) -> None:
    page = reader.open("index.html")
    page.locator("#ms-q").fill(word)
    shown = page.locator(".ms-clist > li:visible a").evaluate_all("links => links.map(link => link.href)")
    assert any(f"criteria/{criterion}.html" in link for link in shown)
    page.locator("#ms-q").press("Enter")
    page.wait_for_url("**/criteria/*.html")


def test_the_finder_works_from_a_folder(reader: Reader, site: Path) -> None:
    page = reader.page
    page.goto((site / "index.html").as_uri())
    page.locator("#ms-q").fill("LSD")
    page.locator("#ms-q").press("Enter")
    page.wait_for_url("file://**/criteria/actief-luisteren.html")
    assert reader.strangers == []


def test_every_link_leads_somewhere(site: Path) -> None:
    dead = []
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html":
            continue  # its links begin at the site's root, which is anywhere
        text = path.read_text(encoding="utf-8")
        for target in set(re.findall(r'(?:href|src)="([^"#?]+)', text)):
            if not re.match(r"[a-z]+:|//|data:", target) and not (path.parent / target).resolve().exists():
                dead.append((path.relative_to(site).as_posix(), target))
    assert dead == []


def test_every_page_says_its_language_and_has_one_title(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert re.search(r'<html[^>]*\blang="nl"', text), path
        assert len(re.findall(r"<h1\b", text)) == 1, path


def test_the_edit_button_leads_to_the_yaml(reader: Reader) -> None:
    page = reader.open("criteria/actief-luisteren.html")
    links = page.locator(".ms-foot-actions a").evaluate_all("links => links.map(link => link.href)")
    assert any(link.endswith("/criteria/helpen/actief-luisteren.yml") for link in links)


@pytest.mark.parametrize("path", ["criteria/actief-luisteren.html", "forms/telefoon/print.html"])
def test_paper_shows_the_content_without_the_frame(reader: Reader, path: str) -> None:
    page = reader.open(path)
    page.emulate_media(media="print")
    assert page.locator(".md-header, .md-sidebar, .ms-noprint").evaluate_all(
        "all => all.every(e => getComputedStyle(e).display === 'none' || e.offsetHeight === 0)"
    )
    assert page.locator("h1").first.is_visible()


def test_what_is_folded_opens_for_a_link_and_on_paper(reader: Reader) -> None:
    page = reader.open("golden-thread.html")
    deep = page.locator("details details :is(p, li)").first
    assert not deep.is_visible()
    deep.evaluate("one => { one.id = 'deep'; location.hash = 'deep'; }")
    deep.wait_for(state="visible")
    page.reload()
    folded = page.locator(".ms-kcard > details").last
    assert not folded.locator("dl").is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.locator("dl").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not folded.locator("dl").is_visible()


@pytest.mark.parametrize("path", ["index.html", "criteria/actief-luisteren.html"])
def test_the_foot_leads_to_what_changed_and_to_the_rules(reader: Reader, path: str) -> None:
    links = reader.open(path).locator(".md-copyright a")
    titles = []
    for number in range(links.count()):
        reader.open(path).locator(".md-copyright a").nth(number).click()
        titles.append(reader.page.locator("h1").inner_text())
    assert titles == ["Wijzigingen", "Spelregels"]


def test_on_a_phone_the_first_screen_answers(browser_phone: Reader) -> None:
    page = browser_phone.open("criteria/actief-luisteren.html")
    for what in (".ms-brief__goal p", ".ms-brief__say", ".ms-brief li >> nth=2"):
        box = page.locator(what).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 844, f"{what} is below the first screen"


@pytest.fixture
def browser_phone(reader: Reader) -> Reader:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    return reader
