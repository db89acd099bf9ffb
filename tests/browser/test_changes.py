"""The page of changes as somebody uses it: by kind, by subject, by word; and an old address that leads on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from handbooks import TODAY

from maatstaf.pipeline import load
from maatstaf.render.change_periods import periods
from maatstaf.render.pages import changelog, criterion, form

from .conftest import ROOT, Reader, served
from .framed import write_framed

CHANGES = "changelog.html"
FEW = 12
"""So many changes fit on a page, where more of them is tried than the reference handbook has."""


def seen(reader: Reader) -> list[str]:
    """Return the names over the changes that can be seen."""
    return reader.page.locator(".ms-entries > li:visible h4 a").all_inner_texts()


def test_changes_are_found_by_subject_word_and_kind_together(reader: Reader) -> None:
    page = reader.open(CHANGES)
    every = len(seen(reader))
    page.get_by_label("Criterium, formulier of iets anders").select_option(label="Actief luisteren")
    mine = seen(reader)
    assert set(mine) == {"Actief luisteren"} and 2 < len(mine) < every
    assert page.locator("#ms-shown").inner_text() == f"{len(mine)} wijzigingen"
    page.get_by_label("Verduidelijkt").check()
    assert len(seen(reader)) == 1
    assert page.locator("#ms-shown").inner_text() == "1 wijziging"
    assert page.locator(".ms-month:visible h2").count() == 1
    assert page.locator(".ms-month__g:visible h3").all_inner_texts() == ["Verduidelijkt"]
    page.get_by_label("Woord in de wijziging of het waarom").fill("xylofoon")
    assert seen(reader) == [] and page.locator("#ms-none").is_visible()
    page.get_by_label("Woord in de wijziging of het waarom").fill("")
    page.get_by_label("Alles", exact=True).check()
    page.locator("#ms-of").select_option("")
    assert len(seen(reader)) == every and page.locator("#ms-none").is_hidden()


def test_a_word_is_found_in_the_why_whatever_its_accents(reader: Reader) -> None:
    page = reader.open(CHANGES)
    page.get_by_label("Woord in de wijziging of het waarom").fill("MONSTERZIN eenakter")
    assert seen(reader) == []
    word = "kalibratie"
    page.get_by_label("Woord in de wijziging of het waarom").fill(word.upper())
    texts = page.locator(".ms-entries > li:visible").all_inner_texts()
    assert texts and all(word in text.lower() for text in texts)


@pytest.mark.parametrize(("since", "months"), [("Een maand geleden", 1), ("Drie maanden geleden", 3)])
def test_changes_are_found_since_when_they_were_made(reader: Reader, since: str, months: int) -> None:
    page = reader.open(CHANGES)
    dates = page.locator(".ms-entries time").evaluate_all("all => all.map(one => one.dateTime)")
    newest = date.fromisoformat(max(dates))
    reader.page.clock.set_fixed_time(datetime.combine(newest, time(12)) + timedelta(days=1))
    page = reader.open(CHANGES)
    page.get_by_label("Sinds").select_option(label=since)
    left = page.locator(".ms-entries > li:visible time").evaluate_all("all => all.map(one => one.dateTime)")
    assert 0 < len(left) < len(dates)
    first = newest + timedelta(days=1) - timedelta(days=31 * months)
    assert set(left) >= {day for day in dates if date.fromisoformat(day) >= first + timedelta(days=3)}
    assert not {day for day in left if date.fromisoformat(day) < first}


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_they_are_found_by_kind(reader: Reader) -> None:
    page = reader.open(CHANGES)
    assert page.locator("#ms-of").is_hidden()
    page.locator("label:has(#f-break)").click()
    badges = page.locator(".ms-entries > li:visible .ms-badge").all_inner_texts()
    assert badges and all("niet vergelijkbaar" in badge for badge in badges)
    assert set(page.locator(".ms-month__g:visible h3").all_inner_texts()) == {"Gewijzigd"}


@pytest.fixture(scope="module")
def many(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the handbook's changes as they are when few fit on a page."""
    out = tmp_path_factory.mktemp("many") / "site"
    handbook = load(ROOT, TODAY).handbook
    assert handbook is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changelog, "MOST", FEW)
        patch.setattr(changelog, "periods", lambda entries: periods(entries, FEW))
        write_framed(handbook, [changelog, criterion, form], site, out)
    with served(out, out) as address:
        yield address


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("criterion-actief-luisteren-1-0-0", "criteria/actief-luisteren.html#history"),
        ("form-telefoon-1-0-0", "forms/telefoon.html#history"),
    ],
)
def test_an_old_address_leads_to_the_history_of_what_changed(reader: Reader, many: str, old: str, new: str) -> None:
    reader.address = many
    page = reader.open(f"{CHANGES}#{old}")
    page.wait_for_url(many + new)
    assert page.locator("#history").is_visible()
    page.go_back()
    assert page.url == "about:blank"  # the old address is not in the way back


def test_an_address_that_is_on_the_page_stays_there(reader: Reader, many: str) -> None:
    reader.address = many
    page = reader.open(f"{CHANGES}#criterion-actief-luisteren-2-1-1")
    page.wait_for_timeout(300)
    assert page.url.endswith(f"{CHANGES}#criterion-actief-luisteren-2-1-1")
    assert page.locator("#criterion-actief-luisteren-2-1-1").is_visible()
