"""What pydantic says about a misfit, in words for a coach: what was found, where, and what to write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic_core import ErrorDetails

from maatstaf.check.hints import COLOUR, DATE, VERSION, for_pattern, found_value, plain_number, wrong_id
from maatstaf.check.keys import known_keys
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T
from maatstaf.model.text import Part
from maatstaf.read import MAX_PROBLEMS
from maatstaf.source import Source, spelled

RULE = "shape"
Step = tuple[str | int, ...]
Branch = tuple[Step, str]


def misfits(model: type[Part], source: Source, at: Step, data: Any, errors: list[ErrorDetails]) -> list[Finding]:
    """Return one finding for each place in ``data`` that does not fit ``model``; ``at`` is where ``data`` begins."""
    placed = [(error, *_in_data(data, error)) for error in errors]
    likely = _likely(data, placed)
    told: dict[Step, Finding] = {}
    meant: set[Step] = set()
    for error, where, branches in sorted(placed, key=lambda entry: entry[0]["loc"][-1:] != ("[key]",)):
        if where in told or len(told) >= MAX_PROBLEMS or any(label != likely[at] for at, label in branches):
            continue
        if error["type"] == "extra_forbidden":
            told[where] = unknown_key(source, (*at, *where), known_keys(model, where[:-1]))
            hint = told[where].hint
            if hint and "word" in hint.values:
                meant.add((*where[:-1], hint.values["word"]))
        else:
            told[where] = _Misfit(model, source, at, where, data, error).finding()
    return [finding for where, finding in told.items() if where not in meant]  # a typo is not missing as well


def unknown_key(source: Source, place: Step, known: Any) -> Finding:
    """Return a finding about a key that can't stand at ``place``."""
    key = str(place[-1])
    message = T("The key “{key}” is not known here.", {"key": key})
    hint = did_you_mean(key, known, show=40) or T("Remove it, or move it to where it belongs.")
    return source.finding(RULE, place, message, hint, key=True)


def _in_data(data: Any, error: ErrorDetails) -> tuple[Step, list[Branch]]:
    """Return the steps of a location that lead through the data, and the branches of unions that it also names."""
    loc = error["loc"]
    path: list[str | int] = []
    branches: list[Branch] = []
    for number, step in enumerate(loc):
        if (isinstance(data, dict) and isinstance(step, str) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        ):
            data = data[step]  # type: ignore[index]
        elif number < len(loc) - 1 or error["type"] != "missing":
            branches.append((tuple(path), str(step)))
            continue
        path.append(step)
    return tuple(path), [branch for branch in branches if branch[1] != "[key]"]


def _likely(data: Any, placed: list[tuple[ErrorDetails, Step, list[Branch]]]) -> dict[Step, str]:
    """Return, for each place where a union stands, the branch that was most likely meant: the one that fits best."""
    penalties: dict[Step, dict[str, float]] = defaultdict(dict)
    for error, where, branches in placed:
        for at, label in branches:
            kind, value = error["type"], error.get("input")
            off = where == at and (
                kind.endswith("_type") or (kind == "literal_error" and isinstance(value, (dict, list)))
            )
            cost = 10 if off else {"extra_forbidden": 1.0, "missing": 0.5}.get(kind, 0)
            penalties[at][label] = penalties[at].get(label, 0) + cost
    return {at: min(labels, key=lambda label: labels[label]) for at, labels in penalties.items()}


