"""Changelog entries as lists show them: what they are about, where to read more, and an anchor of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maatstaf.handbook import ChangeLine
from maatstaf.message import T
from maatstaf.model.changelog import Change, Entry
from maatstaf.render.addresses import address
from maatstaf.render.badges import BADGES
from maatstaf.render.changed import name_of
from maatstaf.render.press import Press

KINDS = {
    "organisation": T("organisation"),
    "protocol": T("rules of the game"),
    "klantprincipe": T("klantprincipe"),
    "kpi": T("KPI"),
    "scale": T("scale"),
    "criterion": T("criterion"),
    "form": T("form"),
}
"""What each kind of definition is called in a sentence."""

GROUPS = (
    (T("Added"), {Change.NEW}),
    (T("Changed"), {Change.MEANING, Change.SCORING}),
    (T("Clarified"), {Change.CLARIFICATION}),
    (T("Wording"), {Change.WORDING}),
    (T("Retired"), {Change.RETIRED}),
)
"""What a month's changes are grouped by, in this order."""

_WITH_HISTORY = ("criterion", "form", "protocol")


@dataclass(frozen=True)
class Shown:
    """One entry: ``target`` is a path from the site's root, ``look`` what the filter on the page goes by."""

    anchor: str
    kind: str
    id: str
    name: str
    sort: str
    target: str
    look: str
    entry: Entry

    @property
    def of(self) -> str:
        """What it is about, as one word: kind and id."""
        return f"{self.kind}-{self.id}"


def shown(press: Press, lines: Iterable[ChangeLine]) -> Iterator[Shown]:
    """Yield the lines as lists show them, in the order given."""
    taken: dict[str, int] = {}
    for line in lines:
        anchor = f"{line.kind}-{line.id}-{line.version.version.replace('.', '-')}"
        taken[anchor] = taken.get(anchor, 0) + 1
        target = address(line.kind, line.id)
        yield Shown(
            anchor=anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}",
            kind=line.kind,
            id=line.id,
            name=name_of(press, line),
            sort=press.text(KINDS[line.kind]),
            target=f"{target}#history" if line.kind in _WITH_HISTORY else target,
            look=BADGES[line.version.change][0] or "other",
            entry=line.version,
        )


def grouped(press: Press, lines: Sequence[Shown]) -> list[tuple[str, list[Shown]]]:
    """Return the lines by what happened, each group in the order given; no group without lines."""
    groups = [(press.text(words), [line for line in lines if line.entry.change in kinds]) for words, kinds in GROUPS]
    return [(words, found) for words, found in groups if found]
