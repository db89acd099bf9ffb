"""Proposing a change: from a criterion's page to a finished file, what the page says on the way, and drafts."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from maatstaf.check.shape import fit
from maatstaf.source import Source

from .axe import wrong_in_both_schemes
from .conftest import FLAGS, ROOT, Reader, chromium
from .proposing import (
    FILE,
    NARROW_AND_WIDE,
    PROPOSE,
    accepted,
    all_open,
    changed_lines,
    checked,
    data_of,
    explain,
    file_of,
    judged_alike,
    opened,
    said,
    saved,
    settled,
    tab_to,
)
from .test_fill_faults import processes

SOURCE = (ROOT / FILE).read_text(encoding="utf-8")
SMALLEST_SIZES = {
    "criteria/actief-luisteren/propose.html": 24_000,
    "assets/maatstaf/propose/propose.min.js": 96_000,
    "assets/maatstaf/propose/compose.min.js": 33_000,
}
"""Bytes: the page of the longest criterion, the script that all pages share, and what a form needs more.

What is removed can be put back, what is pasted is cleaned, and conditions are looked after: that is some bytes more."""

# -- the whole way -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from-disk"])
def test_from_reading_to_a_finished_proposal_by_keyboard(
    reader: Reader, site: Path, tmp_path: Path, from_disk: bool
) -> None:
    start = f"{site.as_uri()}/" if from_disk else reader.address
    page = reader.page
    page.goto(start + "criteria/actief-luisteren.html")
    page.locator('a[href="actief-luisteren/propose.html"]').first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("body[data-ready]")
    tab_to(page, "#f-indicators-1")
    page.keyboard.press("End")
    page.keyboard.type(" Ook bij een stille klant: vraag #1.")
    tab_to(page, "#f-indicators > .btn")
    page.keyboard.press("Enter")
    page.keyboard.type("'s Ochtends: net zo goed.")
    page.keyboard.press("Alt+ArrowUp")
    tab_to(page, "input[name=class]")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    tab_to(page, "#f-entry-what")
    page.keyboard.type("Doorvragen geldt ook als iemand stil is.")
    tab_to(page, "#f-entry-why")
    page.keyboard.type("Bij stille klanten vroegen we niet door: zie de kalibratie.")
    tab_to(page, "[data-act=download]")
    assert said(page) == []
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "actief-luisteren.yml"
    waiting.value.save_as(tmp_path / "file.yml")
    text = (tmp_path / "file.yml").read_text(encoding="utf-8")
    gone, came = changed_lines(SOURCE, text)
    assert gone == ["  - Je vraagt door op wat onduidelijk blijft."]
    assert came[:2] == [
        '  - "Je vraagt door op wat onduidelijk blijft. Ook bij een stille klant: vraag #1."',
        '  - "\'s Ochtends: net zo goed."',
    ]
    assert came[2] == "  - version: 2.2.0"
    assert came[4:] == [
        "    change: clarification",
        "    what: Doorvragen geldt ook als iemand stil is.",
        "    why: |",
        "      Bij stille klanten vroegen we niet door: zie de kalibratie.",
    ]
    accepted(tmp_path, FILE, text)
    assert reader.complaints == []
    assert reader.strangers == []


def minutes(page: Page, typed: list[str]) -> float:
    """Return how long the walk takes who reads every word, 200 a minute, types 30, and needs two seconds a click.

    What is read: where the walk begins, the part with the anchors, the why, the difference and the handing on.
    """
    parts = ("main header", "#g-answers", "#why", "#difference", "#done")
    read = sum(len(page.locator(part).first.inner_text().split()) for part in parts)
    return read / 200 + sum(len(text.split()) for text in typed) / 30 + 10 * 2 / 60


@pytest.mark.parametrize("reader", NARROW_AND_WIDE, indirect=True)
def test_a_coach_goes_from_reading_to_a_proposal_that_is_accepted(reader: Reader, tmp_path: Path) -> None:
    """Nine clicks or taps, and three texts to type; the owner of the group is the one to mail it to."""
    typed = [" Eén herhaling mag dus.", "Bij ‘deels’ mag één herhaling.", "In de kalibratie lazen we het verschillend."]
    page = reader.open("criteria/actief-luisteren.html")
    page.get_by_role("link", name="Stel een wijziging voor").click()
    page.wait_for_selector("body[data-ready]")
    expect(page.get_by_text("Nog in orde maken")).to_have_count(0)
    page.locator("summary", has_text="Anker bij Deels").click()
    anchor = page.get_by_label("Wanneer past dit?")
    anchor.click()
    page.keyboard.press("End")
    page.keyboard.type(typed[0])
    if page.viewport_size and page.viewport_size["width"] < 990:
        page.locator("#scorebox > summary").click()
    page.get_by_role("link", name="Door naar het waarom").click()
    expect(page.get_by_role("group", name="Hoe groot is je wijziging?")).to_be_in_viewport()
    page.get_by_role("radio", name="Verduidelijkt").check()
    page.get_by_label("Wat is er anders?").fill(typed[1])
    page.get_by_label("Waarom?", exact=True).fill(typed[2])
    expect(page.locator("#changes")).to_contain_text("Anker bij Deels › Wanneer past dit?")
    assert page.locator("#changes ins").inner_text().strip() == "Eén herhaling mag dus."
    assert said(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Downloaden").click()
    waiting.value.save_as(tmp_path / "file.yml")
    expect(page.locator("#sent")).to_be_in_viewport()
    expect(page.locator("#sent")).to_contain_text("Schrijf nu de mail")
    expect(page.locator("#to-owner")).to_have_text("Mail het naar wie erop past: Kwaliteitscoach")
    mail = unquote(page.get_by_role("link", name="Schrijf de mail").get_attribute("href") or "")
    assert mail.startswith("mailto:?subject=Voorstel: Actief luisteren&body=")
    assert "Eén herhaling mag dus." in mail
    assert "In de kalibratie lazen we het verschillend." in mail
    expect(page.get_by_role("link", name="Open de editor")).to_be_visible()
    assert minutes(page, typed) < 5
    accepted(tmp_path, FILE, (tmp_path / "file.yml").read_text(encoding="utf-8"))
    assert reader.complaints == []
    assert reader.strangers == []


# -- what the page says ------------------------------------------------------------------------------------------------


def test_the_smallest_class_follows_from_what_changed(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    chosen, least = page.locator("input[name=class]:checked"), page.locator("#least")
    page.locator("#f-goal").fill("De lezer merkt het meteen.")
    expect(chosen).to_have_value("wording")
    page.locator("#f-indicators-0").fill("Je luistert.")
    expect(chosen).to_have_count(0)
    expect(least).to_contain_text("‘Gedraging 1’")
    page.locator("input[name=class][value=clarification]").check()
    page.locator("#f-applies-not_applicable").fill("De lezer hangt op.")
    assert any(one.startswith("Te klein") for one in said(page))
    expect(page.locator("input[name=class]:disabled")).to_have_count(2)
    page.locator("input[name=class][value=meaning]").check()
    expect(page.locator("#becomes")).to_have_text("Versie 2.1.1 wordt 3.0.0.")
    page.locator("#f-scale").select_option(
        "goed-of-niet-goed" if page.locator("#f-scale option[value=goed-of-niet-goed]").count() else "relatie"
    )
    expect(least).to_contain_text("Score")


CHANGES = [
    "v.goal = 'x'",
    "v.goal = { nl: v.goal, en: 'x' }",
    "v.goal = { nl: 'x', en: 'x' }",
    "v.question = { nl: v.question, en: 'x' }",
    "delete v.question",
    "v.definition = 'x'",
    "v.indicators.push('x')",
    "v.indicators.pop()",
    "v.indicators.reverse()",
    "v.indicators[0] = { nl: v.indicators[0], en: 'x' }",
    "v.applies.channels.push('mail')",
    "v.applies.channels.reverse()",
    "v.applies.when = 'x'",
    "delete v.applies.not_applicable",
    "v.scale = 'relatie'",
    "v.key = false",
    "v.key = true",
    "v.anchors = undefined",
    "v.examples = undefined",
    "v.examples.splice(0, 1)",
    "v.examples.reverse()",
    "v.examples[0].id = 'anders'",
    "v.examples[0].id = 'anders'; v.examples[0].text = 'heel iets anders'",
    "v.examples[0].why = 'x'",
    "v.examples[0].text = { nl: v.examples[0].text, en: 'x' }",
    "v.examples[0].doubtful = true",
    "v.examples[0].doubtful = v.examples[0].doubtful || false",
    "v.related = undefined",
    "v.related = [{ criterion: 'naam-drie-keer', how: 'overlaps' }]",
    "v.related.reverse()",
    "v.obligation = { text: 'a', source: 'b', from: '2026-01-01' }",
    "v.status = 'draft'",
    "v.status = 'retired'",
    "v.klantprincipes.push('verbindend')",
    "v.klantprincipes = undefined",
    "v.kpis = undefined",
    "v.aliases = ['x']",
    "v.review_by = '2028-01-01'",
    "v.reviewed = '2026-01-01'",
    "v.replaces = ['naam-drie-keer']",
]
ANCHORS = ["v.anchors.goed.when = 'x'", "delete v.anchors.goed.sample", "delete v.anchors.goed"]


def test_the_builder_allows_the_same_class(reader: Reader) -> None:
    for id in ("actief-luisteren", "inleven", "relatie-versterkt"):
        page = opened(reader.page, f"{reader.address}criteria/{id}/propose.html")
        judged_alike(page, "criterion", CHANGES + (ANCHORS if id != "relatie-versterkt" else []))


def test_the_same_findings_as_the_check(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-definition").fill("Bel piet@bedrijf.nl of 06 12345678. Zie [dit](criterion:bestaat-niet).")
    page.locator("#f-anchors-deels summary").first.click()
    page.locator("#f-anchors-deels-when").fill("")
    page.locator("#f-anchors-deels-sample").fill("")
    page.locator("#f-applies-not_applicable").fill("")
    page.locator("#f-indicators-0").fill("Je vraagt door op wat onduidelijk blijft.")
    explain(page, "meaning")
    mine, theirs = said(page), checked(tmp_path, FILE, file_of(page))
    for words in (
        "De link gaat nergens heen: geen criterium heeft het id “bestaat-niet”.",
        "Voorbeeld “vakantieadres-doorgeven” is n.v.t., maar bij dit criterium mag dat niet.",
    ):
        assert words in mine
        assert any(one.startswith(words) for one in theirs), theirs
    where = "In “Wat we ermee bedoelen” lijkt een"
    assert f"{where} e-mailadres te staan (piet…). Haal het weg of verzin er een." in mine
    assert f"{where} telefoonnummer te staan (06 1…). Haal het weg of verzin er een." in mine
    assert any(one.startswith("Dit lijkt op een e-mailadres: piet…") for one in theirs)
    assert "Er is geen anker voor: Deels." in mine
    assert any(one.startswith("Er is geen anker voor: deels.") for one in theirs)
    assert len(mine) == len(theirs) == 6, (mine, theirs)


def test_the_difference_is_told_in_words(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-goal").fill("De lezer merkt dat je alles hoort en er echt iets mee doet.")
    page.get_by_role("button", name="Gedraging 3 weghalen").click()
    page.get_by_role("button", name="Gedraging 1 omlaag").click()
    heads = settled(page).locator("#changes h3").all_inner_texts()
    assert heads == ["Wat de ander merkt gewijzigd", "Gedraging 3 weg", "Gedraging 2 verplaatst"] or len(heads) == 3, (
        heads
    )
    assert page.locator("#changes ins").first.inner_text().strip() == "echt"
    expect(page.locator("#count")).to_have_text("3 wijzigingen")
    mail = page.locator("#mail").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=")
    assert len(mail) < 2000


def test_the_question_about_what_is_unclear_names_criterion_and_version(reader: Reader) -> None:
    page = reader.open("criteria/actief-luisteren.html")
    link = page.get_by_role("link", name="Dit is me niet duidelijk").get_attribute("href") or ""
    assert "/issues/new?title=" in link
    assert "2.1.1" in link
    assert "criteria/actief-luisteren.html" in link


def test_something_new_begins_with_what_is_needed(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + "authors/criterion.html")
    expect(page.locator(".odd:visible")).to_have_count(0)
    page.locator("#f-name").fill("Rustig blijven: óók bij ruzie")
    page.locator("#f-goal").fill("De klant merkt dat je rustig blijft.")
    page.locator("#f-group").select_option("helpen")
    page.locator("#f-definition").fill("Je blijft rustig.")
    page.locator("#f-indicators-0").fill("Je praat niet harder.")
    page.get_by_label("Telefoon", exact=True).check()
    page.locator("#f-scale").select_option("goed-niet-goed")
    page.locator("#f-anchors-goed-when").fill("Je blijft rustig.")
    page.get_by_role("button", name="Voorbeeld 1 toevoegen").click()
    page.locator("#f-examples-0-text").fill("*Telefoon.* De lezer schreeuwt.")
    page.locator("#f-examples-0-why").fill("Je blijft kalm.")
    page.locator("#f-examples-0-answer").select_option("goed")
    page.locator("#f-entry-what").fill("Eerste versie.")
    page.locator("#f-entry-why").fill("Ruzies liepen op.")
    page.locator("#f-name").focus()
    assert said(page) == []
    expect(page.locator("#f-id")).to_have_value("rustig-blijven-ook-bij-ruzie")
    path = page.locator("#path").text_content()
    assert path == "criteria/helpen/rustig-blijven-ook-bij-ruzie.yml"
    text = file_of(page)
    assert text.startswith("# yaml-language-server: $schema=../../.vscode/schema/criterion.schema.json\nid: rustig")
    data = data_of(text)
    assert data["changelog"][0]["version"] == "1.0.0"
    assert data["examples"][0]["id"] == "de-lezer-schreeuwt"
    draft, findings = fit(tmp_path, [Source(path, "criterion", text, data)])
    assert findings == []
    assert "rustig-blijven-ook-bij-ruzie" in draft.criteria


# -- drafts ------------------------------------------------------------------------------------------------------------


def test_a_draft_survives_a_reload_and_a_killed_browser(browser: Browser, address: str, tmp_path: Path) -> None:
    def start() -> Page:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=chromium(), args=FLAGS, headless=True
        )
        return opened(context.pages[0], address + PROPOSE)

    page = start()
    page.locator("#f-goal").fill("Net voor de stekker eruit ging")
    page.locator("#f-entry-why").fill("Daarom")
    saved(page)
    page.reload()
    expect(page.locator("#f-goal")).to_have_value("Net voor de stekker eruit ging")
    for process in processes(tmp_path / "profile"):
        os.kill(process, signal.SIGKILL)
    page = start()
    expect(page.locator("#f-goal")).to_have_value("Net voor de stekker eruit ging")
    expect(page.locator("#f-entry-why")).to_have_value("Daarom")
    page.context.close()


def test_a_draft_of_an_older_version_says_so_and_keeps_all(reader: Reader, site: Path) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-goal").fill("Mijn doel.")
    page.locator("#f-indicators-0").fill("Mijn gedraging.")
    page.locator("#f-entry-what").fill("Mijn wat.")
    saved(page)
    html = (site / PROPOSE).read_text(encoding="utf-8")
    newer = html.replace("Je laat een stilte bestaan", "Je laat een lange stilte bestaan").replace(
        '"hash":"', '"hash":"0'
    )
    newer = newer.replace("goal: De lezer merkt dat", "goal: De lezer ziet dat")
    assert newer.count("lange stilte") == 1
    page.route(f"**/{PROPOSE}", lambda route: route.fulfill(body=newer, content_type="text/html; charset=utf-8"))
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#messages")).to_contain_text("toen dit versie 2.1.1 was")
    expect(page.locator("#f-goal")).to_have_value("De lezer ziet dat je alles hoort en er iets mee doet.")
    page.get_by_role("button", name="Neem mijn wijzigingen mee").click()
    expect(page.locator("#f-goal")).to_have_value("Mijn doel.")
    expect(page.locator("#f-indicators-0")).to_have_value("Mijn gedraging.")
    expect(page.locator("#f-entry-what")).to_have_value("Mijn wat.")
    expect(page.locator("#messages")).to_contain_text("Jij én het handboek wijzigden")


def test_only_one_of_two_tabs_writes(reader: Reader) -> None:
    first = opened(reader.page, reader.address + PROPOSE)
    first.locator("#f-goal").fill("In het eerste tabblad.")
    saved(first)
    second = opened(first.context.new_page(), reader.address + PROPOSE)
    expect(second.locator("#other-tab")).to_be_visible()
    expect(second.locator("#f-goal")).to_be_disabled()
    second.get_by_role("button", name="Ga hier verder").click()
    expect(second.locator("#f-goal")).to_have_value("In het eerste tabblad.")
    expect(first.locator("#f-goal")).to_be_disabled()


# -- for everybody -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", NARROW_AND_WIDE, indirect=True)
def test_axe_finds_nothing_in_a_proposal_under_way(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-goal").fill("Bel piet@bedrijf.nl")
    page.locator("#f-name").fill("")
    page.locator("#f-indicators > .btn").click()
    page.locator("#f-entry-why").fill("Daarom.")
    all_open(page)
    settled(page).wait_for_timeout(200)
    assert wrong_in_both_schemes(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.complaints == []


def test_on_paper_stands_the_difference_and_the_why_and_no_form(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-goal").fill("Iets anders.")
    explain(page)
    settled(page).emulate_media(media="print")
    expect(page.locator("#changes")).to_be_visible()
    expect(page.locator("#f-goal")).to_be_hidden()
    expect(page.locator("#done")).to_be_hidden()


def test_scripts_are_small_and_fresh(site: Path, tmp_path: Path) -> None:
    subprocess.run(["sh", str(ROOT / "tests/node/compile-scripts.sh"), str(tmp_path)], check=True, timeout=120)
    kept = ROOT / "builder/maatstaf/static/propose"
    for name in ("propose.min.js", "compose.min.js"):
        assert (tmp_path / name).read_bytes() == (kept / name).read_bytes(), "make scripts"
    for path, most in SMALLEST_SIZES.items():
        assert (site / path).stat().st_size < most
    assert shutil.which("node")
