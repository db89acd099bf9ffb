"""The fill-in page when things go wrong: a killed browser, no storage, two tabs, and files that are no record."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import FLAGS, Reader, chromium
from .filling import choose, offer, opened, ready, record_of, save, saved, spec_of, until

FORM = "forms/telefoon/fill.html"
NOTE = "#n-inleven"


def write(page: Page, text: str) -> None:
    page.locator(NOTE).fill(text)
    saved(page)


# -- what was saved stays ----------------------------------------------------------------------------------------------


def test_the_draft_is_there_after_a_reload_and_in_a_new_tab(reader: Reader) -> None:
    page = opened(reader.page, reader.address + FORM)
    choose(page, "q-inleven", 2)
    write(page, "Eerste.")
    page.reload()
    ready(page)
    expect(page.locator(NOTE)).to_have_value("Eerste.")
    expect(page.locator("#q-inleven input").nth(1)).to_be_checked()
    page.close()
    again = opened(reader.page.context.new_page(), reader.address + FORM)
    expect(again.locator(NOTE)).to_have_value("Eerste.")


def test_saved_is_said_only_when_it_is(reader: Reader) -> None:
    reader.page.add_init_script(
        """const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value) {
          const request = put.call(this, value), store = this;
          (function again() { window.putting = true; if (!window.enough) store.get('x').onsuccess = again; })();
          return request; };"""
    )
    page = opened(reader.page, reader.address + FORM)
    page.locator(NOTE).fill("Langzaam.")
    until(page, "window.putting")
    page.wait_for_timeout(300)  # in which it would say so, if it did not wait for the device
    assert page.locator("#saved").get_attribute("data-state") == "busy"
    page.evaluate("window.enough = true")
    saved(page)


def processes(folder: Path) -> list[int]:
    """Return the browser's processes that keep their profile in a folder: those of this test alone."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and str(folder).encode() in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from-disk"])
def test_a_killed_browser_loses_nothing_that_was_called_saved(
    browser: Browser, address: str, site: Path, tmp_path: Path, from_disk: bool
) -> None:
    where = (site.as_uri() + "/" if from_disk else address) + FORM

    def start() -> Page:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=chromium(), args=FLAGS, headless=True
        )
        return opened(context.pages[0], where)

    page = start()
    write(page, "Net voor de stekker eruit ging")
    page.locator(NOTE).press("End")
    page.locator(NOTE).press("!")
    page.wait_for_selector("#saved[data-state=busy]")
    saved(page)
    while left := processes(tmp_path / "profile"):
        for process in left:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    page = start()
    expect(page.locator(NOTE)).to_have_value("Net voor de stekker eruit ging!")
    page.context.close()


# -- no storage --------------------------------------------------------------------------------------------------------

NO_STORAGE = {
    "refused": "indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }",
    "fails": """const open = indexedDB.open.bind(indexedDB);
        indexedDB.open = () => open('wrong', -1)""",
    "never-answers": "indexedDB.open = () => ({})",
    "full": """IDBObjectStore.prototype.put = function () {
        this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError') }""",
    "write-fails": "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'UnknownError') }",
}


@pytest.mark.parametrize("fault", NO_STORAGE)
def test_without_storage_work_goes_on_and_the_file_keeps_it(reader: Reader, tmp_path: Path, fault: str) -> None:
    reader.page.add_init_script(NO_STORAGE[fault])
    page = opened(reader.page, reader.address + FORM)
    page.locator(NOTE).fill("Nergens bewaard.")
    choose(page, "q-inleven", 2)
    page.wait_for_selector("#saved[data-state=bad]")
    told = page.locator("[data-kind=storage]").inner_text()
    assert "Bestand opslaan" in told
    assert ("vol" in told) == (fault == "full")
    expect(page.locator("#score")).to_have_text("50 %")
    assert save(page, tmp_path)["answers"]["inleven"] == {"answer": "deels", "comment": "Nergens bewaard."}


