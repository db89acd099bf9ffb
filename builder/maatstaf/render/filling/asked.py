"""The questions of a form as its spec has them, for a page on which they are answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from maatstaf.message import T
from maatstaf.model.form import Comment
from maatstaf.model.scale import ScaleKind
from maatstaf.model.scoring import ScoringMethod
from maatstaf.model.text import Words
from maatstaf.render.press import Press
from maatstaf.render.prose import plain
from maatstaf.score.methods import form_shares
from maatstaf.score.sheet import Key
from maatstaf.shapes.form import FormScale, SpecForm, SpecItem, SpecSection

Place = Literal["header", "sections", "answers"]
"""Where a record keeps the answer."""

PREFIX: Mapping[Place, str] = {"header": "h-", "sections": "w-", "answers": "q-"}


@dataclass(frozen=True)
class Choice:
    """One answer: its label, its mark, when it fits, what it sounds like, what it takes off, whether it is critical."""

    id: str
    label: Words
    mark: str
    when: Words | None
    sample: Words | None
    off: str
    critical: bool


@dataclass(frozen=True)
class Asked:
    """One question; ``share`` is its part of the score in words, empty where weights make no score."""

    place: Place
    id: str
    text: Words | T
    scale: FormScale
    choices: tuple[Choice, ...]
    item: SpecItem | None = None
    number: int | None = None
    help: Words | None = None
    required: bool = False
    share: str = ""
    class_name: Words | None = None
    not_applicable: bool = False
    guide: bool = False
    note: bool = False

    @property
    def dom(self) -> str:
        """Its id on the page."""
        return PREFIX[self.place] + self.id

    @property
    def wordy(self) -> bool:
        """Whether its answers say when they fit, so that they need cards."""
        return any(choice.when for choice in self.choices)

    @property
    def helped(self) -> bool:
        """Whether there is something to open beside it."""
        sampled = any(choice.sample for choice in self.choices)
        return bool(self.help or sampled or (self.item and (self.item.goal or self.item.indicators)))


@dataclass(frozen=True)
class Block:
    """A part of a form with its questions; ``whole`` is asked where the part is judged as a whole."""

    section: SpecSection
    whole: Asked | None
    questions: tuple[Asked, ...]
    share: str


def header(press: Press, spec: SpecForm) -> tuple[Asked, ...]:
    """Return what is asked before judging begins."""
    return tuple(
        Asked(
            "header", field.id, field.text, scale, _choices(press, scale, None), help=field.help,
            required=field.required, not_applicable=scale.not_applicable is not None,
        )
        for field in spec.header
        for scale in [spec.scales[field.scale]]
    )  # fmt: skip


def blocks(press: Press, spec: SpecForm) -> tuple[Block, ...]:
    """Return the parts of a form with their questions, numbered."""
    return tuple(_blocks(press, spec))


def limits(press: Press, scale: FormScale) -> T:
    """Return which numbers a scale takes."""
    low, high = (press.number(end) if end is not None else "" for end in (scale.min, scale.max))
    if low and high:
        return T("A number from {low} to {high}", {"low": low, "high": high})
    if low:
        return T("A number, at least {low}", {"low": low})
    return T("A number, at most {high}", {"high": high}) if high else T("A number")


def _blocks(press: Press, spec: SpecForm) -> Iterator[Block]:
    weighed, number = form_shares(spec), 0
    names = {one.id: one.name for one in spec.classes}

    def percent(keys: list[Key]) -> str:
        found = [weighed[key] for key in keys if key in weighed]
        return press.percent(sum(found, Fraction()), 1) if found else ""

    for section in spec.sections:
        whole, guide = None, section.judged_as_a_whole is not None
        if section.judged_as_a_whole:
            number += 1
            scale = spec.scales[section.judged_as_a_whole]
            text = T("How strong is {part} as a whole?", {"part": f"“{press.say(section.name)}”"})
            whole = Asked(
                "sections", section.id, text, scale, _choices(press, scale, None, meanings=True), number=number,
                required=True, not_applicable=scale.not_applicable is not None, note=True,
            )  # fmt: skip
        asked = []
        for item in section.items:
            number += not guide
            scale = spec.scales[item.scale]
            asked.append(
                Asked(
                    "answers", item.id, item.text, scale, _choices(press, scale, item, meanings=True), item=item,
                    number=None if guide else number, help=item.help, required=item.required and not guide,
                    share="" if guide else percent([(item.id, True)]), class_name=names.get(item.class_ or ""),
                    not_applicable=item.not_applicable.allowed, guide=guide,
                    note=item.comment is not Comment.NEVER and scale.kind is not ScaleKind.TEXT,
                )
            )  # fmt: skip
        members: list[Key] = [(section.id, False), *((item.id, True) for item in section.items)]
        yield Block(section, whole, tuple(asked), percent(members))


def _choices(press: Press, scale: FormScale, item: SpecItem | None, meanings: bool = False) -> tuple[Choice, ...]:
    """Return the answers from low to high; with ``meanings`` an answer without an anchor says what it means."""
    marks, anchors = press.marks(scale), item.anchors if item else {}
    deduct = item.deduct if item else {}
    critical = item.critical.answers if item and item.critical else ()
    return tuple(
        Choice(
            id=answer.id,
            label=answer.label,
            mark=marks[answer.id],
            when=anchor.when if (anchor := anchors.get(answer.id)) else _plain(answer.meaning) if meanings else None,
            sample=anchor.sample if anchor else None,
            off=f"−{press.number(deduct[answer.id])}" if answer.id in deduct else "",
            critical=answer.id in critical,
        )
        for answer in scale.low_to_high
    )


def _plain(words: Words | None) -> Words | None:
    """Return a meaning without its Markdown: it stands inside a label."""
    if words is None or isinstance(words, str):
        return None if words is None else plain(words)
    return {code: plain(text) for code, text in words.items()}


def has_scale(spec: SpecForm) -> bool:
    """Return whether the score lies on a rule from 0 on."""
    return spec.scoring.method.weighs or spec.scoring.method is ScoringMethod.DEDUCTIONS
