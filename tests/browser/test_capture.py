"""A workshop written down on the capture page, in a real browser: by keyboard, mouse and touch; and what comes out."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from maatstaf.check.rules.workshops import AGAINST, NOBODY
from maatstaf.model.workshop import Workshop
from maatstaf.pipeline import Checked, load
from maatstaf.read import parse
from maatstaf.read.characters import BLANK, HIDDEN, MARKS

from .conftest import FLAGS, ROOT, Reader, chromium
from .filling import opened, ready, saved
from .test_fill_faults import processes

PAGE = "workshops/capture.html"
KNOWN = "2026-03-12-brownpaper"
TITLE = "Wat hoort erbij: de 'warme' overdracht?"


def files(page: Page, folder: Path) -> dict[str, str]:
    """Save everything and return the files in it by their path."""
    with page.expect_download() as waiting:
        page.locator("[data-act=all]").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def in_handbook(out: dict[str, str], folder: Path) -> Checked:
    """Put what came out in a copy of the reference handbook and check that."""
    for name in ("criteria", "workshops"):
        shutil.copytree(ROOT / name, folder / name)
    for path, content in out.items():
        if path.endswith(".yml"):
            assert not (folder / path).exists()
            (folder / path).write_text(content, encoding="utf-8")
    return load(folder, date(2026, 11, 23))


def workshop_of(out: dict[str, str]) -> dict[str, Any]:
    path = next(name for name in out if name.startswith("workshops/"))
    data, findings = parse(path, out[path])
    assert findings == []
    assert data is not None
    return data


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


def begun(page: Page, *proposals: str) -> None:
    """Fill in what every workshop needs, and add proposals."""
    page.fill("#f-title", "Wat eerst?")
    page.fill("#f-purpose", "Kiezen.")
    for role in ("medewerker", "teamleider", "manager-klantcontact"):
        page.fill(f"#f-participants-{role}", "1")
    for text in proposals:
        page.fill("#f-new", text)
        page.keyboard.press("Enter")


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
    page.fill("#criteria-0", "samenvatten")
    page.locator("#criteria-0 + button").click()
    expect(page.locator(".chips li")).to_have_count(1)
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
    pasted = next(content for path, content in out.items() if path.endswith(".txt"))
    entry = pasted.split("\n\n", 1)[1]
    folder = tmp_path / "handbook"
    checked = in_handbook(out, folder)
    assert [Path(one.path).stem for one in checked.errors] == ["samenvatten"], "it does not name the workshop yet"
    path = next((folder / "criteria").rglob("samenvatten.yml"))
    path.write_text(path.read_text("utf-8").replace("changelog:\n", "changelog:\n" + entry), "utf-8")
    assert load(folder, date(2026, 11, 23)).errors == []


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


def kept(text: str) -> str:
    """Return a text as the handbook keeps it: what nobody sees or types is gone."""
    text = re.sub("\r\n?|[\x85\u2028\u2029\x0b\x0c]", "\n", text)
    text = unicodedata.normalize("NFC", re.sub("[\x80-\x9f]", "", HIDDEN.sub("", text)))
    text = MARKS.sub(lambda found: found[0][:3], text).strip()
    return "" if BLANK.match(text) else text


AWKWARD = [
    "'s Ochtends: eerst bellen", 'Klant: "nee, nooit"', '# geen kop', '- geen lijst', 'nee', 'no', 'true', 'null',
    '~', '1.10', '0900', '2026-11-23', 'een # halverwege', 'dubbele punt aan het eind:', '@hallo', '`tik`',
    '%procent', '!uitroep', '&anker', '*ster', '[haak', '{accolade}', '> groter', '| streep', '? vraag',
    '  spaties ervoor', 'spaties erachter   ', '\ttab\tertussen\t', 'regel een\u2028regel twee\u2029drie\x85vier',
    '\u200e\ufeffonzichtbaar\u202e', 'emoji \U0001f469\u200d\U0001f467\u200d\U0001f466\U0001f642',
    '\xe9 als e\u0301', "a" * 5000, '\\n is geen regel', 'regel\n\n\n  ingesprongen\n\ttab\n', 'a\n   \nb', '"',
    "'", "C'est la vie", 'x: y: z', '---', '...', 'key: |', '- - -', '\x00\x07\x9f',
    'z\u0335\u0336\u0337\u0338\u0339a', '…', '‘zo’', '“zo”', '€ 1.10', '½', 'ß', '٣', '=SUM(A1)', '<b>&amp;</b>',
    '{{ 7*7 }}', '\xa0', '\u200b',
]  # fmt: skip

MAKE = """texts => {
  const M = Maatstaf, record = { ...M.blank(), date: '2026-11-23', title: 'x', purpose: texts.join('\\n'),
    participants: { medewerker: '1' }, open_questions: '', agreements: texts[0], absent: { teamleider: texts[0] },
    proposals: texts.map(text => ({ text, impact: '3', effort: '3', decision: 'adopt', why: text, result: text,
      dissent: text, draft: { name: 'n', goal: text, indicators: text, definition: text } })) };
  return M.files(record).filter(one => one.path.endsWith('.yml')).map(one => [one.path, one.content]);
}"""


def written_and_read(page: Page, texts: list[str]) -> None:
    made: list[list[str]] = page.evaluate(MAKE, texts)
    read = []
    for path, content in made:
        assert content.startswith("# yaml-language-server: $schema=../")
        data, findings = parse(path, content)
        assert findings == [], (path, content)
        read.append(data)
    one_line = [re.sub(r"\s*\n\s*", " ", kept(text)) for text in texts]
    workshop, drafts = read[0], read[1:]
    assert workshop
    assert workshop.get("purpose", "") == kept("\n".join(texts))
    found = [
        (one.get("text", ""), one.get("why", ""), one.get("result", ""), one.get("dissent", ""))
        for one in workshop["proposals"]
    ]
    assert found == [(kept(text), line, kept(text), line) for text, line in zip(texts, one_line, strict=True)]
    assert [one.get("goal", "") for one in drafts if one] == one_line
    assert [one.get("definition", "") for one in drafts if one] == [kept(text) for text in texts]


def test_whatever_is_typed_is_what_the_handbook_reads(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PAGE)
    written_and_read(page, AWKWARD)

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=20, max_size=60))
    def anything(texts: list[str]) -> None:
        written_and_read(page, texts)

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.text("a :#-\n\t'\"|>&*!%@`{}[],?~\\0 ", max_size=30), min_size=20, max_size=60))
    def signs(texts: list[str]) -> None:
        written_and_read(page, texts)

    anything()
    signs()


def test_every_workshop_of_the_handbook_comes_out_as_it_went_in(reader: Reader) -> None:
    page = reader.page
    for path in sorted((ROOT / "workshops").glob("*.yml")):
        page.goto("about:blank")
        page.goto(f"{reader.address}{PAGE}#{path.stem}")
        ready(page)
        page.wait_for_selector("#messages [data-kind=file]")
        out = page.evaluate("Maatstaf.workshopFile(Maatstaf.record)")
        assert out["path"] == f"workshops/{path.name}"
        before, after = (
            Workshop.model_validate(parse(path.name, text)[0]) for text in (path.read_text("utf-8"), out["content"])
        )
        assert after == before
        assert page.locator("#findings li.bad").count() == 0
    assert (reader.complaints, reader.strangers) == ([], [])


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


def test_a_file_saved_here_opens_again_and_another_does_not(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + PAGE)
    begun(page, "Een", "Twee")
    out = files(page, tmp_path)
    state = next(content for path, content in out.items() if path.endswith(".json"))

    def give(content: str) -> None:
        page.locator("[data-act=open]").click()
        with page.expect_file_chooser() as chooser:
            page.locator("#ask .acts button").first.click()
        chooser.value.set_files({"name": "x.json", "mimeType": "application/json", "buffer": content.encode()})
        page.wait_for_selector("#messages [data-kind=file]")

    page.locator(".bar [data-act=again]").click()
    expect(page.locator(".idea")).to_have_count(0)
    for wrong in (
        "{",
        "[]",
        '{"workshop": "maatstaf/workshop/v1"}',
        state.replace('"proposals": [', '"__proto__": {}, "proposals": ['),
        json.dumps({**json.loads(state), "title": 3}),
    ):
        give(wrong)
        expect(page.locator("#messages .bad[data-kind=file]")).to_have_count(1)
        expect(page.locator(".idea")).to_have_count(0)
        page.locator("#messages button").first.click()
    give(state)
    expect(page.locator(".idea")).to_have_count(2)
    assert json.loads(state)["title"] == page.input_value("#f-title")


def test_a_reload_and_a_second_tab_keep_what_was_called_saved(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PAGE)
    begun(page, "Blijft staan")
    saved(page)
    page.reload()
    ready(page)
    expect(page.locator(".idea textarea")).to_have_value("Blijft staan")
    other = opened(page.context.new_page(), reader.address + PAGE)
    expect(other.locator("#other-tab")).to_be_visible()
    assert other.locator("#f-title").is_disabled()
    other.locator("[data-act=take]").click()
    expect(other.locator("#other-tab")).to_be_hidden()
    expect(other.locator(".idea textarea")).to_have_value("Blijft staan")
    expect(page.locator("#other-tab")).to_be_visible()


def test_a_killed_browser_keeps_it_too_from_disk(browser: Browser, site: Path, tmp_path: Path) -> None:
    def start() -> tuple[Page, Callable[[], None]]:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=chromium(), args=FLAGS, headless=True
        )
        return opened(context.pages[0], f"{site.as_uri()}/{PAGE}"), context.close

    page, _ = start()
    begun(page, "Van schijf")
    saved(page)
    for process in processes(tmp_path / "profile"):
        os.kill(process, signal.SIGKILL)
    page, close = start()
    expect(page.locator(".idea textarea")).to_have_value("Van schijf")
    close()


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


def test_on_paper_everything_is_there(reader: Reader, tmp_path: Path) -> None:
    import pypdf

    page = reader.page
    page.goto(f"{reader.address}{PAGE}#{KNOWN}")
    page.wait_for_selector(".cell .note")
    text = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
    squeezed = re.sub(r"\s+", "", text)
    record = page.evaluate("Maatstaf.record")
    for one in record["proposals"]:
        assert re.sub(r"\s+", "", one["why"]) in squeezed


def test_without_scripts_it_says_what_to_do(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    expect(page.locator(".no-js a")).to_be_visible()
    assert not page.locator("[data-act=all]").is_visible()
    context.close()
