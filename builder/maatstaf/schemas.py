"""JSON Schemas (2020-12), made from the model: of the files that authors write, and of the specs that tools read."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel

from maatstaf.model import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(model: type[BaseModel], name: str, mode: Literal["validation", "serialization"]) -> dict[str, Any]:
    """Return the schema of a model: as authors write it (``validation``) or as specs carry it (``serialization``)."""
    schema = model.model_json_schema(by_alias=True, mode=mode)
    return {"$schema": DIALECT, "$id": f"urn:maatstaf:{name}", **schema}


def authoring_schemas() -> dict[str, bytes]:
    """Return the schema of every kind of authoring file, by file name."""
    return {
        f"{kind}.schema.json": as_bytes(schema_of(model, f"author:{kind}", "validation"))
        for kind, (_, model) in KINDS.items()
    }


def as_bytes(schema: dict[str, Any]) -> bytes:
    """Return JSON for people: indented, in the model's order, with an end of line."""
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
