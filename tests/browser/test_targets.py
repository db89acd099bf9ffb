"""Everything that is pressed is large enough, or has room around it: WCAG 2.2, success criterion 2.5.8."""

from __future__ import annotations

import json

from .conftest import Reader, Shown, in_windows, script
from .page_types import TYPES

SMALL = script("targets")


@in_windows(TYPES, "desk-light", "phone-dark")
def test_everything_to_press_is_large_enough_or_has_room(shown: Shown) -> None:
    count, wrong = shown.look().evaluate(SMALL, 24)
    assert count > 1
    assert wrong == [], json.dumps(wrong[:12], indent=1, ensure_ascii=False)


def test_a_small_target_beside_another_is_found(reader: Reader) -> None:
    reader.page.set_content('<button style="width:10px;height:10px">a</button><button style="height:10px">b</button>')
    assert len(reader.page.evaluate(SMALL, 24)[1]) == 2
