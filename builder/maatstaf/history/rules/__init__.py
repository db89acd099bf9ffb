"""The rules about changes, in the order of the handbook's page about them; and running them all."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.result import Changed
from maatstaf.history.rule import Rule
from maatstaf.history.rules import bump, change_class, frozen, kept, new_entry, rewritten, same_ids, takes_over

RULES: tuple[Rule, ...] = (new_entry, change_class, bump, rewritten, kept, same_ids, frozen, takes_over)


def missing(compared: Compared) -> Iterator[tuple[Changed, Finding]]:
    """Yield everything that is missing or not allowed, each with the change that it is about."""
    for change in compared.difference.changes:
        for rule in RULES:
            for finding in rule.check(change, compared):
                yield change, finding
