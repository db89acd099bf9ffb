"""HTML to PDF: WeasyPrint sets the pages, with nothing at hand but our own styles, fonts and drawings."""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import unquote

import pikepdf
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from maatstaf.pdf.decoration import hide_decoration
from maatstaf.pdf.fields import add_fields, take_inputs
from maatstaf.pdf.letters import typeface
from maatstaf.render.addresses import ASSETS
from maatstaf.render.drawings import STATIC

BASE = "https://handbook.invalid/"
"""Where the pages are said to stand: an address that leads nowhere (RFC 2606)."""
HERE = f"{BASE}forms/form/print.html"
FORMAT = {"pdf_variant": "pdf/ua-1", "pdf_forms": True}
MM = 25.4 / 96
"""A pixel of CSS in millimetres."""
BOTTOM = 12
"""The lower margin of a sheet in millimetres, as in ``paper.css``."""
TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".woff2": "font/woff2",
}


class Refusing(URLFetcher):  # type: ignore[misc]
    """Fetches the program's own styles, fonts and drawings, and the organisation's pictures; refuses anything else."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self.files = files

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return one of the files; raises ``ValueError`` for any other address, on this computer or elsewhere."""
        name = unquote(url.removeprefix(f"{BASE}{ASSETS}/"))
        content = self.files.get(name) or _own(name)
        if content is None or name == url:
            raise ValueError(f"a PDF may not fetch {url}")
        return URLFetcherResponse(url, content, {"Content-Type": TYPES["." + name.rpartition(".")[2].lower()]})


@cache
def _own(name: str) -> bytes | None:
    known = {path.relative_to(STATIC).as_posix(): path for path in STATIC.rglob("*") if path.suffix in TYPES}
    return known[name].read_bytes() if name in known else None


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _styles() -> weasyprint.CSS:
    """Return the paper's stylesheet, read once in each process."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of what is meant for browsers only
    text = (STATIC / "paper.css").read_text(encoding="utf-8")
    return weasyprint.CSS(
        string=text, base_url=f"{BASE}{ASSETS}/paper.css", url_fetcher=Refusing({}), font_config=_fonts()
    )


@contextmanager
def _no_clock() -> Iterator[None]:
    """Keep the time of day out of the fonts that are cut to size (reproducible-builds.org/specs/source-date-epoch)."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


class Paper:
    """A page of ours laid out on sheets of paper; the same page gives the same bytes.

    ``pictures`` are the organisation's own, by their name below the program's files.
    """

    def __init__(self, html: str, pictures: Mapping[str, bytes]) -> None:
        styles = _styles()
        page = weasyprint.HTML(string=html, base_url=HERE, url_fetcher=Refusing(pictures))
        self.inputs = take_inputs(page.etree_element)
        self.sheets = page.render(stylesheets=[styles], font_config=_fonts(), **FORMAT)

    def holds(self, anchor: str) -> bool:
        """Return whether what an anchor stands at is on one of the sheets."""
        return any(anchor in sheet.anchors for sheet in self.sheets.pages)

    def empty_after(self, anchor: str) -> float:
        """Return how many millimetres are left on the sheet below an anchor."""
        for sheet in self.sheets.pages:
            if place := sheet.anchors.get(anchor):
                return float(sheet.height - place[1]) * MM - BOTTOM
        return 0

    def pdf(self) -> bytes:
        """Return it as PDF/UA-1; the page's inputs have become fields."""
        out = io.BytesIO()
        with _no_clock():
            made = self.sheets.write_pdf(**FORMAT)
        with pikepdf.open(io.BytesIO(made)) as pdf:
            hide_decoration(pdf)
            if self.inputs:
                add_fields(pdf, self.inputs, typeface())
            pdf.remove_unreferenced_resources()
            pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()
