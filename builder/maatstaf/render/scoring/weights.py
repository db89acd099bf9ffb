"""How much each question counts for, as exact shares of the whole score, and where it lies on the 0–100 rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from maatstaf.model.form import Form, Item, ScoringMethod, Section
from maatstaf.model.scale import Scale
from maatstaf.resolve import Handbook
from maatstaf.score import top_of


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


def weights(handbook: Handbook, form: Form) -> Weights | None:
    """Return the shares of a form that weighs its questions; ``None`` where there is nothing to weigh.

    A section with a weight shares it among its questions; the questions of one without count directly, beside the
    sections' weights. With points a question's weight counts once for each point that its best answer gives.
    """
    unscored = tuple(item for item in form.items if not counts(handbook, item))
    masses = [(section, *_masses(handbook, form, section)) for section in form.sections]
    whole = sum((mass for _, mass, _ in masses), Fraction())
    if not form.scoring.method.weighs or whole <= 0:
        return None
    return Weights(tuple(_laid(masses, whole)), unscored)


def _masses(handbook: Handbook, form: Form, section: Section) -> tuple[Fraction, list[tuple[Item, Fraction]]]:
    """Return what a section weighs against the others, and its questions against each other."""
    points = form.scoring.method is ScoringMethod.POINTS

    def mass(weight: int | Decimal, scale: Scale) -> Fraction:
        return Fraction(weight) * ((top_of(scale) or 0) if points else 1)

    if section.judged_as_a_whole:
        scale = handbook.scales[section.judged_as_a_whole]
        return (mass(1, scale) if section.weight is None else Fraction(section.weight)), []
    items = [
        (item, mass(weight_of(form, item), scale_of(handbook, item)))
        for item in section.items
        if counts(handbook, item)
    ]
    together = sum((mass for _, mass in items), Fraction())
    if section.weight is None or together <= 0:
        return together, items
    return Fraction(section.weight), [(item, mass * Fraction(section.weight) / together) for item, mass in items]


def _laid(
    masses: list[tuple[Section, Fraction, list[tuple[Item, Fraction]]]], whole: Fraction
) -> Iterator[SectionShare]:
    start = Fraction()
    for section, mass, items in masses:
        if not mass and not items:
            continue
        at, pieces = start, []
        for item, weight in items:
            pieces.append((item, Stretch(at, weight / whole)))
            at += weight / whole
        yield SectionShare(section, Stretch(start, mass / whole), tuple(pieces))
        start += mass / whole
