"""Conditions on a form name what is there, and what has been asked before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from maatstaf.check.answers import NOT_APPLICABLE, refusal
from maatstaf.check.draft import Draft, Entry
from maatstaf.check.rules.forms import items_of, scale_of
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T
from maatstaf.model.condition import Condition, Test
from maatstaf.model.form import Form
from maatstaf.model.scale import Scale
from maatstaf.model.scoring import OutcomeTest

ID = "conditions"
TITLE = T("Conditions on a form can be met.")
HELP = T(
    "“show_when” shows an item after an earlier answer: it names header fields and items that stand above it, with "
    "answers of their scale, or “nvt”. Outcomes are tried from top to bottom and the first that fits wins: each has "
    "one condition under “when”, but the last, which catches the rest. Several conditions go under any, all or not."
)
Step = tuple[str | int, ...]
Scales = dict[str, Scale | None]


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for each condition that never can, or always must, be met."""
    known = draft.named.get("criterion", {})
    for form in draft.forms.values():
        if any(item.criterion and item.criterion not in known for item in form.value.items):
            continue  # a misspelt criterion is told by the rule about references; what follows from it is not news
        header = {field.id: draft.scales.get(field.scale) for field in form.value.header}
        before: Scales = {id: entry.value if entry else None for id, entry in header.items()}
        items = {item.id: scale_of(draft, item) for _, item in items_of(form.value)}
        for at, item in items_of(form.value):
            if item.show_when:
                yield from _shown(form, (*at, "show_when"), item.show_when, before, items)
            before[item.id] = items[item.id]
        yield from _outcomes(form, before)


def _shown(form: Entry[Form], at: Step, test: Test | Condition, before: Scales, items: Scales) -> Iterator[Finding]:
    if isinstance(test, Test):
        if test.item in items and test.item not in before:
            message = T("“{id}” is asked here or further down, so it has no answer yet.", {"id": test.item})
            hint = T("Name a header field or an item that stands above this one, or move this one down.")
            yield form.error(ID, (*at, "item"), message, hint)
        else:
            yield from _tested(form, at, test, before)
        return
    tests = list(_inside(test))
    if not tests:
        yield form.error(ID, at, T("This condition is empty."), T("Write any, all or not, with tests below it."))
    for step, inner in tests:
        yield from _shown(form, (*at, *step), inner, before, items)


def _inside(test: Any) -> Iterator[tuple[Step, Any]]:
    """Yield (place, test) for the tests inside any, all and not."""
    for name in ("all", "any"):
        for number, inner in enumerate(getattr(test, name) or ()):
            yield (name, number), inner
    if test.not_ is not None:
        yield ("not",), test.not_


def _tested(form: Entry[Form], at: Step, test: Test, known: Scales) -> Iterator[Finding]:
    yield from _known(form, (*at, "item"), test.item, known)
    scale = known.get(test.item)
    for number, answer in enumerate(test.is_):
        if scale and answer not in NOT_APPLICABLE and (reason := refusal(scale, answer)):
            yield form.error(ID, (*at, "is", number), *reason)


def _known(form: Entry[Form], at: Step, id: str, known: Scales) -> Iterator[Finding]:
    if id not in known:
        message = T("Nothing on this form has the id “{id}”.", {"id": id})
        hint = did_you_mean(id, known) or T("Name a header field, a criterion or a question of this form.")
        yield form.error(ID, at, message, hint)


def _outcomes(form: Entry[Form], items: Scales) -> Iterator[Finding]:
    outcomes = form.value.scoring.outcomes
    for number, outcome in enumerate(outcomes):
        at: Step = ("scoring", "outcomes", number)
        last = number == len(outcomes) - 1
        if outcome.when is None and not last:
            message = T(
                "“{outcome}” has no condition, so the outcomes below it never come up.", {"outcome": outcome.id}
            )
            yield form.error(ID, (*at, "id"), message, T("Add “when:”, or move it to the bottom."))
        elif outcome.when is not None and last:
            message = T("The last outcome has a condition, so some contacts would have none.")
            yield form.error(
                ID, (*at, "when"), message, T("Remove “when” here, or add an outcome without it."), key=True
            )
        if outcome.when is not None:
            yield from _outcome_test(form, (*at, "when"), outcome.when, items)


def _outcome_test(form: Entry[Form], at: Step, test: OutcomeTest, items: Scales) -> Iterator[Finding]:
    given = {OutcomeTest.model_fields[name].alias or name: name for name in test.model_fields_set}
    inside = list(_inside(test))
    if len(given) != 1 or (not inside and not _filled(test, given)):
        message = T(
            "A condition has exactly one line; this one has: {lines}.", {"lines": ", ".join(sorted(given)) or "–"}
        )
        hint = T("Put several under any (one is enough) or all (each must hold).")
        yield form.error(ID, at, message, hint)
        return
    [(key, name)] = given.items()
    value = getattr(test, name)
    if key.startswith(("score_", "section_", "class_")) and not form.value.scoring.method.gives_number:
        message = T("This form has no score: its method is {method}.", {"method": form.value.scoring.method.value})
        yield form.error(ID, (*at, key), message, T("Choose another method, or another condition."), key=True)
    section_ids = [section.id for section in form.value.sections]
    class_ids = [weight_class.id for weight_class in form.value.classes]
    if key.startswith("section_"):
        yield from _listed(
            form, (*at, key, "section"), value.section, section_ids, T("This form has no section “{id}”.")
        )
    elif key in ("class_below", "class_at_least", "failed_at_least") and value.class_:
        yield from _listed(form, (*at, key, "class"), value.class_, class_ids, T("This form has no class “{id}”."))
    elif key == "answered":
        yield from _tested(form, (*at, key), value, items)
    elif key == "unanswered":
        yield from _known(form, (*at, key), value, items)
    elif key == "critical_failed" and not any(item.critical for item in form.value.items):
        message = T("No item of this form is critical, so this never happens.")
        yield form.warning(ID, (*at, key), message, T("Add “critical” to an item, or remove this condition."), key=True)
    if key == "failed_at_least" and value.count < 1:
        message = T("The count is at least 1; found {count}.", {"count": value.count})
        yield form.error(ID, (*at, key, "count"), message, T("Write for example: count: 1"))
    for step, inner in inside:
        yield from _outcome_test(form, (*at, *step), inner, items)


def _filled(test: OutcomeTest, given: dict[str, str]) -> bool:
    return all(getattr(test, name) not in (None, ()) for name in given.values())


def _listed(form: Entry[Form], at: Step, id: str, known: list[str], message: Callable[..., T]) -> Iterator[Finding]:
    if id not in known:
        yield form.error(ID, at, message(id=id), did_you_mean(id, known) or T("Correct the id."))
