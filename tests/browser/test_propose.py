"""Proposing a change: from a criterion's page to a finished file by keyboard, and the author's file stays the same."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from maatstaf.check.shape import fit
from maatstaf.findings import Severity
from maatstaf.read import parse
from maatstaf.source import Source

from .axe import wrong_in_both_schemes
from .conftest import FLAGS, ROOT, Reader, chromium
from .proposing import (
    FILE,
    NARROW_AND_WIDE,
    PROPOSE,
    changed_lines,
    checked,
    explain,
    file_of,
    least_of,
    opened,
    said,
    saved,
    settled,
)
from .test_fill_faults import processes

SOURCE = (ROOT / FILE).read_text(encoding="utf-8")
CRITERIA = sorted(
    path for path in (ROOT / "criteria").glob("*/*.yml") if path.stem != "group" and path.parent.name != "forms"
)
SMALLEST_SIZES = {"criteria/actief-luisteren/propose.html": 24_000, "assets/maatstaf/propose/propose.min.js": 92_000}
"""Bytes: the shell of a page with the longest criterion, and the script that all pages share."""

AWKWARD = [
    "'s Ochtends: eerst luisteren, dan pas praten.",
    'Klant: "Dat zei ik al", en dan stilte.',
    "# geen titel",
    "- geen lijst",
    "nee",
    "no",
    "Ja",
    "true",
    "null",
    "~",
    "1.10",
    "007",
    "2026-03-12",
    "12:30",
    "0x1F",
    "1e3",
    "&anker en *ster en !merk",
    "{a: b} en [c, d]",
    "@iemand zei `iets`",
    "%procent",
    "? vraag",
    "| streep",
    "> haakje",
    "Een dubbele punt aan het eind:",
    "Een hekje #in en # los",
    "tab\tin de zin",
    'schuin \\ en \\n en "aanhalingstekens"',
    "emoji 👍🏽 en 🙂 en vlag 🇳🇱",
    "accenten: één, coëfficiënt, naïef, ﬁ",
    "harde spatie\u00a0hier",
    "zachte\u00adkoppeling",
    "…",
    "‘aan het begin’ een aanhaling",
    "“zo”: en dan",
    "--- drie streepjes",
    "... drie puntjes",
    "a" * 3000,
    "woord " * 700 + "einde",
    "  spaties ervoor en erachter  ",
]
LONG = [
    *AWKWARD,
    "Eerste regel\n    ingesprongen regel\n\n\n\nna drie lege regels",
    "- een\n- twee\n  - twee a\n\n1. drie",
    "> **Klant:** 's Avonds: nee!\n>\n> **Jij:** #ok",
    "regel met spaties achteraan   \nvolgende regel",
    "\n\nlege regels ervoor en erachter\n\n",
    "--- \n...\n# niets\n%x",
    "\tregel met een tab ervoor\n\tnog een",
    "a\n b\n  c\n   d",
]


def expected(text: str) -> str:
    """What the builder makes of a text that somebody types: see ``read/scalar.py``."""
    import unicodedata

    return unicodedata.normalize("NFC", text).strip()


def data_of(text: str) -> dict[str, Any]:
    """Read a file as the builder does; it must be without errors."""
    data, findings = parse("criteria/helpen/x.yml", text)
    assert [one for one in findings if one.severity is Severity.ERROR] == []
    assert data is not None
    return data


# -- the whole way -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from-disk"])
def test_from_reading_to_a_finished_proposal_by_keyboard(
    reader: Reader, site: Path, tmp_path: Path, from_disk: bool
) -> None:
    start = f"{site.as_uri()}/" if from_disk else reader.address
    page = reader.page
    page.goto(start + "criteria/actief-luisteren.html")
    page.locator('a[href="actief-luisteren/propose.html"]').focus()
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
    assert [one for one in checked(tmp_path, FILE, text) if "2.2.0" not in one] == []
    assert reader.complaints == []
    assert reader.strangers == []


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(250):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not come to {selector}")


# -- the file ----------------------------------------------------------------------------------------------------------


def test_where_nothing_changed_every_file_stays_the_same_to_the_byte(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    texts = [path.read_text(encoding="utf-8") for path in CRITERIA]
    again = page.evaluate(
        "texts => texts.map(one => Maatstaf.rewritten(one, Maatstaf.dataOf(Maatstaf.treeOf(one)), 'Criterion'))", texts
    )
    assert again == texts
    assert len(texts) > 25
    for path, text in list(zip(CRITERIA, texts, strict=True))[:3]:
        page.goto(f"{reader.address}criteria/{path.stem}/propose.html")
        assert page.evaluate("Maatstaf.file()") == text


def test_a_file_from_windows_keeps_its_ends_of_lines(reader: Reader, site: Path) -> None:
    html = (site / PROPOSE).read_text(encoding="utf-8")
    spec = re.search(r'<script type="application/json" id="spec">(.*?)</script>', html)
    assert spec
    theirs = spec[1].replace("\\n", "\\r\\n")
    page = reader.page
    body = html.replace(spec[1], theirs)
    page.route(f"**/{PROPOSE}", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    opened(page, reader.address + PROPOSE)
    windows = SOURCE.replace("\n", "\r\n")
    assert page.evaluate("Maatstaf.file()") == windows
    page.locator("#f-name").fill("Luisteren")
    text = file_of(page)
    assert text.count("\n") == text.count("\r\n") == windows.count("\n") + 3
    assert text.startswith(windows.split("name:")[0] + "name: Luisteren\r\n")


LEAST = """change => {
  const M = Maatstaf, v = M.copyOf(M.base);
  new Function('v', change)(v);
  return [M.least(M.differences(M.base, v, M.part)).least, M.rewritten(M.spec.source, v, M.part)];
}"""
"""The smallest class that the page allows after a change to the values, and the file with it."""

REMARKS = """\
# helemaal boven
id: proef   # achter de id

