"""The ways of scoring: from the units of a sheet to one exact number, and to each unit's part in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from maatstaf.model.scoring import ScoringMethod
from maatstaf.score.sheet import Key, Unit, lay
from maatstaf.score.worth import Told
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.record import FormNamed, Record
from maatstaf.shapes.result import Reason


@dataclass(frozen=True)
class Part:
    """A unit's part in the score: ``share`` of the whole (0 to 1) and how much of that was ``had``.

    For deductions ``had`` holds the points off, zero or less, and there is no share.
    """

    share: Fraction | None
    had: Fraction


@dataclass(frozen=True)
class Sum:
    """An exact number, or the reason why there is none; and each unit's part in it."""

    number: Fraction | None
    reason: Reason | None = None
    parts: Mapping[Key, Part] = field(default_factory=dict)


Zeroed = frozenset[str]
"""The ids of sections that a critical answer made zero."""


def _mean(form: SpecForm, units: Iterable[Unit], zeroed: Zeroed) -> Sum:
    """Return Σ weight × value/top ÷ Σ weight, in percent."""
    return _weighed(units, zeroed, lambda unit: Fraction(1) if (unit.top or 0) > 0 else None)


def _points(form: SpecForm, units: Iterable[Unit], zeroed: Zeroed) -> Sum:
    """Return Σ weight × value ÷ Σ weight × top, in percent; a question whose top is below zero only takes off."""
    return _weighed(units, zeroed, lambda unit: None if unit.top is None else max(unit.top, Fraction()))


def _weighed(units: Iterable[Unit], zeroed: Zeroed, size: Callable[[Unit], Fraction | None]) -> Sum:
    """Return the weighed sum: had ÷ could be had, where a section with a weight counts as one, whatever is in it.

    ``size`` is what a unit of weight 1 can yield. A unit left out takes its share with it, so that the others of its
    section (and then the other sections) carry it together.
    """
    sections: dict[str, list[tuple[Unit, Fraction, Fraction]]] = {}
    for unit in units:
        most = size(unit)
        if unit.asked and unit.weight is not None and unit.value is not None and most is not None:
            part = unit.value if not most or not unit.top else unit.value * most / unit.top
            had = Fraction() if unit.section.id in zeroed else unit.weight * part
            sections.setdefault(unit.section.id, []).append((unit, had, unit.weight * most))
    laid: list[tuple[Unit, Fraction, Fraction]] = []
    for members in sections.values():
        weight, could = members[0][0].section.weight, sum((most for _, _, most in members), Fraction())
        if weight is None:
            laid += members
        elif could:
            factor = Fraction(weight) / could
            laid += [(unit, had * factor, most * factor) for unit, had, most in members]
    whole = sum((most for _, _, most in laid), Fraction())
    if not whole:
        return Sum(None, "no-weight" if sections else None)
    number = 100 * sum((had for _, had, _ in laid), Fraction()) / whole
    parts = {unit.key: Part(most / whole, had / whole) for unit, had, most in laid}
    return Sum(max(number, Fraction()), None, parts)


def _deductions(form: SpecForm, units: Iterable[Unit], zeroed: Zeroed) -> Sum:
    """Return start − Σ what the answers deduct, never below 0. N.v.t. as zero deducts the most that the item can."""
    start = Fraction(form.scoring.deducted_from)
    parts: dict[Key, Part] = {}
    for unit in units:
        if unit.item is None or not unit.asked or not unit.item.deduct:
            continue
        if unit.told.state == "answered":
            off = sum((Fraction(n) for key, n in unit.item.deduct.items() if unit.told.is_one_of((key,))), Fraction())
        elif unit.told.state == "not-applicable" and unit.policy == "zero":
            off = max(Fraction(points) for points in unit.item.deduct.values())
        else:
            continue
        parts[unit.key] = Part(None, -off)
    return Sum(max(start + sum((part.had for part in parts.values()), Fraction()), Fraction()), None, parts)


def _lowest_grade(form: SpecForm, units: Iterable[Unit], zeroed: Zeroed) -> Sum:
    """Return the lowest grade among what failed; ``start``, else the highest grade of the form, when nothing did."""
    grades = {one.id: one.grade for one in form.classes}

    def grade(unit: Unit) -> Fraction | None:
        item = unit.item
        found = None if item is None else item.grade if item.grade is not None else grades.get(item.class_ or "")
        return None if found is None or unit.weight is None else Fraction(found)

    graded = [(unit, found) for unit in units if (found := grade(unit)) is not None]
    failed = [found for unit, found in graded if unit.failed or _left_out_low(unit)]
    if failed:
        return Sum(min(failed))
    if form.scoring.start is not None:
        return Sum(Fraction(form.scoring.start))
    return Sum(max((found for _, found in graded), default=None))


def _left_out_low(unit: Unit) -> bool:
    """Return whether n.v.t. counts as less than the top here."""
    return (
        unit.asked
        and unit.told.state == "not-applicable"
        and unit.value is not None
        and unit.top is not None
        and unit.value < unit.top
    )


def _none(form: SpecForm, units: Iterable[Unit], zeroed: Zeroed) -> Sum:
    """Return no number: the form only looks back, or its outcome follows from what failed."""
    return Sum(None, "no-method")


METHODS: Mapping[ScoringMethod, Callable[[SpecForm, Iterable[Unit], Zeroed], Sum]] = {
    ScoringMethod.NONE: _none,
    ScoringMethod.WEIGHTED_MEAN: _mean,
    ScoringMethod.POINTS: _points,
    ScoringMethod.DEDUCTIONS: _deductions,
    ScoringMethod.LOWEST_GRADE: _lowest_grade,
    ScoringMethod.CHECKS: _none,
}


def shares(form: SpecForm, units: Iterable[Unit]) -> dict[Key, Fraction]:
    """Return each unit's share of the score (0 to 1) when every one is asked and at its best; empty without weights."""
    best = [replace(unit, hidden=False, told=Told("answered", (), unit.top)) for unit in units]
    parts = METHODS[form.scoring.method](form, best, frozenset()).parts
    return {key: part.share for key, part in parts.items() if part.share is not None}


def form_shares(form: SpecForm) -> dict[Key, Fraction]:
    """Return each question's share of the score (0 to 1) when all of a form is asked; empty without weights."""
    named = FormNamed.model_construct(id=form.id, version=form.version, hash=form.hash)
    empty = Record.model_construct(record="maatstaf/record/v1", form=named, language=form.language)
    return shares(form, lay(form, empty).units)
