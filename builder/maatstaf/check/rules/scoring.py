"""A form's scoring can be computed from what its items, classes and scales say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from maatstaf.check.draft import Draft, Entry
from maatstaf.check.numbers import too_precise
from maatstaf.check.rules.forms import items_of, scale_of
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.form import Form, Item
from maatstaf.model.scale import Scale, ScaleKind
from maatstaf.model.scoring import CompleteShare, Policy, ScoringMethod
from maatstaf.score import top_of

ID = "scoring"
TITLE = T("A score can be computed.")
HELP = T(
    "Weights say how much things count against each other; they need not add up to 100, are not negative and have at "
    "most two decimals. A mean or points needs items on a scale with values; deductions need a start; the lowest grade "
    "needs a grade for each class or item; checks need outcomes. A text is never scored, “scored: false” is not needed."
)
Step = tuple[str | int, ...]
Scored = list[tuple[Step, Item, Scale]]


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield what makes a form's score impossible, or other than was meant."""
    for entry in draft.forms.values():
        numbers = list(_numbers(entry.value))
        yield from too_precise(ID, entry, numbers)
        for at, number in numbers:
            if number is not None and number < 0 and at[-1] in ("weight", "share"):
                message = T("A weight can't be negative; found {number}.", {"number": number})
                yield entry.error(ID, at, message, T("Write 0 or more, or give an answer a negative value."))
        share = entry.value.scoring.complete_when
        if isinstance(share, CompleteShare) and share.share > 100:
            message = T("A share is at most 100 percent; found {number}.", {"number": share.share})
            yield entry.error(ID, ("scoring", "complete_when", "share"), message, T("Write for example: share: 80"))
        found = ((at, item, scale_of(draft, item)) for at, item in items_of(entry.value))
        scales: Scored = [(at, item, scale) for at, item, scale in found if scale]
        if len(scales) == len(entry.value.items):
            yield from _method(entry, scales)


def _numbers(form: Form) -> Iterator[tuple[Step, int | Decimal | None]]:
    for number, weight_class in enumerate(form.classes):
        yield ("classes", number, "weight"), weight_class.weight
        yield ("classes", number, "grade"), weight_class.grade
    for number, section in enumerate(form.sections):
        yield ("sections", number, "weight"), section.weight
    for at, item in items_of(form):
        yield (*at, "weight"), item.weight
        yield (*at, "grade"), item.grade
        yield from (((*at, "deduct", answer), points) for answer, points in item.deduct.items())
        if isinstance(item.not_applicable, Policy):
            yield (*at, "not_applicable", "value"), item.not_applicable.value
    yield ("scoring", "start"), form.scoring.start
    if isinstance(form.scoring.not_applicable, Policy):
        yield ("scoring", "not_applicable", "value"), form.scoring.not_applicable.value
    if isinstance(form.scoring.complete_when, CompleteShare):
        yield ("scoring", "complete_when", "share"), form.scoring.complete_when.share


def _method(entry: Entry[Form], scales: Scored) -> Iterator[Finding]:
    form, scoring = entry.value, entry.value.scoring
    at: Step = ("scoring", "method")
    scored = [(place, item, scale) for place, item, scale in scales if item.scored]
    if scoring.method.weighs:
        yield from _weighed(entry, scored)
    elif scoring.method is ScoringMethod.DEDUCTIONS:
        if scoring.start is None:
            message = T("Deductions need a number to start from.")
            yield entry.error(ID, at, message, T("Write under “scoring”: start: 100"))
        if not any(item.deduct for _, item, _ in scored):
            message = T("No answer deducts anything.")
            hint = T("Say at an item what an answer costs:\n{block}", {"block": "deduct:\n  niet-goed: 10"})
            yield entry.warning(ID, at, message, hint)
    elif scoring.method is ScoringMethod.LOWEST_GRADE:
        grades = {weight_class.id: weight_class.grade for weight_class in form.classes}
        for place, item, scale in scored:
            if item.grade is None and grades.get(item.class_ or "") is None and scale.answers:
                message = T("“{id}” has no grade, and neither has its class.", {"id": item.id})
                yield entry.error(ID, place, message, T("Add a line “grade: …”, or name a class that has one."))
    elif scoring.method is ScoringMethod.CHECKS and not scoring.outcomes:
        message = T("Checks lead to an outcome, and there are none.")
        yield entry.warning(ID, at, message, T("Add “outcomes” under “scoring”; the last one has no condition."))


def _weighed(entry: Entry[Form], scored: Scored) -> Iterator[Finding]:
    form, at = entry.value, ("scoring", "method")
    counting = [(place, item) for place, item, scale in scored if _has_values(scale)]
    for place, item, scale in scored:
        if "scored" in item.model_fields_set and not _has_values(scale):
            message = T(
                "“{id}” can't be scored: the scale “{scale}” has no values.", {"id": item.id, "scale": scale.id}
            )
            hint = T("Give its answers a value in scales.yml, or write: scored: false")
            yield entry.error(ID, (*place, "scored"), message, hint)
        top = top_of(scale)
        if form.scoring.method is ScoringMethod.WEIGHTED_MEAN and top is not None and top <= 0:
            message = T("“{id}” can't be part of a mean: the best answer of “{scale}” is worth {top}.")
            hint = T("Give the best answer a value above 0, or write: method: points")
            yield entry.error(ID, (*place, "scored"), message(id=item.id, scale=scale.id, top=top), hint)
    if not counting:
        message = T("There is nothing to score: no item is on a scale with values.")
        hint = T("Give the answers of a scale a value, or write: method: none")
        yield entry.error(ID, at, message, hint)
        return
    weights = {weight_class.id: weight_class.weight for weight_class in form.classes}
    if not any(_weight(item, weights) for _, item in counting):
        message = T("All weights are 0, so there is no score.")
        yield entry.error(ID, at, message, T("Give at least one item a weight above 0."))
    counted = {place[1] for place, _ in counting}
    if any(form.sections[number].weight is not None for number in counted if isinstance(number, int)):
        for number, section in enumerate(form.sections):
            if section.weight is None and number in counted:
                message = T("The section “{section}” has no weight, and others have one.", {"section": section.id})
                hint = T("Give each section a weight, or none: then the items count directly.")
                yield entry.warning(ID, ("sections", number, "id"), message, hint)


def _weight(item: Item, classes: dict[str, int | Decimal | None]) -> int | Decimal:
    own = item.weight if item.weight is not None else classes.get(item.class_ or "")
    return 1 if own is None else own


def _has_values(scale: Scale) -> bool:
    if scale.kind is ScaleKind.NUMBER:
        return True
    return any(answer.value is not None for answer in scale.answers)
