"""How the questions of a form, and their answers, are called in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from maatstaf.message import T
from maatstaf.model.form import Form
from maatstaf.model.scale import Scale
from maatstaf.ratings import NOT_APPLICABLE
from maatstaf.render.joined import joined
from maatstaf.render.press import Press

Named = Mapping[str, tuple[str, Scale]]
"""What can be asked about, by id: how it is called in a sentence, and the scale it is answered on."""


def named(press: Press, form: Form) -> Named:
    """Return every header field and item of a form."""
    handbook = press.handbook
    found = {field.id: (press.say(field.text), handbook.scales[field.scale]) for field in form.header}
    for item in form.items:
        if item.criterion:
            criterion = handbook.criteria[item.criterion]
            found[item.id] = (press.say(criterion.name), handbook.scales[criterion.scale])
        elif item.question:
            found[item.id] = (press.say(item.question.text), handbook.scales[item.question.scale])
    return found


def label(press: Press, scale: Scale, answer: str) -> str:
    """Return how an answer is called on its scale; ``nvt`` too."""
    if answer in (NOT_APPLICABLE, "not_applicable"):
        return press.say(scale.not_applicable) or press.text(T("N/A"))
    members = {one.id: one.label for one in scale.answers} | {band.id: band.label for band in scale.bands}
    return press.say(members[answer]) if answer in members else answer


def labels(press: Press, scale: Scale, answers: Iterable[str]) -> str:
    """Return answers as a phrase: ``Klacht or Opzegging``."""
    return joined(press, [label(press, scale, answer) for answer in answers], "or")
