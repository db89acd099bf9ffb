"""The versions of a form that came into use: when each of them counted, and where it can still be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form
from maatstaf.published import Frozen
from maatstaf.render.addresses import fill_address, frozen_address
from maatstaf.render.press import Press
from maatstaf.render.specs.form import form_spec
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.versions import by_changes, comparable

COMPARES = {
    "yes": ("same", "equal", T("Comparable")),
    "with-care": ("care", "equal-approximately", T("Compare with care")),
    "no": ("break", "equal-not", T("Not comparable")),
}
"""How it looks whether scores of two versions may be compared: the badge's class, its icon and its words."""


@dataclass(frozen=True)
class InUse:
    """A published version: from and until which day it counts, whether its scores compare with those before, its pages.

    ``before`` is the version that it is compared with, published or only in the form's changelog; empty for the first.
    ``current``: the form still stands in the handbook as it was published, so that its own pages are this version's.
    """

    frozen: Frozen
    since: date
    until: date | None
    before: str
    compares: Literal["yes", "with-care", "no", ""]
    current: bool
    fill: str
    spec: str


def in_use(press: Press, form: Form) -> tuple[InUse, ...]:
    """Return the published versions of a form, newest first."""
    frozen = press.handbook.published.get(form.id, ())
    if not frozen:
        return ()
    here = form_spec(press, form).hash if form.status is not Status.RETIRED else ""
    found = []
    for number, (one, period) in enumerate(zip(frozen, press.handbook.periods(form), strict=True)):
        version, current = one.spec.version, one.spec.hash == here
        before, compares = _compared(frozen[number - 1].spec if number else None, one.spec)
        found.append(
            InUse(
                frozen=one,
                since=period.since,
                until=period.until,
                before=before,
                compares=compares,
                current=current,
                fill=fill_address(form.id, "" if current else version),
                spec=frozen_address(form.id, version),
            )
        )
    return tuple(reversed(found))


def _compared(published: SpecForm | None, spec: SpecForm) -> tuple[str, Literal["yes", "with-care", "no", ""]]:
    """Return the version before and whether scores compare; of one that was never published the changelog tells."""
    if published:
        return published.version, comparable(published, spec)
    if len(spec.changelog) < 2:
        return "", ""
    newest, before, *_ = spec.changelog
    return before.version, by_changes({newest.change})
