"""Records as one table: a row each, a column for everything that their forms ask, every cell of one kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from maatstaf.message import T
from maatstaf.model.scale import ScaleKind
from maatstaf.model.text import say
from maatstaf.records.check import Judged
from maatstaf.shapes.form import FormScale, SpecForm
from maatstaf.shapes.record import Given

Value = str | Decimal | date | datetime | bool | None
"""What a cell holds; ``None`` is empty."""
NOT_APPLICABLE = "nvt"


class Kind(Enum):
    """What every cell of a column is."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "true or false"


@dataclass(frozen=True)
class Column:
    """A column: its name (an item's id, or a name that no id can have), kind, and what the dictionary says of it."""

    name: str
    kind: Kind
    meaning: str
    scale: str = ""
    answers: str = ""
    versions: str = ""


class Sheet(NamedTuple):
    """A table: its columns, and its rows with one value a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheet(judged: Sequence[Judged], language: str, *, comments: bool = False, employee: bool = False) -> Sheet:
    """Return records as a table, in the order in which they were given.

    Columns of items are named by their id; what is no item has a name with a ``_`` or ``:`` in it, which no id has.
    Notes and the employee's pseudonym are left out unless they are asked for.
    """
    fixed = [column for column in _fixed(language) if employee or column.name != "employee_ref"]
    asked = list(_asked(judged, language, comments))
    kinds = {column.name: column.kind for column in asked}
    rows = []
    for one in judged:
        known = _record(one) | dict(_given(one, kinds))
        rows.append(tuple(known.get(column.name) for column in (*fixed, *asked)))
    return Sheet((*fixed, *asked), tuple(rows))


def _fixed(language: str) -> Iterator[Column]:
    for name, kind, meaning in (
        ("record_file", Kind.TEXT, T("The file the record came from.")),
        ("form_id", Kind.TEXT, T("The id of the form.")),
        ("form_version", Kind.TEXT, T("The version of the form.")),
        ("form_hash", Kind.TEXT, T("The hash of the form’s content.")),
        ("saved_at", Kind.MOMENT, T("When the record was saved, in UTC.")),
        ("judged_on", Kind.DATE, T("The day of the judgement.")),
        ("contact_ref", Kind.TEXT, T("The reference to the contact.")),
        ("employee_ref", Kind.TEXT, T("The pseudonym of the employee.")),
        ("drawn_how", Kind.TEXT, T("random: drawn by lot; chosen: picked out.")),
        ("score_value", Kind.NUMBER, T("The score that the form computes.")),
        ("score_complete", Kind.FLAG, T("False: the score is provisional.")),
        ("outcome_id", Kind.TEXT, T("The outcome that the form computes.")),
        ("outcome_human", Kind.TEXT, T("The outcome that the evaluator chose.")),
        ("criticals_hit", Kind.TEXT, T("The questions with a critical answer.")),
    ):
        yield Column(name, kind, meaning.in_language(language))


def _record(one: Judged) -> dict[str, Value]:
    record, result = one.record, one.result
    return {
        "record_file": one.file.path,
        "form_id": one.form.id,
        "form_version": one.form.version,
        "form_hash": one.form.hash,
        "saved_at": _moment(record.saved),
        "judged_on": record.date,
        "contact_ref": record.contact,
        "employee_ref": record.employee,
        "drawn_how": record.drawn,
        "score_value": None if result.score is None else Decimal(result.score),
        "score_complete": result.complete,
        "outcome_id": result.outcome,
        "outcome_human": record.human_outcome.outcome if record.human_outcome else None,
        "criticals_hit": "; ".join(hit.item for hit in result.criticals) or None,
    }


def _moment(text: str | None) -> datetime | None:
    """Return a moment in UTC without its zone, as spreadsheets keep it; nothing for a day that does not exist."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None) if text else None
    except (ValueError, OverflowError):
        return None


