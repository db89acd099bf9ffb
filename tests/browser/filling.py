"""Somebody who fills in a form: what the tests of the fill-in page share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Page

FORMS = ("telefoon", "bericht", "behoudgesprek")

AT = """() => {
  const at = document.activeElement, question = at.closest('.q');
  return {
    act: at.dataset.act || '', path: at.dataset.path || '', question: question && question.id,
    kind: at.closest('.rs') ? 'reason' : at.closest('.n') ? 'comment' : at.type || at.tagName.toLowerCase(),
    number: 'number' in at.dataset, required: at.required,
    answered: !!question && ['answered', 'not-applicable'].includes(question.dataset.state),
    choices: question ? question.querySelectorAll('.as > label:not(.nvt)').length : 0,
  };
}"""
"""Where the keyboard is."""


def opened(page: Page, address: str) -> Page:
    """Open a fill-in page and wait until its drafts are there."""
    page.goto(address)
    return ready(page)


def ready(page: Page) -> Page:
    """Wait until the drafts of a page that loads are there."""
    page.wait_for_selector("body[data-ready]")
    return page


def until(page: Page, expression: str) -> None:
    """Wait until an expression holds; the page's own policy lets no one evaluate text in it again and again."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def choose(page: Page, question: str, number: int = 1) -> None:
    """Choose the so manieth answer of a question with the keyboard."""
    page.locator(f"#{question} .as input").first.focus()
    page.keyboard.press(str(number))


def saved(page: Page) -> None:
    """Wait until the page says that everything is saved."""
    page.wait_for_selector("#saved[data-state=ok]")


def fill_by_keyboard(page: Page) -> None:
    """Go through the form with Tab, answer every question, write every note that is needed; ends at the save button."""
    page.locator("#begin").focus()
    for step in range(900):
        page.keyboard.press("Tab")
        at = page.evaluate(AT)
        if at["act"] == "save":
            return
        if not at["question"]:
            continue
        if at["kind"] in ("radio", "checkbox") and not at["answered"] and at["choices"]:
            page.keyboard.press(str(step % at["choices"] + 1))
        elif at["kind"] == "comment" and at["required"]:
            page.keyboard.type(f"02:{step % 60:02} Iets anders.")
        elif at["kind"] == "textarea":
            page.keyboard.type("Een zin.")
        elif at["number"]:
            page.keyboard.type("5")
    raise AssertionError("the save button was not reached")


def save(page: Page, folder: Path) -> dict[str, Any]:
    """Save the record as a file and return what is in it."""
    with page.expect_download() as waiting:
        page.locator("[data-act=save]").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def offer(page: Page, content: bytes | dict[str, Any], name: str = "iemand.json") -> None:
    """Open a file as a record."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    with page.expect_file_chooser() as waiting:
        page.locator("[data-act=open]").click()
    waiting.value.set_files(FilePayload(name=name, mimeType="application/json", buffer=data))


def spec_of(site: Path, form: str) -> dict[str, Any]:
    """Return the spec of a form."""
    found: dict[str, Any] = json.loads((site / f"spec/v1/forms/{form}.json").read_bytes())
    return found


def record_of(site: Path, form: str, **more: Any) -> dict[str, Any]:
    """Return an empty record of a form, with ``more`` in it."""
    spec = spec_of(site, form)
    named = {key: spec[key] for key in ("id", "version", "hash")}
    return {"record": "maatstaf/record/v1", "form": named, "language": "nl"} | more
