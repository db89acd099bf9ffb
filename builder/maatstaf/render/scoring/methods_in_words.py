"""The six ways of scoring in plain sentences: what an answer is worth, and how the worths come together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from maatstaf.message import T
from maatstaf.model.form import Form, Item
from maatstaf.model.scale import Scale
from maatstaf.model.scoring import ScoringMethod
from maatstaf.render.joined import joined, quoted
from maatstaf.render.press import Press
from maatstaf.render.scoring.form_names import label, named
from maatstaf.render.scoring.steps import Step
from maatstaf.render.scoring.weights import counts, grade_of, scale_of, weights
from maatstaf.score import top_of


def _none(press: Press, form: Form) -> Iterator[Step]:
    yield Step(press.text(T("This form gives no score. It is there to look back together and to learn.")))


def _weighted_mean(press: Press, form: Form) -> Iterator[Step]:
    yield Step(press.text(T("Each answer becomes a part of the best answer.")), _worths(press, form, parts=True))
    yield from _together(press, form)


def _points(press: Press, form: Form) -> Iterator[Step]:
    yield Step(press.text(T("Each answer gives points.")), _worths(press, form, parts=False))
    often = T("The points count as often as the weight of the question says.")
    yield Step(press.text(often), _classes(press, form))
    yield from _as_a_whole(press, form)
    if _parted(press, form):
        yield Step(press.text(T("Within a part all points are set against the most that could be had there.")))
        yield Step(press.text(T("The parts add up, each with its own weight.")))
    else:
        yield Step(press.text(T("All points together are set against the most that could be had.")))


def _deductions(press: Press, form: Form) -> Iterator[Step]:
    start = form.scoring.deducted_from
    yield Step(press.text(T("You start with {number}.", {"number": press.number(start)})))
    lines = []
    for item in form.items:
        if item.deduct:
            scale = scale_of(press.handbook, item)
            costs = [f"{label(press, scale, id)} −{press.number(cost)}" for id, cost in item.deduct.items()]
            lines.append(f"{_name(press, form, item)}: {', '.join(costs)}")
    yield Step(press.text(T("Some answers take points off.")), tuple(lines))
    yield Step(press.text(T("The score is never below 0.")))


def _lowest_grade(press: Press, form: Form) -> Iterator[Step]:
    grades: dict[Fraction, list[str]] = {}
    for item in form.items:
        grade = grade_of(form, item)
        if item.scored and grade is not None:
            grades.setdefault(Fraction(grade), []).append(_name(press, form, item))
    lines = [
        press.text(T("Grade {grade}: {questions}.", {"grade": press.number(grade), "questions": joined(press, names)}))
        for grade, names in sorted(grades.items())
    ]
    yield Step(press.text(T("Each question carries a grade.")), tuple(lines))
    best = max(grades, default=Fraction()) if form.scoring.start is None else Fraction(form.scoring.start)
    top = press.number(best)
    result = T("The result is the lowest grade among the questions that failed. If none failed, it is {top}.")
    yield Step(press.text(result(top=top)))


def _checks(press: Press, form: Form) -> Iterator[Step]:
    yield Step(press.text(T("There is no number. The outcome follows from what failed.")))


METHODS: Mapping[ScoringMethod, Callable[[Press, Form], Iterator[Step]]] = {
    ScoringMethod.NONE: _none,
    ScoringMethod.WEIGHTED_MEAN: _weighted_mean,
    ScoringMethod.POINTS: _points,
    ScoringMethod.DEDUCTIONS: _deductions,
    ScoringMethod.LOWEST_GRADE: _lowest_grade,
    ScoringMethod.CHECKS: _checks,
}


def _name(press: Press, form: Form, item: Item) -> str:
    return quoted(named(press, form)[item.id][0])


def _worths(press: Press, form: Form, parts: bool) -> tuple[str, ...]:
    """Return what the answers are worth: one line for each scale that is worth something else."""
    scales: dict[str, Scale] = {}
    for section in form.sections:
        if section.judged_as_a_whole:
            scales.setdefault(section.judged_as_a_whole, press.handbook.scales[section.judged_as_a_whole])
            continue
        for item in section.items:
            if counts(press.handbook, item):
                scale = scale_of(press.handbook, item)
                scales.setdefault(scale.id, scale)
    return tuple(dict.fromkeys(_worth(press, scale, parts) for scale in scales.values()))


def _worth(press: Press, scale: Scale, parts: bool) -> str:
    top = top_of(scale) or Fraction(1)
    worths = [(one.label, one.value) for one in scale.low_to_high] + [(band.label, band.value) for band in scale.bands]
    valued = [(words, Fraction(value)) for words, value in worths if value is not None]
    if not valued:
        return press.text(T("A number counts against {top}, the highest.", {"top": press.number(top)}))
    return ", ".join(
        f"{press.say(words)} {press.percent(value / top, 1) if parts and top > 0 else press.number(value)}"
        for words, value in reversed(valued)
    )


def _together(press: Press, form: Form) -> Iterator[Step]:
    """Yield how the questions come together: by part and then the parts, or all at once."""
    parted = _parted(press, form)
    mean = T("Within a part we take the mean, in which each question has its weight.")
    direct = T("We take the mean of all questions, in which each has its weight.")
    yield Step(press.text(mean if parted else direct), _classes(press, form))
    yield from _as_a_whole(press, form)
    if parted:
        yield Step(press.text(T("The parts add up, each with its own weight.")))


def _parted(press: Press, form: Form) -> bool:
    shares = weights(press, form)
    return shares is not None and any(share.section.weight is not None for share in shares.sections)


def _classes(press: Press, form: Form) -> tuple[str, ...]:
    classes = [
        f"{press.say(weight_class.name)} × {press.number(weight_class.weight)}"
        for weight_class in form.classes
        if weight_class.weight is not None
    ]
    return (", ".join(classes),) if classes else ()


def _as_a_whole(press: Press, form: Form) -> Iterator[Step]:
    whole = [quoted(press.say(section.name)) for section in form.sections if section.judged_as_a_whole]
    if len(whole) == 1:
        words = T("{part} is judged as a whole, with one answer. The questions there only guide you.")
        yield Step(press.text(words(part=whole[0])))
    elif whole:
        words = T("{parts} are each judged as a whole, with one answer. The questions there only guide you.")
        yield Step(press.text(words(parts=joined(press, whole))))
