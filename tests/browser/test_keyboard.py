"""A reader with only a keyboard: every stop is seen, in the order of reading, and every criterion is near."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from maatstaf.handbook import Handbook
from maatstaf.model.text import say
from maatstaf.pipeline import load

from .conftest import ROOT, Reader, Shown, in_windows, script
from .page_types import LOADED

MOST_STOPS = 700
MOST_KEYS = 5
CALM = [
    pytest.param({"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"}, id=str(width))
    for width in (1440, 390)
]


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the page ends, and return what each stop was like."""
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


@in_windows(LOADED, "phone-calm")
def test_focus_is_seen_at_every_stop_and_follows_reading(shown: Shown) -> None:
    stops = walk(shown.look())
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
FIND = f"""names => {{
  const field = document.querySelector('#ms-q');
  return names.map(name => {{
    field.value = name;
    field.dispatchEvent(new Event('input', {{bubbles: true}}));
    return ({SHOWN})();
  }});
}}"""
"""The links that the finder shows for each name."""


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    found = load(ROOT, date(2026, 11, 22)).handbook
    assert found is not None
    return found


def test_every_name_and_alias_brings_its_criterion_among_the_first(reader: Reader, handbook: Handbook) -> None:
    active = [one for one in handbook.criteria.values() if one.active]
    named = [(one.id, say(name, "nl")) for one in active for name in (one.name, *one.aliases)]
    every = reader.open("index.html").evaluate(FIND, [name for _, name in named])
    far = []
    for (id, name), found in zip(named, every, strict=True):
        places = [place for place, link in enumerate(found) if link.endswith(f"/criteria/{id}.html")]
        if not places or places[0] > MOST_KEYS - 2:  # so many arrows and Enter
            far.append((id, name, places))
    assert far == []


def test_every_active_criterion_is_at_most_five_keys_from_its_name(reader: Reader, handbook: Handbook) -> None:
    page = reader.open("index.html")
    page.route("**/criteria/*.html", lambda route: route.fulfill(status=204))  # asked for, and the page stays
    for criterion in (one for one in handbook.criteria.values() if one.active):
        wanted = f"/criteria/{criterion.id}.html"
        page.locator("#ms-q").fill(say(criterion.name, "nl"))
        for _ in range(MOST_KEYS - 1):
            if str(page.evaluate(NEXT)).endswith(wanted):
                break
            page.keyboard.press("ArrowDown")
        with page.expect_request(f"**{wanted}"):
            page.keyboard.press("Enter")


@pytest.mark.parametrize("reader", CALM, indirect=True)
def test_the_field_to_find_with_is_reached_by_tab(reader: Reader) -> None:
    page = reader.open("index.html")
    for pressed in range(1, 10):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter") if pressed == 1 else None  # the first stop skips the menu
        if page.evaluate("document.activeElement.id") == "ms-q":
            return
    raise AssertionError("not within nine stops")
