"""The page of one form: what weighs how much, what is asked, how the score comes about, and the rules around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from maatstaf.model.criterion import Status
from maatstaf.model.form import Form
from maatstaf.render.addresses import address
from maatstaf.render.agreed import agreed
from maatstaf.render.form_history import form_history
from maatstaf.render.in_use import COMPARES, in_use
from maatstaf.render.joined import questions
from maatstaf.render.look_again import reasons
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.questions.asked import Asked, AskedSection, asked, header
from maatstaf.render.questions.house_rules import house_rules
from maatstaf.render.scoring.conditions import outcome_when
from maatstaf.render.scoring.form_names import labels
from maatstaf.render.scoring.scoring_words import scoring_steps
from maatstaf.render.scoring.weight_chart import weight_chart
from maatstaf.render.scoring.weights import weights
from maatstaf.render.scoring.worked_example import worked_example


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield a page for every form, drafts and retired ones too."""
    for form in press.handbook.forms.values():
        yield address("form", form.id), partial(_page, press, form)


def _page(press: Press, form: Form) -> Content:
    name = press.say(form.name)
    return press.page(
        "pages/form.html",
        address("form", form.id),
        name,
        description=press.plain(form.purpose),
        source=press.handbook.files["form", form.id],
        name=f"{name} {form.version}",
        **_context(press, form),
    )


def _context(press: Press, form: Form) -> dict[str, Any]:
    log = form.changelog
    sections = asked(press, form)
    shares = weights(press, form)
    return {
        "form": form,
        "current": log[0] if log else None,
        "retired": form.status is Status.RETIRED,
        "asked_of": header(press, form),
        "sections": [(part, _share(press, shares.of(part.section) if shares else None)) for part in sections],
        "total": questions(press, sum(question.number is not None for question in _all(sections))),
        "chart": weight_chart(press, form),
        "keys": [(question, _kpis(press, question)) for question in _all(sections) if question.key],
        "legend": _legend(sections),
        "steps": scoring_steps(press, form),
        "example": worked_example(press, form),
        "outcomes": [
            (outcome, outcome_when(press, form, outcome.when) if outcome.when else None)
            for outcome in form.scoring.outcomes
        ],
        "agreed": agreed(press, form),
        "history": form_history(press.handbook, form),
        "in_use": (versions := in_use(press, form)),
        "newest": versions[0] if versions else None,
        "compares": COMPARES,
        "again": reasons(press, "form", form.id),
        "rules": house_rules(press),
        "edit": press.host.edit_address(press.handbook.files["form", form.id]),
    }


def _all(sections: tuple[AskedSection, ...]) -> Iterator[Asked]:
    for part in sections:
        yield from (part.whole,) if part.whole else ()
        yield from part.questions


def _share(press: Press, share: Any) -> str:
    return press.percent(share, 1) if share is not None else ""


def _kpis(press: Press, question: Asked) -> list[tuple[str, str, str]]:
    """The KPIs that are counted from a question: id, name, and the answers that count."""
    if question.criterion is None:
        return []
    scale = press.handbook.scales[question.criterion.scale]
    return [
        (kpi.id, press.say(kpi.name), labels(press, scale, kpi.formula.answers))
        for kpi in press.handbook.kpis.values()
        if kpi.formula and kpi.formula.share_of == question.criterion.id
    ]


def _legend(sections: tuple[AskedSection, ...]) -> list[tuple[str, str]]:
    """The marks that stand in the list of questions, each with its words, from low to high."""
    words: dict[str, dict[str, None]] = {"niet": {}, "deels": {}, "goed": {}, "nvt": {}}
    for question in _all(sections):
        for choice in question.choices:
            if choice.mark:
                words[choice.mark].setdefault(choice.label)
        if question.not_applicable and any(choice.mark for choice in question.choices):
            words["nvt"].setdefault(question.not_applicable)
    return [(mark, " / ".join(found)) for mark, found in words.items() if found]
