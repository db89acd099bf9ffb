"""How a form's answers become its score, told in plain sentences: whatever the method, in the order it is reckoned."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from maatstaf.message import T
from maatstaf.model.form import Form, Item, Section
from maatstaf.model.scoring import Critical, Effect, Policy, ScoringMethod
from maatstaf.render.joined import joined, quoted
from maatstaf.render.press import Press
from maatstaf.render.scoring.completeness import completeness
from maatstaf.render.scoring.form_names import labels, named
from maatstaf.render.scoring.methods_in_words import METHODS
from maatstaf.render.scoring.steps import Step, needs_failed
from maatstaf.render.scoring.weights import scale_of

POLICIES = {
    "exclude": T("N/A counts for nothing: it is left out."),
    "full": T("N/A counts as the best answer."),
    "zero": T("N/A counts as zero."),
}

EFFECTS = {
    Effect.ZERO_FORM: T("the whole score becomes 0"),
    Effect.ZERO_SECTION: T("the part {part} counts as 0"),
    Effect.FAIL: T("the score stays, but the outcome may change"),
    Effect.FLAG: T("it gets a flag, so that you talk about it"),
}

SUBSCORES = {
    "section": T("part"),
    "class": T("class"),
    "klantprincipe": T("klantprincipe"),
    "kpi": T("KPI"),
}


def scoring_steps(press: Press, form: Form) -> list[Step]:
    """Return how the score comes about: one step a sentence, with the details under it."""
    parts: tuple[Callable[[Press, Form], Iterator[Step]], ...] = (
        METHODS[form.scoring.method], _not_applicable, _hidden, _critical, _failed, _subscores, _rounding, completeness,
    )  # fmt: skip
    return [step for part in parts for step in part(press, form)]


def _name(press: Press, form: Form, item: Item) -> str:
    return quoted(named(press, form)[item.id][0])


def _not_applicable(press: Press, form: Form) -> Iterator[Step]:
    if form.scoring.method is ScoringMethod.NONE or not any(_allows(press, item) for item in form.items):
        return
    policy = form.scoring.not_applicable
    words = press.text(_policy(press, form, policy))
    if policy == "exclude" and form.scoring.method.weighs:
        words += " " + press.text(T("The other questions share its weight."))
    others = [item for item in form.items if item.not_applicable not in (None, policy) and _allows(press, item)]
    lines = [f"{_name(press, form, item)}: {press.text(_policy(press, form, item.not_applicable))}" for item in others]
    yield Step(words, tuple(lines))


def _allows(press: Press, item: Item) -> bool:
    handbook = press.handbook
    if item.criterion:
        return handbook.criteria[item.criterion].applies.not_applicable is not None
    return scale_of(handbook, item).not_applicable is not None


def _policy(press: Press, form: Form, policy: str | Policy | None) -> T:
    if form.scoring.method is ScoringMethod.DEDUCTIONS:
        if policy == "zero":
            return T("N/A takes off as much as the worst answer.")
        return T("N/A takes nothing off.")
    if isinstance(policy, Policy):
        return T("N/A counts as {number}.", {"number": press.number(policy.value)})
    return POLICIES[policy or "exclude"]


def _hidden(press: Press, form: Form) -> Iterator[Step]:
    if form.scoring.method is not ScoringMethod.NONE and any(item.show_when for item in form.items):
        yield Step(press.text(T("A question that isn't asked this time is left out too.")))


def _critical(press: Press, form: Form) -> Iterator[Step]:
    alike: dict[tuple[str, str], list[str]] = {}
    for section in form.sections:
        for item in section.items:
            if item.critical:
                answers, effect = critical_words(press, form, section, item.critical, item)
                alike.setdefault((answers, effect), []).append(_name(press, form, item))
    lines = [
        press.text(T("{question} is {answers}: {effect}.", {
            "question": joined(press, names, "or"), "answers": answers, "effect": effect}))
        for (answers, effect), names in alike.items()
    ]  # fmt: skip
    if lines:
        words = T("Some answers weigh more than any number. These questions are ★ critical.")
        yield Step(press.text(words), tuple(lines))


def critical_words(press: Press, form: Form, section: Section, critical: Critical, item: Item) -> tuple[str, str]:
    """Return which answers of an item are critical, and what they do, in words."""
    answers = labels(press, scale_of(press.handbook, item), critical.answers)
    return answers, press.text(effect_of(form.scoring.method, critical.effect)(part=quoted(press.say(section.name))))


def effect_of(method: ScoringMethod, effect: Effect) -> T:
    """Return what a critical answer does, with a place for the ``part`` it stands in."""
    if effect is Effect.FAIL and not method.gives_number:
        return T("the outcome may change")
    return EFFECTS[effect]


def _failed(press: Press, form: Form) -> Iterator[Step]:
    if not needs_failed(form):
        return
    lists: dict[str, list[str]] = {}
    for item in form.items:
        if item.failed:
            answers = labels(press, scale_of(press.handbook, item), item.failed)
            lists.setdefault(answers, []).append(_name(press, form, item))
    lines = [
        press.text(T("Only {answers} is failed for: {questions}.", {"answers": answers, "questions": joined(press, n)}))
        for answers, n in lists.items()
    ]
    yield Step(press.text(T("A question failed when its answer is below the best one.")), tuple(lines))


def _subscores(press: Press, form: Form) -> Iterator[Step]:
    kinds = [press.text(SUBSCORES[kind]) for kind in form.scoring.subscores]
    if not kinds:
        return
    if not form.scoring.method.gives_number:
        words = T("Per {kinds} you see how many of the judged questions failed.", {"kinds": joined(press, kinds)})
    else:
        words = T(
            "Beside the score you see a sub-score per {kinds}, each with how many of the judged questions failed.",
            {"kinds": joined(press, kinds)},
        )
    yield Step(press.text(words))


def _rounding(press: Press, form: Form) -> Iterator[Step]:
    if not form.scoring.method.gives_number:
        return
    decimals = form.scoring.decimals
    words = T("Rounding happens once, at the very end, to {decimals} decimals; a half goes up.", {"decimals": decimals})
    if decimals == 0:
        words = T("Rounding happens once, at the very end, to a whole number; a half goes up.")
    elif decimals == 1:
        words = T("Rounding happens once, at the very end, to one decimal; a half goes up.")
    seen = T("The outcome looks at the rounded number: what you see is what decides.")
    yield Step(press.text(words) + (" " + press.text(seen) if form.scoring.outcomes else ""))
