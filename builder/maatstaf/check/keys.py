"""Which keys may stand where, read from the models' own JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from maatstaf.model.text import Part


def known_keys(model: type[Part], where: tuple[str | int, ...]) -> list[str]:
    """Return the keys that may stand at ``where`` inside ``model``."""
    return list(_keys(model, tuple(0 if isinstance(step, int) else step for step in where)))


@lru_cache(maxsize=256)
def _keys(model: type[Part], where: tuple[str | int, ...]) -> tuple[str, ...]:
    schema = model.model_json_schema(by_alias=True)
    node = schema
    for step in where:
        options = list(_alternatives(schema, node))
        node = {}
        for option in options:
            if isinstance(step, int) and "items" in option:
                node = option["items"]
            elif isinstance(step, str) and step in option.get("properties", {}):
                node = option["properties"][step]
            elif isinstance(step, str) and isinstance(option.get("additionalProperties"), dict):
                node = option["additionalProperties"]
    return tuple(key for option in _alternatives(schema, node) for key in option.get("properties", {}))


def _alternatives(schema: dict[str, Any], node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "$ref" in node:
        yield from _alternatives(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[1]])
        return
    yield node
    for choice in (*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())):
        yield from _alternatives(schema, choice)
