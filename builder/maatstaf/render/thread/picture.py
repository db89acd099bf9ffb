"""The golden thread as a picture: which layers a handbook has, where each thing stands, and what leads to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maatstaf.render.press import Press
from maatstaf.render.thread.grounds import grounds
from maatstaf.render.thread.lines import spread, untangled
from maatstaf.render.thread.strands import REST, Strand, strands_of

MANY = 30
"""With more criteria than this, the picture shows numbers; the criteria themselves stand under it."""


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
    rank: int = 0
    """Its place by kind, for where no lines are drawn: vision, mission, strategy."""


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
    strands = strands_of(press, folded=folded)
    rows = max(sum(strand.span for strand in strands), 1)
    middles = {strand.id: strand.middle for strand in strands}
    promises = _promises(press, rows, middles)
    below = {node.id: node.middle for node in promises} or middles
    first = _grounds(press, rows, middles, below)
    loose = tuple(Edge(f"M0 {_n(promise.middle)}H5", gap=True) for promise in promises if promise.gap)
    edges = {
        "grounds": _between([(node.middle, node.to) for node in first], below),
        "skips": _between([(node.middle, node.past) for node in first], middles),
        "promises": _between([(node.middle, node.to) for node in promises], middles) + loose,
        "criteria": () if folded else _to_criteria(strands),
    }
    return Thread(rows, folded, first, promises, strands, edges)


def _promises(press: Press, rows: int, middles: Mapping[str, float]) -> tuple[Node, ...]:
    handbook = press.handbook
    leads = {id: tuple(p.id for p in handbook.klantprincipes.values() if id in p.promise) for id in handbook.promises}
    order = untangled(list(leads), lambda id: [middles[principle] for principle in leads[id]])
    nodes = []
    for number, id in enumerate(order):
        gap = bool(handbook.klantprincipes) and not leads[id]
        text = press.say(handbook.promises[id].text)
        nodes.append(Node(id, "", text, even(number, len(order), rows), leads[id], gap=gap))
    return tuple(nodes)


def _grounds(press: Press, rows: int, middles: Mapping[str, float], below: Mapping[str, float]) -> tuple[Node, ...]:
    found = grounds(press, [id for id in below if id != REST])
    order = untangled(found, lambda g: [*(below[id] for id in g.to if id in below), *(middles[id] for id in g.past)])
    return tuple(
        Node(g.id, g.label, g.text, even(number, len(order), rows), g.to, g.past, g.gap, found.index(g))
        for number, g in enumerate(order)
    )


def _between(starts: Iterable[tuple[float, tuple[str, ...]]], ends: Mapping[str, float]) -> tuple[Edge, ...]:
    return tuple(Edge(curve(start, end)) for start, end in spread(starts, ends))


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


def _n(value: float) -> str:
    return format(round(value, 2), "g")
