"""The table in which a score is reckoned by hand on paper, for the forms where a hand can do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from maatstaf.message import T
from maatstaf.model.form import Form, Item
from maatstaf.model.scoring import ScoringMethod
from maatstaf.render.press import Press
from maatstaf.render.scoring.weights import counts, scale_of, weight_of, weights
from maatstaf.score import top_of


@dataclass(frozen=True)
class PaperRow:
    """A part or class: the most that can be had there, and what it counts for in the whole."""

    name: str
    most: str
    share: str


@dataclass(frozen=True)
class PaperSum:
    """The rows, what goes into the first column, whether parts have a weight, and how n.v.t. is taken out."""

    of: str
    filled: str
    rows: tuple[PaperRow, ...]
    parted: bool
    without: str


def paper_sum(press: Press, form: Form) -> PaperSum | None:
    """Return the table, or ``None`` where the form gives no mean, or mixes parts with and without a weight."""
    shares = weights(press, form)
    if shares is None:
        return None
    weighted = {part.section.weight is not None for part in shares.sections}
    if len(weighted) > 1:
        return None
    parted = weighted == {True}
    tops = _tops(press, form)
    points = form.scoring.method is ScoringMethod.POINTS or len(tops) == 1
    by_class = not parted and bool(form.classes) and "class" in form.scoring.subscores
    rows = _by_class(press, form, points) if by_class else _by_section(press, form, points, parted)
    filled = T("points × weight") if points else T("answer ÷ best answer × weight")
    without = (
        T("With N/A: take the best answer's points × the weight of that question off the highest.")
        if points
        else T("With N/A: take the weight of that question off the highest.")
    )
    of = T("Class") if by_class else T("Part")
    return PaperSum(press.text(of), press.text(filled), tuple(rows), parted, press.text(without))


def _tops(press: Press, form: Form) -> set[Fraction]:
    tops = set()
    for section in form.sections:
        if section.judged_as_a_whole:
            tops.add(top_of(press.handbook.scales[section.judged_as_a_whole]) or Fraction(1))
        else:
            scales = [scale_of(press.handbook, item) for item in section.items if counts(press.handbook, item)]
            tops.update(top_of(scale) or Fraction(1) for scale in scales)
    return tops


def _most(press: Press, form: Form, items: Iterable[Item], points: bool) -> Fraction:
    most = Fraction()
    for item in items:
        if counts(press.handbook, item):
            top = top_of(scale_of(press.handbook, item)) if points else None
            most += Fraction(weight_of(form, item)) * (1 if top is None else top)
    return most


def _by_class(press: Press, form: Form, points: bool) -> Iterator[PaperRow]:
    for weight_class in form.classes:
        most = _most(press, form, (item for item in form.items if item.class_ == weight_class.id), points)
        if most:
            yield PaperRow(press.say(weight_class.name), press.number(most), "")
    rest = _most(press, form, (item for item in form.items if not item.class_), points)
    if rest:
        yield PaperRow(press.text(T("Other questions")), press.number(rest), "")


def _by_section(press: Press, form: Form, points: bool, parted: bool) -> Iterator[PaperRow]:
    shares = weights(press, form)
    for part in shares.sections if shares else ():
        section = part.section
        most = _most(press, form, section.items, points)
        if section.judged_as_a_whole:
            top = top_of(press.handbook.scales[section.judged_as_a_whole])
            most = top if points and top else Fraction(1)
        share = press.percent(part.stretch.share, 1) if parted else ""
        yield PaperRow(press.say(section.name), press.number(most), share)
