"""The criteria that are no longer used: why they went, and what replaced them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maatstaf.message import T
from maatstaf.model.criterion import Criterion, Status
from maatstaf.render.addresses import RETIRED
from maatstaf.render.page import Content
from maatstaf.render.press import Press


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page; it exists also when nothing has retired yet."""
    handbook = press.handbook
    forms = [form for form in handbook.forms.values() if form.status is Status.RETIRED]
    criteria = sorted(handbook.retired, key=_last, reverse=True)
    yield (
        RETIRED,
        press.page(
            "pages/retired.html",
            RETIRED,
            press.text(T("Retired criteria")),
            description=press.text(T("Why criteria went, and what replaced them.")),
            criteria=[_row(press, criterion) for criterion in criteria],
            forms=forms,
        ),
    )


def _last(criterion: Criterion) -> tuple[str, str]:
    return (criterion.changelog[0].date.isoformat() if criterion.changelog else "", criterion.id)


def _row(press: Press, criterion: Criterion) -> dict[str, Any]:
    handbook, log = press.handbook, criterion.changelog
    return {
        "criterion": criterion,
        "last": log[0] if log else None,
        "first": log[-1] if len(log) > 1 else None,
        "successors": [handbook.criteria[id] for id in criterion.replaced_by],
    }