# -- two tabs ----------------------------------------------------------------------------------------------------------

LOCKS = {"locks": "", "no-locks": "Object.defineProperty(navigator, 'locks', {value: undefined})"}


@pytest.mark.parametrize("locks", LOCKS)
def test_a_second_tab_only_reads_until_it_takes_over(reader: Reader, locks: str) -> None:
    reader.page.context.add_init_script(LOCKS[locks] or "0")
    first = opened(reader.page, reader.address + FORM)
    write(first, "Uit het eerste tabblad.")
    second = opened(first.context.new_page(), reader.address + FORM)
    expect(second.locator("#other-tab")).to_be_visible()
    expect(second.locator(NOTE)).to_be_disabled()
    expect(second.locator(NOTE)).to_have_value("Uit het eerste tabblad.")
    first.locator(NOTE).fill("Nog net getikt.")
    second.locator("[data-act=take]").click()
    until(second, "!Maatstaf.readOnly")
    until(first, "Maatstaf.readOnly")
    expect(second.locator(NOTE)).to_have_value("Nog net getikt.")
    expect(first.locator("#other-tab")).to_be_visible()
    expect(first.locator(NOTE)).to_be_disabled()
    write(second, "Uit het tweede.")
    first.reload()
    ready(first)
    expect(first.locator("#other-tab")).to_be_visible()
    expect(first.locator(NOTE)).to_have_value("Uit het tweede.")


def test_a_tab_that_closes_leaves_the_form_free(reader: Reader) -> None:
    first = opened(reader.page, reader.address + FORM)
    write(first, "Af.")
    second = first.context.new_page()
    first.close()
    opened(second, reader.address + FORM)
    expect(second.locator("#other-tab")).to_be_hidden()


# -- drafts ------------------------------------------------------------------------------------------------------------


def drafts(page: Page) -> int:
    found: int = page.evaluate("Maatstaf.drafts().then(all => all.length)")
    return found


def test_five_drafts_are_kept_and_the_sixth_asks_first(reader: Reader) -> None:
    page = opened(reader.page, reader.address + FORM)
    for number in range(5):
        if number:
            page.locator("[data-act=again]").click()
            page.wait_for_selector("#saved[data-state=new]")
        write(page, f"Concept {number}")
    until(page, "Maatstaf.drafts().then(all => all.length === 5)")
    page.locator("[data-act=again]").click()
    page.locator("#ask button").first.click()
    expect(page.locator(NOTE)).to_have_value("Concept 4")
    until(page, "Maatstaf.drafts().then(all => all.length === 5)")
    page.locator("[data-act=again]").click()
    page.locator("#ask .main").click()
    page.wait_for_selector("#saved[data-state=new]")
    until(page, "Maatstaf.drafts().then(all => all.length === 4)")
    page.locator("[data-act=drafts]").click()
    rows = page.locator(".drafts li")
    expect(rows).to_have_count(4)
    rows.last.locator("button").first.click()
    expect(page.locator(NOTE)).to_have_value("Concept 1")


def test_clear_everything_leaves_nothing_and_asks_first(reader: Reader) -> None:
    page = opened(reader.page, reader.address + FORM)
    write(page, "Een.")
    page.locator("[data-act=again]").click()
    page.wait_for_selector("#saved[data-state=new]")
    page.locator(NOTE).fill("Twee.")
    page.locator("[data-act=clear]").click()
    page.keyboard.press("Escape")
    expect(page.locator(NOTE)).to_have_value("Twee.")
    page.locator("[data-act=clear]").click()
    page.locator("#ask .main").click()
    page.wait_for_selector("#saved[data-state=new]")
    page.wait_for_timeout(500)
    expect(page.locator(NOTE)).to_have_value("")
    until(page, "Maatstaf.drafts().then(all => all.length === 0)")
    page.reload()
    ready(page)
    expect(page.locator(NOTE)).to_have_value("")


