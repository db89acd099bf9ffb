"""The fill-in page: filled in by keyboard alone, the same score as the program's, readable everywhere, and small."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, Response, expect

from maatstaf.pipeline import load
from maatstaf.render.filling.carried import as_data
from maatstaf.render.forms.fill import fill_page, more_file
from maatstaf.render.in_use import in_use
from maatstaf.render.press import Press
from maatstaf.score import score
from maatstaf.shapes.form import form_from
from maatstaf.shapes.record import Record

from .axe import wrong_in_both_schemes
from .conftest import DESK, PHONE, ROOT, Reader, served
from .filling import FORMS, choose, fill_by_keyboard, offer, opened, ready, record_of, save, saved, spec_of
from .test_targets import SMALL

LARGEST = 150_000
"""Bytes of page, scripts, styles, font and picture, as they are loaded at first, with 14, 17 or 20 questions."""


@pytest.fixture(scope="module")
def press() -> Press:
    checked = load(ROOT, date(2026, 11, 22))
    assert checked.handbook is not None
    return Press(checked.handbook)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from-disk"])
def test_filled_in_by_keyboard_alone(reader: Reader, site: Path, tmp_path: Path, form: str, from_disk: bool) -> None:
    page = opened(reader.page, f"{site.as_uri() if from_disk else reader.address[:-1]}/forms/{form}/fill.html")
    fill_by_keyboard(page)
    expect(page.locator("#todo")).to_be_hidden()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.startswith(f"{form}-")
    waiting.value.save_as(tmp_path / "record.json")
    content = (tmp_path / "record.json").read_text(encoding="utf-8")
    record = Record.model_validate_json(content)
    spec = form_from((site / f"spec/v1/forms/{form}.json").read_bytes())
    result = score(spec, record).model_dump(mode="json", exclude_none=True)
    assert result["complete"]
    assert result["unknown"] == []
    assert json.loads(content)["result"] == result
    assert record.form.hash == spec.hash
    assert reader.complaints == []
    assert reader.strangers == []


def filled(page: Page) -> None:
    for question in page.locator(".q:not([hidden]) .as").all():
        question.locator("input").first.check(force=True)
    page.locator(".n textarea").first.fill("Een opmerking.")
    saved(page)


@pytest.mark.parametrize("reader", [DESK, PHONE], indirect=True, ids=["desk", "phone"])
def test_axe_finds_nothing_empty_or_filled_in(reader: Reader) -> None:
    page = opened(reader.page, f"{reader.address}forms/telefoon/fill.html")
    assert (wrong := wrong_in_both_schemes(page)) == "", f"empty: {wrong}"
    filled(page)
    page.locator("#q-inleven summary").click()
    page.locator("#scorebox").evaluate("box => { box.open = true }")
    assert (wrong := wrong_in_both_schemes(page)) == "", f"filled in: {wrong}"


def test_the_policy_of_the_page_holds(reader: Reader) -> None:
    page = opened(reader.page, f"{reader.address}forms/telefoon/fill.html")
    page.evaluate("""() => { const script = document.createElement('script');
        script.textContent = 'window.ran = 1'; document.head.append(script); }""")
    assert page.evaluate("window.ran") is None
    assert "Content Security Policy" in " ".join(reader.complaints)


@pytest.mark.parametrize("reader", [{"viewport": {"width": 320, "height": 640}}], indirect=True)
def test_nothing_scrolls_sideways_at_320(reader: Reader) -> None:
    page = opened(reader.page, f"{reader.address}forms/telefoon/fill.html")
    filled(page)
    page.locator("#q-inleven summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("reader", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True)
def test_everything_to_touch_is_44_pixels(reader: Reader) -> None:
    page = opened(reader.page, f"{reader.address}forms/telefoon/fill.html")
    filled(page)
    pressed = (
        "button, summary, select, textarea, .bar-logo, .c > a, :is(.as, .rs, .picks) > label, "
        "input:not([type=radio], [type=checkbox])"
    )
    small = page.evaluate(
        """pressed => [...document.querySelectorAll(pressed)].filter(e => e.checkVisibility({visibilityProperty: true}))
             .map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
             .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([e, box]) => `${e} ${box.height}`)""",
        pressed,
    )
    assert small == []
    assert page.evaluate(SMALL, 24)[1] == []


def test_number_keys_choose_and_never_move_on(reader: Reader) -> None:
    page = opened(reader.page, f"{reader.address}forms/telefoon/fill.html")
    question = page.locator("#q-inleven")
    question.locator(".t").click()
    page.keyboard.press("2")
    expect(question.locator("input").nth(1)).to_be_checked()
    assert page.evaluate("document.activeElement.closest('.q').id") == "q-inleven"
    page.keyboard.press("1")
    expect(question.locator("input").first).to_be_checked()
    page.keyboard.press("Delete")
    expect(question.locator("input:checked")).to_have_count(0)
    question.locator(".n textarea").fill("")
    page.keyboard.type("3 keer")
    expect(question.locator("input:checked")).to_have_count(0)
    with_na = page.locator(".q:has(.nvt)").first
    for key in ("0", "n"):
        with_na.locator(".as input").first.focus()
        page.keyboard.press("1")
        page.keyboard.press(key)
        expect(with_na.locator(".nvt input")).to_be_checked()


def test_a_question_that_goes_away_keeps_its_answer_and_does_not_count(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, f"{reader.address}forms/behoudgesprek/fill.html")
    asked = page.locator("#q-koopsignalen-benutten")
    expect(asked).to_be_hidden()
    page.locator("#h-soort-contact input[value=klacht]").check(force=True)
    expect(asked).to_be_visible()
    choose(page, "q-koopsignalen-benutten", 2)
    page.locator("#h-soort-contact input[value=opzegging]").check(force=True)
    expect(asked).to_be_hidden()
    record = save(page, tmp_path)
    assert "koopsignalen-benutten" in record["answers"]
    lines = {line["id"]: line["state"] for line in record["result"]["lines"]}
    assert lines["koopsignalen-benutten"] == "hidden"
    page.locator("#h-soort-contact input[value=klacht]").check(force=True)
    expect(asked.locator("input:checked")).to_have_count(1)


def test_reasons_only_below_the_top_and_the_note_where_it_is_needed(reader: Reader) -> None:
    page = opened(reader.page, f"{reader.address}forms/telefoon/fill.html")
    question = page.locator("#q-inleven")
    choose(page, "q-inleven", 3)
    expect(question.locator(".rs")).to_be_hidden()
    expect(page.locator("#todo a[href='#n-inleven']")).to_have_count(0)
    choose(page, "q-inleven", 1)
    expect(question.locator(".rs")).to_be_visible()
    expect(page.locator("#todo a[href='#n-inleven']")).to_have_count(1)
    question.locator(".n textarea").fill("Gehoord op 02:14.")
    expect(page.locator("#todo a[href='#n-inleven']")).to_have_count(0)


def test_without_script_it_can_be_read_and_printed(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1024, "height": 900})
    page = context.new_page()
    page.goto(f"{address}forms/telefoon/fill.html")
    spec = spec_of(site, "telefoon")
    shown = page.locator("main").inner_text()
    for section in spec["sections"]:
        for item in section["items"]:
            assert item["text"]["nl"] in shown
            assert all(anchor["when"]["nl"] in shown for anchor in item["anchors"].values())
    expect(page.locator(".q input[type=radio]").first).to_be_visible()
    expect(page.locator("[data-act]:visible")).to_have_count(0)
    context.close()


def test_printed_with_every_answer_and_note_in_full(reader: Reader) -> None:
    page = opened(reader.page, f"{reader.address}forms/telefoon/fill.html")
    note = "Eerste regel.\n" + "Een lange zin over wat je hoorde. " * 40
    choose(page, "q-inleven", 2)
    page.locator("#n-inleven").fill(note)
    page.emulate_media(media="print")
    question = page.locator("#q-inleven")
    assert question.locator(".copy").inner_text().strip() == note.strip()
    assert [label.is_visible() for label in question.locator(".as > label").all()][:3] == [False, True, False]
    expect(page.locator("#score")).to_be_visible()
    expect(page.locator(".bar-a")).to_be_hidden()


@pytest.mark.parametrize("form", FORMS)
def test_what_is_loaded_stays_small(reader: Reader, form: str) -> None:
    answers: list[Response] = []
    reader.page.on("response", lambda answer: answers.append(answer))
    opened(reader.page, f"{reader.address}forms/{form}/fill.html")
    reader.page.wait_for_load_state("networkidle")  # half a second in which it asks for nothing more
    sizes = {answer.url: len(answer.body()) for answer in answers}
    assert any(url.endswith(".woff2") for url in sizes)
    assert sum(sizes.values()) < LARGEST, json.dumps(sizes, indent=1)


def test_the_served_scripts_are_those_of_the_sources(tmp_path: Path) -> None:
    subprocess.run(["sh", str(ROOT / "tests/node/compile-scripts.sh"), str(tmp_path)], check=True, timeout=120)
    folder = ROOT / "builder/maatstaf/static/fill"
    for name in ("fill.min.js", "files.min.js"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), "stale: run make scripts"


def test_no_text_can_end_the_data_in_the_page() -> None:
    hostile = {"text": "</script><script>alert(1)</script><!-- & \u2028"}
    embedded = str(as_data(hostile))
    assert not set("<>&\u2028") & set(embedded)
    assert json.loads(embedded) == hostile


@pytest.mark.parametrize("form", FORMS)
def test_the_page_comes_from_the_spec_alone(press: Press, site: Path, form: str) -> None:
    spec = form_from((site / f"spec/v1/forms/{form}.json").read_bytes())
    path = f"forms/{form}/fill.html"
    pages = {one.frozen.spec.version: one.fill for one in in_use(press, press.handbook.forms[form])}
    assert fill_page(press, spec, path, pages | {spec.version: path}) == (site / path).read_bytes()


def in_english(data: Any) -> Any:
    """Return a spec in which every text has an English one beside the Dutch."""
    if isinstance(data, dict):
        if set(data) == {"nl"}:
            return data | {"en": f"EN {data['nl']}"}
        return {key: in_english(value) for key, value in data.items()}
    return [in_english(part) for part in data] if isinstance(data, list) else data


@pytest.fixture
def bilingual(press: Press, site: Path, tmp_path: Path) -> Iterator[str]:
    """Return the address of a form in two languages."""
    data = in_english(spec_of(site, "telefoon")) | {"languages": ["nl", "en"]}
    spec = form_from(json.dumps(data).encode())
    path = "forms/telefoon/fill.html"
    folder = tmp_path / "two" / "forms" / "telefoon"
    folder.mkdir(parents=True)
    (folder / "fill.html").write_bytes(fill_page(press, spec, path, {spec.version: path}))
    (folder / "fill-more.js").write_bytes(more_file(press, spec, path))
    (tmp_path / "two" / "assets").symlink_to(site / "assets")
    with served(tmp_path / "two", tmp_path) as address:
        yield address + path


def test_a_form_in_two_languages_is_filled_in_in_either(reader: Reader, bilingual: str, tmp_path: Path) -> None:
    page = opened(reader.page, bilingual)
    choose(page, "q-inleven", 1)
    page.locator("#q-inleven .rs input").first.check()
    reason = page.locator("#q-inleven .rs label").first.inner_text()
    page.locator("[data-speak=en]").click()
    expect(page.locator("#q-inleven .t")).to_have_text(re.compile("^EN "), use_inner_text=True)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[data-act=save]")).to_contain_text("Save record", use_inner_text=True)
    expect(page.locator("#f-human option").first).to_have_text("As the rules say", use_inner_text=True)
    record = save(page, tmp_path)
    assert record["language"] == "en"
    assert record["answers"]["inleven"]["reasons"] == [f"EN {reason}"]
    saved(page)
    page.reload()
    ready(page)
    expect(page.locator("#q-inleven .t")).to_have_text(re.compile("^EN "), use_inner_text=True)
    page.locator("[data-speak=nl]").click()
    expect(page.locator("#q-inleven .rs input").first).to_be_checked()
    assert page.evaluate("Maatstaf.record.answers.inleven.reasons") == [reason]


def test_the_actions_of_last_time_are_taken_over(reader: Reader, site: Path) -> None:
    page = opened(reader.page, f"{reader.address}forms/telefoon/fill.html")
    action = {"what": "Een stilte laten vallen", "who": "medewerker", "when": "2026-12-01"}
    before = record_of(site, "bericht", coaching={"actions": [action, {"what": "Samenvatten"}]})
    with page.expect_file_chooser() as waiting:
        page.locator("[data-act=previous]").click()
    content = json.dumps(before).encode()
    waiting.value.set_files(FilePayload(name="vorige.json", mimeType="application/json", buffer=content))
    page.wait_for_selector("#f-coaching-previous_actions-1-what")
    expect(page.locator("#f-coaching-previous_actions-0-what")).to_have_value(
        "Een stilte laten vallen, medewerker, 2026-12-01"
    )
    expect(page.locator("#f-coaching-previous_actions-1-what")).to_have_value("Samenvatten")


def test_a_record_comes_back_as_it_was(reader: Reader, site: Path, tmp_path: Path) -> None:
    page = opened(reader.page, f"{reader.address}forms/telefoon/fill.html")
    whole = record_of(
        site, "telefoon", date="2026-11-20", contact="G-1", employee="m-17", drawn="random",
        header={"soort-contact": {"answer": "klacht"}},
        answers={"inleven": {"answer": "deels", "comment": "Gehoord.", "reasons": ["Een eigen reden"]}},
        coaching={"went_well": "Rustig.", "actions": [{"what": "Oefenen", "who": "coach", "when": "2026-12-01"}]},
        signals=[{"what": "Krant te laat", "to": "bezorging", "state": "open"}],
        human_outcome={"outcome": spec_of(site, "telefoon")["scoring"]["outcomes"][0]["id"], "why": "Daarom."},
    )  # fmt: skip
    offer(page, whole)
    page.wait_for_selector("[data-kind=file]")
    back = save(page, tmp_path)
    assert {key: back[key] for key in whole} == whole
    Record.model_validate_json(json.dumps(back))
