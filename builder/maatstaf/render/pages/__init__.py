"""The pages of the handbook: one module a kind of page, each with a template of the same name."""

from __future__ import annotations

from maatstaf.render.kind import Output
from maatstaf.render.pages import (
    criterion,
    form,
    golden_thread,
    home,
    klantprincipe,
    protocol,
    retired,
    workshop,
    workshops,
)

PAGES: tuple[Output, ...] = (
    home,
    golden_thread,
    klantprincipe,
    criterion,
    protocol,
    retired,
    form,
    workshops,
    workshop,
)
