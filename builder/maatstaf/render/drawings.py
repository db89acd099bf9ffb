"""The small drawings: icons, the ten glyphs of klantprincipes, and the marks of answers."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from maatstaf.model.klantprincipe import ICONS

STATIC = Path(__file__).parent.parent / "static"

_GLYPHS = {
    "target": '<circle cx="12" cy="12" r="8.6"/><circle cx="12" cy="12" r="3.2" fill="currentColor" stroke="none"/>',
    "rings": '<circle cx="8.6" cy="12" r="5.9"/><circle cx="15.4" cy="12" r="5.9"/>',
    "gate": '<path d="M5 20.5v-9a7 7 0 0 1 14 0v9"/><path d="M9.6 20.5v-6a2.4 2.4 0 0 1 4.8 0v6z" '
    'fill="currentColor" stroke="none"/><path d="M2.5 20.5h19"/>',
    "star": '<path d="M12 2.6c1 5.4 3.7 8 9.2 9.4-5.5 1.4-8.2 4-9.2 9.4-1-5.4-3.7-8-9.2-9.4C8.3 10.6 11 8 12 2.6Z" '
    'stroke-linejoin="round"/>',
    "triangle": '<path d="M12 3.5 21.5 20h-19Z" stroke-linejoin="round"/>',
    "diamond": '<path d="m12 2.8 9.2 9.2-9.2 9.2L2.8 12Z" stroke-linejoin="round"/>',
    "hexagon": '<path d="m12 2.8 8 4.6v9.2l-8 4.6-8-4.6V7.4Z" stroke-linejoin="round"/>',
    "moon": '<path d="M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9Z" stroke-linejoin="round"/>',
    "square": '<rect x="3.8" y="3.8" width="16.4" height="16.4"/>',
    "plus": '<path d="M9 3h6v6h6v6h-6v6H9v-6H3V9h6Z" stroke-linejoin="round"/>',
}
assert tuple(_GLYPHS) == ICONS

_MARKS = {
    "goed": '<circle cx="10" cy="10" r="9" class="f"/><path d="m5.8 10.3 2.9 2.9 5.6-6" class="k"/>',
    "deels": '<circle cx="10" cy="10" r="8" class="o"/><path d="M10 2a8 8 0 0 1 0 16Z" class="f"/>',
    "niet": '<rect x="1.5" y="1.5" width="17" height="17" rx="3" class="f"/>'
    '<path d="m6.2 6.2 7.6 7.6m0-7.6-7.6 7.6" class="k"/>',
    "twijfel": '<circle cx="10" cy="10" r="8" class="o d"/>'
    '<path d="M7.7 7.9a2.4 2.4 0 1 1 3.7 2c-.9.6-1.4 1-1.4 2" class="s"/>'
    '<circle cx="10" cy="14.3" r="1.1" class="f"/>',
    "nvt": '<circle cx="10" cy="10" r="8" class="o"/><path d="M6 10h8" class="s"/>',
}


@cache
def icon(name: str) -> Markup:
    """Return a Lucide icon, hidden from screen readers: words always stand beside it."""
    return Markup(
        '<svg class="ms-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{_lines(name)}</svg>'
    )


def symbol(id: str, name: str) -> Markup:
    """Return a Lucide icon to be used many times on a page: its lines once, under an id."""
    return Markup('<symbol id="{id}" viewBox="0 0 24 24">{lines}</symbol>').format(id=id, lines=_lines(name))


def _lines(name: str) -> Markup:
    svg = (STATIC / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return Markup(re.sub(r"\s+", " ", svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]).strip())


@cache
def glyph(name: str) -> Markup:
    """Return the glyph of a klantprincipe."""
    return Markup(
        '<svg class="ms-glyph" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        f'aria-hidden="true" focusable="false">{_GLYPHS[name]}</svg>'
    )


@cache
def mark(name: str) -> Markup:
    """Return the mark of an answer: goed, deels, niet, twijfel or nvt."""
    if not name:
        return Markup("")
    return Markup(
        f'<svg class="ms-mark ms-mark--{name}" viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
        f"{_MARKS[name]}</svg>"
    )


def mark_symbol(name: str) -> Markup:
    """Return the mark of an answer to be used many times on a page: its lines once, under the id ``m-<name>``."""
    return Markup(f'<symbol id="m-{name}" viewBox="0 0 20 20">{_MARKS[name]}</symbol>')
