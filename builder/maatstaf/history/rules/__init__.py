"""The rules about changes, in the order of the handbook's page about them; and running them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from maatstaf.check.rules import files
from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.result import Changed
from maatstaf.history.rule import Rule
from maatstaf.history.rules import bump, change_class, frozen, judged, kept, new_entry, rewritten, same_ids, takes_over

RULES: tuple[Rule, ...] = (new_entry, change_class, bump, rewritten, kept, same_ids, frozen, takes_over, judged)


def missing(compared: Compared) -> Iterator[tuple[Changed, Finding]]:
    """Yield everything that is missing or not allowed, each with the change that it is about."""
    for change in compared.difference.changes:
        for rule in RULES:
            for finding in rule.check(change, compared):
                yield change, finding


def beside(found: Iterable[Finding], missing: Iterable[Finding]) -> list[Finding]:
    """Return what the check found and what is missing, in order.

    Of a file whose name and id differ the check can't know which of the two was there first: its history does.
    """
    told = list(missing)
    known = {one.order[:3] for one in told if one.rule == same_ids.ID}
    kept = [one for one in found if not (one.rule == files.ID and one.order[:3] in known)]
    return sorted((*kept, *told), key=lambda one: one.order)
