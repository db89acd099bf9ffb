"""A record beside the form it names: everything in it that the form does not know, and what is still missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from maatstaf.check.hints import DATE
from maatstaf.findings import Finding, Severity, did_you_mean
from maatstaf.message import T
from maatstaf.model.scale import CHOOSES, ScaleKind
from maatstaf.model.text import say
from maatstaf.records.misfit import fit
from maatstaf.records.read import JsonFile
from maatstaf.records.specs import Specs
from maatstaf.records.stored import stored
from maatstaf.score import score
from maatstaf.score.sheet import lay
from maatstaf.score.worth import told
from maatstaf.shapes.form import FormScale, SpecForm
from maatstaf.shapes.record import Given, Record
from maatstaf.shapes.result import Result
from maatstaf.source import spelled

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Judged:
    """A record with its form, the result that the form computes, and the file it came from."""

    file: JsonFile
    record: Record
    form: SpecForm
    result: Result


def check(file: JsonFile, specs: Specs) -> tuple[Judged | None, list[Finding]]:
    """Return the record with its form and result, where both are there, and everything that is wrong with it."""
    record = fit(file)
    if isinstance(record, list):
        return None, record
    form = specs.named(record.form, file)
    if isinstance(form, Finding):
        return None, [form]
    result = score(form, record)
    findings = [
        *_answers(file, form, record),
        *_missing(file, form, result),
        *stored(file, record, result),
        *_unasked(file, form, record, result),
        *_human(file, form, record),
    ]
    return Judged(file, record, form, result), findings


def _answers(file: JsonFile, form: SpecForm, record: Record) -> Iterator[Finding]:
    items = {item.id: item for section in form.sections for item in section.items}
    scales: dict[str, dict[str, tuple[str, bool]]] = {
        "header": {f.id: (f.scale, form.scales[f.scale].not_applicable is not None) for f in form.header},
        "sections": {
            s.id: (s.judged_as_a_whole, form.scales[s.judged_as_a_whole].not_applicable is not None)
            for s in form.sections
            if s.judged_as_a_whole
        },
        "answers": {id: (item.scale, item.not_applicable.allowed) for id, item in items.items()},
    }
    places: Mapping[str, Mapping[str, Given]] = {
        "header": record.header, "sections": record.sections, "answers": record.answers,
    }  # fmt: skip
    for part, given in places.items():
        for id, one in given.items():
            if id not in scales[part]:
                message = T("The form does not ask “{id}” here.", {"id": id[:100]})
                hint = did_you_mean(id, scales[part], show=40) or T("Remove it.")
                yield file.finding("unknown", (part, id), message, hint, key=True)
                continue
            scale, may_be_left_out = scales[part][id]
            yield from _answer(file, (part, id), form.scales[scale], one, may_be_left_out, form.language)
            if part == "answers":
                yield from _reasons(file, (part, id), one, [_words(reason) for reason in items[id].reasons])


def _words(text: Any) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def _answer(
    file: JsonFile, at: Place, scale: FormScale, given: Given, may_be_left_out: bool, language: str
) -> Iterator[Finding]:
    """Yield what is wrong with one answer on its scale."""
    name = {"field": spelled(at)}
    key = next((k for k in ("answer", "answers", "value", "text") if getattr(given, k) is not None), None)
    if given.not_applicable:
        if not may_be_left_out:
            message = T("“{field}” can't be n.v.t.: the form does not allow it here.", name)
            yield file.finding("answer", (*at, "not_applicable"), message, T("Choose one of the answers."))
        return
    if key is None:
        return
    wanted = _wanted(scale)
    if key not in wanted:
        message = T("“{field}” is answered with “{key}”; this scale takes “{wanted}”.")
        hint = T("Write {line}.", {"line": _example(scale, wanted[0])})
        yield file.finding("answer", (*at, key), message(**name, key=key, wanted=wanted[0]), hint, key=True)
    elif scale.kind in CHOOSES:
        yield from _chosen(file, (*at, key), scale, given)
    elif scale.kind is ScaleKind.DATE and not _is_date(given.text or ""):
        yield file.finding("answer", (*at, key), T("“{field}” must be a date.", name), DATE)
    elif not told(scale, given, may_be_left_out).known:
        limits = {
            "low": scale.min if scale.min is not None else "…",
            "high": scale.max if scale.max is not None else "…",
        }
        message = T("“{field}” is out of range: {value}.", {**name, "value": given.value})
        yield file.finding("answer", (*at, key), message, T("Write a number from {low} to {high}.", limits))
    elif scale.kind is ScaleKind.NUMBER and _between_steps(scale, given):
        message = T("“{field}” goes by steps of {step}; found {value}.", {**name, "step": scale.step})
        yield file.finding("answer", (*at, key), message(value=given.value), severity=Severity.WARNING)


def _between_steps(scale: FormScale, given: Given) -> bool:
    if not scale.step or given.value is None:
        return False
    return bool((Fraction(given.value) - Fraction(scale.min or 0)) % Fraction(scale.step))


def _wanted(scale: FormScale) -> tuple[str, ...]:
    """Return the keys that a scale takes, the usual one first."""
    if scale.kind is ScaleKind.CHOICES:
        return ("answers", "answer")
    if scale.kind in CHOOSES:
        return ("answer", "answers")
    return ("value",) if scale.kind is ScaleKind.NUMBER else ("text",)


def _example(scale: FormScale, key: str) -> str:
    first = scale.answers[0].id if scale.answers else ""
    return {"answer": f'"answer": "{first}"', "answers": f'"answers": ["{first}"]', "value": '"value": "3"'}.get(
        key, '"text": "…"'
    )


def _chosen(file: JsonFile, at: Place, scale: FormScale, given: Given) -> Iterator[Finding]:
    ids = [answer.id for answer in scale.answers]
    chosen = given.answers if given.answers is not None else (given.answer or "",)
    for number, one in enumerate(chosen):
        if one not in ids:
            message = T("“{answer}” is not an answer of “{scale}”.", {"answer": one[:100], "scale": scale.id})
            yield file.finding("answer", (*at, number), message, did_you_mean(one, ids, show=50))
    if len(chosen) > 1 and scale.kind is not ScaleKind.CHOICES:
        message = T("“{field}” has {count} answers; one may be chosen.", {"field": spelled(at), "count": len(chosen)})
        yield file.finding("answer", at, message, T("Keep one of them."))


def _is_date(text: str) -> bool:
    try:
        return bool(re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", text.strip()) and date.fromisoformat(text.strip()))
    except ValueError:
        return False


def _reasons(file: JsonFile, at: Place, given: Given, known: list[list[str]]) -> Iterator[Finding]:
    words = [word for reason in known for word in reason]
    for number, reason in enumerate(given.reasons):
        if reason not in words:
            message = T("The form does not have this reason: “{reason}”.", {"reason": reason[:60]})
            hint = did_you_mean(reason, words, show=6)
            yield file.finding("answer", (*at, "reasons", number), message, hint, severity=Severity.WARNING)


def _unasked(file: JsonFile, form: SpecForm, record: Record, result: Result) -> Iterator[Finding]:
    """Yield the answers to questions that were not asked; none while an answer is missing that may yet ask them."""
    if any(one.what == "answer" for one in result.missing):
        return
    for unit in lay(form, record).units:
        if unit.item and unit.hidden and unit.told.state != "unanswered":
            message = T("“{id}” is answered, but not asked here: it does not count.", {"id": unit.id})
            hint = T("Take the answer out, or look at the answer that decides whether it is asked.")
            yield file.finding("hidden", ("answers", unit.id), message, hint, severity=Severity.WARNING, key=True)


def _missing(file: JsonFile, form: SpecForm, result: Result) -> Iterator[Finding]:
    asked = {field.id: (field.text, "header") for field in form.header}
    asked |= {section.id: (section.name, "sections") for section in form.sections}
    asked |= {item.id: (item.text, "answers") for section in form.sections for item in section.items}
    for one in result.missing:
        if one.id in result.unknown:
            continue  # it is answered, with something that the form does not know
        words, part = asked[one.id]
        told = {"id": one.id, "question": say(words, form.language)}
        if one.what == "comment":
            message, hint = T("The note beside “{id}” is missing: {question}", told), T("Write what you heard or saw.")
        else:
            message, hint = (
                T("“{id}” is not answered yet: {question}", told),
                T("Answer it; until then the score is provisional."),
            )
        yield file.finding("incomplete", (part, one.id), message, hint, severity=Severity.WARNING, key=True)


def _human(file: JsonFile, form: SpecForm, record: Record) -> Iterator[Finding]:
    human = record.human_outcome
    if human is None:
        return
    ids = [outcome.id for outcome in form.scoring.outcomes]
    at = ("human_outcome",)
    if not form.scoring.human_outcome:
        message = T("This form does not ask for an outcome of the evaluator's own.")
        yield file.finding("outcome", at, message, T("Remove it: the outcome follows from the answers."), key=True)
    elif human.outcome not in ids:
        message = T("“{outcome}” is not an outcome of this form.", {"outcome": human.outcome[:100]})
        yield file.finding("outcome", (*at, "outcome"), message, did_you_mean(human.outcome, ids))
    elif not human.why.strip():
        message = T("The evaluator chose an outcome and does not say why.")
        hint = T("Write in “why” what the answers don't show.")
        yield file.finding("outcome", (*at, "why"), message, hint, severity=Severity.WARNING)
