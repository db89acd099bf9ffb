"""The capture page keeps what is written: as YAML, as a draft, as a file and on paper."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from maatstaf.model.workshop import Workshop
from maatstaf.read import parse
from maatstaf.read.characters import BLANK, HIDDEN, MARKS

from .capturing import KNOWN, PAGE, begun, files
from .conftest import FLAGS, ROOT, Reader, chromium
from .filling import opened, ready, saved
from .test_fill_faults import processes


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


BEGUN = "Hier gaat het om …"


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
    assert [one.get("goal", "") for one in drafts if one] == [line or "De klant merkt dat …" for line in one_line]
    assert [one.get("definition", "") for one in drafts if one] == [kept(text) or BEGUN for text in texts]


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


def test_a_workshop_in_two_languages_keeps_both(reader: Reader) -> None:
    page = opened(reader.page, reader.address + PAGE)

    def both(word: str) -> dict[str, str]:
        return {"nl": f"{word}: hier", "en": f"{word}: there"}

    proposal = {"id": "p1-een", "text": both("idee"), "impact": 3, "effort": 3, "decision": "later", "why": both("nee")}
    data: dict[str, Any] = {
        "id": "2026-11-23-twee-talen",
        "date": "2026-11-23",
        "kind": "kaizen",
        "title": both("titel"),
    }
    data |= {"purpose": both("doel"), "participants": {"medewerker": 2}, "proposals": [proposal]}
    data |= {"absent": [{"role": "teamleider", "why": both("ziek")}], "open_questions": [both("wie"), "wat"]}
    out = page.evaluate("data => Maatstaf.workshopFile(Maatstaf.fromHandbook(data)).content", data)
    assert parse("workshops/x.yml", out) == (data, [])


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


def test_on_paper_everything_is_there(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    page.goto(f"{reader.address}{PAGE}#{KNOWN}")
    page.wait_for_selector(".cell .note")
    text = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
    squeezed = re.sub(r"\s+", "", text)
    record = page.evaluate("Maatstaf.record")
    assert re.sub(r"\s+", "", record["title"]) in squeezed
    for one in record["proposals"]:
        assert re.sub(r"\s+", "", one["why"]) in squeezed


def test_the_served_script_is_that_of_the_sources(tmp_path: Path) -> None:
    subprocess.run(["sh", str(ROOT / "tests/node/compile-scripts.sh"), str(tmp_path)], check=True, timeout=120)
    served = ROOT / "builder/maatstaf/static/capture/capture.min.js"
    assert (tmp_path / "capture.min.js").read_bytes() == served.read_bytes(), "stale: run make scripts"


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("a3", (420, 297)), ("a0", (1189, 841))])
@pytest.mark.parametrize("path", ["workshops/sheet.html", f"workshops/{KNOWN}/sheet.html"])
def test_the_sheet_prints_on_the_paper_that_is_chosen(
    reader: Reader, path: str, paper: str, size: tuple[int, int]
) -> None:
    page = reader.open(path)
    page.locator(f"#paper-{paper}").check()
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == 1 or paper == "a4"
    assert [round(float(side) * 25.4 / 72) for side in pages[0].mediabox[2:]] == list(size)
