"""Scores over part of a form: by section, class, klantprincipe and KPI, each with how many of the judged failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal

from maatstaf.score.methods import METHODS, Sum, Zeroed
from maatstaf.score.sheet import Unit
from maatstaf.shapes.form import SpecForm

By = Literal["section", "class", "klantprincipe", "kpi"]
OF_OUTCOMES: tuple[By, ...] = ("section", "class")
"""The sub-scores that outcomes may look at, shown or not."""


def _principles(unit: Unit) -> tuple[str, ...]:
    """Return the klantprincipes of a unit: the criterion's own, else that of its section."""
    if unit.item and unit.item.criterion:
        return unit.item.klantprincipes
    return (unit.section.klantprincipe,) if unit.section.klantprincipe else ()


GROUPS: Mapping[By, Callable[[Unit], tuple[str, ...]]] = {
    "section": lambda unit: (unit.section.id,),
    "class": lambda unit: (unit.item.class_,) if unit.item and unit.item.class_ else (),
    "klantprincipe": _principles,
    "kpi": lambda unit: unit.item.kpis if unit.item else (),
}


def groups(units: tuple[Unit, ...], by: By) -> dict[str, list[Unit]]:
    """Return the scored units that were asked, by group, in the form's order."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.asked:
            for id in GROUPS[by](unit):
                found.setdefault(id, []).append(unit)
    return found


def subscore(form: SpecForm, units: list[Unit], zeroed: Zeroed, whole: Sum) -> Fraction | None:
    """Return the exact score over some units, by the form's own rule.

    Where questions weigh, that is what was had of their shares of the whole score, in percent; a question keeps the
    share that it has there, so that sub-scores add up to the score.
    """
    shares = [part for unit in units if (part := whole.parts.get(unit.key)) and part.share is not None]
    if shares:
        most = sum((part.share for part in shares if part.share is not None), Fraction())
        return max(100 * sum((part.had for part in shares), Fraction()) / most, Fraction()) if most else None
    if not any(counts(unit) for unit in units):
        return None
    return METHODS[form.scoring.method](form, units, zeroed).number


def counts(unit: Unit) -> bool:
    """Return whether something is known of a unit that can count for the score."""
    return unit.asked and (unit.judged or (unit.told.state == "not-applicable" and unit.value is not None))
