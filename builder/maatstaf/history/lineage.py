"""What became of what: criteria split, merged, or put in the place of others, where the definitions newly say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from maatstaf.history.result import Changed, Lineage
from maatstaf.history.state import State
from maatstaf.model.criterion import Relation

Pairs = set[tuple[str, str]]


def lineages(changes: tuple[Changed, ...], before: State, after: State) -> Iterator[Changed]:
    """Yield the changes; criteria among them that newly follow on each other say how."""
    known = {one.before.id: one.id for one in changes if one.kind == "criterion" and one.before}
    new = _said(after) - {(known.get(old, old), known.get(one, one)) for old, one in _said(before)}
    found = _grouped(new)
    for change in changes:
        own = tuple(one for one in found if change.id in (*one.old, *one.new)) if change.kind == "criterion" else ()
        yield replace(change, lineage=own) if own else change


def _said(state: State) -> Pairs:
    """Return who follows on whom, (old, new), in whichever of the two it is written."""
    pairs: Pairs = set()
    for id, entry in state.draft.criteria.items():
        criterion = entry.value
        pairs |= {(old, id) for old in criterion.replaces} | {(id, new) for new in criterion.replaced_by}
        for related in criterion.related:
            if related.how is Relation.SPLIT_FROM:
                pairs.add((related.criterion, id))
            elif related.how is Relation.MERGED_INTO:
                pairs.add((id, related.criterion))
    return pairs


def _grouped(pairs: Pairs) -> list[Lineage]:
    """Return the splits, one a criterion that went; the mergers, one a criterion that came; and then the rest."""
    found = []
    for old in sorted({old for old, _ in pairs}):
        came = tuple(sorted(new for one, new in pairs if one == old))
        if len(came) > 1:
            found.append(Lineage("split", (old,), came))
    for new in sorted({new for _, new in pairs}):
        went = tuple(sorted(old for old, one in pairs if one == new))
        if len(went) > 1:
            found.append(Lineage("merged", went, (new,)))
    told = {(old, new) for line in found for old in line.old for new in line.new}
    return found + [Lineage("replaced", (old,), (new,)) for old, new in sorted(pairs - told)]