SLOW = """(() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value) {
    const end = Date.now() + 1000, spin = () => { if (Date.now() < end) this.get("-").onsuccess = spin; };
    window.putting = true;
    spin();
    return put.call(this, value);
  };
})()"""
"""A device that takes a second to write a draft."""


def test_a_draft_that_is_still_being_written_says_nothing_of_the_form_after_it(reader: Reader) -> None:
    page = opened(reader.page, reader.address + FORM)
    page.evaluate(SLOW)
    page.locator(NOTE).fill("Te laat.")
    until(page, "window.putting")
    page.evaluate("Maatstaf.clearAll()")
    page.wait_for_timeout(500)
    assert page.locator("#saved").get_attribute("data-state") == "new"
    until(page, "Maatstaf.drafts().then(all => all.length === 0)")


# -- files that are no record ------------------------------------------------------------------------------------------

Make = Callable[[dict[str, Any]], bytes | dict[str, Any]]


def with_named(**more: str) -> Make:
    return lambda record: record | {"form": record["form"] | more}


def raw(text: str) -> Make:
    return lambda record: json.dumps(record).replace('"answers": {}', text).encode()


WRONG: dict[str, tuple[Make, str]] = {
    "too-large": (lambda record: json.dumps(record).encode() + b" " * 2_100_000, "te groot"),
    "no-json": (lambda record: json.dumps(record).encode()[:-5], "beschadigd"),
    "empty": (lambda record: b"", "beschadigd"),
    "binary": (lambda record: bytes(range(256)) * 9, "beschadigd"),
    "nested-deep": (lambda record: b"[" * 200_000 + b"]" * 200_000, "Het is niet geopend"),
    "a-list": (lambda record: b"[]", "geen beoordeling"),
    "a-number": (lambda record: b"7", "geen beoordeling"),
    "a-spec": (lambda record: {"spec": "maatstaf/form/v1"}, "is een formulier"),
    "another-program": (lambda record: {"records": []}, "geen beoordeling"),
    "an-unknown-name": (lambda record: record | {"later": 1}, "kent die naam niet"),
    "a-newer-shape": (lambda record: record | {"record": "maatstaf/record/v9"}, "andere versie van het programma"),
    "other-form": (with_named(id="mail"), "hoort bij het formulier “mail”"),
    "other-version": (with_named(version="2.0.0"), "versie 2.0.0"),
    "other-hash": (with_named(hash="0" * 64), "andere woorden of gewichten"),
    "no-hash": (lambda record: record | {"form": {"id": "telefoon", "version": "1.0.0"}}, "form › hash: dit ontbreekt"),
    "proto": (raw('"answers": {"__proto__": {"polluted": 1}}'), "__proto__"),
    "constructor": (raw('"answers": {"constructor": {"prototype": {"polluted": 1}}}'), "constructor"),
    "deep-proto": (raw('"coaching": {"actions": [{"what": "x", "__proto__": {"polluted": 1}}]}'), "__proto__"),
    "answer-a-number": (lambda r: r | {"answers": {"inleven": {"answer": 2}}}, "answers › inleven › answer"),
    "answers-a-list": (lambda r: r | {"answers": []}, "answers: hier hoort een groep"),
    "value-a-number": (lambda r: r | {"header": {"duur": {"value": 7}}}, "getal als tekst"),
    "value-huge": (lambda r: r | {"header": {"duur": {"value": "1e9"}}}, "getal als tekst"),
    "two-answers": (lambda r: r | {"answers": {"inleven": {"answer": "goed", "text": "x"}}}, "meer dan één antwoord"),
    "no-date": (lambda r: r | {"date": "2026-02-30"}, "hier hoort een datum"),
    "long-text": (lambda r: r | {"answers": {"inleven": {"comment": "x" * 20_001}}}, "20.000"),
    "na-false": (lambda r: r | {"answers": {"inleven": {"not_applicable": False}}}, "mogelijke waarden"),
    "actions-a-map": (lambda r: r | {"coaching": {"actions": {}}}, "hier hoort een lijst"),
    "drawn-odd": (lambda r: r | {"drawn": "lucky"}, "mogelijke waarden"),
}  # fmt: skip


