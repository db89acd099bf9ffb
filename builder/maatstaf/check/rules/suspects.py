"""What leans on something that changed has been looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T
from maatstaf.suspects import Suspect

ID = "suspects"
TITLE = T("What leans on something that changed has been looked at again.")
HELP = T(
    "A criterion makes a klantprincipe concrete, and a klantprincipe a promise. When the one below is sharpened or "
    "comes to mean something else, the one above may no longer fit; it is suspect until somebody has looked at it. "
    "Look at it, and then write an entry in its changelog, or the day under “reviewed” when nothing had to change. "
    "An entry in criteria/organisation.yml says with “about” which sentences it is about; without it all are meant."
)

CHANGED = {
    "statement": T("the sentence “{id}” of vision and mission"),
    "strategy": T("the pillar “{id}” of the strategy"),
    "promise": T("the promise “{id}”"),
    "klantprincipe": T("the klantprincipe “{id}”"),
    "kpi": T("the KPI “{id}”"),
    "scale": T("the scale “{id}”"),
}
"""What each thing that others lean on is called."""


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield a warning for each thing that leans on a newer change, and for an ``about`` that names nothing."""
    yield from _about(draft)
    for one in draft.suspects:
        entry = _entry(draft, one)
        if entry is not None:
            named = {"what": CHANGED[one.on_kind](id=one.on), "date": one.entry.date.isoformat()}
            message = T("This leans on {what}, which changed on {date}; nobody has looked at it since.", named)
            hint = T("Look whether it still fits; then write a changelog entry, or “reviewed” with the day.")
            yield entry.warning(ID, one.at, message, hint)


def _entry(draft: Draft, one: Suspect) -> Entry[Any] | None:
    tables: dict[str, Any] = {
        "klantprincipe": draft.klantprincipes,
        "kpi": draft.kpis,
        "criterion": draft.criteria,
        "form": draft.forms,
    }
    return draft.organisation if one.kind == "promise" else tables[one.kind].get(one.id)


def _about(draft: Draft) -> Iterator[Finding]:
    """Yield what the newest entry of the organisation is about and does not exist; older ones may name what went."""
    entry = draft.organisation
    if entry is None or not entry.value.changelog:
        return
    kinds = ("statement", "promise", "strategy", "chain", "channel", "role")
    known = {id for kind in kinds for id in draft.named.get(kind, {})}
    for number, id in enumerate(entry.value.changelog[0].about):
        if id not in known:
            message = T("“{id}” is no sentence, promise or pillar in this file.", {"id": id})
            hint = did_you_mean(id, known) or T("Write the id of what changed.")
            yield entry.warning(ID, ("changelog", 0, "about", number), message, hint)
