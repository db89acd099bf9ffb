"""What does not fit the shape of a record, in words: what was found, and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from maatstaf.check.hints import DATE, VERSION, found_value
from maatstaf.check.keys import known_keys
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T
from maatstaf.model.text import AS_JSON
from maatstaf.records.read import JsonFile
from maatstaf.shapes.record import Record
from maatstaf.source import spelled

RULE = "shape"
MOST = 50
"""So many findings about one file are enough."""
KIND = "maatstaf/record/v1"

_DECIMAL = T("Write a number as text, with a point: {example}.", {"example": '"12.5"'})
_MOMENT = T("Write date, time and zone: 2026-03-12T14:05:00+01:00.")
_HASH = T("It has 64 signs, 0-9 and a-f: copy it from the spec of the form.")


def fit(file: JsonFile) -> Record | list[Finding]:
    """Return the record in a file, or everything that makes it none."""
    if wrong := _other_kind(file):
        return [wrong]
    try:
        return Record.model_validate(file.data, context=AS_JSON)
    except ValidationError as fault:
        found = list(_misfits(file, fault.errors(include_url=False)))
        return found[:MOST]


def _other_kind(file: JsonFile) -> Finding | None:
    kind = file.data.get("record")
    if kind == KIND:
        return None
    write = T("A record begins with {line}.", {"line": f'"record": "{KIND}"'})
    if kind is None and isinstance(spec := file.data.get("spec"), str):
        message = T("This is no record but the spec “{spec}”.", {"spec": spec[:60]})
        return file.finding(RULE, ("spec",), message, T("Name the records that were made with it."))
    if kind is None:
        return file.finding(RULE, (), T("This is no record: the key “record” is missing."), write)
    message = T("This record is of another kind: {found}.", {"found": found_value(kind)})
    return file.finding(RULE, ("record",), message, write)


def _misfits(file: JsonFile, errors: list[ErrorDetails]) -> Iterator[Finding]:
    typos = set()
    told = set()
    for error in sorted(errors, key=lambda one: one["type"] != "extra_forbidden"):
        at = tuple(step for step in error["loc"] if step != "[key]")
        if at in told or at in typos:
            continue
        told.add(at)
        name = spelled(at)[:100]
        if error["type"] == "extra_forbidden":
            hint = did_you_mean(str(at[-1]), known_keys(Record, at[:-1]), show=40)
            if hint and "word" in hint.values:
                typos.add((*at[:-1], hint.values["word"]))
            message = T("The key “{key}” is not known here.", {"key": str(at[-1])[:100]})
            yield file.finding(RULE, at, message, hint or T("Remove it."), key=True)
        elif error["type"] == "missing":
            message = T("The field “{field}” is missing.", {"field": name})
            yield file.finding(RULE, at[:-1], message, _AGAIN, key=True)
        else:
            yield file.finding(RULE, at, *_told(name, error))


_AGAIN = T("Save the record again with the page or program that made it.")


def _told(name: str, error: ErrorDetails) -> tuple[T, T]:
    field: dict[str, Any] = {"field": name, "found": found_value(error.get("input"))}
    limits = error.get("ctx") or {}
    match error["type"]:
        case "date_form" | "date_none":
            return T("“{field}” must be a date; found {found}.", field), DATE
        case "string_pattern_mismatch":
            return T("“{field}” is not written as it should be: {found}.", field), _for(str(limits.get("pattern", "")))
        case "string_too_long":
            return T("“{field}” is too long.", {"field": name}), T(
                "Write {limit} characters or fewer.", {"limit": limits.get("max_length")}
            )
        case "string_too_short":
            return T("“{field}” is empty.", {"field": name}), T("Fill it in, or remove the line.")
        case "literal_error" | "enum":
            words = re.findall(r"'([^']*)'", str(limits.get("expected", ""))) or [str(limits.get("expected"))]
            hint = did_you_mean(str(error.get("input")), words) or T(
                "Choose from: {words}.", {"words": ", ".join(words)}
            )
            return T("“{field}” can't be {found}.", field), hint
        case "value_error":
            return T("“{field}” is answered in two ways.", {"field": name}), T(
                "Keep one of answer, answers, value, text and not_applicable."
            )
        case "tuple_type" | "list_type":
            return T("“{field}” must be a list; found {found}.", field), T("Write it between [ and ].")
        case "bool_type":
            return T("“{field}” is true or false; found {found}.", field), T("Write true or false, without quotes.")
        case "int_type" | "int_from_float":
            return T("“{field}” must be a whole number; found {found}.", field), T("Write it without a point.")
        case "string_type" if name.endswith(("value", "score")):
            return T("“{field}” must be text; found {found}.", field), _DECIMAL
        case "string_type" | "string_unicode":
            return T("“{field}” must be text; found {found}.", field), T("Put it between double quotes.")
    return T("“{field}” must be a map; found {found}.", field), T("Write it between { and }.")


def _for(pattern: str) -> T:
    if "(0|[1-9]" in pattern:
        return VERSION
    if "{64}" in pattern:
        return _HASH
    if "T[0-9]{2}" in pattern:
        return _MOMENT
    if pattern.startswith("^[a-z]{2,3}"):
        return T("Write a language code, for example nl or en.")
    return _DECIMAL
