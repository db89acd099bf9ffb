"""The answers to one question of a form: label, mark, what each counts for, and when it fits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.model.form import Form, Item
from maatstaf.model.scale import Answer, Scale
from maatstaf.model.scoring import ScoringMethod
from maatstaf.model.text import Words
from maatstaf.render.press import Press
from maatstaf.render.scoring.weights import grade_of, weight_of


@dataclass(frozen=True)
class Choice:
    """One answer: its label, its mark, what it counts for, and when it fits."""

    id: str
    label: str
    mark: str
    points: str
    when: str
    sample: Words | None


def choices(
    press: Press, scale: Scale, criterion: Criterion | None, item: Item | None, method: ScoringMethod | None
) -> tuple[Choice, ...]:
    """Return the answers from low to high; ``method`` is how they are scored, ``None`` when they are not."""
    marks = press.marks(scale)
    anchors = criterion.anchors if criterion else {}
    return tuple(
        Choice(
            id=answer.id,
            label=press.say(answer.label),
            mark=marks[answer.id],
            points=_points(press, answer, item, method),
            when=press.say(anchor.when) if (anchor := anchors.get(answer.id)) else press.plain(answer.meaning),
            sample=anchor.sample if anchor else None,
        )
        for answer in scale.low_to_high
    )


def weight_words(press: Press, form: Form, item: Item) -> str:
    """Return what a question weighs, ``× 3``, or its grade; empty where its method knows neither."""
    if form.scoring.method.weighs:
        return f"× {press.number(weight_of(form, item))}"
    grade = grade_of(form, item)
    if form.scoring.method is ScoringMethod.LOWEST_GRADE and grade is not None:
        return press.text(T("grade {number}", {"number": press.number(grade)}))
    return ""


def _points(press: Press, answer: Answer, item: Item | None, method: ScoringMethod | None) -> str:
    """Return what an answer adds, or takes off; empty where its method knows no such number."""
    if method is not None and method.weighs and answer.value is not None:
        return press.number(answer.value)
    if method is ScoringMethod.DEDUCTIONS and item and answer.id in item.deduct:
        return press.number(-Fraction(item.deduct[answer.id])).replace("-", "−")
    return ""