@pytest.fixture(scope="module")
def at_work(browser: Browser, address: str) -> Iterator[Reader]:
    """Return somebody with a form in hand, to whom one wrong file after the other is given."""
    context = browser.new_context(locale="nl-NL")
    reader = Reader(context.new_page(), address)
    write(opened(reader.page, address + FORM), "Mijn werk.")
    yield reader
    context.close()


@pytest.mark.parametrize("kind", WRONG)
def test_a_file_that_is_no_record_of_this_form_changes_nothing(at_work: Reader, site: Path, kind: str) -> None:
    make, words = WRONG[kind]
    page = at_work.page
    page.evaluate("document.querySelectorAll('[data-kind=file]').forEach(one => one.remove())")
    offer(page, make(record_of(site, "telefoon", answers={})))
    told = page.locator("[data-kind=file]")
    expect(told).to_contain_text(words)
    expect(told).to_have_attribute("role", "alert")
    expect(page.locator(NOTE)).to_have_value("Mijn werk.")
    assert page.evaluate("({}).polluted") is None
    until(page, "Maatstaf.drafts().then(all => all.length === 1)")
    assert at_work.complaints == []


def test_a_record_of_a_known_version_leads_to_its_page(reader: Reader, site: Path) -> None:
    """A record of a version that was published before opens on the page of that version, and is scored there."""
    page = opened(reader.page, reader.address + FORM)
    older = record_of(site, "telefoon/3.1.0", answers={"inleven": {"answer": "goed"}})
    offer(page, older)
    page.locator("[data-kind=file] a").click()
    page.wait_for_url("**/forms/telefoon/3.1.0/fill.html")
    ready(page)
    expect(page.locator(".bar-t")).to_contain_text("3.1.0")
    expect(page.locator("#form .tell a")).to_have_attribute("href", "../../telefoon.html#in-use")
    offer(page, older)
    expect(page.locator("#q-inleven input[value=goed]")).to_be_checked()


def test_opening_a_record_asks_first_and_keeps_the_draft(reader: Reader, site: Path) -> None:
    page = opened(reader.page, reader.address + FORM)
    write(page, "Mijn werk.")
    other = record_of(site, "telefoon", answers={"inleven": {"answer": "goed", "comment": "Van een ander."}})
    offer(page, other)
    page.locator("#ask button").first.click()
    expect(page.locator(NOTE)).to_have_value("Mijn werk.")
    offer(page, other)
    page.locator("#ask .main").click()
    page.wait_for_selector("[data-kind=file]")
    saved(page)
    expect(page.locator(NOTE)).to_have_value("Van een ander.")
    until(page, "Maatstaf.drafts().then(all => all.length === 2)")
    kept = page.evaluate("Maatstaf.drafts().then(all => all.map(one => one.record.answers.inleven.comment))")
    assert sorted(kept) == ["Mijn werk.", "Van een ander."]


def test_what_the_form_does_not_know_is_shown_and_goes_back_into_the_file(
    reader: Reader, site: Path, tmp_path: Path
) -> None:
    page = opened(reader.page, reader.address + FORM)
    strange = {"verdwenen-vraag": {"answer": "ja", "comment": "Bewaar mij."}, "inleven": {"answer": "uitstekend"}}
    offer(page, record_of(site, "telefoon", answers=strange, **{"x-later": ["iets eigens"]}))
    page.wait_for_selector("[data-kind=file]")
    assert "verdwenen-vraag" in page.locator("#strange").inner_text()
    assert "x-later" in page.locator("#strange").inner_text()
    assert "uitstekend" in page.locator("#q-inleven .odd").inner_text()
    expect(page.locator("#score")).to_have_text("–")
    back = save(page, tmp_path)
    assert back["answers"] == strange
    assert back["x-later"] == ["iets eigens"]
    choose(page, "q-inleven", 3)
    expect(page.locator("#q-inleven .odd")).to_be_hidden()
    assert save(page, tmp_path)["answers"]["inleven"] == {"answer": "goed"}


