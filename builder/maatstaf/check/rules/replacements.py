"""Who replaces whom is said on both sides, and a retired criterion says what came instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.criterion import Criterion, Status

ID = "replacements"
TITLE = T("A criterion and its successor name each other.")
HELP = T(
    "Whoever finds an old criterion wants to know what holds now, and whoever reads a new one wants to know what it "
    "was made from. So “replaces” in the new one and “replaced_by” in the retired one say the same. A retired "
    "criterion without a successor is possible: it says “replaced_by: []”, and its changelog says why."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error on the side that does not name the other, and a warning for loose ends."""
    for id, entry in draft.criteria.items():
        criterion = entry.value
        for field, back in (("replaces", "replaced_by"), ("replaced_by", "replaces")):
            for number, other in enumerate(getattr(criterion, field)):
                if other == id:
                    message = T("The criterion “{id}” names itself.", {"id": id})
                    yield entry.error(ID, (field, number), message, T("Name the other criterion, or remove the line."))
                elif other in draft.criteria:
                    yield from _named_back(draft.criteria[other], id, field, back)
        if criterion.replaced_by and criterion.status is not Status.RETIRED:
            message = T(
                "Only a retired criterion is replaced; this one is {status}.", {"status": criterion.status.value}
            )
            hint = T("Write “status: retired” and a changelog entry, or remove “replaced_by”.")
            yield entry.error(ID, ("replaced_by",), message, hint, key=True)
        if criterion.status is Status.RETIRED and "replaced_by" not in criterion.model_fields_set:
            message = T("This criterion is retired and names no successor.")
            hint = T(
                "Add “replaced_by”. If nothing came instead, write “replaced_by: []” and the why in the changelog."
            )
            yield entry.warning(ID, ("status",), message, hint)
        yield from _related(draft, id, entry)


def _named_back(other: Entry[Criterion], id: str, field: str, back: str) -> Iterator[Finding]:
    if id not in getattr(other.value, back):
        message = (
            T("The criterion “{id}” says that it replaces this one.", {"id": id})
            if field == "replaces"
            else T("The criterion “{id}” says that this one replaces it.", {"id": id})
        )
        hint = T("Write here:\n{block}", {"block": f"{back}:\n  - {id}"})
        yield other.error(ID, (back,) if getattr(other.value, back) else ("id",), message, hint, key=True)


def _related(draft: Draft, id: str, entry: Entry[Criterion]) -> Iterator[Finding]:
    for number, related in enumerate(entry.value.related):
        at = ("related", number, "criterion")
        other = draft.criteria.get(related.criterion)
        if related.criterion == id:
            message = T("The criterion “{id}” is related to itself.", {"id": id})
            yield entry.warning(ID, at, message, T("Remove this line."))
        elif other and other.value.status is Status.RETIRED and entry.value.status is not Status.RETIRED:
            successors = ", ".join(other.value.replaced_by)
            message = T("The related criterion “{id}” is retired.", {"id": related.criterion})
            hint = T("Take its successor: {ids}.", {"ids": successors}) if successors else T("Remove this line.")
            yield entry.warning(ID, at, message, hint)
