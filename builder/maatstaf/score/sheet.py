"""A record laid beside its form: what was asked, what was answered, and what each answer is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from maatstaf.model.condition import Condition, Test
from maatstaf.model.form import Comment
from maatstaf.model.scale import ScaleKind
from maatstaf.model.scoring import Effect, Policy
from maatstaf.score.worth import NOTHING, Told, told, top_of
from maatstaf.shapes.form import FormScale, SpecForm, SpecItem, SpecSection
from maatstaf.shapes.record import Given, Record

Key = tuple[str, bool]
"""What names a unit: its id, and whether it is a question (a section that is judged as a whole may be called alike)."""


@dataclass(frozen=True)
class Unit:
    """One question, or one section that is judged as a whole (then without ``item``).

    ``weight`` is what it weighs by the form, ``None`` where it is not scored; ``guide`` marks the items of a section
    that is judged as a whole: they may be answered and count for nothing.
    """

    id: str
    section: SpecSection
    item: SpecItem | None
    told: Told
    hidden: bool
    top: Fraction | None
    weight: Fraction | None
    guide: bool
    policy: str | Policy

    @property
    def key(self) -> Key:
        """Its name on this sheet."""
        return self.id, self.item is not None

    @property
    def judged(self) -> bool:
        """Whether it was answered, not left out as n.v.t."""
        return not self.hidden and self.told.state == "answered"

    @property
    def asked(self) -> bool:
        """Whether it can count for the score at all."""
        return not self.hidden and self.weight is not None

    @property
    def counted(self) -> bool:
        """Whether it is among the judged, of which some failed."""
        return self.judged and self.asked

    def is_of(self, weight_class: str | None) -> bool:
        """Return whether it is of this class; anything is of ``None``."""
        return weight_class is None or (self.item is not None and self.item.class_ == weight_class)

    @property
    def value(self) -> Fraction | None:
        """What it counts for: the answer's value, or what the form's rule makes of n.v.t.; ``None``: left out."""
        if self.hidden:
            return None
        if self.told.state != "not-applicable":
            return self.told.value
        if isinstance(self.policy, Policy):
            return Fraction(self.policy.value)
        return {"full": self.top, "zero": Fraction()}.get(self.policy)

    @property
    def failed(self) -> bool:
        """Whether it was judged and failed: one of the answers under ``failed``, or below the top of the scale."""
        if not self.judged:
            return False
        if self.item is not None and self.item.failed:
            return self.told.is_one_of(self.item.failed)
        return self.told.value is not None and self.top is not None and self.told.value < self.top

    @property
    def hit(self) -> Effect | None:
        """The effect of its critical answer, where one was given."""
        critical = self.item.critical if self.item else None
        return critical.effect if critical and self.judged and self.told.is_one_of(critical.answers) else None


@dataclass(frozen=True)
class Sheet:
    """All units in the form's order, what the header says, and what the form does not know."""

    units: tuple[Unit, ...]
    header: Mapping[str, Told]
    unknown: tuple[str, ...]

    def told(self, id: str) -> Told:
        """Return what was told in a header field or for an item; nothing where it was not asked."""
        if id in self.header:
            return self.header[id]
        return next((NOTHING if u.hidden else u.told for u in self.units if u.item and u.id == id), NOTHING)

    def was_asked(self, id: str) -> bool:
        """Return whether this was asked at all."""
        return id in self.header or any(u.item and u.id == id and not u.hidden for u in self.units)


def lay(form: SpecForm, record: Record) -> Sheet:
    """Return the record beside its form, question by question."""
    header = {
        field.id: told(scale := form.scales[field.scale], record.header.get(field.id), scale.not_applicable is not None)
        for field in form.header
    }
    units: list[Unit] = []
    seen = dict(header)
    weights = {one.id: one.weight for one in form.classes}
    for section in form.sections:
        whole = section.judged_as_a_whole
        if whole:
            scale = form.scales[whole]
            said = told(scale, record.sections.get(section.id), scale.not_applicable is not None)
            top = top_of(scale)
            weight = None if top is None else Fraction(1 if section.weight is None else section.weight)
            units.append(Unit(section.id, section, None, said, False, top, weight, False, form.scoring.not_applicable))
        for item in section.items:
            hidden = item.show_when is not None and not _shown(item.show_when, seen)
            said = told(form.scales[item.scale], record.answers.get(item.id), item.not_applicable.allowed)
            top = top_of(form.scales[item.scale])
            own = item.weight if item.weight is not None else weights.get(item.class_ or "")
            scored = item.scored and not whole and _scorable(form, form.scales[item.scale])
            weight = Fraction(1 if own is None else own) if scored else None
            policy = item.not_applicable.policy
            units.append(Unit(item.id, section, item, said, hidden, top, weight, bool(whole), policy))
            if not hidden:
                seen[item.id] = said
    return Sheet(tuple(units), header, tuple(_unknown(form, record, header, units)))


def _scorable(form: SpecForm, scale: FormScale) -> bool:
    """Return whether answers on a scale can count: words never do, and where questions weigh they need a value."""
    if scale.kind in (ScaleKind.TEXT, ScaleKind.DATE):
        return False
    return not form.scoring.method.weighs or top_of(scale) is not None


def _shown(test: Test | Condition, seen: Mapping[str, Told]) -> bool:
    if isinstance(test, Test):
        said = seen.get(test.item, NOTHING)
        return said.state != "unanswered" and (not test.is_ or said.is_one_of(test.is_))
    holds = [_shown(part, seen) for part in test.all or ()]
    if test.any is not None:
        holds.append(any(_shown(part, seen) for part in test.any))
    if test.not_ is not None:
        holds.append(not _shown(test.not_, seen))
    return all(holds)


def _unknown(form: SpecForm, record: Record, header: Mapping[str, Told], units: list[Unit]) -> Iterator[str]:
    """Yield the ids in the record that the form has not, and those with an answer that their scale has not."""
    items = {unit.id: unit.told for unit in units if unit.item}
    wholes = {unit.id: unit.told for unit in units if not unit.item}
    places: tuple[tuple[Mapping[str, Given], Mapping[str, Told]], ...] = (
        (record.header, header), (record.sections, wholes), (record.answers, items),
    )  # fmt: skip
    for given, known in places:
        yield from (id for id in given if id not in known or not known[id].known)


def lacks_comment(unit: Unit, given: Given | None) -> bool:
    """Return whether a note that the form asks for is missing."""
    if unit.item is None or unit.hidden or unit.told.state == "unanswered":
        return False
    rule = unit.item.comment
    below = unit.judged and unit.told.value is not None and unit.top is not None and unit.told.value < unit.top
    asked = rule is Comment.REQUIRED or (rule is Comment.REQUIRED_BELOW_TOP and below)
    return asked and not (given and given.comment and given.comment.strip())
