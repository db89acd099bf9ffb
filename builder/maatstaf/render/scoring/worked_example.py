"""One small sum that shows how a form's score comes about, with exact numbers from its own questions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from maatstaf.message import T
from maatstaf.model.form import Form, Item
from maatstaf.model.scale import Answer, Scale
from maatstaf.model.scoring import ScoringMethod
from maatstaf.render.joined import joined, quoted, sentence
from maatstaf.render.press import Press
from maatstaf.render.scoring.form_names import label, named
from maatstaf.render.scoring.weights import (
    SectionShare,
    Weights,
    counts,
    grade_of,
    scale_of,
    weight_of,
    weights,
)
from maatstaf.score import top_of

FEW = 5
"""A sum over more questions than this is not written out."""


@dataclass(frozen=True)
class WorkedExample:
    """What is assumed, and the sums: what is reckoned, and what comes out."""

    intro: str
    sums: tuple[tuple[str, str], ...]


def worked_example(press: Press, form: Form) -> WorkedExample | None:
    """Return an example for a form, or ``None`` where its method or its questions give none."""
    shares = weights(press, form)
    if shares:
        part = next((s for s in shares.sections if _writable(press, s)), None)
        if form.scoring.method is ScoringMethod.WEIGHTED_MEAN and part:
            return _part(press, form, part)
        return _all(press, form, shares)
    if form.scoring.method is ScoringMethod.DEDUCTIONS:
        return _deducted(press, form)
    return _graded(press, form) if form.scoring.method is ScoringMethod.LOWEST_GRADE else None


def _name(press: Press, form: Form, item: Item) -> str:
    return quoted(named(press, form)[item.id][0])


def _lower(scale: Scale) -> Answer | None:
    """Return the answer just below the best one, if the scale has one with a value of 0 or more."""
    valued = [answer for answer in scale.low_to_high if answer.value is not None]
    return valued[-2] if len(valued) > 1 and (valued[-2].value or 0) >= 0 and (valued[-1].value or 0) > 0 else None


def _writable(press: Press, part: SectionShare) -> bool:
    items = [item for item, _ in part.items]
    lower = [item for item in items if _lower(scale_of(press.handbook, item))]
    return part.section.weight is not None and 2 <= len(items) <= FEW and bool(lower) and part.stretch.share > 0


def _part(press: Press, form: Form, part: SectionShare) -> WorkedExample:
    """One part written out: one answer just below the best, one n.v.t. if that may be, the others the best."""
    handbook = press.handbook
    items = [item for item, _ in part.items]
    less = max((i for i in items if _lower(scale_of(handbook, i))), key=lambda item: weight_of(form, item))
    free = [i for i in items if i is not less and _may_be_left_out(press, form, i)] if len(items) > 2 else []
    answer = _lower(scale_of(handbook, less))
    assert answer is not None and answer.value is not None
    worth = Fraction(answer.value) / (top_of(scale_of(handbook, less)) or 1)
    said = {"part": quoted(press.say(part.section.name)), "question": _name(press, form, less),
            "answer": press.say(answer.label)}  # fmt: skip
    intro = sentence(press.text(T("In {part} everything is at its best, but {question} is {answer}", said)))
    if free:
        scale = scale_of(handbook, free[-1])
        left = {"question": _name(press, form, free[-1]), "answer": label(press, scale, "nvt")}
        intro += " " + sentence(press.text(T("{question} is {answer}", left)))
    counted = [item for item in items if item not in free[-1:]]
    worths = [(Fraction(weight_of(form, item)), worth if item is less else Fraction(1)) for item in counted]
    total = sum((weight for weight, _ in worths), Fraction())
    mean = sum((weight * value for weight, value in worths), Fraction()) / total
    terms = " + ".join(f"{press.number(weight)} × {press.percent(value, 1)}" for weight, value in worths)
    share = part.stretch.share
    most = {"had": press.number(_tenth(mean * share * 100)), "most": press.number(_tenth(share * 100))}
    return WorkedExample(intro, (
        (f"({terms}) : {press.number(total)}", press.percent(mean, 1)),
        (press.text(T("{share} of {whole}", {"share": press.percent(mean, 1), "whole": press.percent(share, 1)})),
         press.text(T("{had} of the {most}", most))),
    ))  # fmt: skip


def _may_be_left_out(press: Press, form: Form, item: Item) -> bool:
    policy = item.not_applicable or form.scoring.not_applicable
    criterion = press.handbook.criteria.get(item.criterion or "")
    return policy == "exclude" and criterion is not None and criterion.applies.not_applicable is not None


def _all(press: Press, form: Form, shares: Weights) -> WorkedExample | None:
    """The whole form at its best but for one answer, and what that costs."""
    handbook = press.handbook
    pieces = [(item, stretch) for part in shares.sections for item, stretch in part.items]
    lowered = [(item, stretch, _lower(scale_of(handbook, item))) for item, stretch in pieces]
    found = [(item, stretch, answer) for item, stretch, answer in lowered if answer and stretch.share > 0]
    if not found:
        return None
    item, stretch, answer = min(found, key=lambda one: one[0].critical is not None)
    worth = Fraction(answer.value or 0) / (top_of(scale_of(handbook, item)) or 1)
    said = {"question": _name(press, form, item), "answer": press.say(answer.label)}
    lost = stretch.share * (1 - worth)
    shown = {"share": press.percent(worth, 1), "whole": press.percent(stretch.share, 1)}
    return WorkedExample(sentence(press.text(T("Everything is at its best, but {question} is {answer}", said))), (
        (press.text(T("{question} counts for", said)), press.percent(stretch.share, 1)),
        (press.text(T("{share} of {whole}", shown)), press.percent(stretch.share * worth, 1)),
        (f"100 % − {press.percent(lost, 1)}", press.percent(1 - lost, 1)),
    ))  # fmt: skip


def _deducted(press: Press, form: Form) -> WorkedExample | None:
    costly = [(item, answer, cost) for item in form.items for answer, cost in item.deduct.items() if cost > 0][:2]
    if not costly:
        return None
    start = Fraction(form.scoring.deducted_from)
    given = [
        press.text(T("{question} is {answer}", {
            "question": _name(press, form, item), "answer": label(press, scale_of(press.handbook, item), answer)}))
        for item, answer, _ in costly
    ]  # fmt: skip
    left = max(start - sum(Fraction(cost) for _, _, cost in costly), Fraction())
    terms = " − ".join(press.number(number) for number in (start, *(Fraction(cost) for _, _, cost in costly)))
    return WorkedExample(sentence(joined(press, given)), ((terms, press.number(left)),))


def _graded(press: Press, form: Form) -> WorkedExample | None:
    grades = [(item, Fraction(grade)) for item in form.items
              if counts(press.handbook, item) and (grade := grade_of(form, item)) is not None]  # fmt: skip
    if len({grade for _, grade in grades}) < 2:
        return None
    low, high = min(grades, key=lambda pair: pair[1]), max(grades, key=lambda pair: pair[1])
    names = joined(press, [_name(press, form, low[0]), _name(press, form, high[0])])
    said = {"low": press.number(low[1]), "high": press.number(high[1])}
    return WorkedExample(
        press.text(T("{questions} failed, all the others did not.", {"questions": names})),
        ((press.text(T("the lowest of {low} and {high}", said)), press.number(low[1])),),
    )


def _tenth(value: Fraction) -> Fraction:
    return Fraction((20 * value.numerator + value.denominator) // (2 * value.denominator), 10)
