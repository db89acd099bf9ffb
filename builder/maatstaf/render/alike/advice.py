"""What to do about how alike a criterion is judged, in a coach's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from maatstaf.message import T
from maatstaf.render.alike.figures import LEAST, Figures
from maatstaf.render.joined import contacts, quoted
from maatstaf.render.press import Press

WHAT_TO_DO = {
    "poor": T("Talk this over first in the next session, and sharpen those answers."),
    "few": T("Judge more contacts together: that makes the margin smaller."),
    "good": T("You can build on this. Judge it together now and then, so that it stays so."),
}
"""What a verdict asks for, where there is a figure."""


def advice(press: Press, found: Figures, labels: Mapping[str, str]) -> str:
    """Return where people differ and what to do next; empty for what nobody ever judged."""
    return " ".join(press.text(sentence) for sentence in _sentences(press, found, labels))


def _sentences(press: Press, found: Figures, labels: Mapping[str, str]) -> Iterator[T]:
    if not found.contacts or not found.method:
        return
    if found.paired < LEAST:
        values = {"contacts": contacts(press, LEAST - found.paired), "least": LEAST}
        yield T("Judge another {contacts} together: from {least} on there is a figure here.", values)
        return
    if found.apart:
        one, other = (quoted(labels[id]) for id in found.apart)
        yield T("The difference is mostly between {one} and {other}.", {"one": one, "other": other})
    yield WHAT_TO_DO[found.estimate.verdict]
