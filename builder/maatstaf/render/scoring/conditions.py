"""Conditions in words: when a question is asked, and when an outcome holds; each reads on after the word “if”."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maatstaf.message import T
from maatstaf.model.condition import Condition, Test
from maatstaf.model.form import Form
from maatstaf.model.scoring import ClassValue, OutcomeTest, ScoringMethod, SectionValue
from maatstaf.render.joined import joined, quoted
from maatstaf.render.press import Press
from maatstaf.render.scoring.form_names import Named, labels, named

LEADS = {"any": T("at least one of these holds:"), "all": T("all of these hold:"), "not": T("this does not hold:")}


@dataclass(frozen=True)
class Clause:
    """A condition: one phrase, or a lead with the conditions under it."""

    text: str
    parts: tuple[Clause, ...] = ()
    joint: bool = False
    """Whether the phrase already holds an “and” or an “or”: it can't stand in another one."""

    @property
    def plain(self) -> str:
        """The whole condition on one line."""
        return f"{self.text} {'; '.join(part.plain for part in self.parts)}" if self.parts else self.text


def shown_when(press: Press, form: Form, condition: Test | Condition) -> Clause:
    """Return when an item is asked."""
    names = named(press, form)

    def clause(test: Test | Condition) -> Clause:
        if isinstance(test, Test):
            return Clause(press.text(_answered(press, names, test)))
        inside = {"any": test.any or (), "all": test.all or (), "not": (test.not_,) if test.not_ else ()}
        return _together(press, {key: [clause(part) for part in parts] for key, parts in inside.items()})

    return clause(condition)


def outcome_when(press: Press, form: Form, test: OutcomeTest) -> Clause:
    """Return when an outcome holds."""
    names = named(press, form)

    def clause(test: OutcomeTest) -> Clause:
        inside = {"any": test.any or (), "all": test.all or (), "not": (test.not_,) if test.not_ else ()}
        groups = {key: [clause(part) for part in parts] for key, parts in inside.items()}
        own = [Clause(press.text(phrase)) for phrase in _phrases(press, form, names, test)]
        return _together(press, {**groups, "all": [*own, *groups.get("all", [])]})

    return clause(test)


def _together(press: Press, groups: Mapping[str, list[Clause]]) -> Clause:
    """Return the groups, all of which must hold, as one clause; short ones on one line."""
    clauses = [_group(press, key, parts) for key, parts in groups.items() if parts]
    return clauses[0] if len(clauses) == 1 else _group(press, "all", clauses)


def _group(press: Press, key: str, parts: list[Clause]) -> Clause:
    flat = not any(part.parts or part.joint for part in parts)
    if flat and key == "not":
        return Clause(press.text(T("it does not hold that {condition}", {"condition": parts[0].text})))
    if len(parts) == 1 and key != "not":
        return parts[0]
    if flat and len(parts) <= 3:
        return Clause(joined(press, [part.text for part in parts], "or" if key == "any" else "standard"), joint=True)
    return Clause(press.text(LEADS[key]), tuple(parts))


def _answered(press: Press, names: Named, test: Test) -> T:
    name, scale = names[test.item]
    if not test.is_:
        return T("{question} has an answer", {"question": quoted(name)})
    answers = labels(press, scale, test.is_)
    return T("the answer to {question} is {answers}", {"question": quoted(name), "answers": answers})


def _phrases(press: Press, form: Form, names: Named, test: OutcomeTest) -> list[T]:
    """Return what one test itself says; the rules see to it that this is one phrase, or none."""
    unit = "" if form.scoring.method in (ScoringMethod.DEDUCTIONS, ScoringMethod.LOWEST_GRADE) else "\u00a0%"
    sections = {section.id: quoted(press.say(section.name)) for section in form.sections}
    classes = {weight_class.id: quoted(press.say(weight_class.name)) for weight_class in form.classes}

    def part(names: Mapping[str, str], id: str, test: SectionValue | ClassValue) -> dict[str, str]:
        return {"part": names[id], "value": press.number(test.value) + unit}

    found: list[T] = []
    if test.score_below is not None:
        found.append(T("the score is below {value}", {"value": press.number(test.score_below) + unit}))
    if test.score_at_least is not None:
        found.append(T("the score is {value} or more", {"value": press.number(test.score_at_least) + unit}))
    if below := test.section_below:
        found.append(T("{part} scores below {value}", part(sections, below.section, below)))
    if at_least := test.section_at_least:
        found.append(T("{part} scores {value} or more", part(sections, at_least.section, at_least)))
    if class_below := test.class_below:
        found.append(T("{part} scores below {value}", part(classes, class_below.class_, class_below)))
    if class_at_least := test.class_at_least:
        found.append(T("{part} scores {value} or more", part(classes, class_at_least.class_, class_at_least)))
    if failed := test.failed_at_least:
        found.append(_failed(failed.count, classes.get(failed.class_ or "")))
    if test.critical_failed is not None:
        found.append(T("a critical question went wrong") if test.critical_failed else T("no critical question failed"))
    if test.answered:
        found.append(_answered(press, names, test.answered))
    if test.unanswered:
        found.append(T("{question} has no answer", {"question": quoted(names[test.unanswered][0])}))
    return found


def _failed(count: int, name: str | None) -> T:
    values = {"number": count, "class": name or ""}
    if name is None:
        return T("a question failed") if count == 1 else T("{number} questions or more failed", values)
    if count == 1:
        return T("a question of the class {class} failed", values)
    return T("{number} questions or more of the class {class} failed", values)
