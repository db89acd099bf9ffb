"""What changed in a form and in its criteria, version by version of the form."""

from __future__ import annotations

from dataclasses import dataclass

from maatstaf.handbook import Handbook
from maatstaf.model.changelog import Entry
from maatstaf.model.criterion import Criterion
from maatstaf.model.form import Form


@dataclass(frozen=True)
class FormVersion:
    """A version of a form, with what changed in its criteria since the one before, newest first.

    ``entry`` is ``None`` for what changed since the newest version.
    """

    entry: Entry | None
    criteria: tuple[tuple[Criterion, Entry], ...]


def form_history(handbook: Handbook, form: Form) -> tuple[FormVersion, ...]:
    """Return the versions of a form, newest first.

    The criteria are those that the form asks now. What changed on the day of a version belongs to that version; what
    changed before the first one does not belong to the form: it took its criteria as they stood.
    """
    asked = dict.fromkeys(item.criterion for item in form.items if item.criterion)
    changes = [(handbook.criteria[id], entry) for id in asked for entry in handbook.criteria[id].changelog]
    changes.sort(key=lambda change: change[1].date, reverse=True)
    log = form.changelog
    versions = [FormVersion(None, tuple(c for c in changes if log and c[1].date > log[0].date))]
    for entry, before in zip(log, (*log[1:], None), strict=False):
        mine = (c for c in changes if before and before.date < c[1].date <= entry.date)
        versions.append(FormVersion(entry, tuple(mine)))
    return tuple(version for version in versions if version.entry or version.criteria)
