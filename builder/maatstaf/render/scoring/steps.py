"""One step of how a score comes about: a sentence, and the details under it."""

from __future__ import annotations

from dataclasses import dataclass

from maatstaf.model.form import Form
from maatstaf.model.scoring import OutcomeTest, ScoringMethod


@dataclass(frozen=True)
class Step:
    """A sentence, with a line for each detail."""

    text: str
    lines: tuple[str, ...] = ()


def needs_failed(form: Form) -> bool:
    """Return whether a reader has to know when a question of this form has failed."""
    scoring = form.scoring
    if scoring.method in (ScoringMethod.LOWEST_GRADE, ScoringMethod.CHECKS) or scoring.subscores:
        return True
    return any(_counts_failed(outcome.when) for outcome in scoring.outcomes if outcome.when)


def _counts_failed(test: OutcomeTest) -> bool:
    inside = [*(test.all or ()), *(test.any or ()), *([test.not_] if test.not_ else [])]
    return test.failed_at_least is not None or any(_counts_failed(part) for part in inside)
