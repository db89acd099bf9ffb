"""A form and a record to a result: exact, rounded once, with what each question had in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from maatstaf.model.scoring import CompleteShare, Effect
from maatstaf.score.methods import METHODS, Sum, shares
from maatstaf.score.outcomes import Basis, outcome
from maatstaf.score.sheet import Sheet, Unit, lacks_comment, lay
from maatstaf.score.subscores import OF_OUTCOMES, counts, groups, subscore
from maatstaf.score.worth import top_of
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.record import Record
from maatstaf.shapes.result import CriticalHit, Line, Missing, Result, Subscore

__all__ = ["rounded", "score", "top_of"]


def score(form: SpecForm, record: Record) -> Result:
    """Return the result of a record on its form.

    Scores of weighing methods are percentages (0–100), of deductions what is left of the start, of the lowest grade a
    grade. Arithmetic is exact; the score is rounded once, a half up, to the form's decimals, and outcomes look at the
    rounded numbers, so that what decides is what people see.
    """
    sheet = lay(form, record)
    hits = [(unit, effect) for unit in sheet.units if (effect := unit.hit)]
    zeroed = frozenset(unit.section.id for unit, effect in hits if effect is Effect.ZERO_SECTION)
    whole = _whole(form, sheet, zeroed)
    if whole.number is not None and any(effect is Effect.ZERO_FORM for _, effect in hits):
        whole = replace(whole, number=Fraction())
    missing = tuple(_missing(form, record, sheet))
    covered = _covered(form, sheet)
    decimals = form.scoring.decimals

    parts = {
        by: {id: (units, subscore(form, units, zeroed, whole)) for id, units in groups(sheet.units, by).items()}
        for by in dict.fromkeys((*form.scoring.subscores, *OF_OUTCOMES))
    }

    def shown(number: Fraction | None) -> str | None:
        return None if number is None else rounded(number, decimals)

    def decided(number: Fraction | None) -> Decimal | None:
        return None if number is None else Decimal(rounded(number, decimals))

    basis = Basis(
        sheet,
        decided(whole.number),
        {id: decided(exact) for id, (_, exact) in parts["section"].items()},
        {id: decided(exact) for id, (_, exact) in parts["class"].items()},
    )
    follows = whole.number is not None or (whole.reason == "no-method" and any(u.judged for u in sheet.units))
    share = form.scoring.complete_when
    return Result(
        score=shown(whole.number),
        exact=_ratio(whole.number),
        no_score=whole.reason,
        complete=covered * 100 >= Fraction(share.share) if isinstance(share, CompleteShare) else not missing,
        covered=str(covered),
        missing=missing,
        outcome=outcome(form, basis) if follows else None,
        criticals=tuple(CriticalHit(item=unit.id, effect=effect.value) for unit, effect in hits),
        subscores=tuple(
            Subscore(
                by=by,
                id=id,
                score=shown(exact),
                exact=_ratio(exact),
                failed=sum(unit.counted and unit.failed for unit in units),
                judged=sum(unit.counted for unit in units),
            )
            for by in form.scoring.subscores
            for id, (units, exact) in parts[by].items()
        ),
        lines=tuple(_line(unit, whole, unit.section.id in zeroed) for unit in sheet.units),
        unknown=sheet.unknown,
    )


def rounded(number: Fraction, decimals: int) -> str:
    """Return a number of zero or more as decimal text, rounded to so many decimals, a half up."""
    scale: int = 10**decimals
    units = (2 * number.numerator * scale + number.denominator) // (2 * number.denominator)
    return f"{units // scale}.{units % scale:0{decimals}d}" if decimals else str(units)


def _whole(form: SpecForm, sheet: Sheet, zeroed: frozenset[str]) -> Sum:
    found = METHODS[form.scoring.method](form, sheet.units, zeroed)
    if found.reason == "no-method":
        return found
    if not any(counts(unit) for unit in sheet.units):
        waiting = any(unit.asked and unit.told.state == "unanswered" for unit in sheet.units)
        return Sum(None, "nothing-judged" if waiting else "all-left-out")
    return found if found.number is not None else Sum(None, found.reason or "no-weight")


def _covered(form: SpecForm, sheet: Sheet) -> Fraction:
    """Return which part of the form was judged, n.v.t. included: of the weight, or else of the number of questions."""
    asked = [unit for unit in sheet.units if unit.asked]
    weighed = shares(form, asked) or {unit.key: Fraction(1, len(asked)) for unit in asked}
    told = (weighed.get(unit.key, Fraction()) for unit in asked if unit.told.state != "unanswered")
    return sum(told, Fraction())


def _missing(form: SpecForm, record: Record, sheet: Sheet) -> Iterator[Missing]:
    for field in form.header:
        if field.required and sheet.header[field.id].state == "unanswered":
            yield Missing(id=field.id, what="answer")
    for unit in sheet.units:
        required = not unit.guide and (unit.item is None or unit.item.required)
        if required and not unit.hidden and unit.told.state == "unanswered":
            yield Missing(id=unit.id, what="answer")
        if lacks_comment(unit, record.answers.get(unit.id)):
            yield Missing(id=unit.id, what="comment")


def _line(unit: Unit, whole: Sum, zeroed: bool) -> Line:
    part = whole.parts.get(unit.key)
    return Line(
        id=unit.id,
        state="hidden" if unit.hidden else unit.told.state,
        value=_ratio(unit.value),
        top=_ratio(unit.top),
        weight=_ratio(unit.weight),
        share=_ratio(part.share) if part else None,
        had=_ratio(part.had) if part else None,
        failed=unit.failed,
        zeroed=zeroed and part is not None,
    )


def _ratio(number: Fraction | None) -> str | None:
    return None if number is None else str(number)
