"""When a form is complete, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.message import T
from maatstaf.model.form import Form, Item
from maatstaf.model.scoring import CompleteShare
from maatstaf.render.joined import joined, quoted
from maatstaf.render.press import Press
from maatstaf.render.scoring.form_names import named
from maatstaf.render.scoring.steps import Step


def completeness(press: Press, form: Form) -> Iterator[Step]:
    """Yield the step that says when a form is complete, and which questions may stay empty."""
    rule = form.scoring.complete_when
    if isinstance(rule, CompleteShare):
        words = T("The form is complete from {share} percent of the weight on.", {"share": press.number(rule.share)})
        yield Step(_provisional(press, form, words))
        return
    names = named(press, form)
    free = [quoted(names[item.id][0]) for item in form.items if not _required(item)]
    lines = [press.text(T("May stay empty: {questions}.", {"questions": joined(press, free)}))] if free else []
    words = T("The form is complete when every question that must be answered has an answer.")
    yield Step(_provisional(press, form, words), tuple(lines))


def _required(item: Item) -> bool:
    return item.criterion is not None if item.required is None else item.required


def _provisional(press: Press, form: Form, words: T) -> str:
    later = T("Until then the score is provisional, and says how much of the form it covers.")
    return press.text(words) + (" " + press.text(later) if form.scoring.method.gives_number else "")
