"""The review conversation and the quick note, in a real browser: files in, what they show, and what goes out."""

from __future__ import annotations

import email
import email.policy
import json
import subprocess
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from record_files import filled, form

from maatstaf.model.text import AS_JSON
from maatstaf.records.rows import Rows
from maatstaf.records.sample import Sample, as_json, draw
from maatstaf.shapes.review import Review

from .axe import wrong_in_both_schemes
from .conftest import DESK, PHONE, ROOT, Reader

PAGE = "forms/telefoon/review.html"
NOTE = "forms/note.html"
OPEN = "#begin [data-act=open]"
TIP = "Vat eerst samen: “dus u wilt …” en doe dan pas een voorstel. Één keer is genoeg 🙂"


def file(name: str, data: Any) -> FilePayload:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return {"name": name, "mimeType": "application/json", "buffer": content}


def judged(seed: int, contact: str, **more: Any) -> dict[str, Any]:
    return filled(form(), seed, contact=contact, employee="M-17", date="2026-11-12", drawn="random", **more)


def previous() -> dict[str, Any]:
    of = form()
    return {
        "review": "maatstaf/review/v1",
        "form": {"id": of.id, "version": of.version, "hash": of.hash},
        "language": "nl",
        "employee": "M-17",
        "previous": [{"what": "Naam noemen", "state": "busy"}, {"what": "Afgerond", "state": "done"}],
        "actions": [{"what": "Eerst samenvatten", "who": "medewerker", "when": "2026-11-01"}],
    }


def drawn() -> Sample:
    rows = Rows("list.csv", ("contact",), tuple((n + 2, (f"K-{n}",)) for n in range(20)))
    sample = draw(rows, 4, "2026-w46")
    assert isinstance(sample, Sample)
    return sample


def opened(page: Page, *files: FilePayload, by: str = OPEN) -> None:
    with page.expect_file_chooser() as chooser:
        page.locator(by).click()
    page.evaluate("document.querySelectorAll('#messages [data-kind=file]').forEach(one => one.remove())")
    chooser.value.set_files(list(files))
    page.locator("#messages [data-kind=file]").wait_for()


def saved(page: Page, by: str = "[data-act=save]") -> bytes:
    with page.expect_download() as download:
        page.locator(by).click()
    return Path(download.value.path()).read_bytes()


def test_records_a_sample_and_the_last_conversation_become_a_file_that_opens_again(reader: Reader) -> None:
    page, sample = reader.open(PAGE), drawn()
    first, second = sample.drawn[:2]
    opened(page, *(file(f"{n}.json", judged(n, id)) for n, id in enumerate((first, second))))
    opened(page, file("sample.json", as_json(sample)))
    expect(page.locator(".card")).to_have_count(2)
    assert all(id in page.locator("#sample").inner_text() for id in ("2026-w46", *sample.drawn[2:]))
    assert "geen gemiddelde" in page.locator("#average").inner_text()
    opened(page, file("previous.json", previous()), by="[data-act=previous]")
    agreed = [page.input_value(f"#f-previous-{n}-what") for n in range(2)]
    assert agreed == ["Naam noemen", "Eerst samenvatten"]
    page.select_option("#f-previous-1-state", "done")
    page.fill("#f-previous-1-how", "Dat lukt nu vanzelf.")
    page.fill("#f-tips", TIP)
    page.fill("#f-actions-0-what", "Meeluisteren")
    review = Review.model_validate_json(content := saved(page), context=AS_JSON)
    assert [laid.record.contact for laid in review.records] == [first, second]
    assert [(one.what, one.state) for one in review.previous] == [
        ("Naam noemen", "busy"),
        ("Eerst samenvatten", "done"),
    ]
    assert (review.employee, review.tips, review.actions[0].what) == ("M-17", TIP, "Meeluisteren")
    assert review.sample and review.sample.drawn == sample.drawn
    page.locator(".bar [data-act=again]").click()
    opened(page, file("again.json", content))
    again = json.loads(saved(page))
    assert {**again, "saved": None} == {**json.loads(content), "saved": None}
    assert (reader.complaints, reader.strangers) == ([], [])


