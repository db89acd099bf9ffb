"""The views of a form that stand alone: one module a view."""

from __future__ import annotations

from maatstaf.render.forms import fill, note, print, review
from maatstaf.render.kind import Output

FORMS: tuple[Output, ...] = (print, fill, review, note)
