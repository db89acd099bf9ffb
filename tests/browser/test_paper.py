"""Every page type on paper: no words over each other, and nothing to click or to type in."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .conftest import Reader
from .page_types import LOADED, PageType

Word = tuple[float, float, float, float, str]
"""Left, top, right, bottom in points, and the word."""
TURNED = "svg text[transform], .ms-thread__h--k, .ms-matrix--many thead span { visibility: hidden !important }"
"""Words that stand upright lie in boxes that say nothing about where their letters are."""
SIDE, HEIGHT = 1.5, 0.45
"""Words overlap when they share more than so many points in width, and more than this part of the lower height."""


def sheets(pdf: Path) -> Iterator[list[Word]]:
    """Yield the words of each sheet of a PDF, as Poppler finds them."""
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True)
    number = '="([-0-9.]+)"'
    word = re.compile(f"<word xMin{number} yMin{number} xMax{number} yMax{number}>([^<]*)</word>")
    for sheet in done.stdout.split("<page ")[1:]:
        yield [(float(a), float(b), float(c), float(d), text) for a, b, c, d, text in word.findall(sheet)]


def dress(page: Page, style: str) -> None:
    """Give a page a style of ours, also where its policy allows none in the page."""
    page.evaluate(
        "s => { const x = new CSSStyleSheet(); x.replaceSync(s); document.adoptedStyleSheets.push(x); }", style
    )


def over_each_other(words: list[Word]) -> list[tuple[str, str]]:
    """Return the pairs of words of a sheet that can't both be read."""
    return [
        (one[4], two[4])
        for one, two in combinations(words, 2)
        if min(one[2], two[2]) - max(one[0], two[0]) > SIDE
        and min(one[3], two[3]) - max(one[1], two[1]) > HEIGHT * min(one[3] - one[1], two[3] - two[1])
    ]


@pytest.mark.parametrize("kind", LOADED, ids=lambda kind: kind.name)
def test_no_words_lie_over_each_other(reader: Reader, kind: PageType, tmp_path: Path) -> None:
    kind.show(reader.page, reader.address)
    dress(reader.page, TURNED)
    pdf = tmp_path / "page.pdf"
    reader.page.pdf(path=pdf, prefer_css_page_size=True)
    found = {number: over_each_other(words) for number, words in enumerate(sheets(pdf), 1)}
    assert {number: pairs[:5] for number, pairs in found.items() if pairs} == {}


def test_words_over_each_other_are_found(reader: Reader, tmp_path: Path) -> None:
    page = reader.open("changelog.html")
    dress(page, ".ms .ms-entries > li + li { margin-top: -2rem !important }")
    page.pdf(path=tmp_path / "page.pdf")
    assert any(over_each_other(words) for words in sheets(tmp_path / "page.pdf"))


@pytest.mark.parametrize("path", ["index.html", "changelog.html", "criteria/actief-luisteren.html"])
def test_nothing_on_paper_waits_for_a_click(reader: Reader, path: str) -> None:
    page = reader.open(path)
    page.emulate_media(media="print")
    assert page.locator(".ms :is(input, select, button):visible").count() == 0


def test_what_is_judged_as_a_whole_is_printed_on_one_sheet(reader: Reader, tmp_path: Path) -> None:
    page = reader.open("forms/telefoon/print.html")
    whole = page.locator(".ms-ps:has(.ms-pi--guide)")
    said = [re.sub(r"\s+", "", text) for text in whole.locator(".an").all_inner_texts() if text.strip()]
    assert len(said) > 10
    page.pdf(path=tmp_path / "form.pdf", prefer_css_page_size=True)
    done = subprocess.run(["pdftotext", "-raw", tmp_path / "form.pdf", "-"], capture_output=True, text=True, check=True)
    printed = [re.sub(r"[\s\u00ad-]+", "", sheet) for sheet in done.stdout.split("\f")[:-1]]
    where = [n for n, sheet in enumerate(printed) if any(text.replace("-", "") in sheet for text in said)]
    assert len(where) == 1
    assert len(printed) == 4, "and it asks for no sheet more"
