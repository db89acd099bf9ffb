"""The fonts hold the weights that the styles ask for, and the styles ask for no others."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont

from maatstaf.render.drawings import STATIC

FONTS = sorted((STATIC / "fonts").glob("*.woff2"), key=lambda path: path.name)
STYLES = sorted(STATIC.rglob("*.css"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_is_declared_with_the_weights_it_has(path: object) -> None:
    [axis] = TTFont(path)["fvar"].axes
    text = "".join(style.read_text(encoding="utf-8") for style in STYLES)
    faces = [face for face in re.findall(r"@font-face\{(.*?)\}", text, re.DOTALL) if getattr(path, "name", "") in face]
    assert faces
    for face in faces:
        assert f"font-weight:{axis.minValue:g} {axis.maxValue:g}" in face


def test_no_style_asks_for_another_weight() -> None:
    for style in STYLES:
        for weight in re.findall(r"font-weight:\s*(\d+)[;}\s]", style.read_text(encoding="utf-8")):
            assert 400 <= int(weight) <= 740, f"{style.name}: {weight}"