class _Asked(NamedTuple):
    """A question of one version of a form."""

    name: str
    text: str
    scale: FormScale


def _questions(form: SpecForm, language: str) -> Iterator[_Asked]:
    for field in form.header:
        yield _Asked(f"header:{field.id}", say(field.text, language), form.scales[field.scale])
    for section in form.sections:
        if section.judged_as_a_whole:
            yield _Asked(f"section:{section.id}", say(section.name, language), form.scales[section.judged_as_a_whole])
        for item in section.items:
            yield _Asked(item.id, say(item.text, language), form.scales[item.scale])


def _asked(judged: Sequence[Judged], language: str, comments: bool) -> Iterator[Column]:
    """Yield the columns of questions: those of the newest form first, then what only others ask."""
    forms = {(one.form.id, one.form.hash): one.form for one in judged}
    found: dict[str, list[tuple[SpecForm, _Asked]]] = {}
    for form in sorted(forms.values(), key=lambda form: (form.id, [-int(n) for n in form.version.split(".")])):
        for asked in _questions(form, language):
            found.setdefault(asked.name, []).append((form, asked))
    for name, uses in found.items():
        kinds = {_kind(asked.scale) for _, asked in uses}
        yield Column(
            name,
            kinds.pop() if len(kinds) == 1 else Kind.TEXT,
            " | ".join(dict.fromkeys(asked.text for _, asked in uses)),
            " | ".join(dict.fromkeys(asked.scale.id for _, asked in uses)),
            " | ".join(dict.fromkeys(_answers(asked.scale, language) for _, asked in uses)),
            ", ".join(f"{form.id} {form.version}" for form, _ in uses),
        )
        if comments and ":" not in name:
            yield Column(f"{name}:comment", Kind.TEXT, T("The note beside the answer.").in_language(language))
            yield Column(f"{name}:reasons", Kind.TEXT, T("The reasons that were chosen.").in_language(language))


def _answers(scale: FormScale, language: str) -> str:
    told = [f"{answer.id} = {say(answer.label, language)}" for answer in scale.answers]
    if scale.not_applicable:
        told.append(f"{NOT_APPLICABLE} = {say(scale.not_applicable, language)}")
    return "; ".join(told)


def _kind(scale: FormScale) -> Kind:
    """Return the kind of a scale's cells. A number that may be n.v.t. stays a number: n.v.t. is then an empty cell."""
    return {ScaleKind.NUMBER: Kind.NUMBER, ScaleKind.DATE: Kind.DATE}.get(scale.kind, Kind.TEXT)


def _given(one: Judged, kinds: dict[str, Kind]) -> Iterator[tuple[str, Value]]:
    record = one.record
    for prefix, part in (("header:", record.header), ("section:", record.sections), ("", record.answers)):
        for id, given in part.items():
            name = prefix + id
            yield name, _cell(given, kinds.get(name, Kind.TEXT))
            yield f"{name}:comment", given.comment
            yield f"{name}:reasons", "; ".join(given.reasons) or None


def _cell(given: Given, kind: Kind) -> Value:
    if kind is Kind.NUMBER:
        return None if given.value is None else Decimal(given.value)
    if kind is Kind.DATE:
        return None if given.text is None else date.fromisoformat(given.text.strip())
    if given.not_applicable:
        return NOT_APPLICABLE
    if given.answers is not None:
        return "; ".join(given.answers)
    return next((part for part in (given.answer, given.value, given.text) if part is not None), None)


def dictionary(table: Sheet, language: str) -> Iterable[tuple[str, ...]]:
    """Yield the data dictionary: a heading, then a line a column."""
    titles = (T("Column"), T("Kind"), T("What it holds"), T("Scale"), T("Answers"), T("In which versions"))
    yield tuple(title.in_language(language) for title in titles)
    for column in table.columns:
        yield column.name, column.kind.value, column.meaning, column.scale, column.answers, column.versions
