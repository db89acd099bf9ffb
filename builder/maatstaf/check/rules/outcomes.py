"""Every outcome of a form can come up, and every critical answer leads to something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from maatstaf.check.draft import Draft, Entry
from maatstaf.check.rules.forms import items_of, scale_of
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.form import Form, Item
from maatstaf.model.scale import ScaleKind
from maatstaf.model.scoring import Effect, OutcomeTest, ScoringMethod
from maatstaf.score import top_of

ID = "outcomes"
TITLE = T("Every outcome can come up, and a critical answer leads to something.")
HELP = T(
    "Outcomes are tried from top to bottom, so one whose condition is covered by those above it never comes up. “fail” "
    "needs an outcome that looks at critical_failed; zero-form needs a score, and zero-section a score per section. "
    "An item on a scale without values fails only by the answers under “failed”."
)
MOST = 20_000
"""So many situations are tried out; a form with more is left alone."""
Step = tuple[str | int, ...]
Atom = tuple[str, str]
"""What outcomes look at: a score, the score of a section or class, a count of failures, a critical, an answer."""
Situation = Mapping[Atom, Fraction]


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for what can't come up or does nothing."""
    for form in draft.forms.values():
        yield from _reached(form)
        yield from _effects(form)
        yield from _can_fail(draft, form)


def _reached(form: Entry[Form]) -> Iterator[Finding]:
    outcomes = form.value.scoring.outcomes
    limits: dict[Atom, set[Fraction]] = {}
    for outcome in outcomes:
        if outcome.when is not None:
            for atom, limit in _limits(outcome.when):
                limits.setdefault(atom, set()).add(limit)
    if any(atom[0] == "failed" and min(found) < 1 for atom, found in limits.items()):
        return  # the rule about conditions says what is wrong with that count
    choices = {atom: _points(form.value, atom, found) for atom, found in limits.items()}
    if prod(len(points) for points in choices.values()) > MOST:
        return
    possible = {number for number, outcome in enumerate(outcomes) if outcome.when is None}
    reached: set[int] = set()
    for points in product(*choices.values()):
        situation = dict(zip(choices, points, strict=True))
        holding = [n for n, outcome in enumerate(outcomes) if outcome.when is None or _holds(outcome.when, situation)]
        possible.update(holding)
        reached.update(holding[:1])
    for number, outcome in enumerate(outcomes):
        at: Step = ("scoring", "outcomes", number)
        if number not in possible:
            message = T("“{outcome}” never comes up: nothing fits its condition.", {"outcome": outcome.id})
            yield form.error(ID, (*at, "when"), message, T("Correct the numbers in it, or remove it."), key=True)
        elif number not in reached and all(above.when for above in outcomes[:number]):
            message = T(
                "“{outcome}” never comes up: whatever fits it, fits an outcome above it.", {"outcome": outcome.id}
            )
            yield form.error(ID, (*at, "id"), message, T("Put the strictest outcome first, or remove this one."))


def _limits(test: OutcomeTest) -> Iterator[tuple[Atom, Fraction]]:
    """Yield what a condition looks at, and the number that it holds it against."""
    for limit in (test.score_below, test.score_at_least):
        if limit is not None:
            yield ("score", ""), Fraction(limit)
    for section in (test.section_below, test.section_at_least):
        if section is not None:
            yield ("section", section.section), Fraction(section.value)
    for weighed in (test.class_below, test.class_at_least):
        if weighed is not None:
            yield ("class", weighed.class_), Fraction(weighed.value)
    if test.failed_at_least:
        yield ("failed", test.failed_at_least.class_ or ""), Fraction(test.failed_at_least.count)
    if test.critical_failed is not None:
        yield ("critical", ""), Fraction(1)
    if test.answered:
        yield ("answered", f"{test.answered.item} {test.answered.is_}"), Fraction(1)
    if test.unanswered:
        yield ("unanswered", test.unanswered), Fraction(1)
    for part in _inside(test):
        yield from _limits(part)


def _inside(test: OutcomeTest) -> Iterator[OutcomeTest]:
    yield from test.all or ()
    yield from test.any or ()
    if test.not_ is not None:
        yield test.not_


