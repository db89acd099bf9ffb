"""What people call the members on a path that are known by an id of something else: answers, criteria, roles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from maatstaf.history.result import FieldChange
from maatstaf.history.state import State
from maatstaf.model.text import Words


def named(change: FieldChange, kind: str, definition: Any, state: State) -> FieldChange:
    """Return a change whose members are called as people call them; an id stays where there is no name for it."""
    if not change.names or not isinstance(id := change.names[0], str):
        return change
    return replace(change, names=(_name(change, kind, id, definition, state), *change.names[1:]))


def _name(change: FieldChange, kind: str, id: str, definition: Any, state: State) -> Words:
    group = change.path[0]
    if kind == "criterion" and group == "anchors":
        scale = state.draft.scales.get(definition.scale)
        answer = scale.value.answer(id) if scale else None
        return answer.label if answer else id
    if group in ("items", "related", "ratings"):
        criterion = state.draft.criteria.get(id)
        return criterion.value.name if criterion else id
    organisation = state.draft.organisation
    if organisation and group in ("elaboration", "function_goals", "access"):
        parts: Any = organisation.value.chain if group == "elaboration" else organisation.value.roles
        return next((part.name for part in parts if part.id == id), id)
    return id
