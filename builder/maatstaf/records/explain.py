"""A result explained line by line: what each question counted for, what was left out and why, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from maatstaf.message import T
from maatstaf.model.text import say
from maatstaf.records.words import BY, NO_SCORE, answer, group_name, number, percent
from maatstaf.score.sheet import Unit, lay
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.record import Record
from maatstaf.shapes.result import Line, Result, Subscore


@dataclass(frozen=True)
class Row:
    """One question in words; ``note`` says why it counts for nothing, or what is the matter with it."""

    question: str
    answer: str
    weight: str
    worth: str
    share: str
    had: str
    note: str
    failed: bool


@dataclass(frozen=True)
class Explained:
    """A result in words, part by part, in one language."""

    title: str
    score: str
    outcome: str
    provisional: str
    sections: list[tuple[str, list[Row]]]
    criticals: list[str]
    subscores: list[tuple[str, str, str, str]]
    missing: list[str]
    human: str


EFFECTS: dict[str, T] = {
    "zero-form": T("the whole form counts as zero"),
    "zero-section": T("the section counts as zero"),
    "fail": T("it decides the outcome"),
    "flag": T("it is marked; the score stays as it is"),
}


def explain(form: SpecForm, record: Record, result: Result, language: str) -> Explained:
    """Return the result of a record in words."""
    sheet = lay(form, record)
    lines = list(zip(sheet.units, result.lines, strict=True))
    names = {unit.id: _question(unit, language) for unit in sheet.units}
    names |= {field.id: say(field.text, language) for field in form.header}
    return Explained(
        title=f"{say(form.name, language)} {form.version}" + (f" · {record.date}" if record.date else ""),
        score=_score(form, result, language),
        outcome=_outcome(form, result.outcome, language),
        provisional="" if result.complete else _provisional(result, language),
        sections=[
            (say(members[0][0].section.name, language), [_row(form, record, u, line, language) for u, line in members])
            for members in (list(group) for _, group in groupby(lines, key=lambda pair: pair[0].section.id))
        ],
        criticals=[f"{names[hit.item]}: {EFFECTS[hit.effect].in_language(language)}" for hit in result.criticals],
        subscores=[_subscore(form, one, language) for one in result.subscores],
        missing=[_missing(names[one.id], one.what, language) for one in result.missing],
        human=_human(form, record, language),
    )


def _score(form: SpecForm, result: Result, language: str) -> str:
    if result.score is None:
        return NO_SCORE[result.no_score].in_language(language) if result.no_score else ""
    shown = number(Fraction(result.score), language, form.scoring.decimals)
    if form.scoring.method.weighs:
        return T("{score} of 100", {"score": shown}).in_language(language)
    return shown


def _outcome(form: SpecForm, id: str | None, language: str) -> str:
    return next((say(one.name, language) for one in form.scoring.outcomes if one.id == id), "")


def _provisional(result: Result, language: str) -> str:
    message = T("Provisional: {share} of the form was judged, and {count} things are missing.")
    share = percent(Fraction(result.covered), language, 0)
    return message(share=share, count=len(result.missing)).in_language(language)


def _question(unit: Unit, language: str) -> str:
    return say(unit.item.text if unit.item else unit.section.name, language)


def _row(form: SpecForm, record: Record, unit: Unit, line: Line, language: str) -> Row:
    given = record.answers.get(unit.id) if unit.item else record.sections.get(unit.id)
    scale = form.scales[unit.item.scale if unit.item else unit.section.judged_as_a_whole or ""]
    top, value = _exact(line.top), _exact(line.value)
    of = T("{value} of {top}")
    return Row(
        question=_question(unit, language) if unit.item else T("The section as a whole").in_language(language),
        answer="" if unit.hidden else answer(scale, given, language),
        weight="" if line.weight is None else number(Fraction(line.weight), language),
        worth=""
        if line.weight is None or value is None or top is None
        else of(value=number(value, language), top=number(top, language)).in_language(language),
        share="" if line.share is None else percent(Fraction(line.share), language),
        had=_had(line, language),
        note=". ".join(note.in_language(language) for note in _notes(unit, line)),
        failed=line.failed,
    )


def _exact(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _had(line: Line, language: str) -> str:
    if line.had is None:
        return ""
    had = Fraction(line.had)
    return number(had, language) if line.share is None else percent(had, language)


def _notes(unit: Unit, line: Line) -> list[T]:
    """Return why a line counts for nothing or for less, in the order in which it matters."""
    if line.state == "hidden":
        return [T("not asked after the earlier answers")]
    if unit.guide:
        return [T("guides the judgement of the section")]
    if line.weight is None:
        return [T("never counts for the score")]
    if line.state == "unanswered":
        return [T("not answered yet")]
    notes = []
    if line.state == "not-applicable":
        notes.append(T("left out: n/a") if line.value is None else T("n/a counts by the rule of the form"))
    elif line.value is None and line.share is None and line.had is None and not line.failed:
        notes.append(T("this answer has no value"))
    if line.zeroed:
        notes.append(T("zero by a critical answer"))
    elif line.failed:
        notes.append(T("below the top") if not (unit.item and unit.item.failed) else T("failed"))
    return notes


def _subscore(form: SpecForm, one: Subscore, language: str) -> tuple[str, str, str, str]:
    score = "–" if one.score is None else number(Fraction(one.score), language, form.scoring.decimals)
    failed = T("{failed} of {judged}", {"failed": one.failed, "judged": one.judged}).in_language(language)
    return BY[one.by].in_language(language), group_name(form, one.by, one.id, language), score, failed


def _missing(question: str, what: str, language: str) -> str:
    message = T("Answer: {question}") if what == "answer" else T("Note beside: {question}")
    return message(question=question).in_language(language)


def _human(form: SpecForm, record: Record, language: str) -> str:
    human = record.human_outcome
    if human is None:
        return ""
    message = T("The evaluator chose: {outcome}. {why}")
    return message(outcome=_outcome(form, human.outcome, language), why=human.why).in_language(language)
