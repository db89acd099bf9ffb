"""Which version of a form counted on a day, and which ones were nearest to it when none did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from maatstaf.check.draft import Draft
from maatstaf.findings import Finding
from maatstaf.pipeline import Checked
from maatstaf.published import FOLDER, Frozen
from maatstaf.shapes.versions import Period, periods


@dataclass(frozen=True)
class Counted:
    """The version that counted on ``day``; when there is none, those that counted last before and first after it."""

    form: str
    day: date
    period: Period | None
    before: Period | None
    after: Period | None
    files: dict[str, str]
    """The file of each version, from the handbook's root."""

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data; what is not there is ``None``."""
        told = {name: self._told(getattr(self, name)) for name in ("period", "before", "after")}
        return {"form": self.form, "on": self.day.isoformat(), "counted": told.pop("period"), **told}

    def _told(self, period: Period | None) -> dict[str, Any] | None:
        if period is None:
            return None
        return {
            "version": period.spec.version,
            "from": period.since.isoformat(),
            "until": period.until.isoformat() if period.until else None,
            "hash": period.spec.hash,
            "file": self.files[period.spec.version],
        }


def counted(draft: Draft, form: str, day: date) -> Counted:
    """Return which published version of a form counted on a day."""
    versions: tuple[Frozen, ...] = draft.published.forms.get(form, ())
    entry = draft.forms.get(form)
    found = periods((one.spec for one in versions), entry.value.ended if entry else None)
    return Counted(
        form,
        day,
        next((one for one in found if one.holds(day)), None),
        next((one for one in reversed(found) if one.until and one.until < day), None),
        next((one for one in found if one.since > day), None),
        {one.spec.version: one.path for one in versions},
    )


def touched(checked: Checked, form: str) -> list[Finding]:
    """Return what is wrong with files of a form that should be published versions: without these nobody can say."""
    paths = {one.path for one in checked.draft.published.misfits if one.path.startswith(f"{FOLDER}/{form}/")}
    return [finding for finding in checked.errors if finding.path in paths]
