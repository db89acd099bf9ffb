"""The square code on paper that leads a phone to a page of the site."""

from __future__ import annotations

from urllib.parse import urljoin

import segno
from markupsafe import Markup

from maatstaf.message import T
from maatstaf.model.form import Form
from maatstaf.render.addresses import address
from maatstaf.render.press import Press


def code(press: Press, form: Form) -> Markup:
    """Return a QR code of the form's page as SVG; empty where it isn't known at what address the site stands."""
    if not press.host.site:
        return Markup("")
    target = urljoin(press.host.site.rstrip("/") + "/", address("form", form.id))
    rows = segno.make(target, error="m", micro=False).matrix
    squares = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    title = press.text(T("Code that leads to {address}", {"address": target}))
    return Markup(
        '<svg class="ms-code" viewBox="0 0 {size} {size}" width="64" height="64" role="img" focusable="false">'
        '<title>{title}</title><path d="{squares}" fill="#000" stroke="none"/></svg>'
    ).format(size=len(rows), title=title, squares=squares)
