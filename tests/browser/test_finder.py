"""The finder on the first page: inflections and accents, the keyboard, nothing found, and a very large handbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from handbooks import BASE, TODAY
from playwright.sync_api import Browser, Page, expect

from maatstaf.pipeline import load
from maatstaf.render.pages import home

from .conftest import ROOT, Reader
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
        ("luisterne", "Actief luisteren"),
        ("opzeggne", "Meedenken in alternatieven"),
        ("hoe moet ik samenvatten", "Samenvatten"),
    ],
)
def test_inflections_accents_and_slips_of_the_pen_meet(first_page: Page, words: str, name: str) -> None:
    assert name in found(first_page, words)[:3]


SLIPS = """found => {
  const box = document.querySelector("#ms-q");
  const names = () => [...document.querySelectorAll("#ms-found:not([hidden]) strong")].map(one => one.textContent);
  const ask = word => { box.value = word; box.dispatchEvent(new Event("input")); return names(); };
  return found.map(([word, slips]) => {
    const best = ask(word)[0];
    return [word, best, slips.filter(slip => !ask(slip).slice(0, 3).includes(best))];
  });
}"""
"""For each word with its slips: what is found best, and the slips that do not bring it among the first three."""

WORDS_HERE = """
luisteren samenvatten opzeggen klacht inleven ontzorgen vertrouwen waardering meedenken koopsignalen vastleggen
identiteit controleren uitleg persoonlijk relatie afsluiting oplossing terugbellen empathie herhalen begroeting
doorvragen stilte verkopen vooruitdenken kernvraag bezorging
"""
WORDS_OF_ELSEWHERE = """
zebra fiets banaan gordijn voetbal kaas regenjas paraplu olifant trompet keuken badkamer schildpad vliegtuig sneeuwpop
aardbei chocola zwembad kapper tandarts vulkaan spijker kachel lantaarn konijn tractor wortel pinguin vlinder aardappel
tafelkleed strijkijzer vioolles berghut kerstboom spinazie eekhoorn dolfijn gitaar kasteel lepel koffer pannenkoek
"""


def slips(word: str) -> list[str]:
    """Return a word with a letter dropped, doubled, or swapped with the next one, at every place."""
    places = range(len(word))
    made = [word[:i] + word[i + 1 :] for i in places] + [word[: i + 1] + word[i:] for i in places]
    made += [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in places[:-1]]
    return sorted({*made} - {word})


def test_nearly_every_slip_of_the_pen_is_forgiven(first_page: Page) -> None:
    made = {word: slips(word) for word in WORDS_HERE.split()}
    answers = first_page.evaluate(SLIPS, list(made.items()))
    assert all(best for _, best, _ in answers)
    missed = [slip for _, _, missed in answers for slip in missed]
    assert len(missed) < 0.03 * sum(map(len, made.values())), missed


def test_words_of_elsewhere_find_nothing(first_page: Page) -> None:
    assert {word: names for word in WORDS_OF_ELSEWHERE.split() if (names := found(first_page, word))} == {}
    assert first_page.locator("#ms-empty").is_visible()


def test_a_word_of_texts_only_says_so_and_marks_none_as_the_best(first_page: Page) -> None:
    count, background = first_page.locator("#ms-count"), "link => getComputedStyle(link).backgroundColor"
    best = first_page.locator("#ms-found a").first
    names = found(first_page, "klacht")
    assert count.inner_text() == f"Geen criterium heet zo. Het komt voor in {len(names)} criteria:"
    assert best.evaluate(background) == "rgba(0, 0, 0, 0)"
    names = found(first_page, "samenvatten")
    assert count.inner_text() in ("1 criterium", f"{len(names)} criteria")
    assert best.evaluate(background) != "rgba(0, 0, 0, 0)"


def test_a_word_of_the_goal_comes_before_one_of_the_definition(first_page: Page) -> None:
    names = found(first_page, "begrepen")
    assert names[0] == "Inleven" and len(names) > 1


def test_the_words_to_try_are_heard_in_contacts_and_find_something(first_page: Page) -> None:
    handbook = load(ROOT, TODAY).handbook
    assert handbook is not None
    heard = " ".join(str(example.text) for criterion in handbook.active for example in criterion.examples).lower()
    hints = first_page.locator("#ms-hint b").all_inner_texts()
    assert len(hints) == 3
    for word in hints:
        assert word in heard
        assert found(first_page, word)


@pytest.mark.parametrize("reader", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_on_a_phone_nothing_is_said_of_keys(reader: Reader) -> None:
    page = reader.open("index.html")
    assert page.locator("#ms-hint").is_visible()
    assert page.locator("#ms-hint .ms-keys-only").is_hidden()


def test_the_whole_handbook_is_offered_only_where_it_has_the_word(first_page: Page) -> None:
    link = first_page.locator("#ms-all")
    found(first_page, "ondernemingsraad")
    expect(link).to_be_visible()
    found(first_page, "zebra")
    assert first_page.locator("#ms-empty").is_visible() and link.is_hidden()


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
