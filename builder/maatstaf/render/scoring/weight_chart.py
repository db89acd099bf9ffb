"""The weights of a form as a drawing on the 0–100 rule: sections end to end, their questions as segments."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from maatstaf.model.form import Form
from maatstaf.render.press import Press
from maatstaf.render.scoring.form_names import named
from maatstaf.render.scoring.weights import Stretch, weights

MARKS = (0, 20, 40, 60, 80, 100)
"""The numbers along the rule."""


@dataclass(frozen=True)
class Segment:
    """One question on the rule: places in percent, for the drawing, and its share in words."""

    name: str
    critical: bool
    x: str
    width: str
    middle: str
    share: str


@dataclass(frozen=True)
class Bar:
    """One section on the rule."""

    name: str
    principle: str | None
    accent: str
    as_a_whole: bool
    x: str
    width: str
    share: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Chart:
    """The bars, the names of what does not count, and whether a star stands anywhere."""

    bars: tuple[Bar, ...]
    unscored: tuple[str, ...]
    starred: bool
    marks: tuple[int, ...] = MARKS


def weight_chart(press: Press, form: Form) -> Chart | None:
    """Return the chart of a form whose questions weigh; ``None`` for other ways of scoring."""
    shares = weights(press, form)
    if shares is None:
        return None
    names = {id: name for id, (name, _) in named(press, form).items()}
    bars = tuple(
        Bar(
            name=press.say(part.section.name),
            principle=part.section.klantprincipe,
            accent=press.accent(part.section.klantprincipe),
            as_a_whole=part.section.judged_as_a_whole is not None,
            x=_percent(part.stretch.start),
            width=_percent(part.stretch.share),
            share=press.percent(part.stretch.share, 1),
            segments=tuple(
                Segment(
                    name=names[item.id],
                    critical=item.critical is not None,
                    x=_percent(stretch.start),
                    width=_percent(stretch.share),
                    middle=_percent(_middle(stretch)),
                    share=press.percent(stretch.share, 1),
                )
                for item, stretch in part.items
            ),
        )
        for part in shares.sections
    )
    starred = any(segment.critical for bar in bars for segment in bar.segments)
    return Chart(bars, tuple(names[item.id] for item in shares.unscored), starred)


def _middle(stretch: Stretch) -> Fraction:
    return stretch.start + stretch.share / 2


def _percent(share: Fraction) -> str:
    """Return a share as an SVG length, to a hundred-thousandth: a rounding that nobody can see."""
    return f"{float(share * 100):.3f}".rstrip("0").rstrip(".") + "%"
