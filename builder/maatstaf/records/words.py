"""Numbers and answers of a record in the words of its reader."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal

from maatstaf.message import T
from maatstaf.model.text import Words, say
from maatstaf.score import rounded
from maatstaf.score.subscores import By
from maatstaf.shapes.form import FormScale, SpecForm
from maatstaf.shapes.record import Given
from maatstaf.shapes.result import Reason

NO_SCORE: dict[Reason, T] = {
    "no-method": T("This form gives no number."),
    "nothing-judged": T("There is no score: nothing was judged yet."),
    "all-left-out": T("There is no score: every question was n.v.t. or not asked."),
    "no-weight": T("There is no score: what was judged weighs nothing."),
}

BY: dict[By, T] = {
    "section": T("Section"),
    "class": T("Class"),
    "klantprincipe": T("Klantprincipe"),
    "kpi": T("KPI"),
}


def number(value: Fraction | Decimal | int, language: str, decimals: int = 1) -> str:
    """Return a number with at most so many decimals, a half up, as the language writes it."""
    exact = Fraction(value)
    text = Decimal(rounded(abs(exact), decimals))
    sign = "−" if exact < 0 and text else ""
    return sign + format_decimal(text, format="#,##0." + "#" * decimals, locale=language)


def percent(share: Fraction, language: str, decimals: int = 1) -> str:
    """Return a share from 0 to 1 as a percentage."""
    return f"{number(share * 100, language, decimals)}\u202f%"


def answer(scale: FormScale, given: Given | None, language: str) -> str:
    """Return an answer as its scale words it; empty where nothing was answered."""
    if given is None:
        return ""
    if given.not_applicable:
        return say(scale.not_applicable, language) if scale.not_applicable else T("n/a").in_language(language)
    labels = {one.id: say(one.label, language) for one in scale.answers}
    if given.answers is not None or given.answer is not None:
        ids = given.answers if given.answers is not None else (given.answer or "",)
        return ", ".join(labels.get(id, id) for id in ids)
    if given.value is not None:
        unit = f" {say(scale.unit, language)}" if scale.unit else ""
        return f"{number(Fraction(given.value), language, 3)}{unit}"
    return given.text or ""


def group_name(form: SpecForm, by: By, id: str, language: str) -> str:
    """Return what people call a group of questions; its id where the spec does not say."""
    names: dict[By, dict[str, Words]] = {
        "section": {section.id: section.name for section in form.sections},
        "class": {one.id: one.name for one in form.classes},
        "klantprincipe": {one.id: one.name for one in form.klantprincipes},
        "kpi": {kpi.id: kpi.name for kpi in form.kpis},
    }
    return say(names[by].get(id, id), language)