def test_a_record_shows_its_stored_score_and_what_stood_out_and_no_average_under_five(reader: Reader) -> None:
    page, record = reader.open(PAGE), judged(3, "K-1")
    result = record["result"]
    result["score"] = "12.5"
    opened(page, file("a.json", record))
    card = page.locator(".card")
    failed = {line["id"] for line in result["lines"] if line["failed"]} | {hit["item"] for hit in result["criticals"]}
    assert "12,5 %" in card.inner_text()
    assert card.locator(".out li").count() == len(failed) > 0
    opened(page, *(file(f"{n}.json", judged(n, f"K-{n}")) for n in range(4, 8)))
    everything = page.locator("#average").inner_text()
    assert "5 contacten" in everything


def test_side_by_side_says_where_two_judge_differently(reader: Reader) -> None:
    page, coach, employee = reader.open(PAGE), judged(1, "K-1"), judged(1, "K-1")
    choices = {item.id: form().scales[item.scale] for section in form().sections for item in section.items}
    changed = [
        id for id, scale in choices.items() if scale.kind == "ordinal" and "answer" in coach["answers"].get(id, {})
    ][:2]
    for id in changed:
        mine = coach["answers"][id]["answer"]
        employee["answers"][id] = {"answer": next(one.id for one in choices[id].answers if one.id != mine)}
    opened(page, file("coach.json", coach), file("employee.json", employee))
    apart = page.locator(".beside > .pairs > .pair")
    assert apart.count() == len(changed) == 2
    for pair in apart.all():
        expect(pair.locator(".verdict svg")).to_have_count(1)
        assert pair.locator(".verdict").inner_text().strip() in ("anders", "één stap verschil")
    page.locator(".card select").nth(1).select_option("coach")
    expect(page.locator(".beside")).to_have_count(0)


OTHERS = judged(1, "K-9") | {"employee": "M-18"}
BAD = {
    "damaged": b"{",
    "text": b"<script>window.hit = 1</script>",
    "list": [1, 2],
    "other-form": judged(1, "K-9") | {"form": {"id": "bericht", "version": "1.0.0", "hash": "0" * 64}},
    "unknown-key": judged(1, "K-9") | {"extra": 1},
    "bad-result": judged(1, "K-9") | {"result": {"complete": True, "covered": "1", "lines": [1]}},
    "forbidden": b'{"record": "maatstaf/record/v1", "__proto__": {"x": 1}}',
    "newer": {"review": "maatstaf/review/v9"},
    "other-employee": OTHERS,
    "sample-count": {"population": "many", "n": 1, "seed": "x", "drawn": []},
}


def test_every_bad_file_is_refused_with_a_reason_and_nothing_changes(reader: Reader) -> None:
    page = reader.open(PAGE)
    note = '<img src=x onerror="window.hit = 1">'
    good = judged(1, "K-1")
    good["contact"] = note
    opened(page, file("good.json", good), *(file(f"{name}.json", data) for name, data in BAD.items()))
    reasons = page.locator(".whys li").all_inner_texts()
    assert [one.split(".json")[0] for one in reasons] == list(BAD)
    assert len({one.split(": ", 1)[1] for one in reasons}) > 6
    expect(page.locator(".card")).to_have_count(1)
    assert page.locator(".card h3").inner_text() == note
    assert page.evaluate("window.hit") is None
    assert reader.complaints == []


