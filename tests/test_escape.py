"""What an author types stays text: on every page, printable form and feed, and in every spec."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import pytest
from handbooks import BASE, TESTS, TODAY, lay_over
from mkdocs.exceptions import Abort
from rich.console import Console

from maatstaf.build import build_site
from maatstaf.pipeline import load
from maatstaf.render import render
from maatstaf.render.page import Page, Site
from maatstaf.render.prose import prose

CASES = [path.name for path in sorted((TESTS / "escape").iterdir()) if path.is_dir()]
FORBIDDEN = {"iframe", "base", "textarea", "object", "embed", "link", "meta", "form", "plaintext", "xmp"}
STANDALONE = {"link", "meta", "form", "textarea"}
"""What pages that stand alone have of it: their own styles, and what is filled in."""


class Elements(HTMLParser):
    """Counts what a page is made of, and notes what must not be there."""

    def __init__(self, standalone: bool) -> None:
        super().__init__()
        self.standalone = standalone
        self.tags: dict[str, int] = {}
        self.wrong: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        if tag in FORBIDDEN - (STANDALONE if self.standalone else set()):
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name.startswith("on"):
                self.wrong.append(f"{name} on <{tag}>")
            if name in ("href", "src", "action") and re.match(
                r"\s*(javascript|data|vbscript|file):", value or "", re.I
            ):
                self.wrong.append(f"{name}={value}")
            if name == "style" and "url(" in (value or ""):
                self.wrong.append(f"style={value}")


def look(content: Page | bytes, standalone: bool) -> Elements:
    elements = Elements(standalone)
    elements.feed(content.body if isinstance(content, Page) else content.decode())
    return elements


def site_of(root: Path) -> Site:
    checked = load(root, TODAY)
    assert checked.handbook is not None, [str(finding.message) for finding in checked.errors]
    return render(checked.handbook)


@pytest.fixture(scope="module")
def plain_site() -> Site:
    return site_of(BASE)


@pytest.mark.parametrize("case", CASES)
def test_markup_stays_text(case: str, tmp_path: Path, plain_site: Site) -> None:
    site = site_of(lay_over(TESTS / "escape" / case, tmp_path / "handbook"))
    for path, content in site.items():
        if path.endswith(".html"):
            found = look(content, not isinstance(content, Page))
            assert found.wrong == [], path
            assert len(found.ids) == len(set(found.ids)), f"{path}: an id twice"
            like = re.sub(r"^criteria/[^/]+/propose", "criteria/begroeting/propose", path)
            before = look(plain_site[like], not isinstance(content, Page)).tags if like in plain_site else {}
            assert found.tags.get("script", 0) == before.get("script", 0), path
            assert found.tags.get("form", 0) == before.get("form", 0), path
            assert found.tags.get("style", 0) == before.get("style", 0), path
        elif path.endswith((".md", ".txt")):
            assert not re.search(rb"(?<!\\)<[a-zA-Z!/?]", content), path  # type: ignore[arg-type]
        elif path.endswith(".json"):
            json.loads(content)  # type: ignore[arg-type]
        elif path.endswith(".xml"):
            ElementTree.fromstring(content)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES)
def test_the_framed_page_is_sound_too(case: str, tmp_path: Path) -> None:
    """Titles, descriptions and feet are filled into the frame outside the page's own template."""
    root = lay_over(TESTS / "escape" / case, tmp_path / "handbook")
    build_site(root, tmp_path / "site", load(root, TODAY), Console(quiet=True))
    for path in (tmp_path / "site" / "criteria").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "onmouseover=" not in re.sub(r"&quot;|&#34;", "", re.sub(r">[^<]*<", "><", text))
        head = text.split("</head>")[0]
        assert len(re.findall(r"<title>", head)) == 1
        assert "<base" not in text and "<iframe" not in text
        assert not re.search(r"<script>\s*alert", text)


def test_no_file_from_elsewhere_is_published(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "handbook"))
    (tmp_path / "secret.md").write_text("secret")
    (root / "docs").mkdir()
    (root / "docs" / "page.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(Abort):
        build_site(root, tmp_path / "site", load(root, TODAY), Console(quiet=True))
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <b>b</b> & c", "a &lt;b&gt;b&lt;/b&gt; &amp; c"),
        ("# Kop {#main}", "# Kop {#main}"),
        ("[x](javascript:alert(1))", "x"),
        ("![x](https://evil.example/x.png)", "x"),
        ("[a]: https://evil.example\n\n[a]", "[a]: https://evil.example"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("[x](https://a.example/?b=1&c=2)", 'href="https://a.example/?b=1&amp;c=2"'),
        ("[x](https://a.example 'y \"z\"')", 'title="y &quot;z&quot;"'),
        ("{{ 7 * 7 }} {% raw %}", "{{ 7 * 7 }} {% raw %}"),
    ],
)
def test_prose_shows_what_was_typed(typed: str, shown: str) -> None:
    html = str(prose(typed, lambda target: target))
    assert shown in html
    assert not re.search(r"<(?!/?(p|a|em|strong|ul|ol|li|br|blockquote|dl|dt|dd|div)\b)", html)
    assert "javascript:" not in html or "href" not in html
