"""The questions of a form as every view shows them: text, answers with their anchors, weight, and special rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.model.form import Comment, Form, HeaderField, Item, ScoringMethod, Section
from maatstaf.model.scale import CHOOSES, Scale, ScaleKind
from maatstaf.model.text import Words
from maatstaf.render.answer_space import Space, space_of
from maatstaf.render.conditions import Clause, shown_when
from maatstaf.render.press import Press
from maatstaf.render.weights import WEIGHING, counts, grade_of, weight_of

NOTES = {
    Comment.NEVER: None,
    Comment.OPTIONAL: T("Note"),
    Comment.REQUIRED: T("Note, always needed"),
    Comment.REQUIRED_BELOW_TOP: T("Note, needed below the best answer"),
}


@dataclass(frozen=True)
class Choice:
    """One answer: its label, its mark, what it counts for, and when it fits."""

    id: str
    label: str
    mark: str
    points: str
    when: str
    sample: Words | None


@dataclass(frozen=True)
class Asked:
    """One question of a form; ``number`` counts through the form, ``None`` for header fields."""

    number: int | None
    id: str
    text: str
    name: str
    """The criterion's name; empty for a question that only this form asks."""
    criterion: Criterion | None
    help: Words | None
    choices: tuple[Choice, ...]
    not_applicable: str
    """The label of n.v.t.; empty where it may not be chosen."""
    not_applicable_when: str
    space: Space
    """How the answer is given, and what may be given."""
    weight: str
    critical: bool
    required: bool
    scored: bool
    note: str
    """What the room for a note says; empty where there is none."""
    reasons: tuple[str, ...]
    shown_when: Clause | None

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
            text = press.text(T("How strong is {part} as a whole?", {"part": f"‘{press.say(section.name)}’"}))
            scale = press.handbook.scales[section.judged_as_a_whole]
            whole = _plain(press, scale, number, section.id, text, None, required=True, scored=True)
        questions = []
        for item in section.items:
            number += whole is None
            questions.append(_item(press, form, item, number if whole is None else None))
        yield AskedSection(section, whole, tuple(questions))


def _field(press: Press, field: HeaderField) -> Asked:
    scale = press.handbook.scales[field.scale]
    return _plain(press, scale, None, field.id, press.say(field.text), field.help, field.required, scored=False)


def _plain(
    press: Press, scale: Scale, number: int | None, id: str, text: str, help: Words | None, required: bool, scored: bool
) -> Asked:
    """Return a question that is no item: a header field, or a part judged as a whole."""
    choices = tuple(_choices(press, scale, None, None, scored))
    space = space_of(press, scale, scored and any(choice.when for choice in choices))
    return Asked(
        number=number, id=id, text=text, name="", criterion=None, help=help, choices=choices, not_applicable="",
        not_applicable_when="", space=space, weight="",
        critical=False, required=required, scored=scored, note=press.text(T("Note")) if scored else "", reasons=(),
        shown_when=None,
    )  # fmt: skip


def _item(press: Press, form: Form, item: Item, number: int | None) -> Asked:
    handbook = press.handbook
    criterion = handbook.criteria[item.criterion] if item.criterion else None
    own = item.question
    scale = handbook.scales[criterion.scale if criterion else own.scale if own else ""]
    scored = counts(handbook, item) and form.scoring.method is not ScoringMethod.NONE
    when = criterion.applies.not_applicable if criterion else None
    allowed = scale.kind in CHOOSES and bool(when if criterion else scale.not_applicable)
    choices = tuple(_choices(press, scale, criterion, item, scored))
    note = NOTES[item.comment] if scale.kind is not ScaleKind.TEXT else None
    return Asked(
        number=number,
        id=item.id,
        text=press.say(criterion.question or criterion.name if criterion else own.text if own else None),
        name=press.say(criterion.name) if criterion else "",
        criterion=criterion,
        help=own.help if own else None,
        choices=choices,
        not_applicable=(press.say(scale.not_applicable) or press.text(T("N/A"))) if allowed else "",
        not_applicable_when=press.say(when),
        space=space_of(press, scale, any(choice.when for choice in choices)),
        weight=_weight(press, form, item) if scored else "",
        critical=item.critical is not None,
        required=criterion is not None if item.required is None else item.required,
        scored=scored,
        note=press.text(note) if note else "",
        reasons=tuple(press.say(reason) for reason in item.reasons),
        shown_when=shown_when(press, form, item.show_when) if item.show_when else None,
    )


def _weight(press: Press, form: Form, item: Item) -> str:
    if form.scoring.method in WEIGHING:
        return f"× {press.number(weight_of(form, item))}"
    grade = grade_of(form, item)
    if form.scoring.method is ScoringMethod.LOWEST_GRADE and grade is not None:
        return press.text(T("grade {number}", {"number": press.number(grade)}))
    return ""


def _choices(
    press: Press, scale: Scale, criterion: Criterion | None, item: Item | None, scored: bool
) -> Iterator[Choice]:
    marks = press.marks(scale)
    deducts = item.deduct if item else {}
    for answer in scale.low_to_high:
        anchor = criterion.anchors.get(answer.id) if criterion else None
        points = press.number(answer.value) if scored and answer.value is not None and not deducts else ""
        if answer.id in deducts:
            points = press.number(-Fraction(deducts[answer.id])).replace("-", "−")
        yield Choice(
            id=answer.id,
            label=press.say(answer.label),
            mark=marks[answer.id],
            points=points,
            when=press.say(anchor.when) if anchor else press.plain(answer.meaning),
            sample=anchor.sample if anchor else None,
        )
