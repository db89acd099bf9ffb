"""An organisation's own colours and pictures: the arithmetic is right, what follows can be read, writers carry it."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
import yaml
from handbooks import BASE, TODAY, findings, written
from house_styles import ACCENT, STYLES, styled
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from maatstaf.begin.handbook import first_files
from maatstaf.build import build_site, build_tree
from maatstaf.handbook import Handbook
from maatstaf.looks.colour import contrast, from_lch, least_contrast, luminance, nearest, to_lch
from maatstaf.looks.picture import MAX_BYTES, picture_of
from maatstaf.looks.tokens import DARK, LIGHT, NO_TEXT, SURFACES, TEXT, accent_tokens, own_tokens
from maatstaf.message import LANGUAGES
from maatstaf.model.klantprincipe import ICONS
from maatstaf.model.style import Colours
from maatstaf.pipeline import load
from maatstaf.render import render
from maatstaf.render.drawings import STATIC
from maatstaf.render.page import Page
from maatstaf.render.press import Press
from maatstaf.write import put

OWN = "assets/maatstaf/own/"
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def handbook(root: Path) -> Handbook:
    checked = load(root, TODAY)
    assert checked.handbook is not None, written(checked.findings)
    return checked.handbook


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#0000ff", "#ffffff", 8.59), ("#abcdef", "#abcdef", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)
    assert luminance("#ffffff") == pytest.approx(1) and luminance("#000000") == 0


@pytest.mark.parametrize(
    ("colour", "lch"),
    [
        ("#ff0000", (0.62796, 0.25768, 29.234)),
        ("#00ff00", (0.86644, 0.29483, 142.495)),
        ("#0000ff", (0.45201, 0.31321, 264.052)),
    ],
)
def test_oklch_is_that_of_css_color_4(colour: str, lch: tuple[float, float, float]) -> None:
    assert to_lch(colour) == pytest.approx(lch, abs=2e-3)


@given(colours)
def test_there_and_back_is_the_same_colour(colour: str) -> None:
    assert from_lch(*to_lch(colour)) == colour


@given(colours, colours)
def test_the_nearest_colour_is_enough_and_has_the_same_hue(colour: str, surface: str) -> None:
    found = nearest(colour, (surface,), TEXT)
    assert found is not None and contrast(found, surface) >= TEXT
    if contrast(colour, surface) >= TEXT:
        assert found == colour
    (_, before, hue), (_, chroma, after) = to_lch(colour), to_lch(found)
    if min(before, chroma) > 0.05:
        assert math.cos(math.radians(hue - after)) > 0.97


@pytest.mark.parametrize(("scheme", "tokens"), [(0, LIGHT), (1, DARK)])
def test_the_tokens_are_those_of_the_stylesheet(scheme: int, tokens: dict[str, str]) -> None:
    css = (STATIC / "maatstaf.css").read_text(encoding="utf-8")
    block = re.findall(r"\{([^{}]*--ms-paper:[^{}]*)\}", css)[scheme]
    stands = dict(re.findall(r"--ms-([\w-]+):(#\w+)", block))
    short = {name: re.sub(r"^#(\w)(\w)(\w)$", r"#\1\1\2\2\3\3", colour) for name, colour in stands.items()}
    assert {name: short[name] for name in tokens} == tokens


@given(colours)
def test_what_follows_from_a_brand_colour_can_be_read(brand: str) -> None:
    for base, tokens in zip((LIGHT, DARK), own_tokens(Colours(brand=brand)), strict=True):
        seen = base | tokens
        assert contrast(seen["on-yellow"], seen["yellow"]) >= TEXT
        assert contrast(seen["tick"], seen["rule"]) >= NO_TEXT
        assert min(contrast(seen[ink], seen["yellow-tint"]) for ink in ("ink", "ink-2", "link")) >= TEXT
        assert contrast(seen["line-2"], seen["yellow-tint"]) >= NO_TEXT
        halo = least_contrast(seen["yellow"], tuple(seen[name] for name in SURFACES))
        assert max(halo, contrast(seen["ink"], seen["yellow"])) >= NO_TEXT


@given(colours, colours, colours)
def test_what_follows_from_text_that_can_be_read_can_be_read(brand: str, ink: str, link: str) -> None:
    """Whatever the author chose for a light screen, the dark one and the second text colour are readable."""
    light, dark = own_tokens(Colours(brand=brand, ink=ink, link=link))
    for base, tokens, names in ((LIGHT, light, ("ink-2",)), (DARK, dark, ("ink", "ink-2", "link"))):
        seen = base | tokens
        on = tuple(seen[name] for name in SURFACES)
        assert min(least_contrast(seen[name], on) for name in names) >= TEXT
        assert least_contrast(seen["line-2"], on) >= NO_TEXT


@given(colours)
def test_what_follows_from_an_accent_can_be_read(colour: str) -> None:
    _, dark = accent_tokens(colour)
    assert least_contrast(dark["p"], (DARK["paper"], DARK["raised"], dark["pt"])) >= TEXT


DRAWING = """<?xml version="1.0" encoding="UTF-8"?>
<!-- from a drawing program -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50"
 data-name="Laag 1" role="img" aria-label="Merk" xml:space="preserve"><title>Merk</title>
