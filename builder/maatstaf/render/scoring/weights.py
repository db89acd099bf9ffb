"""How much each question counts for, as exact shares of the whole score, and where it lies on the 0–100 rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from maatstaf.handbook import Handbook
from maatstaf.model.form import Form, Item, Section
from maatstaf.model.scale import Scale
from maatstaf.render.press import Press
from maatstaf.render.specs.form import form_spec
from maatstaf.score import top_of
from maatstaf.score.methods import form_shares
from maatstaf.score.sheet import Key


@dataclass(frozen=True)
class Stretch:
    """A piece of the rule: where it begins and how long it is, each from 0 to 1."""

    start: Fraction
    share: Fraction


@dataclass(frozen=True)
class SectionShare:
    """A section that counts: its stretch, and that of each of its questions; none where it is judged as a whole."""

    section: Section
    stretch: Stretch
    items: tuple[tuple[Item, Stretch], ...]


@dataclass(frozen=True)
class Weights:
    """What counts, in the form's order and laid end to end, and what does not count."""

    sections: tuple[SectionShare, ...]
    unscored: tuple[Item, ...]

    def of(self, section: Section) -> Fraction | None:
        """Return the share of a section, if it counts."""
        return next((s.stretch.share for s in self.sections if s.section.id == section.id), None)


def scale_of(handbook: Handbook, item: Item) -> Scale:
    """Return the scale that an item is answered on."""
    name = handbook.criteria[item.criterion].scale if item.criterion else item.question.scale if item.question else ""
    return handbook.scales[name]


def counts(handbook: Handbook, item: Item) -> bool:
    """Return whether an item can add to a score."""
    return item.scored and top_of(scale_of(handbook, item)) is not None


def weight_of(form: Form, item: Item) -> int | Decimal:
    """Return an item's weight: its own, else that of its class, else 1."""
    if item.weight is not None:
        return item.weight
    weights = {weight_class.id: weight_class.weight for weight_class in form.classes}
    inherited = weights.get(item.class_ or "")
    return 1 if inherited is None else inherited


def grade_of(form: Form, item: Item) -> int | Decimal | None:
    """Return an item's grade: its own, else that of its class."""
    if item.grade is not None:
        return item.grade
    return {weight_class.id: weight_class.grade for weight_class in form.classes}.get(item.class_ or "")


def weights(press: Press, form: Form) -> Weights | None:
    """Return the shares of a form that weighs its questions; ``None`` where there is nothing to weigh."""
    shares = form_shares(form_spec(press, form))
    unscored = tuple(item for item in form.items if not counts(press.handbook, item))
    return Weights(tuple(_laid(form, shares)), unscored) if shares else None


def _laid(form: Form, shares: Mapping[Key, Fraction]) -> Iterator[SectionShare]:
    """Yield the sections that count, end to end, and their questions within."""
    start = Fraction()
    for section in form.sections:
        at, pieces = start, []
        for item in section.items:
            if (share := shares.get((item.id, True))) is not None:
                pieces.append((item, Stretch(at, share)))
                at += share
        end = at + shares.get((section.id, False), Fraction())
        if pieces or end > start:
            yield SectionShare(section, Stretch(start, end - start), tuple(pieces))
        start = end
