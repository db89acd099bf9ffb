"""The impact–effort matrix as a drawing: a place for every proposal, or for each decision where a cell is too full."""

from __future__ import annotations

from collections import Counter
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

MOST = 9
"""With more proposals than this in one cell it shows how many there are of each decision: their numbers don't fit."""

SMALLEST = 11
"""Pixels of the numbers in the smallest shapes."""

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
    """One proposal, or several with one decision: what stands in it, its middle, how much smaller it is (1: not)."""

    label: str
    decision: Decision
    x: float
    y: float
    size: float

    @property
    def letters(self) -> float:
        """How large the label is, in units of the shape, so that it stays readable in a smaller one."""
        return round(max(13.0, SMALLEST / self.size), 1)


@dataclass(frozen=True)
class Matrix:
    """The points, whether some stand for several proposals, and the ticks of both axes: (place, number)."""

    points: tuple[Point, ...]
    counted: bool
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
    cells: dict[tuple[int, int], list[tuple[int, Proposal]]] = {}
    for number, proposal in enumerate(proposals, 1):
        cells.setdefault((proposal.effort, proposal.impact), []).append((number, proposal))
    points = [point for place, inside in cells.items() for point in _points(place, inside)]
    counted = any(len(inside) > MOST for inside in cells.values())
    steps = range(1, 6)
    return Matrix(
        tuple(points), counted, tuple((_x(step), step) for step in steps), tuple((_y(step), step) for step in steps)
    )


def _x(effort: int) -> float:
    return LEFT + (effort - 0.5) * CELL


def _y(impact: int) -> float:
    return TOP + STRIP + (5 - impact + 0.5) * CELL


def _points(place: tuple[int, int], inside: Sequence[tuple[int, Proposal]]) -> Iterator[Point]:
    """Yield the points of one cell, in rows that are as even as they can be."""
    labels = [(str(number), proposal.decision) for number, proposal in inside]
    if len(inside) > MOST:
        found = Counter(proposal.decision for _, proposal in inside)
        labels = [(f"{found[decision]}×", decision) for decision in SHAPES if found[decision]]
    columns = ceil(sqrt(len(labels)))
    rows = ceil(len(labels) / columns)
    room = CELL / max(columns, 2)
    for number, (label, decision) in enumerate(labels):
        row, column = divmod(number, columns)
        in_row = min(columns, len(labels) - row * columns)
        x = _x(place[0]) + (column - (in_row - 1) / 2) * room
        y = _y(place[1]) + (row - (rows - 1) / 2) * room
        yield Point(label, decision, round(x, 1), round(y, 1), round(min(1, room / 2 / REACH), 2))