def message_of(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_message_file_holds_the_summary_and_no_address_and_a_long_mail_link_is_cut(reader: Reader) -> None:
    page = reader.open(PAGE)
    page.fill("#f-date", "2026-11-20")
    page.fill("#f-tips", f"{TIP}\n{TIP}")
    page.fill("#f-employee", "Ω-17")
    expect(page.locator("#mail-cut")).to_be_hidden()
    page.fill("#f-findings", f"{TIP}\n" * 40)
    content, text = saved(page, "[data-act=message]"), page.input_value("#outgoing")
    message = message_of(content)
    assert message.get_content().replace("\r\n", "\n") == text + "\n"
    assert text.count(TIP) == 42
    assert message["subject"] == page.evaluate("Maatstaf.subject()")
    assert message.defects == [] and all(not message[name].defects for name in message)
    assert not message["from"].addresses and not message["to"].addresses
    assert b"\n" not in content.replace(b"\r\n", b"") and max(map(len, content.split(b"\r\n"))) <= 78
    expect(page.locator("#mail-cut")).to_be_visible()
    assert len(page.get_attribute("#mail", "href") or "") <= 1800


def test_the_conversation_is_kept_on_this_device_after_every_input(reader: Reader) -> None:
    page = reader.open(PAGE)
    opened(page, file("a.json", judged(1, "K-1")))
    page.fill("#f-own_words", "Ik vond het lastig.")
    page.locator("#saved[data-state=ok]").wait_for()
    page.reload()
    page.locator(".card").wait_for()
    assert page.input_value("#f-own_words") == "Ik vond het lastig."


@pytest.fixture
def from_disk(browser: Browser, site: Path) -> Iterator[Reader]:
    context = browser.new_context(locale="nl-NL")
    yield Reader(context.new_page(), site.as_uri() + "/")
    context.close()


def test_a_quick_note_from_disk_takes_few_keys(from_disk: Reader) -> None:
    page = from_disk.open(NOTE)
    page.focus("#f-about")
    page.keyboard.type("Actief luisteren")
    page.keyboard.press("Tab")
    page.keyboard.type("Je liet een stilte vallen.")
    with page.expect_download() as download:
        page.keyboard.press("Control+Enter")
    words = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Actief luisteren" in words and "Je liet een stilte vallen." in words
    expect(page.locator("#subjects option[value='Actief luisteren']")).to_have_count(1)
    page.locator("#saved[data-state=ok]").wait_for()
    page.reload()
    expect(page.locator("#f-saw")).to_have_value("Je liet een stilte vallen.")
    opened(from_disk.open(PAGE), file("a.json", judged(1, "K-1")))
    expect(page.locator(".card")).to_have_count(1)
    assert (from_disk.complaints, from_disk.strangers) == ([], [])


@pytest.mark.parametrize(
    "reader", [DESK, PHONE, {"viewport": {"width": 320, "height": 640}}], indirect=True, ids=["desk", "phone", "320"]
)
def test_filled_in_it_is_accessible_and_never_too_wide(reader: Reader) -> None:
    page = reader.open(PAGE)
    opened(page, file("a.json", judged(1, "K-1")), file("b.json", judged(2, "K-1")), file("bad.json", b"{"))
    opened(page, file("previous.json", previous()), by="[data-act=previous]")
    page.locator(".beside summary").click()
    assert wrong_in_both_schemes(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#finish summary").click()
    reader.open(NOTE)
    page.fill("#f-saw", TIP)
    assert wrong_in_both_schemes(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (reader.complaints, reader.strangers) == ([], [])


def test_the_served_scripts_are_those_of_the_sources(tmp_path: Path) -> None:
    subprocess.run(["sh", str(ROOT / "tests/node/compile-scripts.sh"), str(tmp_path)], check=True, timeout=120)
    folder = ROOT / "builder/maatstaf/static/review"
    for name in ("review.min.js", "note.min.js"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), "stale: run make scripts"


def test_it_can_be_done_without_a_mouse(reader: Reader) -> None:
    page = reader.open(PAGE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.dataset.act || ''"))
    wanted = {
        "open",
        "previous",
        "f-own_words",
        "f-tips",
        "f-actions-0-what",
        "save",
        "print",
        "mail",
        "copy",
        "message",
    }
    assert wanted <= seen
