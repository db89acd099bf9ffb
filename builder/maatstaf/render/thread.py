"""The golden thread as a picture: which layers a handbook has, where each thing stands, and what leads to what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.render.grounds import Ground, first_sentence, grounds
from maatstaf.render.press import Press
from maatstaf.resolve import Handbook

MANY = 30
"""With more criteria than this, the picture shows numbers; the criteria themselves stand under it."""

REST = "rest--"
"""The strand of criteria without a klantprincipe; no klantprincipe can have this id."""

_LEAST = 2
"""Rows that a strand takes at least, so that its name fits."""


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


@dataclass(frozen=True)
class Node:
    """A promise or a ground: where it stands, what it says, and what it leads to (ids)."""

    id: str
    label: str
    text: str
    middle: float
    to: tuple[str, ...]
    past: tuple[str, ...] = ()
    """Klantprincipes that a ground leads to without a promise between."""
    gap: bool = False


@dataclass(frozen=True)
class Edge:
    """A line between two layers, as an SVG path ten wide and a row high."""

    path: str
    accent: str = ""
    gap: bool = False
    second: bool = False
    """Whether it comes from a klantprincipe that the criterion names second or later."""


@dataclass(frozen=True)
class Thread:
    """The whole picture."""

    rows: int
    folded: bool
    grounds: tuple[Node, ...]
    promises: tuple[Node, ...]
    strands: tuple[Strand, ...]
    edges: dict[str, tuple[Edge, ...]]
    """``grounds`` (to the next layer), ``skips`` (past the promises), ``promises``, ``criteria``."""


def golden_thread(press: Press) -> Thread:
    """Return the picture of a handbook; layers that it does not have are empty."""
    handbook = press.handbook
    folded = len(handbook.active) > MANY
    strands = _strands(press, folded)
    rows = max(sum(strand.span for strand in strands), 1)
    promises = _promises(press, rows)
    middles = {strand.id: strand.middle for strand in strands}
    below = {node.id: node.middle for node in promises} or middles
    first = _placed(grounds(press, [id for id in below if id != REST]), rows)
    loose = tuple(Edge(f"M0 {_n(promise.middle)}H5", gap=True) for promise in promises if promise.gap)
    edges = {
        "grounds": _between([(node.middle, node.to) for node in first], below),
        "skips": _between([(node.middle, node.past) for node in first], middles),
        "promises": _between([(node.middle, node.to) for node in promises], middles) + loose,
        "criteria": () if folded else _to_criteria(strands),
    }
    return Thread(rows, folded, first, promises, strands, edges)


def _strands(press: Press, folded: bool) -> tuple[Strand, ...]:
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
    spans = [_LEAST if folded else max(len(mine), _LEAST) for *_, mine in parts]
    starts = accumulate(spans, initial=0)
    return tuple(
        Strand(
            kind, id, name, first_sentence(text), press.accent(id) if kind == "klantprincipe" else "", mine, start, span,
            shared=len(handbook.of_principle(id)) - len(mine) if kind == "klantprincipe" else 0,
        )
        for (kind, id, name, text, mine), start, span in zip(parts, starts, spans, strict=False)
    )  # fmt: skip


def _promises(press: Press, rows: int) -> tuple[Node, ...]:
    handbook = press.handbook
    total = len(handbook.promises)
    nodes = []
    for number, (id, promise) in enumerate(handbook.promises.items()):
        to = tuple(p.id for p in handbook.klantprincipes.values() if id in p.promise)
        gap = bool(handbook.klantprincipes) and not to
        nodes.append(Node(id, "", press.say(promise.text), even(number, total, rows), to, gap=gap))
    return tuple(nodes)


def _placed(found: Sequence[Ground], rows: int) -> tuple[Node, ...]:
    total = len(found)
    return tuple(
        Node(ground.id, ground.label, ground.text, even(number, total, rows), ground.to, ground.past, ground.gap)
        for number, ground in enumerate(found)
    )


def _between(starts: Iterable[tuple[float, tuple[str, ...]]], ends: dict[str, float]) -> tuple[Edge, ...]:
    return tuple(Edge(curve(start, ends[id])) for start, to in starts for id in to if id in ends)


def _to_criteria(strands: Sequence[Strand]) -> tuple[Edge, ...]:
    """From each klantprincipe to its criteria; a criterion with several has a thin line from the others, underneath."""
    by_id = {strand.id: strand for strand in strands}
    edges = [
        Edge(curve(by_id[id].middle, row + height / 2), by_id[id].accent, second=id != strand.id)
        for strand in strands
        for criterion, row, height in strand.rows()
        for id in criterion.klantprincipes or (strand.id,)
    ]
    return tuple(sorted(edges, key=lambda edge: not edge.second))


def even(number: int, total: int, rows: int) -> float:
    """Return the middle of the ``number``-th of ``total`` things that share ``rows`` evenly."""
    return rows * (2 * number + 1) / (2 * total)


def curve(start: float, end: float) -> str:
    """Return a path from the left side at ``start`` to the right side at ``end``."""
    return f"M0 {_n(start)}C5 {_n(start)} 5 {_n(end)} 10 {_n(end)}"


def serves(handbook: Handbook, criterion: Criterion, kpi: str) -> bool:
    """Whether a criterion contributes to a KPI: it says so, or the KPI is counted from its answers."""
    formula = handbook.kpis[kpi].formula
    return kpi in criterion.kpis or bool(formula and formula.share_of == criterion.id)


def _n(value: float) -> str:
    return format(round(value, 2), "g")
