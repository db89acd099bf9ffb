"""The figures of one criterion as pages show them: where the interval lies on the 0–1 rule, and all of it in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from maatstaf.agreement import THRESHOLD, Figure, NotComputable
from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.render.calibration_figures import LEAST, Estimate, Figures, figures
from maatstaf.render.joined import contacts, raters
from maatstaf.render.press import Press

VERDICTS = {
    "good": T("Judged alike"),
    "poor": T("Judged differently"),
    "few": T("Too few data"),
    "none": T("Not calibrated"),
}
"""Each verdict in words; its shape and colour hang on the key."""

SESSIONS = 6
"""So many of the last sessions are drawn one by one."""


@dataclass(frozen=True)
class Line:
    """An interval on a rule from 0 to 1: places in percent, and the same in words."""

    low: str
    high: str
    point: str
    words: str


@dataclass(frozen=True)
class Moment:
    """One session of the trend: heights in pixels of a drawing 58 high, or nothing but a verdict."""

    label: str
    verdict: str
    top: str
    bottom: str
    point: str
    words: str


@dataclass(frozen=True)
class View:
    """What a page shows of one criterion."""

    figures: Figures
    verdict: str
    verdict_words: str
    line: Line | None
    number: str
    """The coefficient with its interval, ``0.55 (0.36 to 0.75)``; empty where there is none."""
    counts: str
    why_not: str
    """Why there is no number; empty where there is one."""
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str, int, str], ...]
    """Each answer: its mark, its label, how often it was given, and the agreement on it."""
    trend: tuple[Moment, ...]


def view(press: Press, criterion: Criterion) -> View:
    """Return what pages show of a criterion."""
    found = figures(press, criterion)
    estimate = found.estimate
    line = _line(press, estimate)
    scale = press.handbook.scales[criterion.scale]
    marks = press.marks(scale)
    labels = {answer.id: press.say(answer.label) for answer in scale.answers}
    return View(
        figures=found,
        verdict=estimate.verdict,
        verdict_words=press.text(VERDICTS[estimate.verdict]),
        line=line,
        number=_number(press, estimate),
        counts=", ".join((contacts(press, found.contacts), raters(press, found.raters))) if found.contacts else "",
        why_not="" if line or not found.contacts else _why_not(press, found),
        notes=tuple(_notes(press, found, labels)),
        facts=tuple(_facts(press, found)) if line else (),
        answers=tuple(
            (marks[id], labels[id], given, figure_words(press, figure)) for id, given, figure in found.answers
        )
        if line
        else (),
        trend=tuple(_moment(press, *moment) for moment in found.trend[-SESSIONS:]),
    )


def decimal(press: Press, value: Fraction) -> str:
    """Return a figure with two decimals."""
    return press.number(value, 2).replace("-", "−")


def figure_words(press: Press, figure: Figure) -> str:
    """Return a figure with two decimals, or why there is none."""
    return press.text(T(figure.value)) if isinstance(figure, NotComputable) else decimal(press, figure)


def place(value: Fraction, length: int = 100) -> str:
    """Return where a figure lies on a rule of this length; what is below 0 lies at 0."""
    return f"{float(min(max(value, Fraction()), Fraction(1)) * length):.1f}"


def _number(press: Press, estimate: Estimate) -> str:
    if estimate.point is None or estimate.interval is None:
        return ""
    low, high = (decimal(press, bound) for bound in estimate.interval)
    return press.text(
        T("{point} ({low} to {high})", {"point": decimal(press, estimate.point), "low": low, "high": high})
    )


def _line(press: Press, estimate: Estimate) -> Line | None:
    if estimate.point is None or estimate.interval is None:
        return None
    low, high = estimate.interval
    values = {"point": decimal(press, estimate.point), "low": decimal(press, low), "high": decimal(press, high),
              "verdict": VERDICTS[estimate.verdict]}  # fmt: skip
    words = press.text(T("{point}, interval from {low} to {high}: {verdict}", values))
    return Line(place(low), place(high), place(estimate.point), words)


def _why_not(press: Press, found: Figures) -> str:
    reason = found.estimate.why_not
    if not found.method:
        return press.text(T("This scale has no fixed answers, so no agreement can be computed."))
    if found.paired < LEAST:
        values = {"contacts": contacts(press, found.paired), "least": LEAST}
        few = T("{contacts} judged by two people or more, at least {least} are needed. So there is no number here.")
        return press.text(few(**values))
    return press.text(T(reason.value)) if reason else ""


def _notes(press: Press, found: Figures, labels: dict[str, str]) -> list[str]:
    """What one should know beside the figure."""
    notes = []
    if found.earlier and found.since:
        values: dict[str, Any] = {"day": press.day(found.since)}
        notes.append(press.text(T("New meaning since {day}; what was judged before does not count.", values)))
    if found.estimate.verdict == "few" and found.estimate.point is not None:
        limit = {"limit": press.number(THRESHOLD)}
        notes.append(press.text(T("The interval lies across the limit of {limit}: more contacts will tell.", limit)))
    given = [(id, number) for id, number, _ in found.answers if number]
    if found.estimate.point is not None and len(given) == 1:
        notes.append(press.text(
            T("Everyone always chose {answer}: whether you also agree on another answer, nobody knows.",
              {"answer": labels[given[0][0]]})))  # fmt: skip
    return notes


def _facts(press: Press, found: Figures) -> list[tuple[str, str]]:
    facts = [
        (T("Contacts"), str(found.contacts)),
        (T("Raters"), str(found.raters)),
        (T("Pairs of answers"), str(found.pairs)),
        (T("Pairs that agree"), _share(press, found.pairwise)),
        (T("Gwet's {method}", {"method": found.method}), figure_words(press, found.estimate.point or Fraction())),
        (T("Krippendorff's alpha"), figure_words(press, found.alpha)),
    ]
    if found.left_out:
        facts.append((T("Agree whether it applies"), _share(press, found.applies)))
    return [(press.text(name), value) for name, value in facts]


def _share(press: Press, figure: Figure) -> str:
    return press.text(T(figure.value)) if isinstance(figure, NotComputable) else press.percent(figure)


def _moment(press: Press, session: Any, paired: int, estimate: Estimate) -> Moment:
    label = press.day(session.date, "MMM")
    day = press.day(session.date, "LLLL y")
    if estimate.point is None or estimate.interval is None:
        words = press.text(T("{day}: {contacts}, too few", {"day": day, "contacts": contacts(press, paired)}))
        return Moment(label, estimate.verdict, "", "", "", words)
    low, high = estimate.interval
    words = f"{day}: {_number(press, estimate)}"
    top, bottom, point = (f"{57 - float(place(value, 56)):.1f}" for value in (high, low, estimate.point))
    return Moment(label, estimate.verdict, top, bottom, point, words)


THRESHOLD_PLACE = place(THRESHOLD)
"""Where the threshold lies on the rule, in percent."""
THRESHOLD_HEIGHT = f"{57 - float(place(THRESHOLD, 56)):.1f}"
"""Where it lies in a drawing of one session."""
