"""Anchors and examples fit the criterion's scale, and an active criterion has enough of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.answers import NOT_APPLICABLE, refusal
from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.model.scale import Scale, ScaleKind, answer_ids

ID = "answers"
TITLE = T("Every answer has an anchor, and examples show the extremes.")
HELP = T(
    "An anchor says when an answer fits; without it everyone draws the line elsewhere. An active criterion has one for "
    "every answer of its scale, and at least one example of the best and one of the worst answer. An example has an "
    "answer of the scale, or “not_applicable: true” where the criterion says under “applies” when n.v.t. may be chosen."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield errors for answers that don't exist, and warnings for those that are left without words."""
    for entry in draft.criteria.values():
        scale = draft.scales.get(entry.value.scale)
        if scale:
            yield from _anchors(entry, scale.value)
        wrong = [_example(entry, number, scale.value if scale else None) for number in range(len(entry.value.examples))]
        found = [finding for findings in wrong for finding in findings]
        yield from found
        if scale and entry.value.active and not found:
            yield from _extremes(entry, scale.value)


def _anchors(entry: Entry[Criterion], scale: Scale) -> Iterator[Finding]:
    criterion, known = entry.value, answer_ids(scale)
    strange = [answer for answer in criterion.anchors if answer not in known]
    if strange and not known:
        message = T("The scale “{scale}” has no answers to choose from, so an anchor never fits.", {"scale": scale.id})
        hint = T("Say it in the definition, or take another scale.")
        yield entry.error(ID, ("anchors",), message, hint, key=True)
    for answer in strange if known else ():
        if reason := refusal(scale, answer):
            yield entry.error(ID, ("anchors", answer), *reason, key=True)
    missing = [answer for answer in known if answer not in criterion.anchors]
    if missing and not strange and criterion.active:
        message = T("There is no anchor for: {answers}.", {"answers": ", ".join(missing)})
        hint = T("Say when the answer fits:\n{block}", {"block": f"anchors:\n  {missing[0]}:\n    when: …"})
        yield entry.warning(ID, ("anchors",) if criterion.anchors else ("scale",), message, hint, key=True)
    if criterion.applies.not_applicable and not scale.not_applicable:
        message = T("The scale “{scale}” does not have the answer n.v.t.", {"scale": scale.id})
        hint = T("Add “not_applicable: n.v.t.” to the scale, or remove this line.")
        yield entry.error(ID, ("applies", "not_applicable"), message, hint, key=True)


def _example(entry: Entry[Criterion], number: int, scale: Scale | None) -> Iterator[Finding]:
    example, at = entry.value.examples[number], ("examples", number)
    name = {"example": example.id}
    if example.not_applicable and example.answer:
        message = T("Example “{example}” has an answer and is not applicable.", name)
        yield entry.error(ID, (*at, "answer"), message, T("Keep one of the two."), key=True)
    elif example.not_applicable:
        if not entry.value.applies.not_applicable:
            message = T("Example “{example}” is not applicable, but the criterion does not allow n.v.t.", name)
            hint = T("Say under “applies” when it may be chosen: “not_applicable: …”.")
            yield entry.error(ID, (*at, "not_applicable"), message, hint, key=True)
    elif not example.answer:
        hint = T("Add “answer: …”, or “not_applicable: true”.")
        yield entry.error(ID, (*at, "id"), T("Example “{example}” has no answer.", name), hint)
    elif example.answer in NOT_APPLICABLE:
        message = T("Example “{example}” writes n.v.t. as an answer.", name)
        yield entry.error(ID, (*at, "answer"), message, T("Write: {line}", {"line": "not_applicable: true"}), key=True)
    elif scale and (reason := refusal(scale, example.answer)):
        yield entry.error(ID, (*at, "answer"), *reason)


def _extremes(entry: Entry[Criterion], scale: Scale) -> Iterator[Finding]:
    """Want an example of the lowest and of the highest answer; of two answers where a scale has no low or high."""
    shown = {example.answer for example in entry.value.examples}
    answers = scale.low_to_high
    if len(answers) < 2 or scale.kind is ScaleKind.CHOICES:
        return
    if scale.kind is ScaleKind.NOMINAL and answers[0].value is None:
        missing = [answer.id for answer in answers if answer.id not in shown]
        missing = missing[:2] if len(answers) - len(missing) < 2 else []
    else:
        missing = [answer.id for answer in (answers[-1], answers[0]) if answer.id not in shown]
    if missing:
        message = T("There is no example of: {answers}.", {"answers": ", ".join(missing)})
        hint = T("Add a piece of a contact with its answer and why; people learn a criterion from its extremes.")
        yield entry.warning(ID, ("examples",) if entry.value.examples else ("scale",), message, hint, key=True)
