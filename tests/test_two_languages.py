"""A handbook in two languages: each form stands on paper and as PDF in both, from the same definitions."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from maatstaf import pdf
from maatstaf.pipeline import load
from maatstaf.render.forms.print import languages, paper, render
from maatstaf.render.press import Press

HANDBOOK = Path(__file__).parent / "right" / "webwinkel" / "handbook"
TEXTS = {
    "name",
    "text",
    "purpose",
    "goal",
    "label",
    "when",
    "sample",
    "meaning",
    "help",
    "question",
    "definition",
    "unit",
}
LISTS = {"reasons", "indicators", "recipients"}
RULES = {"exclude", "full", "zero"}


def both(words: str) -> dict[str, str]:
    return {"nl": words, "en": f"EN {words}"}


def doubled(data: Any, key: str = "") -> Any:
    """Return a definition with every text that people read on a form in two languages."""
    if isinstance(data, dict):
        return {name: doubled(part, name) for name, part in data.items()}
    if isinstance(data, list):
        return [both(part) if isinstance(part, str) and key in LISTS else doubled(part, key) for part in data]
    return (
        both(data)
        if isinstance(data, str) and (key in TEXTS or (key == "not_applicable" and data not in RULES))
        else data
    )


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    root = tmp_path_factory.mktemp("two")
    shutil.copytree(HANDBOOK, root, dirs_exist_ok=True)
    for file in root.rglob("*.yml"):
        data = doubled(yaml.safe_load(file.read_text(encoding="utf-8")))
        if file.name == "organisation.yml":
            data["languages"] = ["nl", "en"]
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    checked = load(root, date(2026, 11, 22))
    assert checked.handbook, checked.findings
    return Press(checked.handbook)


def test_the_paper_is_there_in_both_and_each_leads_to_the_other(press: Press) -> None:
    pages = dict(render(press))
    assert set(pages) == {"forms/ticket/print.html", "forms/ticket/print-en.html"}
    dutch, english = (str(pages[path](), "utf-8") for path in sorted(pages, reverse=True))  # type: ignore[arg-type]
    form = press.handbook.forms["ticket"]
    assert languages(press, form) == ("nl", "en")
    assert 'lang="en"' in english and "Date of the contact" in english and 'href="print.html"' in english
    assert 'lang="nl"' in dutch and "EN " not in dutch and 'href="print-en.html"' in dutch
    for section in form.sections:
        assert isinstance(section.name, dict)
        assert section.name["en"] in english and section.name["nl"] in dutch


def test_a_pdf_is_made_of_each(press: Press) -> None:
    pieces = list(pdf.pieces(press))
    assert len(pieces) == 2
    english = press.in_language("en")
    assert "Outcome" in paper(english, press.handbook.forms["ticket"], fillable=True)
    assert [path for piece in pieces for path in piece()] == ["forms/ticket/ticket.pdf", "forms/ticket/ticket-en.pdf"]