class _Misfit:
    """One misfit: the field's name as people read it, what was found there, and pydantic's limits."""

    def __init__(
        self, model: type[Part], source: Source, at: Step, where: Step, data: Any, error: ErrorDetails
    ) -> None:
        self.model = model
        self.source, self.place, self.where, self.data, self.error = source, (*at, *where), where, data, error
        self.name = spelled(where) or spelled(at) or source.kind
        self.value = error.get("input")
        self.limits: dict[str, Any] = error.get("ctx") or {}

    def finding(self) -> Finding:
        if self.error["type"] == "missing":
            field = str(self.where[-1])
            message = T("The field “{field}” is missing.", {"field": field})
            hint = T("Add a line “{field}: …”.", {"field": field})
            return self.source.finding(RULE, self.place[:-1], message, hint, key=True)
        message, hint = next(self._told())
        return self.source.finding(RULE, self.place, message, hint)

    def _told(self) -> Iterator[tuple[T, T]]:
        field = {"field": self.name}
        found = {"field": self.name, "found": found_value(self.value)}
        match self.error["type"]:
            case "id_form" | "id_long" | "id_reserved" | "id_date":
                yield wrong_id(self.name, self.value, self.error["type"], self.limits)
            case "date_form":
                yield T("“{field}” must be a date; found {found}.", found), DATE
            case "date_none":
                yield T("“{field}” names a day that does not exist: {found}.", found), DATE
            case "colour":
                yield T("“{field}” is a colour; found {found}.", found), COLOUR
            case "number" | "int_type" | "int_from_float" | "decimal_type":
                yield T("“{field}” must be a number; found {found}.", found), plain_number(self.value)
            case "bool_type":
                message = T("“{field}” is true or false; found {found}.", found)
                yield message, T("Write true or false, without quotes.")
            case "enum" | "literal_error" if not isinstance(self.value, (dict, list)) and self.value is not None:
                expected = str(self.limits.get("expected", "")).replace(" or ", ", ")
                known = [word.strip(" '") for word in expected.split(",")]
                hint = did_you_mean(str(self.value), known) or T("Choose from: {words}.", {"words": ", ".join(known)})
                yield T("“{field}” can't be {found}.", found), hint
            case "string_pattern_mismatch" if self.error["loc"][-1] == "[key]":
                yield self._colon()
            case "string_pattern_mismatch" if isinstance(self.value, str) and "\n" in self.value:
                yield T("“{field}” is one line.", field), T("Keep the first line, and put the rest in another field.")
            case "string_pattern_mismatch":
                message = T("“{field}” is not written as it should be: {found}.", found)
                yield message, for_pattern(str(self.limits.get("pattern", "")))
            case "too_short" | "string_too_short":
                yield (
                    T("“{field}” is empty.", field),
                    T("Write at least one, or remove the line if it may be left out."),
                )
            case "too_long" | "string_too_long":
                yield T("“{field}” is too long.", field), T("Make it shorter.")
            case "greater_than_equal":
                message = T("“{field}” is out of range: {found}.", found)
                yield message, T("Write {limit} or more.", {"limit": self.limits.get("ge")})
            case "less_than_equal":
                message = T("“{field}” is out of range: {found}.", found)
                yield message, T("Write {limit} or less.", {"limit": self.limits.get("le")})
        yield self._wrong_type()

    def _wrong_type(self) -> tuple[T, T]:
        field, found = {"field": self.name}, {"field": self.name, "found": found_value(self.value)}
        problem = self.error["type"]
        if self.value is None:
            return T("“{field}” is empty.", field), T("Fill it in, or remove the line if it may be left out.")
        if problem in ("tuple_type", "list_type"):
            shown = self.value if isinstance(self.value, str) else "…"
            message = T("“{field}” must be a list; found {found}.", found)
            return message, T("Put each on a line of its own, after a dash:\n{block}", {"block": f"- {shown}"})
        if problem.startswith("string"):
            message = T("“{field}” must be text; found {found}.", found)
            if str(self.where[-1]).endswith("version"):
                return message, VERSION
            if isinstance(self.value, dict) and len(self.value) == 1:
                return self._colon()
            return message, T("Put it between double quotes.")
        message = T("“{field}” must be “key: value” lines; found {found}.", found)
        keys = ", ".join(known_keys(self.model, self.where))
        return message, T("Below it, two spaces to the right, come lines such as: {keys}.", {"keys": keys or "…"})

    def _colon(self) -> tuple[T, T]:
        """Say that a colon in a sentence made a key of its beginning, and show the sentence under a bar."""
        text, step = self.value, self.where[-1:]
        if not isinstance(text, dict):
            text, step = self.data, self.where[-2:-1]
            for key in self.where[:-1]:
                text = text[key]
        lines = [f"  {key}: {value}" if value is not None else f"  {key}:" for key, value in text.items()]
        lead = "- |" if not step or isinstance(step[0], int) else f"{step[0]}: |"
        message = T("The colon made a key of “{key}”.", {"key": next(iter(text))})
        block = "\n".join([lead, *lines])
        return message, T("Write the text under a bar, and it may hold anything:\n{block}", {"block": block})
