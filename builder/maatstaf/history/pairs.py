"""Which of the things that went is which of the things that came: alike in everything but their id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from maatstaf.history.plain import likeness, tokens

ALIKE = 0.6
"""From this share of common words on, two definitions with different ids are taken for one that was renamed."""
MOST = 10_000
"""Of more pairs than this only those that are alike to the letter are looked for."""


def renamed(gone: Mapping[str, Any], come: Mapping[str, Any]) -> dict[str, str]:
    """Return old id to new id of those that were renamed; data without its id in, each taken at most once."""
    pairs = _exact(gone, come)
    left = {id: tokens(data) for id, data in gone.items() if id not in pairs}
    new = {id: tokens(data) for id, data in come.items() if id not in pairs.values()}
    if not left or not new or len(left) * len(new) > MOST:
        return pairs
    found = [(-likeness(was, now), old, id) for old, was in left.items() for id, now in new.items()]
    for less, old, id in sorted(found):
        if -less >= ALIKE and old not in pairs and id not in pairs.values():
            pairs[old] = id
    return pairs


def _exact(gone: Mapping[str, Any], come: Mapping[str, Any]) -> dict[str, str]:
    spelled: dict[str, list[str]] = {}
    for id, data in come.items():
        spelled.setdefault(_spelled(data), []).append(id)
    found = {}
    for id, data in gone.items():
        if same := spelled.get(_spelled(data)):
            found[id] = same.pop(0)
    return found


def _spelled(data: Any) -> str:
    return repr({key: member for key, member in data.items() if key != "id"} if isinstance(data, dict) else data)
