"""The result that a record carries beside the one that the form computes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.records.read import JsonFile
from maatstaf.shapes.record import Record
from maatstaf.shapes.result import Result
from maatstaf.source import Path as Place
from maatstaf.source import spelled


def stored(file: JsonFile, record: Record, result: Result) -> Iterator[Finding]:
    """Yield the first difference between the result in the record and the one that the form computes."""
    if record.result is None or record.result == result:
        return
    kept, made = (one.model_dump(mode="json", exclude_none=True) for one in (record.result, result))
    at, stored, computed = _first_difference(("result",), kept, made)
    message = T("“{field}” is stored as {stored}; the form computes {computed}.")
    told = message(field=spelled(at), stored=_short(stored), computed=_short(computed))
    yield file.finding("result", at, told, T("Open the record and save it again; until then trust the computed one."))


def _first_difference(at: Place, one: Any, other: Any) -> tuple[Place, Any, Any]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*other, *one)):
            if one.get(key) != other.get(key):
                return _first_difference((*at, key), one.get(key), other.get(key))
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True)):
            if left != right:
                return _first_difference((*at, number), left, right)
    return at, one, other


def _short(value: Any) -> T | str:
    if value is None:
        return T("nothing")
    if isinstance(value, list | dict):
        return T("{count} parts", {"count": len(value)})
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