name: "Een naam"  # achter de naam
status: draft
goal: 'Het doel'
definition: >
  Gevouwen
  tekst.
# boven het gedrag
indicators:
# boven de eerste
- Een   # bij de eerste

# boven de tweede
- Twee

- "Drie"
applies: {channels: [telefoon]}
scale: goed-niet-goed
anchors:
    goed:
        when: |  # bij de streep
            Goed is goed.

            En nog iets.

    # boven niet goed
    niet-goed:
        when: Niet goed
# helemaal onder
"""


def test_remarks_order_quotes_and_blank_lines_survive(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    data = page.evaluate("text => Maatstaf.dataOf(Maatstaf.treeOf(text))", REMARKS)

    def written(**more: Any) -> str:
        found: str = page.evaluate(
            "([text, data]) => Maatstaf.rewritten(text, data, 'Criterion')", [REMARKS, {**data, **more}]
        )
        assert data_of(found) == {**data_of(REMARKS), **more}
        return found

    def came(**more: Any) -> tuple[list[str], list[str]]:
        return changed_lines(REMARKS, written(**more))

    assert came(name="Nieuw") == (['name: "Een naam"  # achter de naam'], ['name: "Nieuw"  # achter de naam'])
    assert came(goal="Zo: dus") == (["goal: 'Het doel'"], ['goal: "Zo: dus"'])
    assert came(indicators=["Een", "Twee bis", "Drie"]) == (["- Twee"], ["- Twee bis"])
    assert came(indicators=["Een", "Twee", "Drie", "Vier"]) == ([], ["- Vier"])
    assert came(indicators=["Een", "Drie"]) == (["- Twee"], [])
    assert came(key=True) == ([], ["key: true"])
    assert came(applies={"channels": ["telefoon", "chat"]}) == (
        ["applies: {channels: [telefoon]}"],
        ["applies:", "  channels:", "    - telefoon", "    - chat"],
    )
    longer = {**data["anchors"], "goed": {"when": "Nu anders."}}
    assert came(anchors=longer) == (
        ["            Goed is goed.", "", "            En nog iets."],
        ["            Nu anders."],
    )
    assert came(definition="Kort.") == (["definition: >", "  Gevouwen", "  tekst."], ["definition: |", "  Kort."])
    moved = written(indicators=["Twee", "Een", "Drie"])
    assert all(remark in moved for remark in ("# boven de eerste", "- Een   # bij de eerste", "# boven de tweede"))


def test_awkward_sentences_come_back_exactly(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    base = page.evaluate("text => Maatstaf.dataOf(Maatstaf.treeOf(text))", SOURCE)
    give = """([text, base, awkward, long]) => awkward.map((line, place) => {
      const M = Maatstaf, clean = M.clean, list = [line, ...awkward].map(clean);
      return [long[place % long.length], long[(place * 7) % long.length]].flatMap(more => {
        const anchors = { ...base.anchors, deels: { when: clean(line) } };
        const data = { ...base, goal: clean(line), definition: clean(more), indicators: list, anchors };
        return [[more, M.rewritten(text, data, 'Criterion')], [more, M.written(data, 'Criterion')]];
      });
    })"""
    for line, texts in zip(AWKWARD, page.evaluate(give, [SOURCE, base, AWKWARD, LONG[::-1]]), strict=True):
        for more, text in texts:
            data = data_of(text)
            assert data["goal"] == expected(line)
            assert data["definition"] == expected(more)
            assert data["indicators"] == [expected(one) for one in (line, *AWKWARD)]
            assert data["anchors"]["deels"] == {"when": expected(line)}


def test_a_text_in_several_languages_stays_one(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    text = "id: x\nname:\n  nl: Naam # zo\n  en: Name\ngoal: Doel\n"
    data = {"id": "x", "name": {"nl": "Naam: anders", "en": "Name"}, "goal": {"nl": "Doel", "en": "Goal"}}
    now = page.evaluate("([text, data]) => Maatstaf.rewritten(text, data, 'Criterion')", [text, data])
    assert now == 'id: x\nname:\n  nl: "Naam: anders" # zo\n  en: Name\ngoal:\n  nl: Doel\n  en: Goal\n'


# -- what the page says ------------------------------------------------------------------------------------------------


def test_the_smallest_class_follows_from_what_changed(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    chosen, least = page.locator("input[name=class]:checked"), page.locator("#least")
    page.locator("#f-goal").fill("De lezer merkt het meteen.")
    expect(chosen).to_have_value("wording")
    page.locator("#f-indicators-0").fill("Je luistert.")
    expect(chosen).to_have_count(0)
    expect(least).to_contain_text("‘Gedraging 1’")
    page.locator("#f-applies-not_applicable").fill("De lezer hangt op.")
    expect(chosen).to_have_value("meaning")
    expect(page.locator("#becomes")).to_have_text("Versie 2.1.1 wordt 3.0.0.")
    page.locator("input[name=class][value=clarification]").check()
    assert any(one.startswith("Te klein") for one in said(page))
    page.locator("#f-scale").select_option(
        "goed-of-niet-goed" if page.locator("#f-scale option[value=goed-of-niet-goed]").count() else "relatie"
    )
    expect(least).to_contain_text("Score")


CHANGES = [
    "v.goal = 'x'",
    "v.definition = 'x'",
    "v.indicators.push('x')",
    "v.indicators.reverse()",
    "v.applies.channels.push('mail')",
    "delete v.applies.not_applicable",
    "v.anchors.goed.when = 'x'",
    "delete v.anchors.goed.sample",
    "v.examples.splice(0, 1)",
    "v.examples.reverse()",
    "v.examples[0].why = 'x'",
    "v.examples[0].doubtful = true",
    "v.scale = 'relatie'",
    "v.key = true",
    "v.review_by = '2028-01-01'",
    "v.related[0].how = 'overlaps'",
    "v.related.reverse()",
    "v.related.pop()",
    "v.obligation = { text: 'a', source: 'b' }",
    "v.status = 'draft'",
    "v.klantprincipes.push('verbindend')",
    "v.question = { nl: v.question, en: 'x' }",
    "v.question = { nl: 'x', en: 'x' }",
]


def test_the_builder_allows_the_same_class(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    for change in CHANGES:
        mine, text = page.evaluate(LEAST, change)
        assert mine == least_of("criterion", SOURCE, text), change


def test_the_same_findings_as_the_check(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + PROPOSE)
    page.locator("#f-definition").fill("Bel piet@bedrijf.nl of 06 12345678. Zie [dit](criterion:bestaat-niet).")
    page.locator("#f-anchors-deels-when").fill("")
    page.locator("#f-anchors-deels-sample").fill("")
    page.locator("#f-applies-not_applicable").fill("")
    page.locator("#f-indicators-0").fill("Je vraagt door op wat onduidelijk blijft.")
    explain(page, "meaning")
    mine, theirs = said(page), checked(tmp_path, FILE, file_of(page))
    for words in (
        "De link gaat nergens heen: geen criterium heeft het id “bestaat-niet”.",
        "Voorbeeld “vakantieadres-doorgeven” is n.v.t., maar bij dit criterium mag dat niet.",
        "Dit lijkt op een e-mailadres: piet….",
        "Dit lijkt op een telefoonnummer: 06 1….",
    ):
        assert words in mine
        assert any(one.startswith(words) for one in theirs), theirs
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
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
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
