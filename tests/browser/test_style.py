"""A handbook with an organisation's own name, logo and colours, as readers see it: light, dark and on paper."""

from __future__ import annotations

import pytest
from house_styles import ACCENT, STYLES, styled
from once import Once

from .axe import wrong_by_axe
from .conftest import Reader, build_site

CRITERION, FORM, PAPER = "criteria/luisteren.html", "forms/telefonie.html", "forms/telefonie/print.html"
SCHEMES = [
    pytest.param({"color_scheme": scheme, "viewport": {"width": width, "height": 900}}, id=f"{scheme}-{width}")
    for scheme, width in (("light", 1440), ("dark", 390))
]
SEEN = {
    ("dark", "light"): ("rgb(11, 61, 92)", "rgb(43, 26, 51)"),
    ("dark", "dark"): ("rgb(73, 120, 154)", "rgb(234, 230, 236)"),
    ("light", "light"): ("rgb(182, 242, 60)", "rgb(22, 36, 41)"),
    ("light", "dark"): ("rgb(255, 225, 77)", "rgb(226, 233, 235)"),
}
"""Of each style and scheme the colour of the brand and that of text: as given, or as it follows from what was given."""


@pytest.fixture(scope="module", params=STYLES)
def style(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def home(style: str, once: Once) -> str:
    """Return the address of a handbook in this style, built."""
    made = once.folder(f"style-{style}", lambda folder: build_site(styled(style, folder / "handbook"), folder / "site"))
    return f"{(made / 'site').as_uri()}/"


@pytest.fixture
def visitor(reader: Reader, home: str) -> Reader:
    """Somebody who reads that handbook from a folder."""
    reader.address = home
    return reader


@pytest.mark.parametrize("path", ["index.html", CRITERION, FORM, PAPER])
@pytest.mark.parametrize("reader", SCHEMES, indirect=True)
def test_axe_finds_nothing(visitor: Reader, path: str) -> None:
    assert wrong_by_axe(visitor.open(path)) == []


@pytest.mark.parametrize("reader", SCHEMES, indirect=True)
def test_its_colours_are_used(visitor: Reader, style: str) -> None:
    page = visitor.open(CRITERION)
    scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme:dark)').matches") else "light"
    brand, ink = SEEN[style, scheme]
    assert page.evaluate("getComputedStyle(document.querySelector('.ms h1')).color") == ink
    page.keyboard.press("Tab")
    focus = page.evaluate("(s => [s.boxShadow, s.outlineColor])(getComputedStyle(document.activeElement))")
    assert focus[0].startswith(brand) and focus[1] == ink
    rule = page.evaluate("getComputedStyle(document.querySelector('.md-header'), '::after').backgroundColor")
    assert rule == brand or scheme == "dark"


def test_a_klantprincipe_has_its_own_colour(visitor: Reader) -> None:
    page = visitor.open("klantprincipes/duidelijk.html")
    colour = page.evaluate("getComputedStyle(document.querySelector('.ms-kind .ms-glyph')).color")
    assert colour == f"rgb({', '.join(str(int(ACCENT[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize("reader", SCHEMES, indirect=True)
def test_its_logo_is_in_the_head(visitor: Reader, style: str) -> None:
    page = visitor.open("index.html")
    logo = page.locator(".md-header .md-logo img")
    box = logo.bounding_box()
    assert box is not None and 20 <= box["height"] <= 40 and 2 < box["width"] / box["height"] < 4
    assert logo.evaluate("image => image.complete && image.naturalWidth > 0")
    drawn = logo.evaluate("image => [getComputedStyle(image).content, getComputedStyle(image).backgroundColor]")
    if page.evaluate("matchMedia('(prefers-color-scheme:dark)').matches"):
        # A logo without a dark drawing stands on white, so that it can be read whatever its colours.
        assert "logo-dark.svg" in drawn[0] if style == "dark" else drawn[1] == "rgb(255, 255, 255)"
    told = page.locator(".md-header__topic:first-child .md-ellipsis")
    assert told.evaluate("name => name.scrollWidth <= name.clientWidth")
    name = {"dark": "Zo helpen wij", "light": "Maatstaf"}[style]
    assert (page.locator(".md-header .md-logo").get_attribute("aria-label") or "").startswith(name)
    icon = page.locator("link[rel=icon]").get_attribute("href") or ""
    assert icon.endswith({"dark": "own/icon.png", "light": "own/logo.svg"}[style])
    assert visitor.strangers == []


@pytest.mark.parametrize("path", [CRITERION, PAPER])
@pytest.mark.parametrize("reader", SCHEMES[1:2], indirect=True)
def test_its_logo_is_on_paper_in_its_light_colours(visitor: Reader, path: str) -> None:
    page = visitor.open(path)
    page.emulate_media(media="print")
    logo = page.locator(".ms-printhead img, .ms-ph img").first
    assert logo.is_visible() and logo.evaluate("image => image.naturalWidth > 0")
    assert (logo.get_attribute("src") or "").endswith("own/logo.svg") and logo.get_attribute("alt") == ""
    assert logo.evaluate("image => getComputedStyle(image).content") == "normal"
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--ms-paper').trim()") == "#fff"
