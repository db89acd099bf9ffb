"""Data fitted to the model; every misfit becomes a finding, and what fits goes into the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from maatstaf.check.draft import Draft, Entry, name_of
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T
from maatstaf.model import KINDS
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.kpi import Kpi
from maatstaf.model.scale import Scale
from maatstaf.model.text import Part
from maatstaf.read import MAX_PROBLEMS
from maatstaf.source import Source, spelled

RULE = "shape"

LISTS: dict[str, type[Part]] = {"klantprincipes": Klantprincipe, "kpis": Kpi, "scales": Scale}
"""Files that hold a list: each member is fitted apart, so that one misfit hides no other member."""


def fit(root: Path, sources: Iterable[Source]) -> tuple[Draft, list[Finding]]:
    """Fit every source to the model of its kind; return the draft and everything that does not fit."""
    draft, findings = Draft(root), list[Finding]()
    for source in sources:
        if source.kind in LISTS:
            _fit_list(source, draft, findings)
        else:
            _fit_one(source, draft, findings)
    draft.broken = bool(findings)
    return draft, findings


def _fit_one(source: Source, draft: Draft, findings: list[Finding]) -> None:
    kind, id = source.kind, name_of(source.path, source.kind)
    if kind not in ("organisation", "protocol"):
        _name(draft, kind, id, source, (), findings)
        if isinstance(source.data.get("id"), str):
            draft.named[kind].setdefault(source.data["id"], source)  # the rule *files* says so if it differs
    if kind == "organisation":
        _name_parts(draft, source)
    value = _validate(KINDS[kind][1], source, (), source.data, findings)
    if value is None:
        return
    entry = Entry(value, source)
    if kind in ("organisation", "protocol"):
        setattr(draft, kind, entry)
    else:
        table = {"criterion": "criteria"}.get(kind, f"{kind}s")
        getattr(draft, table).setdefault(id, entry)


def _fit_list(source: Source, draft: Draft, findings: list[Finding]) -> None:
    kind = source.kind
    members = source.data.get(kind)
    rest = {key: value for key, value in source.data.items() if key != kind}
    for key in rest:
        if key not in ("source", "changelog"):
            findings.append(_unknown(source, (key,), (kind, "source", "changelog")))
    if not isinstance(members, list) or not members:
        draft.unread.add(kind.removesuffix("s"))
        message = T("This file holds a list under “{kind}”.", {"kind": kind})
        findings.append(source.finding(RULE, (kind,), message, T("Write:\n{block}", {"block": f"{kind}:\n  - id: …"})))
        return
    for number, member in enumerate(members):
        at = (kind, number)
        id = member.get("id") if isinstance(member, dict) else None
        if isinstance(id, str):
            _name(draft, kind.removesuffix("s"), id, source, at, findings)
        else:
            draft.unread.add(kind.removesuffix("s"))
        value = _validate(LISTS[kind], source, at, member, findings)
        if value is not None:
            getattr(draft, kind).setdefault(id, Entry(value, source, at))


def _name(draft: Draft, kind: str, id: str, source: Source, at: tuple[str | int, ...], findings: list[Finding]) -> None:
    known = draft.named.setdefault(kind, {})
    if id in known:
        message = T("The id “{id}” is used twice; also in {path}.", {"id": id, "path": known[id].path})
        findings.append(source.finding("ids", (*at, "id"), message, T("Give one of the two another id.")))
    known.setdefault(id, source)


def _name_parts(draft: Draft, source: Source) -> None:
    """Note the ids inside the organisation's file, also when something else in that file doesn't fit."""

    def ids(value: Any) -> Iterator[str]:
        for member in value if isinstance(value, list) else ():
            if isinstance(member, dict) and isinstance(member.get("id"), str):
                yield member["id"]

    for key, kind in (("promise",) * 2, ("strategy",) * 2, ("chain",) * 2, ("channels", "channel"), ("roles", "role")):
        draft.named[kind] = dict.fromkeys(ids(source.data.get(key)), source)
    for key in ("vision", "mission"):
        part = source.data.get(key)
        statements = ids(part.get("statements")) if isinstance(part, dict) else ()
        draft.named.setdefault("statement", {}).update(dict.fromkeys(statements, source))


def _validate(
    model: type[Part], source: Source, at: tuple[str | int, ...], data: Any, findings: list[Finding]
) -> Part | None:
    try:
        return model.model_validate(data)
    except ValidationError as fault:
        seen: set[tuple[object, ...]] = set()
        for error in fault.errors(include_url=False):
            where = _in_data(data, error["loc"])
            if (where, error["type"]) not in seen and len(seen) < MAX_PROBLEMS:
                seen.add((where, error["type"]))
                findings.append(_explain(model, source, at, data, where, error))
        return None


def _in_data(data: Any, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return the steps of ``loc`` that lead through the data; pydantic also names branches of a union there."""
    path: list[str | int] = []
    for number, step in enumerate(loc):
        inside: Any = None
        if isinstance(data, dict) and isinstance(step, str):
            inside = data
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            inside = dict(enumerate(data))
        if inside is not None and step in inside:
            data = inside[step]
        elif number < len(loc) - 1 or not isinstance(data, dict) or step in ("text", "languages"):
            continue
        path.append(step)
    return tuple(path)


