"""The strands of the golden thread: each klantprincipe, or group where there are none, with its criteria."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.render.press import Press
from maatstaf.render.thread.grounds import first_sentence

REST = "rest--"
"""The strand of criteria without a klantprincipe; no klantprincipe can have this id."""

LONG = 40
"""A name with more letters than this needs three rows, a shorter one two."""


@dataclass(frozen=True)
class Strand:
    """A klantprincipe with its criteria; or a group, where there are none. Rows are counted from 0."""

    kind: str
    id: str
    name: str
    text: str
    accent: str
    criteria: tuple[Criterion, ...]
    start: int
    span: int
    shared: int = 0
    """How many criteria name this klantprincipe second or later: they stand with another one."""

    @property
    def empty(self) -> bool:
        """Whether no criterion makes it concrete."""
        return not self.criteria and not self.shared

    @property
    def middle(self) -> float:
        """Where its node has its middle."""
        return self.start + self.span / 2

    def rows(self) -> list[tuple[Criterion, int, int]]:
        """Return each criterion with its first row and how many rows it takes."""
        height = self.span if len(self.criteria) == 1 else 1
        return [(criterion, self.start + number, height) for number, criterion in enumerate(self.criteria)]


def strands_of(press: Press, *, folded: bool) -> tuple[Strand, ...]:
    """Return the strands in the order of the file; ``folded`` gives each the same height, whatever it holds."""
    handbook, parts = press.handbook, []
    for id, principle in handbook.klantprincipes.items():
        mine = tuple(c for c in handbook.active if c.klantprincipes[:1] == (id,))
        parts.append(("klantprincipe", id, press.say(principle.name), press.plain(principle.text), mine))
    rest = handbook.of_principle(None)
    if handbook.klantprincipes and rest:
        parts.append(("rest", REST, press.text(T("No klantprincipe yet")), "", rest))
    elif rest:
        for id, group in handbook.groups.items():
            mine = tuple(c for c in rest if handbook.group_of[c.id] == id)
            if mine:
                parts.append(("group", f"group--{id}", press.say(group.name), press.plain(group.text), mine))
    spans = [max(0 if folded else len(mine), 3 if len(name) > LONG else 2) for _, _, name, _, mine in parts]
    starts = accumulate(spans, initial=0)
    strands = []
    for (kind, id, name, text, mine), start, span in zip(parts, starts, spans, strict=False):
        own = kind == "klantprincipe"
        accent, shared = (press.accent(id), len(handbook.of_principle(id)) - len(mine)) if own else ("", 0)
        strands.append(Strand(kind, id, name, first_sentence(text), accent, mine, start, span, shared))
    return tuple(strands)
