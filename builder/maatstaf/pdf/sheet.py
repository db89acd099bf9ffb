"""A workshop's sheet as PDF: A4 pages for the table, or one for the wall, whose letters shrink until it is one."""

from __future__ import annotations

from maatstaf.model.workshop import Workshop
from maatstaf.pdf.printer import Paper
from maatstaf.render.addresses import sheet_address
from maatstaf.render.forms.sheet import sheet
from maatstaf.render.press import Press

SIZES = tuple((size, goals) for goals in (True, False) for size in (1, 0.9, 0.8, 0.7, 0.6, 0.5))
"""How large the letters are, and whether goals are there, from the best to the last resort."""


def sheet_pdf(press: Press, workshop: Workshop | None, paper: str) -> bytes:
    """Return a workshop's sheet, or an empty one, as PDF/UA-1; ``paper`` is one of ``PAPERS``."""
    path = sheet_address(workshop.id if workshop else "sheet")
    for size, goals in SIZES:
        printed = Paper(sheet(press, workshop, path, paper, size, goals), press.look.files)
        if paper == "a4" or len(printed.sheets.pages) == 1:
            break
    return printed.pdf()