def test_markup_in_a_record_is_text_and_nothing_else(reader: Reader, site: Path) -> None:
    page = opened(reader.page, reader.address + FORM)
    markup = "<img src=x onerror=window.ran=1><script>window.ran=1</script>"
    record = record_of(
        site, "telefoon", contact=markup[:200], coaching={"tips": markup},
        answers={"inleven": {"answer": markup, "comment": markup, "reasons": [markup]}, markup: {"answer": "goed"}},
    )  # fmt: skip
    offer(page, record)
    page.wait_for_selector("[data-kind=file]")
    page.locator("[data-act=drafts]").click()
    saved(page)
    expect(page.locator(NOTE)).to_have_value(markup)
    assert markup in page.locator("#strange").inner_text()
    expect(page.locator("main img, main script, dialog img")).to_have_count(0)
    assert page.evaluate("window.ran") is None
    assert reader.complaints == []


def test_a_score_in_the_file_that_is_not_the_forms_is_told(reader: Reader, site: Path) -> None:
    page = opened(reader.page, reader.address + FORM)
    offer(page, record_of(site, "telefoon", answers={"inleven": {"answer": "deels"}}, result={"score": "99"}))
    expect(page.locator("[data-kind=file]")).to_contain_text("99")
    expect(page.locator("#score")).to_have_text("50 %")


def test_a_file_is_opened_by_dropping_it(reader: Reader, site: Path) -> None:
    page = opened(reader.page, reader.address + FORM)
    content = json.dumps(record_of(site, "telefoon", answers={"inleven": {"comment": "Gesleept."}}))
    page.evaluate(
        """content => { const data = new DataTransfer();
          data.items.add(new File([content], 'record.json'));
          const drag = {dataTransfer: data, bubbles: true, cancelable: true};
          for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, drag)); }""",
        content,
    )
    page.wait_for_selector("[data-kind=file]")
    expect(page.locator(NOTE)).to_have_value("Gesleept.")


def test_an_answer_that_is_no_number_or_off_the_scale_is_told(reader: Reader, site: Path) -> None:
    page = opened(reader.page, reader.address + FORM)
    spec = spec_of(site, "telefoon")
    field = next(one for one in spec["header"] if spec["scales"][one["scale"]]["kind"] == "number")
    box = page.locator(f"#h-{field['id']} input")
    told = page.locator(f"#h-{field['id']} .odd")
    for typed, words in (("veel", "Schrijf een getal"), ("100000", "valt buiten de schaal"), ("2,5", "stappen van 1")):
        box.fill(typed)
        expect(told).to_contain_text(words)
        expect(box).to_have_attribute("aria-invalid", "true")
    box.fill("7")
    expect(told).to_be_hidden()
    assert page.evaluate(f"Maatstaf.record.header['{field['id']}'].value") == "7"


def test_no_cell_of_the_table_is_a_formula(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader.page, reader.address + FORM)
    choose(page, "q-inleven", 1)
    for formula in ('=HYPERLINK("http://elders")', "+1+1", "-1+1", "@SUM(1)", "\t=1"):
        page.locator(NOTE).fill(formula)
        with page.expect_download() as waiting:
            page.locator("[data-act=table]").click()
        waiting.value.save_as(tmp_path / "table.csv")
        rows = (tmp_path / "table.csv").read_bytes().decode("utf-8-sig")
        assert "\"'" + formula.replace('"', '""') + '"' in rows
        assert len({row.count('";"') for row in rows.splitlines()}) == 1
