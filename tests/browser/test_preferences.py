"""What readers have set in their system counts: less motion, and colours of their own."""

from __future__ import annotations

import json

import pytest

from .conftest import Reader, script
from .page_types import TYPES, PageType
from .test_site import wrong_by_axe

CALM = [{"reduced_motion": "reduce", "viewport": {"width": 390, "height": 844}}]
FORCED = [
    pytest.param(
        {"forced_colors": "active", "color_scheme": scheme, "viewport": {"width": width, "height": 900}}, id=scheme
    )
    for scheme, width in (("light", 1440), ("dark", 390))
]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("reader", CALM, indirect=True, ids=["calm"])
def test_nothing_moves_for_who_asked_for_less_motion(reader: Reader, kind: PageType) -> None:
    kind.show(reader.page, reader.address)
    moving = reader.page.evaluate(script("moving"), 1)
    assert moving == [], moving[:8]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("reader", FORCED, indirect=True)
def test_signs_stay_to_be_seen_in_forced_colours(reader: Reader, kind: PageType) -> None:
    kind.show(reader.page, reader.address)
    assert reader.page.evaluate("matchMedia('(forced-colors: active)').matches")
    vanished = reader.page.evaluate(script("vanished"))
    assert vanished == [], json.dumps(vanished[:12], indent=1, ensure_ascii=False)
    # The system chooses the colours of text; axe reads those that the page had asked for.
    assert wrong_by_axe(reader.page, without="color-contrast") == []
