"""A workshop written down on the capture page, in a real browser: by keyboard, mouse and touch; and what comes out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from maatstaf.begin import begin_definition
from maatstaf.blanks.blocks import blocks
from maatstaf.check.rules.workshops import AGAINST, NOBODY
from maatstaf.pipeline import load

from .capturing import KNOWN, PAGE, begun, files, in_handbook, workshop_of
from .conftest import Reader
from .filling import opened

TITLE = "Wat hoort erbij: de 'warme' overdracht?"


def tab_to(page: Page, id: str) -> None:
    """Press Tab until the keyboard is at an element."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == id:
            return
    raise AssertionError(f"{id} can't be reached with Tab")


def words(page: Page, text: str) -> None:
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_a_whole_workshop_by_keyboard_alone_passes_the_check(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + PAGE)
    for id, text in (("f-title", TITLE), ("f-purpose", "Kiezen: wat eerst?\n\n- Klant: “…”\n- Wij")):
        tab_to(page, id)
        words(page, text)
    for role, text in (("participants-medewerker", "6"), ("participants-teamleider", "2")):
        tab_to(page, f"f-{role}")
        words(page, text)
    tab_to(page, "f-absent-manager-klantcontact")
    words(page, "Ziek; leest het verslag.")
    tab_to(page, "f-new")
    for text in ("Vertel wie het overneemt: naam en dag", "Nieuwe stoelen"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(page.locator("#tray .note")).to_have_count(2)
    for keys in (
        ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowLeft"),
        ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight"),
    ):
        while page.evaluate("!document.activeElement.matches('#tray .note')"):
            page.keyboard.press("Tab")
        for key in keys:
            page.keyboard.press(key)
    assert "effect 1, moeite 5" in page.locator("#live").inner_text()
    tab_to(page, "f-proposals-0-impact")
    words(page, "5")
    expect(page.locator('[data-impact="5"][data-effort="2"] .note')).to_have_count(1)
    while page.evaluate("!document.activeElement.matches('#cards summary')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, "f-proposals-0-why")
    words(page, "Klanten vertellen hun verhaal nu twee keer: dat kost ze geduld.")
    tab_to(page, "draft-0")
    page.keyboard.press("Enter")
    words(page, "Warm overdragen")
    for id, text in (
        ("goal", "De klant hoeft zijn verhaal maar één keer te vertellen."),
        ("indicators", "Je noemt wie het overneemt.\nJe vat samen: wat is er al gedaan?"),
    ):
        tab_to(page, f"f-proposals-0-draft-{id}")
        words(page, text)
    bad = page.locator("#findings li.bad").all_inner_texts()
    assert ["groep" in bad[0], "schaal" in bad[1]] == [True, True], "asked, not chosen"
    for id in ("group", "principle", "scale"):
        tab_to(page, f"f-proposals-0-draft-{id}")
        page.keyboard.press("ArrowDown")
    while page.evaluate("!document.activeElement.matches('[data-card=\"1\"] summary')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    tab_to(page, "f-proposals-1-why")
    words(page, "Doet niets voor de klant.")
    assert page.locator("#findings li.bad").all_inner_texts() == []
    out = files(page, tmp_path)
    made = workshop_of(out)
    assert made["title"] == TITLE
    assert made["participants"] == {"medewerker": 6, "teamleider": 2}
    assert [(one["impact"], one["effort"], one["decision"]) for one in made["proposals"]] == [
        (5, 2, "adopt"),
        (1, 5, "scrap"),
    ]
    assert made["proposals"][0]["criteria"] == ["warm-overdragen"]
    checked = in_handbook(out, tmp_path / "handbook")
    assert checked.errors == []
    assert [one for one in checked.findings if made["id"] in one.path] == []
    assert checked.handbook is not None
    draft = checked.handbook.criteria["warm-overdragen"]
    assert draft.status == "draft"
    assert [entry.workshop for entry in draft.changelog] == [made["id"]]
    assert (reader.complaints, reader.strangers) == ([], [])


ON_EVERY_SCALE = """() => {
  const M = Maatstaf;
  M.record.proposals = M.page.scales.map(({ id, name }, n) => ({
    text: `Idee ${n}`, impact: '4', effort: '2', decision: 'adopt', why: 'Daarom.',
    draft: { name: `Idee op ${name}`, scale: id, group: 'verbinden', principle: '' },
  }));
  M.showAll();
  M.update();
}"""


def test_a_draft_is_what_new_begins_with_what_is_known_in_it_on_any_scale(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + PAGE)
    begun(page)
    page.evaluate(ON_EVERY_SCALE)
    assert page.locator("#findings li.bad").all_inner_texts() == [], "what is left to fill in stops nothing"
    assert any("merkt" in words for words in page.locator("#findings li").all_inner_texts())
    out = files(page, tmp_path)
    folder = tmp_path / "handbook"
    checked = in_handbook(out, folder)
    assert {one.rule for one in checked.findings if one.path in out} == {"blanks"}, "what is left to fill in is told"
    assert checked.handbook is not None
    for draft in checked.handbook.criteria.values():
        if str(draft.name).startswith("Idee op"):
            assert (draft.question, draft.applies.when, dict(draft.anchors)) == (None, None, {}), "no dots are shown"
    drafts = {path: content for path, content in out.items() if path.startswith("criteria/")}
    assert {checked.handbook.criteria[Path(path).stem].scale for path in drafts} == set(checked.handbook.scales)
    usual = begin_definition(folder, "criterion", "los-idee", "verbinden")
    begins = {one.key: one for one in blocks(usual.read_text("utf-8"))}
    made = next(content for content in drafts.values() if f"\n{begins['scale'].lines}" in content)
    mine = {one.key: one for one in blocks(made)}
    assert list(mine) == list(begins)
    known = {"id", "name", "definition", "changelog"}
    assert {key: one for key, one in mine.items() if key not in known} == {
        key: one for key, one in begins.items() if key not in known
    }
    assert [mine[key].help for key in known - {"id"}] == ["", "", ""], "no help beside what is filled in"
    assert mine["definition"].lines == "definition: |\n  Idee 0\n"


def test_by_mouse_a_note_goes_where_it_is_dropped_and_nowhere_after_escape(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + PAGE)
    begun(page, "Samenvatten aan het eind", "Iets anders")

    def drag(note: int, impact: int, effort: int, *, escape: bool = False) -> None:
        page.locator(f'.note[data-note="{note}"]').scroll_into_view_if_needed()
        start = page.locator(f'.note[data-note="{note}"]').bounding_box()
        end = page.locator(f'[data-impact="{impact}"][data-effort="{effort}"]').bounding_box()
        assert start and end
        page.mouse.move(start["x"] + 9, start["y"] + 9)
        page.mouse.down()
        page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=6)
        if escape:
            page.keyboard.press("Escape")
        page.mouse.up()

    page.locator("#board").evaluate("board => board.scrollIntoView({block: 'start'})")
    drag(0, 4, 2)
    drag(1, 2, 5)
    drag(1, 5, 5, escape=True)
    expect(page.locator('[data-impact="4"][data-effort="2"] .note')).to_have_count(1)
    expect(page.locator('[data-impact="2"][data-effort="5"] .note')).to_have_count(1)
    page.locator('.note[data-note="0"]').click()
    page.locator('#now [data-decide="adopt"]').click()
    page.locator('[data-card="0"] summary').click()
    page.fill("#criteria-0", "samenv")
    page.keyboard.press("Enter")
    expect(page.locator(".chips li")).to_have_text("Samenvatten×")
    page.fill("#f-proposals-0-why", "Het werkt.")
    page.locator('.note[data-note="1"]').click()
    page.locator('#now [data-decide="scrap"]').click()
    page.keyboard.press("Control+z")
    assert page.evaluate("Maatstaf.record.proposals[1].decision || ''") == ""
    page.locator('#now [data-decide="later"]').click()
    page.locator('[data-card="1"] summary').click()
    expect(page.locator('[data-card="1"] .badge em')).to_be_visible()
    page.fill("#f-proposals-1-why", "Tegen de matrix in: het is bijna af.")
    out = files(page, tmp_path)
    assert not [path for path in out if path.endswith(".txt")], "no text to paste: a change is written on its own page"
    assert any("Samenvatten" in words for words in page.locator("#findings li").all_inner_texts())
    folder = tmp_path / "handbook"
    checked = in_handbook(out, folder)
    made = workshop_of(out)
    assert checked.errors == []
    assert [one.rule for one in checked.findings if made["id"] in one.path] == ["workshops"], (
        "what is still to be written"
    )
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#changing a").click()
    page.wait_for_url("**/propose.html*")
    expect(page.locator("#f-entry-workshop")).to_have_value(made["id"])
    page.fill("#f-entry-what", "Je vat ook samen wie wat doet.")
    page.fill("#f-entry-why", "Klanten bellen daarover terug.")
    page.evaluate("Maatstaf.put(['goal'], 'De klant weet wie wat doet, en wanneer.'); Maatstaf.touched()")
    page.locator("#f-class input[value=clarification]").check()
    path = next((folder / "criteria").rglob("samenvatten.yml"))
    path.write_text(page.evaluate("Maatstaf.file()"), "utf-8")
    checked = load(folder, date(2026, 11, 23))
    assert checked.errors == []
    assert [one for one in checked.findings if made["id"] in one.path] == [], (
        "the record fits as soon as the change is in"
    )


def test_bullets_that_were_pasted_along_are_not_in_the_file(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PAGE)
    pasted = "• Je zegt wanneer.\n\t-\tJe zegt wie.\n2) Je vraagt door.\n3 dingen, niet meer.\n-10 graden"
    assert page.evaluate("text => Maatstaf.linesOf(text)", pasted) == [
        "Je zegt wanneer.",
        "Je zegt wie.",
        "Je vraagt door.",
        "3 dingen, niet meer.",
        "-10 graden",
    ]


@pytest.mark.parametrize(
    "reader", [{"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}], indirect=True
)
def test_on_a_phone_a_finger_moves_a_note(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + PAGE)
    begun(page, "Eén idee")
    page.locator("#cells").evaluate("cells => cells.scrollIntoView({block: 'center'})")
    note, cell = page.locator(".note"), page.locator('[data-impact="5"][data-effort="1"]')
    start, end = note.bounding_box(), cell.bounding_box()
    assert start and end
    touch = page.context.new_cdp_session(page)
    where = [(start["x"] + 20, start["y"] + 20), (end["x"] + 25, end["y"] + 25)]
    path = [
        (where[0][0] + (where[1][0] - where[0][0]) * n / 8, where[0][1] + (where[1][1] - where[0][1]) * n / 8)
        for n in range(9)
    ]
    for kind, x, y in [("touchStart", *path[0]), *(("touchMove", *point) for point in path[1:])]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(cell.locator(".note")).to_have_count(1)
    cell.locator(".note").tap()
    page.locator('#now [data-decide="adopt"]').tap()
    page.locator("#cards summary").tap()
    page.fill("#f-proposals-0-why", "Omdat het helpt.")
    page.fill("#f-proposals-0-result", "Een kaartje op elk bureau.")
    assert page.locator("#findings li").all_inner_texts() == []
    out = files(page, tmp_path)
    checked = in_handbook(out, tmp_path / "handbook")
    assert checked.errors == []
    assert [one for one in checked.findings if workshop_of(out)["id"] in one.path] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_many_proposals_do_not_make_typing_slow(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PAGE)
    page.evaluate("""() => {
      Maatstaf.record.proposals = Array.from({ length: 40 }, (_, n) => ({ text: `Voorstel ${n}. `.repeat(20),
        impact: '4', effort: '2', decision: 'adopt', why: 'Daarom. '.repeat(20) }));
      Maatstaf.showAll();
    }""")
    took = page.evaluate(
        "() => { const begin = performance.now(); Maatstaf.update(); return performance.now() - begin; }"
    )
    assert took < 200, "milliseconds between a key and what it does"


def test_the_page_says_what_the_check_says(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PAGE)
    begun(page, "Bel jan@krant-van-morgen.nl")
    page.fill("#f-participants-manager-klantcontact", "")
    for name, number in (("impact", "1"), ("effort", "5")):
        page.fill(f"#f-proposals-0-{name}", number)
    page.locator('.note[data-note="0"]').click()
    page.locator('#now [data-decide="adopt"]').click()
    found = page.locator("#findings li").all_inner_texts()
    assert NOBODY(level="de laag erboven").in_language("nl") in found
    against = AGAINST(impact=1, effort=5, expected="Schrappen", decision="Nu doen")
    assert against.in_language("nl") in found
    assert any("jan@…" in words for words in found)
    page.locator(
        "#findings a", has_text="Effect" if against.in_language("nl").startswith("Effect") else "Impact"
    ).first.click()
    assert page.evaluate("document.activeElement.id") == "f-proposals-0-why"
    page.locator("#f-proposals-0-unavoidable").check()
    assert against.in_language("nl") not in page.locator("#findings li").all_inner_texts()


def test_from_disk_a_workshop_opens_and_nothing_is_asked_elsewhere(reader: Reader, site: Path) -> None:
    page = reader.page
    page.goto(f"{site.as_uri()}/{PAGE}#{KNOWN}")
    expect(page.locator(".cell .note")).to_have_count(11)
    page.locator("[data-act=beamer]").click()
    expect(page.locator(".bar")).to_be_hidden()
    sizes = page.locator(".cell .note > b").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 24, "to be read from the far end of the table"
    page.locator(".note").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.note") == "0"
    page.locator("[data-act=beamer]").click()
    expect(page.locator(".bar")).to_be_visible()
    assert (reader.complaints, reader.strangers) == ([], [])


def test_without_scripts_it_says_what_to_do(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    expect(page.locator(".no-js a")).to_be_visible()
    assert not page.locator("[data-act=all]").is_visible()
    context.close()
