"""Every state that a real handbook can be in, in a real browser: nothing is blank, cut, upon each other or too wide."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from handbooks import TESTS, TODAY, written
from once import Once
from playwright.sync_api import Page, ViewportSize
from states import STATES, make

from maatstaf.pipeline import load
from maatstaf.render.pages import form, golden_thread, home, klantprincipe, workshop, workshops

from .axe import wrong_by_axe
from .conftest import STILL, Reader, served
from .framed import write_framed

OUTPUTS = (home, golden_thread, klantprincipe, workshop, workshops, form)
PICTURES = ".ms-thread, .ms-matrix, .ms-ie, .ms-weights, .ms-groups"
OVERFULL = ("thirty", "forty", "sixty")
LANDSCAPE = ViewportSize(width=1016, height=703)
"""The room on a landscape A4 within its margins, in CSS pixels."""

HEADING = 130
"""Pixels of that for the head of the page and the heading over the picture, which stand on the same sheet."""

CUT = r"""pictures => {
  const hidden = '.ms-sr, .ms-thread__to, .ms-bead, .ms-nojs, [hidden], title, desc, template';
  const labels = [], wrong = [];
  for (const picture of document.querySelectorAll(pictures)) {
    const walk = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode, within = text.parentElement;
      if (!text.data.trim() || within.closest(hidden)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects())
        if (box.width > 1) labels.push({ text: text.data.trim(), box, within, picture });
    }
  }
  for (const { text, box, within, picture } of labels)
    for (let around = within; around && picture.contains(around); around = around.parentElement) {
      const room = around.getBoundingClientRect(), shown = getComputedStyle(around).display;
      if (around instanceof SVGElement && !(around instanceof SVGSVGElement)) continue;
      if (shown === 'inline' || !room.width) continue;
      const sideways = box.left < room.left - 2 || box.right > room.right + 2;
      if (sideways || box.top < room.top - 3 || box.bottom > room.bottom + 3)
        wrong.push(`cut: ${text} by ${around.tagName} ${around.className}`);
    }
  labels.forEach((one, i) => labels.slice(i + 1).forEach(two => {
    if (one.within === two.within) return;
    const across = Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left);
    const down = Math.min(one.box.bottom, two.box.bottom) - Math.max(one.box.top, two.box.top);
    if (across > 2 && down > 4) wrong.push(`on each other: ${one.text} / ${two.text}`);
  }));
  return wrong.slice(0, 5);
}"""
"""Every line of text in a picture against what is around it, and against every other one."""


class Shelf:
    """Sites of states, made when they are first asked for."""

    def __init__(self, once: Once, site: Path) -> None:
        self.once = once
        self.site = site

    def paths(self, state: str) -> list[str]:
        """Return the pages of a state to look at: of each kind the first, and a long form."""
        folder = self.once.folder(state, lambda folder: self._fill(state, folder))
        every = [path for path in json.loads((folder / "pages.json").read_bytes()) if not path.endswith("print.html")]
        first = {path.rpartition("/")[0] if "/index" not in path else path: path for path in reversed(every)}
        return [path for path in every if "/" not in path or path in first.values() or "formulier-0" in path]

    def _fill(self, state: str, folder: Path) -> None:
        case = TESTS / "right" / state / "handbook"
        checked = load(case if case.is_dir() else make(state, folder / "handbook"), TODAY)
        assert checked.handbook, written(checked.errors)
        pages = write_framed(checked.handbook, OUTPUTS, self.site, folder / "site")
        (folder / "pages.json").write_text(json.dumps(pages))


@pytest.fixture(scope="session")
def shelf(site: Path, once: Once) -> Shelf:
    return Shelf(once, site)


@pytest.fixture(scope="session")
def states_address(once: Once) -> Iterator[str]:
    with served(once.common, once.common) as address:
        yield address


class Look:
    """A reader before the shelf of states, who notes nothing but what the pages of a state show."""

    def __init__(self, reader: Reader, shelf: Shelf, address: str) -> None:
        self.reader, self.shelf, self.address = reader, shelf, address
        reader.address = address

    def at(self, state: str, path: str) -> Page:
        """Open one page of a state."""
        assert path in self.shelf.paths(state)
        self.reader.page.goto(f"{self.address}{state}/site/{path}")
        self.reader.page.evaluate("document.fonts.ready")
        return self.reader.page

    def at_each(self, state: str) -> Iterator[tuple[str, Page]]:
        """Open every page of a state."""
        for path in self.shelf.paths(state):
            yield f"{state}/{path}", self.at(state, path)


@pytest.fixture
def look(reader: Reader, shelf: Shelf, states_address: str) -> Look:
    return Look(reader, shelf, states_address)


THREAD = "golden-thread.html"


@pytest.mark.parametrize("state", [*STATES, "fresh", "telegraaf", "sanoma"])
def test_nothing_is_blank_or_cut_or_too_wide(look: Look, state: str) -> None:
    for name, page in look.at_each(state):
        for width in (320, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(STILL)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width}"
            assert page.evaluate(CUT, PICTURES) == [], f"{name} at {width}"
        blank = page.locator(".ms-sec:not(:has(> h2 + *))").evaluate_all("all => all.map(one => one.innerText)")
        assert blank == [], name
        assert page.locator(".ms table:not(:has(tbody td))").count() == 0, name
        assert "\n0 criteria" not in page.locator(".ms").first.inner_text(), name
    assert look.reader.complaints == []
    assert look.reader.strangers == []


@pytest.mark.parametrize("state", ["next-to-nothing", "no-criterion", "sixty"])
@pytest.mark.parametrize("reader", [{"color_scheme": "dark"}], indirect=True)
def test_axe_finds_nothing_in_a_state(look: Look, state: str) -> None:
    for path in ("index.html", THREAD):
        wrong = wrong_by_axe(look.at(state, path), without="region")  # the borrowed frame's skip link leads nowhere
        assert wrong == [], path + json.dumps(wrong, indent=1, ensure_ascii=False)


@pytest.mark.parametrize(
    ("state", "path", "said"),
    [
        ("no-criterion", "index.html", "Er zijn nog geen actieve criteria."),
        ("no-criterion", THREAD, "Nog geen criterium"),
        ("no-criterion", "klantprincipes/duidelijk.html", "Nog geen criterium"),
        ("no-workshops", "workshops/index.html", "Er is nog geen workshop opgeschreven."),
        ("no-klantprincipes", THREAD, "Klantprincipes. Wat merkt een klant daarvan in elk contact?"),
        ("no-kpis", THREAD, "KPI’s. Welk cijfer wordt beter als dit goed gaat?"),
        ("no-forms", THREAD, "Formulieren. Op welk formulier beoordelen we het?"),
        ("no-protocol-and-no-vision", THREAD, "Visie en missie. Wat willen we zijn?"),
        ("next-to-nothing", THREAD, "Die zijn er niet in wat er is opgeschreven."),
    ],
)
def test_an_empty_state_says_what_is_missing_and_what_to_do(look: Look, state: str, path: str, said: str) -> None:
    page = look.at(state, path)
    assert said in page.locator(".ms").first.inner_text()
    assert page.locator(".ms a[href$='authors/index.html']").count()


@pytest.mark.parametrize("state", ["one-criterion", "telegraaf", "sanoma", *OVERFULL])
def test_the_golden_thread_fits_on_one_sheet(look: Look, state: str) -> None:
    page = look.at(state, THREAD)
    page.set_viewport_size(LANDSCAPE)
    page.emulate_media(media="print")
    box = page.locator(".ms-threadbox").bounding_box()
    assert box is not None
    assert box["height"] < LANDSCAPE["height"] - HEADING
    assert page.evaluate("document.documentElement.scrollWidth") <= LANDSCAPE["width"]


def test_up_to_thirty_criteria_are_named_in_the_picture(look: Look) -> None:
    page = look.at("thirty", THREAD)
    assert page.locator(".ms-thread__list > li").count() == 30
    assert page.locator(".ms-strand").count() == 0


@pytest.mark.parametrize("state", ["forty", "sixty"])
def test_more_are_counted_and_unfold(look: Look, state: str) -> None:
    page = look.at(state, THREAD)
    folds = page.locator(".ms-strand")
    assert folds.count() == 10
    page.locator(".ms-thread__c--n").first.click()
    page.wait_for_function("document.querySelector('.ms-strand').open")
    assert folds.first.locator("li a").first.is_visible()


def test_twenty_five_proposals_in_one_corner_are_counted_by_decision(look: Look) -> None:
    page = look.at("sixty", "workshops/2026-02-10-start.html")
    labels = page.locator(".ms-ie[role=img] .pt text").evaluate_all("all => all.map(one => one.textContent)")
    assert sorted(labels) == ["1", "2", "3", "6×", "6×", "6×", "7×"]
    assert page.locator(".ms-mxlist li").count() == 28