def _found(value: Any) -> T:
    match value:
        case None:
            return T("nothing")
        case bool():
            return T("{value} (a yes-or-no value)", {"value": str(value).lower()})
        case int() | Decimal():
            return T("the number {value}", {"value": value})
        case str():
            return T("the text “{value}”", {"value": value if len(value) <= 60 else value[:57] + "…"})
        case list():
            return T("a list")
    return T("a map (“key: value” lines)")


def _explain(
    model: type[Part], source: Source, at: tuple[str | int, ...], data: Any, where: tuple[str | int, ...],
    error: ErrorDetails,
) -> Finding:  # fmt: skip
    name = spelled(where)
    value = error.get("input")
    limits: dict[str, Any] = error.get("ctx") or {}
    place = (*at, *where)

    def finding(message: T, hint: T | None = None, *, key: bool = False) -> Finding:
        return source.finding(RULE, place, message, hint, key=key)

    match error["type"]:
        case "missing":
            field = str(where[-1]) if where else ""
            return source.finding(
                RULE,
                place[:-1],
                T("The field “{field}” is missing.", {"field": field}),
                T("Add a line “{field}: …”.", {"field": field}),
                key=True,
            )
        case "extra_forbidden":
            return _unknown(source, place, _keys(model, tuple(0 if isinstance(x, int) else x for x in where[:-1])))
        case "id_form":
            odd = limits.get("odd") or ""
            message = T("“{field}” may only hold a-z, 0-9 and -, and begins with a letter.", {"field": name})
            shown = f"{odd!r} U+{ord(odd):04X}" if odd else ""
            return finding(message, T("Found the character {odd}.", {"odd": shown}) if odd else None)
        case "id_long":
            return finding(T("“{field}” has {length} characters, at most {limit}.", {"field": name, **limits}))
        case "id_reserved":
            message = T("“{value}” is a reserved name.", {"value": value})
            return finding(message, T("Choose another id: this one would replace a page or file of the site."))
        case "date_form" | "date_none":
            message = T("“{field}” must be a date; found {found}.", {"field": name, "found": _found(value)})
            return finding(message, T("Write year-month-day without a time, for example 2026-03-12."))
        case "number" | "int_type" | "int_from_float" | "decimal_type":
            message = T("“{field}” must be a number; found {found}.", {"field": name, "found": _found(value)})
            return finding(message, _plain_number(value))
        case "bool_type":
            message = T("“{field}” is true or false; found {found}.", {"field": name, "found": _found(value)})
            return finding(message, T("Write true or false, without quotes."))
        case "enum" | "literal_error":
            known = [word.strip(" '") for word in str(limits.get("expected", "")).replace(" or ", ", ").split(",")]
            message = T("“{field}” can't be {found}.", {"field": name, "found": _found(value)})
            return finding(message, did_you_mean(str(value), known))
        case "string_pattern_mismatch" if isinstance(value, str) and "\n" in value:
            return finding(T("“{field}” is one line.", {"field": name}), T("Put the rest in another field."))
        case "string_pattern_mismatch":
            message = T("“{field}” is not written as it should be: {found}.", {"field": name, "found": _found(value)})
            return finding(message, _pattern_hint(str(limits.get("pattern", ""))))
        case "too_short" | "string_too_short" if not value:
            return finding(T("“{field}” is empty.", {"field": name}), T("Fill it in, or remove the line."), key=True)
        case "greater_than_equal" | "less_than_equal":
            message = T("“{field}” is out of range: {found}.", {"field": name, "found": _found(value)})
            low, high = limits.get("ge"), limits.get("le")
            bound = (
                T("At least {limit}.", {"limit": low}) if low is not None else T("At most {limit}.", {"limit": high})
            )
            return finding(message, bound)
    return finding(*_wrong_type(name, error["type"], value))


