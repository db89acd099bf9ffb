"""Where a change does less than its row in the table says, because of what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from maatstaf.history.fields import Least
from maatstaf.history.plain import Data, is_words
from maatstaf.history.result import FieldChange


def eased(change: FieldChange, before: Data, after: Data) -> FieldChange:
    """Return the change with a smaller class where it can't do what its row says.

    A language more or less says the same thing. Answers that all have a value keep their order by that value. Which
    part of a form a question is in matters where parts are weighed, judged as a whole or scored apart.
    """
    if change.least.rank > Least.WORDING.rank and any(ease(change, before, after) for ease in _EASES):
        return replace(change, least=Least.WORDING)
    return change


def _translated(change: FieldChange, before: Data, after: Data) -> bool:
    was, now = change.before, change.after
    if not (is_words(was) and is_words(now)):
        return False
    both = was.keys() & now.keys()
    return bool(both) and all(was[language] == now[language] for language in both)


def _valued(change: FieldChange, before: Data, after: Data) -> bool:
    answers = (*before.get("answers", ()), *after.get("answers", ()))
    return change.pattern == "answers" and all("value" in answer for answer in answers)


def _parts_only_order(change: FieldChange, before: Data, after: Data) -> bool:
    return change.pattern in ("items.*.section", "sections.*") and not (_by_part(before) or _by_part(after))


_EASES = (_translated, _valued, _parts_only_order)


def _by_part(form: Data) -> bool:
    scoring = form.get("scoring", {})
    return (
        any("weight" in part or "judged_as_a_whole" in part for part in form["sections"])
        or "section" in scoring.get("subscores", ())
        or any(key.startswith("section_") for key in _keys(scoring.get("outcomes", [])))
        or any(item.get("critical", {}).get("effect") == "zero-section" for item in form["items"])
    )


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(member)
