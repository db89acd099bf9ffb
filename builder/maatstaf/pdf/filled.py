"""A record on paper: what was judged and noted, what it comes to and why, and what was agreed; from spec and record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from maatstaf import __version__
from maatstaf.message import T
from maatstaf.model.scale import ScaleKind
from maatstaf.model.text import Words, say
from maatstaf.pdf.printer import Paper
from maatstaf.records.explain import explain
from maatstaf.records.words import answer
from maatstaf.render.durations import in_a_line, kept
from maatstaf.render.forms.print import css_string
from maatstaf.render.press import environment
from maatstaf.render.prose import plain
from maatstaf.score.sheet import Unit, lay
from maatstaf.shapes.form import FormScale, SpecForm
from maatstaf.shapes.record import Given, Record
from maatstaf.shapes.result import Line, Result

STATES = {"open": T("open"), "busy": T("busy with it"), "done": T("done"), "dropped": T("no longer")}
SIGNALS = {"open": T("open"), "passed-on": T("passed on"), "solved": T("solved")}
DRAWN = {"random": T("drawn by lot"), "chosen": T("chosen")}


@dataclass(frozen=True)
class Answered:
    """One question with its answer: the choices and which were made, or the words; when that fits, reasons, note."""

    number: int | None
    text: str
    name: str
    choices: tuple[tuple[str, bool], ...]
    said: str
    when: str
    reasons: tuple[str, ...]
    note: str
    hidden: bool
    key: bool
    guide: bool


def filled(form: SpecForm, record: Record, result: Result, language: str) -> bytes:
    """Return a record as PDF/UA-1; ``language`` is one that the catalogue knows."""
    return Paper(filled_page(form, record, result, language), {}).pdf()


def filled_page(form: SpecForm, record: Record, result: Result, language: str) -> str:
    """Return the page that becomes the PDF; what people wrote is text in it, never markup."""
    template = environment(language).get_template("records/filled.html")
    return template.render(**_context(form, record, result, language))


def _context(form: SpecForm, record: Record, result: Result, language: str) -> dict[str, Any]:
    def words(text: Words | None) -> str:
        return say(text, form.language) if text is not None else ""

    def day(value: date | None) -> str:
        return format_date(value, "d MMMM y", locale=language) if value else ""

    def text(message: T) -> str:
        return message.in_language(language)

    version = text(T("version {version}", {"version": form.version}))
    facts = [
        (T("Date of the judgement"), day(record.date)),
        (T("Reference"), record.contact or ""),
        (T("Employee (code)"), record.employee or ""),
        (T("This contact was"), text(DRAWN[record.drawn]) if record.drawn else ""),
    ]
    told = [(text(name), value) for name, value in facts]
    for field in form.header:
        told.append((words(field.text), answer(form.scales[field.scale], record.header.get(field.id), language)))
    retention = form.rules.retention if form.rules else ()
    return {
        "language": language,
        "program": __version__,
        "name": words(form.name),
        "version": version,
        "form": form,
        "record": record,
        "written_on": record.saved or (record.date.isoformat() if record.date else ""),
        "running": {
            "title": css_string(f"{words(form.name)} · {version}"),
            "right": css_string(" · ".join(filter(None, (day(record.date), record.contact)))),
            "purpose": css_string(text(T("Write down nobody’s name or data."))),
            "page": css_string(text(T("Page"))),
            "of": css_string(text(T("of"))),
        },
        "facts": [(name, value) for name, value in told if value],
        "told": explain(form, record, result, language),
        "sections": list(_sections(form, record, result, language)),
        "coaching": record.coaching,
        "signals": [(one.what, one.to, text(SIGNALS[one.state])) for one in record.signals],
        "previous": [
            (one.what, one.how, text(STATES[one.state]) if one.state else "")
            for one in (record.coaching.previous_actions if record.coaching else ())
        ],
        "day": day,
        "purpose": plain(words(form.rules.purpose)) if form.rules else "",
        "kept": in_a_line((words(what), how_long) for what, how_long in kept(retention, language)) if retention else "",
    }


def _sections(form: SpecForm, record: Record, result: Result, language: str) -> Iterator[tuple[str, list[Answered]]]:
    lines = zip(lay(form, record).units, result.lines, strict=True)
    parts: dict[str, list[Answered]] = {}
    number = 0
    for unit, line in lines:
        number += not unit.guide
        parts.setdefault(unit.section.id, []).append(_answered(form, record, unit, line, number, language))
    for section in form.sections:
        yield say(section.name, form.language), parts.get(section.id, [])


def _answered(form: SpecForm, record: Record, unit: Unit, line: Line, number: int, language: str) -> Answered:
    item, section = unit.item, unit.section
    given = (record.answers if item else record.sections).get(unit.id, Given())
    scale = form.scales[item.scale if item else section.judged_as_a_whole or ""]
    open_question = scale.kind in (ScaleKind.NUMBER, ScaleKind.TEXT, ScaleKind.DATE)
    anchor = item.anchors.get(given.answer or "") if item else None
    name = say(section.name, form.language)
    whole = T("How strong is {part} as a whole?", {"part": f"“{name}”"}).in_language(language)
    return Answered(
        number=None if unit.guide else number,
        text=say(item.text, form.language) if item else whole,
        name=say(item.name, form.language) if item and item.criterion else "",
        choices=() if open_question else _choices(scale, given, item is None or item.not_applicable.allowed, language),
        said=answer(scale, given, language) if open_question else "",
        when=say(anchor.when, form.language) if anchor else "",
        reasons=given.reasons,
        note=given.comment or "",
        hidden=line.state == "hidden",
        key=bool(item and item.key),
        guide=unit.guide,
    )


def _choices(scale: FormScale, given: Given, beside: bool, language: str) -> tuple[tuple[str, bool], ...]:
    """Return each answer and whether it was given; one that the scale doesn't know comes last, as it was given."""
    chosen = set(given.answers or ()) | ({given.answer} if given.answer else set())
    known = {one.id: say(one.label, language) for one in scale.low_to_high}
    found = [(label, id in chosen) for id, label in known.items()]
    if beside and (scale.not_applicable or given.not_applicable):
        found.append((answer(scale, Given(not_applicable=True), language), bool(given.not_applicable)))
    return (*found, *((id, True) for id in sorted(chosen - known.keys())))
