"""A reader with only a keyboard: every stop is seen, in the order of reading, and every criterion is near."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from maatstaf.model.text import say
from maatstaf.pipeline import load
from maatstaf.resolve import Handbook

from .conftest import ROOT, Reader, script
from .page_types import LOADED, PageType

MOST_STOPS = 700
MOST_KEYS = 5
CALM = [
    pytest.param({"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"}, id=str(width))
    for width in (1440, 390)
]


def walk(reader: Reader) -> list[dict[str, Any]]:
    """Press Tab until the page ends, and return what each stop was like."""
    page = reader.page
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate(script("focus"))
    while True:
        for _ in range(40):
            page.keyboard.down("Tab")
        stops: list[dict[str, Any] | None] = page.evaluate("stops.slice(1)")  # the first key found nothing in focus
        left = stops.index(None) if None in stops else 0
        if left:
            page.keyboard.up("Tab")
            return [stop for stop in stops[:left] if stop]
        assert len(stops) < MOST_STOPS, "the focus never leaves the page"


def against_reading(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether a stop stands wholly above the one before it, and not in a column further on."""
    return bool(after["bottom"] <= before["top"] and after["left"] < before["right"] - 1)


@pytest.mark.parametrize("kind", LOADED, ids=lambda kind: kind.name)
@pytest.mark.parametrize("reader", CALM, indirect=True)
def test_focus_is_seen_at_every_stop_and_follows_reading(reader: Reader, kind: PageType) -> None:
    kind.show(reader.page, reader.address)
    stops = walk(reader)
    assert stops
    wrong = [(stop["name"], "no ring") for stop in stops if not stop["ring"]]
    wrong += [(stop["name"], "under a bar") for stop in stops if stop["covered"]]
    wrong += [(stop["name"], "outside the window") for stop in stops if stop["off"]]
    wrong += [(stop["name"], "positive tabindex") for stop in stops if stop["positive"]]
    pairs = list(pairwise(stops))
    wrong += [(b["name"], f"before {a['name']} in the source") for a, b in pairs if b["index"] < a["index"]]
    inside = [(a, b) for a, b in pairs if a["content"] and b["content"]]
    wrong += [(b["name"], f"above {a['name']}") for a, b in inside if against_reading(a, b)]
    assert wrong == [], f"{len(wrong)} of {len(stops)}: {json.dumps(wrong[:12], indent=1, ensure_ascii=False)}"


SHOWN = """() => [...document.querySelectorAll('.ms-clist > li a')]
  .filter(one => one.checkVisibility()).map(one => one.href)"""
NEXT = f"() => document.activeElement.href || ({SHOWN})()[0] || ''"
"""What Enter would open: the link that has the focus, or the first one when the field has it."""


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    found = load(ROOT, date(2026, 11, 22)).handbook
    assert found is not None
    return found


def test_every_name_and_alias_brings_its_criterion_among_the_first(reader: Reader, handbook: Handbook) -> None:
    page = reader.open("index.html")
    far = []
    for criterion in (one for one in handbook.criteria.values() if one.active):
        for name in (criterion.name, *criterion.aliases):
            page.locator("#ms-q").fill(say(name, "nl"))
            found = page.evaluate(SHOWN)
            places = [place for place, link in enumerate(found) if link.endswith(f"/criteria/{criterion.id}.html")]
            if not places or places[0] > MOST_KEYS - 2:  # so many arrows and Enter
                far.append((criterion.id, say(name, "nl"), places))
    assert far == []


def test_every_active_criterion_is_at_most_five_keys_from_its_name(reader: Reader, handbook: Handbook) -> None:
    for criterion in (one for one in handbook.criteria.values() if one.active):
        page = reader.page
        page.goto(f"{reader.address}index.html", wait_until="domcontentloaded")
        page.locator("#ms-q").fill(say(criterion.name, "nl"))
        for _ in range(MOST_KEYS - 1):
            if str(page.evaluate(NEXT)).endswith(f"/criteria/{criterion.id}.html"):
                break
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/criteria/{criterion.id}.html", wait_until="commit", timeout=10000)


@pytest.mark.parametrize("reader", CALM, indirect=True)
def test_the_field_to_find_with_is_reached_by_tab(reader: Reader) -> None:
    page = reader.open("index.html")
    for pressed in range(1, 10):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter") if pressed == 1 else None  # the first stop skips the menu
        if page.evaluate("document.activeElement.id") == "ms-q":
            return
    raise AssertionError("not within nine stops")
