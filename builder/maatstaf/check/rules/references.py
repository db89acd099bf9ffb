"""A name of something else exists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft
from maatstaf.check.references import NAMES
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T

ID = "references"
TITLE = T("What a definition names, exists.")
HELP = T(
    "A criterion names klantprincipes, KPIs, a scale and channels; a form names criteria; a workshop names both. "
    "The finding proposes the nearest name that does exist."
)


DELETED = T(
    "Correct the name, or define it first. Was it deleted? Bring its file back and let it retire: “status: retired”, "
    "with the why in its changelog."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for each id that names nothing; nothing is said about names that could not be read."""
    names: dict[tuple[str, ...], frozenset[str]] = {}
    for entry, (at, kinds, id) in draft.dangling:
        if kinds not in names:
            names[kinds] = frozenset(name for kind in kinds for name in draft.named.get(kind, {}))
        message = T("“{id}” does not exist: no {kind} has this id.", {"id": id, "kind": NAMES[kinds[0]]})
        hint = did_you_mean(id, names[kinds]) or (
            DELETED if kinds == ("criterion",) else T("Correct the name, or define it first.")
        )
        yield entry.error(ID, at, message, hint)
