"""The impact–effort matrix as a drawing: a place for every proposal, those that share a cell side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from markupsafe import Markup

from maatstaf.model.workshop import Decision, Proposal

CELL, LEFT, TOP, STRIP, FOOT = 66, 36, 4, 22, 36
"""Pixels of the drawing: a cell, the room for the numbers beside it, above it, for a corner's name, and below it."""

SIDE = 5 * CELL
WIDTH = LEFT + SIDE + 6
REACH = 14.5
"""How far a shape reaches from its middle, where it has the room."""

CLOSEST = 17
"""Points are never closer than this: a very full cell spreads over its edge."""

HEIGHT = TOP + SIDE + 2 * STRIP + FOOT
SHAPES = {
    Decision.ADOPT: Markup('<circle r="11.5"/>'),
    Decision.PLAN: Markup('<rect x="-10.5" y="-10.5" width="21" height="21" rx="2.5"/>'),
    Decision.LATER: Markup('<path d="M0-14 14 10H-14Z"/>'),
    Decision.SCRAP: Markup('<path d="M0-14.5 14.5 0 0 14.5-14.5 0Z"/>'),
}
"""The shape of each decision, around 0,0."""


@dataclass(frozen=True)
class Point:
    """One proposal: its number, its decision, its middle, and how much smaller it is drawn (1: not)."""

    number: int
    decision: Decision
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Matrix:
    """The points, and the ticks of both axes: (place, number)."""

    points: tuple[Point, ...]
    across: tuple[tuple[float, int], ...]
    up: tuple[tuple[float, int], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    top: int = TOP
    half: int = SIDE // 2
    middle_x: int = LEFT + SIDE // 2
    middle_y: int = TOP + STRIP + SIDE // 2
    right: int = LEFT + SIDE
    bottom: int = TOP + SIDE + 2 * STRIP
    side: int = SIDE
    tall: int = SIDE // 2 + STRIP


def matrix(proposals: Sequence[Proposal]) -> Matrix:
    """Return where each proposal stands; they are numbered from 1 in the order given."""
    steps = range(1, 6)
    points = sorted(_points(proposals), key=lambda point: point.number)
    return Matrix(tuple(points), tuple((_x(step), step) for step in steps), tuple((_y(step), step) for step in steps))


def _x(effort: int) -> float:
    return LEFT + (effort - 0.5) * CELL


def _y(impact: int) -> float:
    return TOP + STRIP + (5 - impact + 0.5) * CELL


def _points(proposals: Sequence[Proposal]) -> Iterator[Point]:
    cells: dict[tuple[int, int], list[tuple[int, Proposal]]] = {}
    for number, proposal in enumerate(proposals, 1):
        cells.setdefault((proposal.effort, proposal.impact), []).append((number, proposal))
    for (effort, impact), inside in cells.items():
        columns = ceil(sqrt(len(inside)))
        rows = ceil(len(inside) / columns)
        room = max(CELL / max(columns, 2), CLOSEST)
        for place, (number, proposal) in enumerate(inside):
            row, column = divmod(place, columns)
            in_row = min(columns, len(inside) - row * columns)
            x = _x(effort) + (column - (in_row - 1) / 2) * room
            y = _y(impact) + (row - (rows - 1) / 2) * room
            yield Point(number, proposal.decision, round(x, 1), round(y, 1), round(min(1, room / 2 / REACH), 2))
