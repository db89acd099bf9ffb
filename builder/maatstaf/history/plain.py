"""A definition as plain data whose parts have names: what is compared, and how alike two pieces of it are."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import Any

from maatstaf.model.form import Form
from maatstaf.model.text import Part

Data = dict[str, Any]

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_OWN_NAMES = ("id", "criterion", "version", "role", "record", "period")
"""What tells the members of a list apart, where they have it: the first of these."""


def plain(value: Part, language: str) -> Data:
    """Return a definition as plain data: texts by language, numbers as decimal text in one spelling, nothing empty.

    The questions of a form stand beside its parts, each with the ``section`` that it is in: moving one to another part
    is no removal.
    """
    data: Data = _tidy(value.model_dump(mode="json", by_alias=True, exclude_none=True, context={"language": language}))
    data.pop("version", None)  # it follows from the changelog
    if isinstance(value, Form):
        data["items"] = [
            {**item, "section": section["id"]} for section in data["sections"] for item in section.pop("items")
        ]
    return data


def _tidy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: tidied for key, member in value.items() if (tidied := _tidy(member)) not in ((), [], {})}
    if isinstance(value, list):
        return [_tidy(member) for member in value]
    if isinstance(value, str) and "." in value and _NUMBER.fullmatch(value):
        return format(Decimal(value).normalize(), "f")
    return value


def is_words(value: Any) -> bool:
    """Return whether a value is text by language."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(_LANGUAGE.fullmatch(key) and isinstance(words, str) for key, words in value.items())
    )


def members(value: Any) -> dict[str, Any]:
    """Return the members of a list or map by id; one that comes again gets a number behind its id."""
    if isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for member in value or ():
        id = key = own_name(member)
        number = 1
        while key in found:
            number += 1
            key = f"{id}#{number}"
        found[key] = member
    return found


def own_name(member: Data) -> str:
    """Return what tells a member of a list apart; nothing for one that lacks it, which the check tells of."""
    if "question" in member:
        member = member["question"]
    name = next((member[key] for key in _OWN_NAMES if key in member), "")
    return next(iter(name.values())) if isinstance(name, dict) else str(name)


def tokens(value: Any) -> Counter[str]:
    """Return how often each word occurs in a piece of data; names of members don't count, nor does its history."""
    if isinstance(value, dict):
        kept = (member for key, member in value.items() if key not in ("id", "changelog"))
        return sum((tokens(member) for member in kept), Counter())
    if isinstance(value, list):
        return sum((tokens(member) for member in value), Counter())
    return Counter(re.findall(r"\w+", str(value).lower()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return how many words two pieces share, from 0 to 1 (Dice's coefficient over their words)."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0
