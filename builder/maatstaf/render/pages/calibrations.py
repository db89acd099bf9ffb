"""How alike every criterion is judged, worst first; what to look at next; and all sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from maatstaf.agreement.intervals import THRESHOLD
from maatstaf.message import T
from maatstaf.model.calibration import Action, Calibration
from maatstaf.render.addresses import CALIBRATIONS
from maatstaf.render.alike.figures import LEAST
from maatstaf.render.alike.focus import proposed_focus
from maatstaf.render.alike.interval_drawing import THRESHOLD_HEIGHT, THRESHOLD_PLACE, VERDICTS, months
from maatstaf.render.alike.view import View, view
from maatstaf.render.joined import contacts, joined, raters
from maatstaf.render.page import Content
from maatstaf.render.press import Press

ACTIONS = {
    Action.KEEP: T("keep as it is"),
    Action.SHARPEN: T("sharpen the text"),
    Action.TRAIN: T("practise"),
    Action.RETIRE: T("retire"),
}
"""What a session may decide on a criterion."""

MEANINGS = {
    "poor": T("With the margin too, you judge too differently. Talk this over first."),
    "few": T("Too few contacts to be sure. Judge some more together."),
    "good": T("With the margin too, you judge alike. You can build on this."),
    "none": T("No session has judged it yet."),
}
"""What each verdict means for who reads it, worst first."""

_ORDER = {"poor": 0, "few": 1, "good": 2}


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield the page; it exists also when there was no session yet, and says so."""
    yield CALIBRATIONS, partial(_page, press)


def _page(press: Press) -> Content:
    views = [view(press, criterion) for criterion in press.handbook.active]
    judged = sorted((shown for shown in views if shown.verdict != "none"), key=_worst_first)
    never = [shown.figures.criterion for shown in views if shown.verdict == "none"]
    return press.page(
        "pages/calibrations.html",
        CALIBRATIONS,
        press.text(T("Calibration")),
        description=press.text(T("How alike we judge each criterion, and where we still differ.")),
        hide=("toc",),
        verdicts=[(found, press.text(VERDICTS[found]), press.text(meaning), sum(v.verdict == found for v in views))
                  for found, meaning in MEANINGS.items()],
        views=[(shown, _last(press, shown)) for shown in judged],
        never=never,
        months=[press.day(month, "MMM") for month in months(press)],
        focus=proposed_focus(press),
        sessions=[(session, _summary(press, session)) for session in press.handbook.sessions],
        threshold=THRESHOLD_PLACE,
        threshold_height=THRESHOLD_HEIGHT,
        threshold_value=THRESHOLD,
        least=LEAST,
    )  # fmt: skip


def _worst_first(shown: View) -> tuple[int, float, int, str]:
    """Poor, doubtful, good, each by its figure; then what has too few contacts."""
    estimate = shown.figures.estimate
    if estimate.point is None:
        return len(_ORDER), 0.0, -shown.figures.contacts, shown.figures.criterion.id
    return _ORDER[estimate.verdict], float(estimate.point), 0, shown.figures.criterion.id


def _last(press: Press, shown: View) -> str:
    """What the last session found about a criterion."""
    for session in shown.figures.sessions:
        for result in session.outcomes:
            if result.criterion == shown.figures.criterion.id:
                values: dict[str, Any] = {"month": press.day(session.date, "LLLL y"), "action": ACTIONS[result.action]}
                return press.text(T("In {month} we agreed: {action}.", values))
    return ""


def _summary(press: Press, session: Calibration) -> str:
    names = [press.say(press.handbook.criteria[id].name) for id in session.focus]
    parts = [contacts(press, len(session.contacts)), raters(press, len(session.raters))]
    if names:
        parts.append(press.text(T("focus: {criteria}", {"criteria": joined(press, names)})))
    return " · ".join(parts)
