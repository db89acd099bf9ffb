"""The pages of the handbook: one module a kind of page, each with a template of the same name."""

from __future__ import annotations

from maatstaf.render.kind import Output
from maatstaf.render.pages import (
    authors,
    calibration,
    calibrations,
    changelog,
    criterion,
    fields,
    form,
    golden_thread,
    home,
    integrators,
    klantprincipe,
    propose,
    protocol,
    retired,
    rules,
    why,
    workshop,
    workshops,
)

PAGES: tuple[Output, ...] = (
    home,
    golden_thread,
    klantprincipe,
    criterion,
    propose,
    protocol,
    retired,
    form,
    why,
    workshops,
    workshop,
    changelog,
    authors,
    fields,
    rules,
    integrators,
    calibrations,
    calibration,
)
