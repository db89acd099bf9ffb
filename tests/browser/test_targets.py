"""Everything that is pressed is large enough, or has room around it: WCAG 2.2, success criterion 2.5.8."""

from __future__ import annotations

import json

import pytest

from .conftest import Reader, script
from .page_types import TYPES, PageType

WIDTHS = [
    pytest.param({"viewport": {"width": width, "height": 900}, "has_touch": width < 800}, id=str(width))
    for width in (1440, 390)
]
SMALL = script("targets")


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("reader", WIDTHS, indirect=True)
def test_everything_to_press_is_large_enough_or_has_room(reader: Reader, kind: PageType) -> None:
    kind.show(reader.page, reader.address)
    count, wrong = reader.page.evaluate(SMALL, 24)
    assert count > 1
    assert wrong == [], json.dumps(wrong[:12], indent=1, ensure_ascii=False)


def test_a_small_target_beside_another_is_found(reader: Reader) -> None:
    reader.page.set_content('<button style="width:10px;height:10px">a</button><button style="height:10px">b</button>')
    assert len(reader.page.evaluate(SMALL, 24)[1]) == 2
