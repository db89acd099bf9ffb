"""The pages that stand alone, without the site's frame: views of a form, and of a workshop; one module a page."""

from __future__ import annotations

from maatstaf.render.forms import capture, compose, fill, note, print, review, sheet
from maatstaf.render.kind import Output

FORMS: tuple[Output, ...] = (print, fill, review, compose, note, capture, sheet)
