"""What a change reaches: forms that take it over, frozen specs of these, and what leans on it and becomes suspect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from maatstaf.history.fields import larger
from maatstaf.history.fieldwise import called
from maatstaf.history.meaning import compares
from maatstaf.history.plain import plain
from maatstaf.history.result import Cause, Changed, Happened, Side
from maatstaf.history.state import State
from maatstaf.model.changelog import Change
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form

ASKED_OF_FORMS = (Change.CLARIFICATION, Change.MEANING, Change.SCORING)
"""The classes of change that a form takes over from its criteria and scales; with wording it stays as it is."""

LEANT_ON = ("organisation", "klantprincipe", "kpi", "scale")
"""Kinds that others lean on, so that a change of one can make them suspect."""

PARTS = {"statements": "statement", "promise": "promise", "strategy": "strategy"}
"""Lists in the organisation's file whose members others name, by the kind of reference."""


def with_effects(changes: tuple[Changed, ...], before: State, after: State) -> tuple[Changed, ...]:
    """Return the changes with what each one reaches, and with the forms that change only through their criteria."""
    asked = _asked(before), _asked(after)
    takes: dict[str, list[Cause]] = {}
    reaching = []
    for change in changes:
        ids = {change.id, change.before.id if change.before else change.id}
        forms = _forms(change.kind, ids, asked)
        if change.kind in ("criterion", "scale") and change.counts_as in ASKED_OF_FORMS:
            for form in _forms(change.kind, ids, (asked[1],)):
                takes.setdefault(form, []).append(Cause(change.kind, change.id, change.counts_as))
        published = tuple(path for form in forms for path in before.published.get(form, ()))
        suspects = _suspects(change, before, after) if change.entries and change.kind in LEANT_ON else ()
        reaching.append(replace(change, forms=forms, published=published, suspects=suspects))
    return tuple(_with_forms(reaching, takes, after))


def _asked(state: State) -> dict[str, frozenset[tuple[str, str]]]:
    """Return for each form that is in use the criteria and scales that it asks, as kind and id."""
    found = {}
    for id, entry in state.table("form").items():
        form: Form = entry.value
        if form.status is Status.ACTIVE:
            criteria = {item.criterion for item in form.items if item.criterion}
            scales = {item.question.scale for item in form.items if item.question}
            scales |= {part.judged_as_a_whole for part in form.sections if part.judged_as_a_whole}
            scales |= {e.value.scale for one in criteria if (e := state.table("criterion").get(one))}
            found[id] = frozenset({("criterion", one) for one in criteria} | {("scale", one) for one in scales})
    return found


def _forms(kind: str, ids: set[str], asked: tuple[Mapping[str, frozenset[tuple[str, str]]], ...]) -> tuple[str, ...]:
    if kind == "form":
        return tuple(sorted(ids & {form for side in asked for form in side}))
    named = {(kind, id) for id in ids}
    return tuple(sorted({form for side in asked for form, things in side.items() if named & things}))


def _with_forms(changes: list[Changed], takes: dict[str, list[Cause]], after: State) -> Iterator[Changed]:
    """Yield the changes, the forms among them with the largest class of their criteria; then the other forms."""
    last = max((n for n, change in enumerate(changes) if change.kind in ("criterion", "form", "scale")), default=-1)
    forms = {change.id for change in changes if change.kind == "form"}
    for number, change in enumerate(changes):
        causes = takes.get(change.id, ()) if change.kind == "form" else ()
        yield _taken_over(change, tuple(causes)) if causes else change
        if number == last:
            for id, found in sorted(takes.items()):
                if id not in forms:
                    yield _affected(id, after, tuple(found))


def _affected(id: str, after: State, causes: tuple[Cause, ...]) -> Changed:
    entry = after.table("form")[id]
    side = Side(id, entry.source.path, entry.value.version, entry.value.status.value)
    name = called(id, {"name": plain(entry.value, after.language)["name"]})
    published = after.published.get(id, ())
    blank = Changed("form", id, name, Happened.AFFECTED, side, side, forms=(id,), published=published)
    return _taken_over(blank, causes)


def _taken_over(form: Changed, causes: tuple[Cause, ...]) -> Changed:
    if form.comparable in ("new", "retired"):
        return replace(form, takes_over=causes)
    counts_as = larger(form.counts_as, *(cause.change for cause in causes))
    return replace(form, takes_over=causes, counts_as=counts_as, comparable=compares(counts_as))


def _suspects(change: Changed, before: State, after: State) -> tuple[tuple[str, str], ...]:
    """Return kind and id of what leans on one of the new entries, and did not before: what is called suspect."""
    known = set(before.draft.suspects)
    return tuple(
        sorted({(one.kind, one.id) for one in after.draft.suspects if one.entry in change.entries and one not in known
                and (one.on_kind, one.on) in _leant_on(change)})
    )  # fmt: skip


def _leant_on(change: Changed) -> set[tuple[str, str]]:
    """Return the kind and id of what others name: the definition, or the sentences and pillars that differ."""
    if change.kind != "organisation":
        return {(change.kind, change.id)}
    found = set()
    for field in change.fields:
        for at, key in enumerate(field.path[:-1]):
            if key in PARTS:
                found.add((PARTS[key], field.path[at + 1]))
    return found
