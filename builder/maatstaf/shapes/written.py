"""How specs are written down: as bytes, as canonical JSON, and as a hash over what judging rests on."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import orjson
import rfc8785
from pydantic import BaseModel

OUTSIDE_HASH = ("hash", "status", "effective_from", "effective_until")
"""What may change in a spec while it is in use."""

_SORTS_OTHERWISE = re.compile(rb"[\xee-\xff]")
"""The bytes of UTF-8 from U+E000 on. Names with such a character sort otherwise in UTF-16, which the standard asks."""


def dumped(part: BaseModel, language: str) -> dict[str, Any]:
    """Return a shape as plain data: texts by language (``language`` where they name none), numbers as decimal text."""
    context = {"language": language}
    data: dict[str, Any] = part.model_dump(mode="json", by_alias=True, exclude_none=True, context=context)
    return data


def as_json(data: dict[str, Any]) -> bytes:
    """Return data as JSON with sorted keys: the same data, the same bytes."""
    return orjson.dumps(data, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def canonical(data: dict[str, Any]) -> bytes:
    """Return canonical JSON (RFC 8785) of data without fractions: specs hold these as decimal text.

    orjson writes the same bytes ten times as fast, but for the order of names with characters from U+E000 on.
    """
    try:
        fast = orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        return rfc8785.dumps(data)
    return rfc8785.dumps(data) if _SORTS_OTHERWISE.search(fast) else fast


def content_hash(spec: dict[str, Any]) -> str:
    """Return SHA-256 over the canonical JSON (RFC 8785) of a dumped spec, without what may change in use."""
    kept = {key: value for key, value in spec.items() if key not in OUTSIDE_HASH}
    return hashlib.sha256(canonical(kept)).hexdigest()
