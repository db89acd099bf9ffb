"""The square codes on paper that lead a phone to a page of the site."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urljoin

import segno
from markupsafe import Markup

from maatstaf.message import T
from maatstaf.render.press import Press


def code(press: Press, page: str, size: int) -> Markup:
    """Return a QR code of a page of the site as SVG; empty where it isn't known at what address the site stands.

    ``page`` is an address from the site's root, ``size`` the width on paper in millimetres.
    """
    if not press.host.site:
        return Markup("")
    target = urljoin(press.host.site.rstrip("/") + "/", page)
    rows = segno.make(target, error="l", micro=False).matrix
    title = press.text(T("Code that leads to {address}", {"address": target}))
    return Markup(
        '<svg class="ms-qr" viewBox="0 0 {modules} {modules}" width="{size}mm" height="{size}mm" role="img"'
        ' focusable="false"><title>{title}</title><path d="{dark}" fill="#000" stroke="none"/></svg>'
    ).format(modules=len(rows), size=size, title=title, dark="".join(_dark(rows)))


def _dark(rows: tuple[bytearray, ...]) -> Iterator[str]:
    """Yield the dark modules of each row, as long as they touch in one piece of path."""
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            long = len(list(run))
            if dark:
                yield f"M{x} {y}h{long}v1h-{long}z"
            x += long
