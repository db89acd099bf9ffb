"""What readers have set in their system counts: less motion, and colours of their own."""

from __future__ import annotations

import json

from .axe import wrong_by_axe
from .conftest import Shown, in_windows, script
from .page_types import TYPES


@in_windows(TYPES, "phone-calm")
def test_nothing_moves_for_who_asked_for_less_motion(shown: Shown) -> None:
    moving = shown.look().evaluate(script("moving"), 1)
    assert moving == [], moving[:8]


@in_windows(TYPES, "desk-light")
def test_signs_stay_to_be_seen_in_forced_colours(shown: Shown) -> None:
    page = shown.look(forced=True)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    vanished = page.evaluate(script("vanished"))
    assert vanished == [], json.dumps(vanished[:12], indent=1, ensure_ascii=False)
    # The system chooses the colours of text; axe reads those that the page had asked for.
    assert wrong_by_axe(page, without="color-contrast") == []
