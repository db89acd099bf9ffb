"""Which outcome follows: the first whose condition holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from maatstaf.model.scoring import Effect, OutcomeTest
from maatstaf.score.sheet import Sheet
from maatstaf.shapes.form import SpecForm


@dataclass(frozen=True)
class Basis:
    """What outcomes look at: the sheet, and the scores as they are shown (rounded)."""

    sheet: Sheet
    score: Decimal | None
    sections: Mapping[str, Decimal | None]
    classes: Mapping[str, Decimal | None]


def outcome(form: SpecForm, basis: Basis) -> str | None:
    """Return the id of the first outcome that holds; ``None`` where the form has none."""
    return next((o.id for o in form.scoring.outcomes if o.when is None or _holds(o.when, basis)), None)


def _holds(test: OutcomeTest, basis: Basis) -> bool:
    """Return whether everything that ``test`` says is so. A part that dropped out of the score is no obstacle."""
    sheet = basis.sheet
    found: list[bool] = []
    if test.score_below is not None:
        found.append(_below(basis.score, test.score_below))
    if test.score_at_least is not None:
        found.append(not _below(basis.score, test.score_at_least))
    if below := test.section_below:
        found.append(_below(basis.sections.get(below.section), below.value))
    if at_least := test.section_at_least:
        found.append(not _below(basis.sections.get(at_least.section), at_least.value))
    if class_below := test.class_below:
        found.append(_below(basis.classes.get(class_below.class_), class_below.value))
    if class_at_least := test.class_at_least:
        found.append(not _below(basis.classes.get(class_at_least.class_), class_at_least.value))
    if count := test.failed_at_least:
        failed = [u for u in sheet.units if u.counted and u.failed and u.is_of(count.class_)]
        found.append(len(failed) >= count.count)
    if test.critical_failed is not None:
        found.append(any(u.hit not in (None, Effect.FLAG) for u in sheet.units) is test.critical_failed)
    if test.answered:
        said = sheet.told(test.answered.item)
        found.append(said.state != "unanswered" and (not test.answered.is_ or said.is_one_of(test.answered.is_)))
    if test.unanswered:
        found.append(sheet.was_asked(test.unanswered) and sheet.told(test.unanswered).state == "unanswered")
    found += [_holds(part, basis) for part in test.all or ()]
    if test.any is not None:
        found.append(any(_holds(part, basis) for part in test.any))
    if test.not_ is not None:
        found.append(not _holds(test.not_, basis))
    return all(found)


def _below(score: Decimal | None, limit: int | Decimal) -> bool:
    return score is not None and score < limit
