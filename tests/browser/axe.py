"""What axe has against a page, by the rules for WCAG 2.2 AA and its own best practices."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from .conftest import ROOT, STILL

AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [
    pytest.param({"color_scheme": scheme, "viewport": {"width": width, "height": 900}}, id=f"{scheme}-{width}")
    for scheme in ("light", "dark")
    for width in (1440, 390)
]
"""What a page with tests of its own is looked at in."""
RUN = """([tags, off]) => axe.run(document, {
  runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], rules: off ? {[off]: {enabled: false}} : {},
})"""


def wrong_by_axe(page: Page, *, without: str = "") -> list[tuple[str, list[str], str]]:
    """Return what axe has against a page (``without`` one rule): the rule, where, and what it wants."""
    page.evaluate(STILL)
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")  # so that no page's own policy forbids it
    found = page.evaluate(RUN, [TAGS, without])["violations"]
    return [(v["id"], [node["target"] for node in v["nodes"]][:4], v["help"]) for v in found]


def wrong_in_both_schemes(page: Page, *, without: str = "") -> str:
    """Return what axe has against a page that stands alone, in light and in dark, to be read; nothing: no words."""
    assert not page.evaluate("document.body.dataset.mdColorScheme"), "the theme's pages are to be opened in a scheme"
    wrong = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        wrong[scheme] = wrong_by_axe(page, without=without)
    return json.dumps(wrong, indent=1, ensure_ascii=False) if any(wrong.values()) else ""
