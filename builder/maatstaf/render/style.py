"""The organisation's own colours, logo and icon, as files of the site; none where it has none."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.render.addresses import ASSETS
from maatstaf.render.page import Content
from maatstaf.render.press import Press


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the stylesheet and the pictures."""
    return ((f"{ASSETS}/{name}", content) for name, content in sorted(press.look.files.items()))
