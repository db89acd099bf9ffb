"""The views of a form that stand alone: one module a view."""

from __future__ import annotations

from maatstaf.render.kind import Output
from maatstaf.render.forms import print

FORMS: tuple[Output, ...] = (print,)
