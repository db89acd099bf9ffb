"""Pages of any handbook inside the frame of a site that is built already: what a build of their own would show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from maatstaf.handbook import Handbook
from maatstaf.render.kind import Output
from maatstaf.render.page import Page
from maatstaf.render.press import Press

FRAMES = {
    "index.html": "index.html",
    "golden-thread.html": "golden-thread.html",
    "workshops/index.html": "workshops/index.html",
    "workshops/": "workshops/2026-03-12-brownpaper.html",
    "klantprincipes/": "klantprincipes/verbindend.html",
    "forms/": "forms/telefoon.html",
    "criteria/": "criteria/actief-luisteren.html",
    "changelog.html": "changelog.html",
    "changelog/": "workshops/index.html",
}
"""Which page of the reference handbook lends its frame to which page, or to all in a folder."""


def write_framed(handbook: Handbook, outputs: Iterable[Output], site: Path, out: Path) -> list[str]:
    """Write what ``outputs`` make of a handbook to ``out``, framed as ``site`` is; return the pages' paths."""
    press, pages = Press(handbook), []
    (out / "assets").mkdir(parents=True)
    for folder in (site / "assets").iterdir():
        (out / "assets" / folder.name).symlink_to(folder)
    (out / "search").symlink_to(site / "search")
    for output in outputs:
        for path, made in output.render(press):
            content = made() if callable(made) else made
            target = out / path
            target.parent.mkdir(exist_ok=True)
            if isinstance(content, Page):
                target.write_text(_framed(content, site), encoding="utf-8")
                pages.append(path)
            else:
                target.write_bytes(content)
    return pages


def _framed(page: Page, site: Path) -> str:
    frame = FRAMES.get(page.path) or FRAMES[page.path[: page.path.index("/") + 1]]
    text = (site / frame).read_text(encoding="utf-8")
    start = re.search(r"<article[^>]*>", text)
    assert start
    return text[: start.end()] + page.body + text[text.rindex("</article>") :]
