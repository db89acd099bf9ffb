"""The views of a form that stand alone: one module a view."""

from __future__ import annotations

from maatstaf.render.forms import print
from maatstaf.render.kind import Output

FORMS: tuple[Output, ...] = (print,)