def _wrong_type(name: str, problem: str, value: Any) -> tuple[T, T | None]:
    if value is None:
        return T("“{field}” is empty.", {"field": name}), T("Fill it in, or remove the line.")
    if problem in ("tuple_type", "list_type"):
        shown = value if isinstance(value, str) else "…"
        message = T("“{field}” must be a list; found {found}.", {"field": name, "found": _found(value)})
        return message, T("Put each on a line of its own, after a dash:\n{block}", {"block": f"- {shown}"})
    if problem.startswith("string"):
        message = T("“{field}” must be text; found {found}.", {"field": name, "found": _found(value)})
        if isinstance(value, dict) and len(value) == 1:
            [(head, tail)] = value.items()
            return message, T("The colon made a key of it. Under a bar it stays text:\n{block}",
                              {"block": f"|\n  {head}: {tail}"})  # fmt: skip
        return message, T("Put it between double quotes.") if isinstance(value, (int, Decimal)) else None
    message = T("“{field}” must be “key: value” lines; found {found}.", {"field": name, "found": _found(value)})
    return message, None


def _plain_number(value: Any) -> T | None:
    cleaned = str(value).replace("_", "").replace(",", ".").strip()
    try:
        number = Decimal(cleaned)
    except ArithmeticError:
        return T("Write a plain number, for example 10 or 2.5.")
    if not number.is_finite():
        return T("It must be a finite number, for example 10 or 2.5.")
    return T("Write {number}, without quotes.", {"number": format(number.normalize(), "f")})


def _pattern_hint(pattern: str) -> T | None:
    if "(0|[1-9]" in pattern:
        return T("Write a version as three numbers: 1.2.0.")
    if pattern.startswith("^P("):
        return T("Write a duration such as P28D (28 days), P6M (six months) or P1Y (a year).")
    if pattern.startswith("^[a-z]{2,3}"):
        return T("Write a language code, for example nl or en.")
    return None


def _unknown(source: Source, place: tuple[str | int, ...], known: Iterable[str]) -> Finding:
    key = str(place[-1])
    message = T("The key “{key}” is not known here.", {"key": key})
    return source.finding(RULE, place, message, did_you_mean(key, known), key=True)


@lru_cache(maxsize=256)
def _keys(model: type[Part], where: tuple[str | int, ...]) -> list[str]:
    """Return the keys that may stand at ``where``, read from the model's own JSON Schema."""
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
    return [key for option in _alternatives(schema, node) for key in option.get("properties", {})]


def _alternatives(schema: dict[str, Any], node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "$ref" in node:
        yield from _alternatives(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[1]])
        return
    yield node
    for choice in (*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())):
        yield from _alternatives(schema, choice)
