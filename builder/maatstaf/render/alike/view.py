"""How alike one criterion is judged, as pages show it: first in words, then the figures and their place on a rule."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from maatstaf.agreement.tallies import Figure, NotComputable
from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.render.alike.advice import advice
from maatstaf.render.alike.figures import LEAST, Figures, figures
from maatstaf.render.alike.interval_drawing import (
    VERDICTS,
    Line,
    Moment,
    decimal,
    interval_line,
    interval_words,
    trend,
    trend_words,
)
from maatstaf.render.joined import contacts, quoted, raters
from maatstaf.render.press import Press


@dataclass(frozen=True)
class View:
    """What a page shows of one criterion; nothing below ``LEAST`` contacts has a number in it but the counts."""

    figures: Figures
    verdict: str
    verdict_words: str
    share: str
    """``73 % of the pairs alike``; empty where there is no number."""
    margin: str
    """Between which shares it lies; empty where there is no number, or no difference to reckon with."""
    counts: str
    advice: str
    line: Line | None
    number: str
    """The coefficient with its interval, ``AC2 0.55 (0.36 to 0.75)``; empty where there is none."""
    why_not: str
    """Why there is no number; empty where there is one."""
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str, int, str], ...]
    """Each answer: its mark, its label, how often it was given, and the agreement on it."""
    trend: tuple[Moment, ...]
    trend_words: str


def view(press: Press, criterion: Criterion) -> View:
    """Return what pages show of a criterion."""
    found = figures(press, criterion)
    estimate = found.estimate
    line = interval_line(press, estimate)
    moments = trend(press, found)
    scale = press.handbook.scales[criterion.scale]
    marks = press.marks(scale)
    labels = {answer.id: press.say(answer.label) for answer in scale.answers}
    return View(
        figures=found,
        verdict=estimate.verdict,
        verdict_words=press.text(VERDICTS[estimate.verdict]),
        share=_share_words(press, found),
        margin=_margin(press, found),
        counts=_counts(press, found) if found.contacts else "",
        advice=advice(press, found, labels),
        line=line,
        number=f"{found.method} {interval_words(press, estimate)}" if line else "",
        why_not="" if line or not found.contacts else _why_not(press, found),
        notes=tuple(_notes(press, found, labels)),
        facts=tuple(_facts(press, found)) if line else (),
        answers=tuple(
            (marks[id], labels[id], given, figure_words(press, figure)) for id, given, figure in found.answers
        )
        if line
        else (),
        trend=moments,
        trend_words=trend_words(press, moments),
    )


def figure_words(press: Press, figure: Figure) -> str:
    """Return a figure with two decimals, or why there is none."""
    return press.text(T(figure.value)) if isinstance(figure, NotComputable) else decimal(press, figure)


def _counts(press: Press, found: Figures) -> str:
    """How many contacts, how many of them count and why others don't, and how many raters."""
    judged = contacts(press, found.contacts)
    if left := found.contacts - found.paired:
        alone = left - found.not_applicable
        why = [
            (T("{number} not applicable"), found.not_applicable),
            (T("{number} with one judgement only"), alone),
        ]
        reasons = ", ".join(press.text(words(number=number)) for words, number in why if number)
        values = {"contacts": judged, "counting": found.paired, "reasons": reasons}
        judged = press.text(T("{contacts}, of which {counting} count ({reasons})", values))
    return f"{judged}, {raters(press, found.raters)}"


def _share_words(press: Press, found: Figures) -> str:
    if found.paired < LEAST or isinstance(found.pairwise, NotComputable):
        return ""
    return press.text(T("{share} of the pairs alike", {"share": press.percent(found.pairwise)}))


def _margin(press: Press, found: Figures) -> str:
    interval = found.pairwise_interval
    if interval is None or interval.low == interval.high:
        return ""
    values = {"low": press.percent(interval.low).removesuffix(" %"), "high": press.percent(interval.high)}
    return press.text(T("with the margin between {low} and {high}", values))


def _why_not(press: Press, found: Figures) -> str:
    reason = found.estimate.why_not
    if not found.method:
        return press.text(T("This scale has no fixed answers, so no agreement can be computed."))
    if found.paired < LEAST:
        few = T("{contacts} judged by two people or more: too few for a figure.")
        return press.text(few(contacts=contacts(press, found.paired)))
    return press.text(T(reason.value)) if reason else ""


def _notes(press: Press, found: Figures, labels: dict[str, str]) -> list[str]:
    """What one should know beside the figure."""
    notes = []
    if found.earlier and found.since:
        values: dict[str, Any] = {"day": press.day(found.since)}
        notes.append(press.text(T("New meaning since {day}; what was judged before does not count.", values)))
    given = [(id, number) for id, number, _ in found.answers if number]
    if found.estimate.point is not None and len(given) == 1:
        notes.append(press.text(
            T("Everyone always chose {answer}: whether you also agree on another answer, nobody knows.",
              {"answer": quoted(labels[given[0][0]])})))  # fmt: skip
    return notes


def _facts(press: Press, found: Figures) -> list[tuple[str, str]]:
    facts = [
        (T("Contacts that count"), str(found.paired)),
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
