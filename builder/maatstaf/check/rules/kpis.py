"""A KPI that is counted from records counts answers that can be given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.answers import refusal
from maatstaf.check.draft import Draft
from maatstaf.findings import Finding
from maatstaf.message import T

ID = "kpis"
TITLE = T("A counted KPI names answers of its criterion's scale.")
HELP = T(
    "A KPI with a formula is the share of certain answers to one criterion. Those answers must be on that criterion's "
    "scale, otherwise the figure would always be nought. Take the ids of the answers from scales.yml."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for each answer in a formula that is not on the scale of its criterion."""
    for entry in draft.kpis.values():
        formula = entry.value.formula
        criterion = draft.criteria.get(formula.share_of) if formula else None
        scale = draft.scales.get(criterion.value.scale) if criterion else None
        if formula and scale:
            for number, answer in enumerate(formula.answers):
                if reason := refusal(scale.value, answer):
                    yield entry.error(ID, ("formula", "answers", number), *reason)
