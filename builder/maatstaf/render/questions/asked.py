"""The questions of a form as every view shows them: text, answers with their anchors, weight, and special rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.model.form import Comment, Form, HeaderField, Item, Section
from maatstaf.model.scale import CHOOSES, Scale, ScaleKind
from maatstaf.model.scoring import ScoringMethod
from maatstaf.model.text import Words
from maatstaf.render.joined import quoted
from maatstaf.render.press import Press
from maatstaf.render.questions.answer_space import Space, space_of
from maatstaf.render.questions.choices import Choice, choices, weight_words
from maatstaf.render.scoring.conditions import Clause, shown_when
from maatstaf.render.scoring.scoring_words import critical_words
from maatstaf.render.scoring.weights import counts

NOTES = {
    Comment.NEVER: None,
    Comment.OPTIONAL: T("Note"),
    Comment.REQUIRED: T("Note, always needed"),
    Comment.REQUIRED_BELOW_TOP: T("Note, needed below the best answer"),
}


@dataclass(frozen=True)
class Asked:
    """One question of a form; ``number`` counts through the form, ``None`` for header fields."""

    number: int | None
    id: str
    text: str
    choices: tuple[Choice, ...]
    space: Space
    """How the answer is given, and what may be given."""
    name: str = ""
    """The criterion's name; empty for a question that only this form asks."""
    criterion: Criterion | None = None
    help: Words | None = None
    not_applicable: str = ""
    """The label of n.v.t.; empty where it may not be chosen."""
    not_applicable_when: str = ""
    weight: str = ""
    weight_class: str = ""
    """The name of its class; empty where it has none."""
    critical: str = ""
    """Which answers are critical and what they do; empty where none is."""
    required: bool = True
    scored: bool = False
    note: str = ""
    """What the room for a note says; empty where there is none."""
    reasons: tuple[str, ...] = ()
    shown_when: Clause | None = None

    @property
    def key(self) -> bool:
        """Whether it is the question that matters most."""
        return bool(self.criterion and self.criterion.key)


@dataclass(frozen=True)
class AskedSection:
    """A part of a form with its questions; ``whole`` is asked where the part is judged as a whole."""

    section: Section
    whole: Asked | None
    questions: tuple[Asked, ...]

    @property
    def told(self) -> tuple[Asked, ...]:
        """The questions whose answers say when they fit."""
        every = (self.whole, *self.questions) if self.whole else self.questions
        return tuple(question for question in every if any(choice.when for choice in question.choices))


def asked(press: Press, form: Form) -> tuple[AskedSection, ...]:
    """Return the parts of a form with their questions, numbered."""
    return tuple(_sections(press, form))


def header(press: Press, form: Form) -> tuple[Asked, ...]:
    """Return what is asked before judging begins."""
    return tuple(_field(press, field) for field in form.header)


def _sections(press: Press, form: Form) -> Iterator[AskedSection]:
    number = 0
    for section in form.sections:
        whole = None
        if section.judged_as_a_whole:
            number += 1
            whole = _whole(press, form, section, press.handbook.scales[section.judged_as_a_whole], number)
        questions = []
        for item in section.items:
            number += whole is None
            questions.append(_item(press, form, section, item, number if whole is None else None))
        yield AskedSection(section, whole, tuple(questions))


def _whole(press: Press, form: Form, section: Section, scale: Scale, number: int) -> Asked:
    """Return the one question about a part that is judged as a whole."""
    text = press.text(T("How strong is {part} as a whole?", {"part": quoted(press.say(section.name))}))
    found = choices(press, scale, None, None, form.scoring.method)
    space = space_of(press, scale, any(choice.when for choice in found))
    beside = press.say(scale.not_applicable)
    note = press.text(T("Note"))
    return Asked(number, section.id, text, found, space, scored=True, not_applicable=beside, note=note)


def _field(press: Press, field: HeaderField) -> Asked:
    """Return what is asked before judging begins; it takes little room, so meanings stay away."""
    scale = press.handbook.scales[field.scale]
    found, space = choices(press, scale, None, None, None), space_of(press, scale, False)
    return Asked(None, field.id, press.say(field.text), found, space, help=field.help, required=field.required)


def _item(press: Press, form: Form, section: Section, item: Item, number: int | None) -> Asked:
    handbook = press.handbook
    criterion = handbook.criteria[item.criterion] if item.criterion else None
    own = item.question
    scale = handbook.scales[criterion.scale if criterion else own.scale if own else ""]
    scored = counts(handbook, item) and form.scoring.method is not ScoringMethod.NONE
    when = criterion.applies.not_applicable if criterion else None
    allowed = scale.kind in CHOOSES and bool(when if criterion else scale.not_applicable)
    found = choices(press, scale, criterion, item, form.scoring.method if scored else None)
    note = NOTES[item.comment] if scale.kind is not ScaleKind.TEXT else None
    return Asked(
        number=number,
        id=item.id,
        text=press.say(criterion.question or criterion.name if criterion else own.text if own else None),
        name=press.say(criterion.name) if criterion else "",
        criterion=criterion,
        help=own.help if own else None,
        choices=found,
        not_applicable=(press.say(scale.not_applicable) or press.text(T("N/A"))) if allowed else "",
        not_applicable_when=press.say(when),
        space=space_of(press, scale, any(choice.when for choice in found)),
        weight=weight_words(press, form, item) if scored else "",
        weight_class=next((press.say(one.name) for one in form.classes if one.id == item.class_), ""),
        critical=_critical(press, form, section, item),
        required=criterion is not None if item.required is None else item.required,
        scored=scored,
        note=press.text(note) if note else "",
        reasons=tuple(press.say(reason) for reason in item.reasons),
        shown_when=shown_when(press, form, item.show_when) if item.show_when else None,
    )


def _critical(press: Press, form: Form, section: Section, item: Item) -> str:
    if item.critical is None:
        return ""
    answers, effect = critical_words(press, form, section, item.critical, item)
    return press.text(T("{answers}: {effect}", {"answers": answers, "effect": effect}))