<defs><style>.a{fill:url(#b);stroke:rgb(1, 2, 3)}</style><linearGradient id="b"><stop offset="0" stop-color="#fff"/>
</linearGradient><linearGradient id="c" xlink:href="#b"/></defs>
<g class="a" transform="translate(3 4) rotate(5)" style="fill:url('#c')"><path d="M0 0h9v9z"/></g></svg>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "criteria").mkdir()
    return tmp_path


def test_an_ordinary_drawing_is_let_in_as_it_is(folder: Path) -> None:
    (folder / "criteria" / "logo.svg").write_text(DRAWING)
    picture = picture_of(folder, "logo.svg")
    assert picture.problems == ()
    assert (picture.content, picture.ratio) == (DRAWING.encode(), 2)


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("#fff", "expression(1)"),
        ("url(#b)", "url(//example.nl/a#b)"),
        ("url('#c')", r"u\72l(a.svg)"),
        ('xlink:href="#b"', 'href="javascript:alert(1)"'),
        ("<path", "<a"),
        ("<path", '<use href="#b"'),
        ("<path", '<animate attributeName="d"'),
        ("<path", '<h:script xmlns:h="http://www.w3.org/1999/xhtml"'),
        ('d="M', 'onload="M'),
        ('role="img"', 'xml:base="https://example.nl/"'),
        ("UTF-8", "UTF-7"),
        ("viewBox", "viewbox"),
    ],
)
def test_what_is_more_than_a_drawing_is_refused(folder: Path, there: str, instead: str) -> None:
    assert there in DRAWING
    (folder / "criteria" / "logo.svg").write_text(DRAWING.replace(there, instead, 1))
    picture = picture_of(folder, "logo.svg")
    assert len(picture.problems) == 1 and picture.content == b""


def test_large_files_and_links_are_not_read(folder: Path) -> None:
    (folder / "criteria" / "large.svg").write_text(DRAWING + " " * MAX_BYTES)
    (folder / "elsewhere.svg").write_text(DRAWING)
    (folder / "criteria" / "link.svg").symlink_to(folder / "elsewhere.svg")
    for name in ("large.svg", "link.svg", "none.svg"):
        picture = picture_of(folder, name)
        assert len(picture.problems) == 1 and picture.content == b""


@pytest.mark.parametrize("name", STYLES)
def test_a_handbook_with_a_style_has_no_findings(name: str, tmp_path: Path) -> None:
    assert written(findings(styled(name, tmp_path))) == ""


def test_without_a_style_there_is_nothing_of_it() -> None:
    site = render(handbook(BASE))
    assert [path for path in site if path.startswith(OWN)] == []
    assert b"own/" not in site["forms/telefonie/print.html"]  # type: ignore[operator]


def test_a_klantprincipe_keeps_its_colour_and_icon_on_every_page(tmp_path: Path) -> None:
    """The definition decides, and its place in the list only where that says nothing."""
    first, second = handbook(styled("dark", tmp_path)).klantprincipes.values()
    assert (first.colour_at(0), first.colour_at(7)) == (ACCENT, ACCENT)
    assert (second.icon_at(0), second.model_copy(update={"icon": None}).icon_at(13)) == ("rings", ICONS[3])
    site = render(handbook(tmp_path))
    bodies = [page.body for page in site.values() if isinstance(page, Page)]
    assert sum('data-p="duidelijk"' in body for body in bodies) >= 5
    assert [body for body in bodies if 'data-p="1"' in body] == []
    assert f"--ms-own-duidelijk:{ACCENT}" in site[f"{OWN}style.css"].decode()  # type: ignore[union-attr]


def test_both_writers_carry_it_and_twice_the_same(tmp_path: Path) -> None:
    root = styled("dark", tmp_path / "handbook")
    checked, quiet = load(root, TODAY), Console(quiet=True)
    build_site(root, tmp_path / "site", checked, quiet)
    build_tree(root, tmp_path / "tree", load(root, TODAY), quiet)
    wanted = {name: content for name, content in render(handbook(root)).items() if name.startswith(OWN)}
    assert set(wanted) == {OWN + name for name in ("style.css", "logo.svg", "logo-dark.svg", "icon.png")}
    for folder in (tmp_path / "site", tmp_path / "tree" / "docs"):
        assert {name: (folder / name).read_bytes() for name in wanted} == wanted
    settings = yaml.safe_load((tmp_path / "tree" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_name"] == "Zo helpen wij"
    assert settings["theme"]["logo"] == OWN + "logo.svg" and settings["theme"]["favicon"] == OWN + "icon.png"
    assert settings["extra_css"] == ["assets/maatstaf/maatstaf.css", OWN + "style.css"]
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert re.search(r"<title>[^<]*Zo helpen wij", home)
    assert home.index("maatstaf.css") < home.index("own/style.css")


def test_on_paper_the_name_is_said_once(tmp_path: Path) -> None:
    assert Press(handbook(BASE)).look.paper.alt == "Maatstaf"
    paper = Press(handbook(styled("light", tmp_path))).look.paper
    assert (paper.name, paper.width, paper.height, paper.alt) == ("own/logo.svg", 112, 32, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_new_handbook_shows_behind_hash_signs_is_right(language: str, tmp_path: Path) -> None:
    put(first_files("", language), tmp_path)
    path = tmp_path / "criteria" / "organisation.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^# (style:| {2,})", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    for name in ("logo.svg", "logo-dark.svg"):
        (tmp_path / "criteria" / name).write_text(DRAWING)
    style = handbook(tmp_path).organisation.style
    assert style and style.logo and style.logo_dark and style.colours and style.colours.brand and style.name
