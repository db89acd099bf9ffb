"""A form asks each thing once, in a way that can be answered, about criteria that are in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.answers import refusal
from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T
from maatstaf.model.criterion import Criterion, Status
from maatstaf.model.form import Form, Item
from maatstaf.model.scale import Scale

ID = "forms"
TITLE = T("A form holds criteria in use, with answers that exist.")
HELP = T(
    "Each line of a form is a criterion or a question of its own. An active form has active criteria only: a draft is "
    "not ready, and a retired one names its successor. Critical, failed and deducted answers are on the scale of that "
    "line, a class is one of the form's classes, and every criterion counts in at least one channel of the form."
)
Step = tuple[str | int, ...]
_GONE = {Status.DRAFT: "draft", Status.RETIRED: "retired"}


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield what makes a form impossible to use."""
    for form in draft.forms.values():
        classes = [weight_class.id for weight_class in form.value.classes]
        for at, item in items_of(form.value):
            if (item.criterion is None) == (item.question is None):
                message = T("A line of a form is a criterion or a question: one of the two.")
                hint = T("Write “criterion: …” with an id, or “question:” with id, text and scale.")
                yield form.error(ID, at, message, hint)
                continue
            if item.class_ and item.class_ not in classes:
                message = T("This form has no class “{class}”.", {"class": item.class_})
                hint = did_you_mean(item.class_, classes) or T("Add it under “classes”.")
                yield form.error(ID, (*at, "class"), message, hint)
            criterion = draft.criteria.get(item.criterion) if item.criterion else None
            if criterion:
                yield from _in_use(form, (*at, "criterion"), criterion.value)
                yield from _heard(form, (*at, "criterion"), criterion.value)
            scale = scale_of(draft, item)
            if scale:
                yield from _answers(form, at, item, scale)
                yield from _not_applicable(form, at, item, scale, criterion.value if criterion else None)


def items_of(form: Form) -> Iterator[tuple[Step, Item]]:
    """Yield (place, item) for every line of the form."""
    for number, section in enumerate(form.sections):
        for place, item in enumerate(section.items):
            yield ("sections", number, "items", place), item


def scale_of(draft: Draft, item: Item) -> Scale | None:
    """Return the scale that an item is answered on, where it is known."""
    criterion = draft.criteria.get(item.criterion) if item.criterion else None
    name = criterion.value.scale if criterion else item.question.scale if item.question else ""
    entry = draft.scales.get(name)
    return entry.value if entry else None


def _in_use(form: Entry[Form], at: Step, criterion: Criterion) -> Iterator[Finding]:
    status = form.value.status
    if criterion.status is Status.RETIRED and status is not Status.RETIRED:
        message = T("The criterion “{id}” is retired and can't be on this form.", {"id": criterion.id})
        successors = ", ".join(criterion.replaced_by)
        hint = T("Take its successor: {ids}.", {"ids": successors}) if successors else T("Remove it from the form.")
        yield form.error(ID, at, message, hint)
    elif criterion.status is Status.DRAFT and status is Status.ACTIVE:
        message = T("The criterion “{id}” is a draft, and this form is active.", {"id": criterion.id})
        yield form.error(ID, at, message, T("Make the criterion active first, or remove it from the form."))


def _heard(form: Entry[Form], at: Step, criterion: Criterion) -> Iterator[Finding]:
    if form.value.status is not Status.RETIRED and not set(criterion.applies.channels).intersection(
        form.value.channels
    ):
        message = T("The criterion “{id}” does not apply to any channel of this form.", {"id": criterion.id})
        hint = T("It applies to: {channels}.", {"channels": ", ".join(criterion.applies.channels)})
        yield form.warning(ID, at, message, hint)


def _answers(form: Entry[Form], at: Step, item: Item, scale: Scale) -> Iterator[Finding]:
    named: list[tuple[Step, str, bool]] = []
    if item.critical:
        named += [(("critical", "answers", n), answer, False) for n, answer in enumerate(item.critical.answers)]
    named += [(("failed", n), answer, False) for n, answer in enumerate(item.failed)]
    named += [(("deduct", answer), answer, True) for answer in item.deduct]
    for step, answer, key in named:
        if reason := refusal(scale, answer):
            yield form.error(ID, (*at, *step), *reason, key=key)


def _not_applicable(
    form: Entry[Form], at: Step, item: Item, scale: Scale, criterion: Criterion | None
) -> Iterator[Finding]:
    allowed = criterion.applies.not_applicable if criterion else scale.not_applicable
    if item.not_applicable is not None and not allowed:
        message = T("n.v.t. can't be chosen here, so this line does nothing.")
        hint = (
            T("Remove it, or say in the criterion under “applies” when n.v.t. may be chosen.")
            if criterion
            else T("Remove it, or give the scale “not_applicable: n.v.t.”.")
        )
        yield form.warning(ID, (*at, "not_applicable"), message, hint, key=True)