def _points(form: Form, atom: Atom, limits: set[Fraction]) -> list[Fraction]:
    """Return the numbers worth trying: those that conditions name, one between each two, and both ends."""
    kind, name = atom
    if kind in ("critical", "answered", "unanswered"):
        return [Fraction(), Fraction(1)]
    low, high = Fraction(), Fraction(100)
    if kind == "failed":
        whole = 0 if name else sum(section.judged_as_a_whole is not None for section in form.sections)
        high = Fraction(whole + sum(item.scored and (not name or item.class_ == name) for item in form.items))
        return sorted({low, high, *(limit for limit in limits if limit <= high)})
    if not form.scoring.method.weighs:
        grades = [one.grade for one in form.classes] + [item.grade for item in form.items]
        start = 100 if form.scoring.start is None and not any(grades) else form.scoring.start
        high = max((Fraction(one) for one in (*grades, start) if one is not None), default=high)
    inside = sorted({low, high, *(limit for limit in limits if low <= limit <= high)})
    return sorted({*inside, *((one + other) / 2 for one, other in pairwise(inside))})


def _holds(test: OutcomeTest, situation: Situation) -> bool:
    own = [(situation[atom] >= limit) == _upward(test, atom) for atom, limit in _limits(_alone(test))]
    if test.all is not None:
        own += [_holds(part, situation) for part in test.all]
    if test.any is not None:
        own.append(any(_holds(part, situation) for part in test.any))
    if test.not_ is not None:
        own.append(not _holds(test.not_, situation))
    return all(own)


def _alone(test: OutcomeTest) -> OutcomeTest:
    return test.model_copy(update={"all": None, "any": None, "not_": None})


def _upward(test: OutcomeTest, atom: Atom) -> bool:
    """Return whether the condition holds from its number on; otherwise it holds below it."""
    if atom[0] == "critical":
        return bool(test.critical_failed)
    return not (test.score_below is not None or test.section_below or test.class_below)


def _effects(form: Entry[Form]) -> Iterator[Finding]:
    method, outcomes = form.value.scoring.method, form.value.scoring.outcomes
    named = {"method": method.value}
    looked_at = any(atom[0] == "critical" for o in outcomes if o.when for atom, _ in _limits(o.when))
    for at, item in items_of(form.value):
        effect = item.critical.effect if item.critical else None
        place = (*at, "critical", "effect")
        if effect is Effect.FAIL and not looked_at:
            message = T("“fail” leads to nothing here: no outcome looks at critical answers.")
            hint = T("Add an outcome with “critical_failed: true”, or choose another effect.")
            yield form.error(ID, place, message, hint)
        elif effect in (Effect.ZERO_FORM, Effect.ZERO_SECTION) and not method.gives_number:
            message = T("This form has no score that could become zero: its method is {method}.", named)
            yield form.error(ID, place, message, T("Write “fail”, with an outcome that has “critical_failed: true”."))
        elif effect is Effect.ZERO_SECTION and not method.weighs:
            message = T("With the method {method} a section has no score that could become zero.", named)
            yield form.error(ID, place, message, T("Write “zero-form”, or “fail” with an outcome for it."))


def _can_fail(draft: Draft, form: Entry[Form]) -> Iterator[Finding]:
    """Yield the items that should be able to fail, and can't."""
    scoring = form.value.scoring
    counted = {atom[1] for o in scoring.outcomes if o.when for atom, _ in _limits(o.when) if atom[0] == "failed"}
    for at, item in items_of(form.value):
        scale = scale_of(draft, item)
        if scale is None or not item.scored or item.failed or scale.kind in (ScaleKind.TEXT, ScaleKind.DATE):
            continue
        if top_of(scale) is None and (_graded(form.value, item) or item.class_ in counted):
            message = T("“{id}” can never fail: the scale “{scale}” has no values.", {"id": item.id, "scale": scale.id})
            hint = T("Say which answers fail:\n{block}", {"block": "failed:\n  - …"})
            yield form.error(ID, at, message, hint)


def _graded(form: Form, item: Item) -> bool:
    grades: dict[str, int | Decimal | None] = {one.id: one.grade for one in form.classes}
    has = item.grade is not None or grades.get(item.class_ or "") is not None
    return form.scoring.method is ScoringMethod.LOWEST_GRADE and has
