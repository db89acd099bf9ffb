"""The page that says what changed: readable for everybody, at any width, in both schemes, and by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from scripted import build

from maatstaf.difference.page import page as made
from maatstaf.difference.view import view
from maatstaf.history import Compared
from maatstaf.revisions import named, states

from .axe import wrong_by_axe


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page about the whole scripted history, as a file."""
    folder = tmp_path_factory.mktemp("difference")
    repo = build(folder / "handbook")
    pair = named("begin..renamed", None, repo.root)
    target = folder / "difference.html"
    target.write_bytes(made(view(Compared(*states(pair.before, pair.after)), "nl", pair.remarks), "Waterwinkel"))
    return target


@pytest.fixture(params=[(320, "light"), (390, "dark"), (1440, "light"), (1440, "dark")], ids=str)
def reader(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def test_axe_finds_nothing_and_nothing_sticks_out(reader: Page) -> None:
    assert wrong_by_axe(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_is_whole_by_itself(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert said == []
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Atkinson Hyperlegible Next\"'))")
    context.close()


def test_what_went_and_what_came_differ_without_colour(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    lines = page.evaluate(
        "['del', 'ins'].map(name => getComputedStyle(document.querySelector(name)).textDecorationLine)"
    )
    assert lines == ["line-through", "underline"]
    context.close()


def test_every_line_of_the_index_leads_to_its_part(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    targets = page.evaluate("[...document.querySelectorAll('.index a')].map(a => !!document.querySelector(a.hash))")
    assert targets and all(targets)
    context.close()
