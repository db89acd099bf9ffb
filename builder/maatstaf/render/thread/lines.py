"""Lines between two layers of the golden thread: things in an order in which few lines cross, each line its own way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
Line = tuple[float, float]
"""Where a line begins and where it ends, in rows from the top."""

APART = 0.2
"""Rows between two lines at the same node."""

REACH = 0.6
"""Rows that all lines at one node take together at most: no node is less high."""


def untangled(things: Sequence[Thing], ends: Callable[[Thing], Iterable[float]]) -> list[Thing]:
    """Return things sorted by the mean place of what they lead to; what leads nowhere comes last.

    The barycentre method for two layers (Sugiyama, Tagawa and Toda 1981), with the lower layer fixed.
    """

    def mean(thing: Thing) -> float:
        places = list(ends(thing))
        return sum(places) / len(places) if places else float("inf")

    return sorted(things, key=mean)


def spread(starts: Iterable[tuple[float, Iterable[str]]], ends: Mapping[str, float]) -> list[Line]:
    """Return a line from each start to every one of its ends; those that share a node leave and arrive side by side."""
    pairs = sorted({(start, ends[id]) for start, to in starts for id in to if id in ends})
    leaving, arriving = defaultdict(list), defaultdict(list)
    for pair in pairs:
        leaving[pair[0]].append(pair)
        arriving[pair[1]].append(pair)
    return [(_place(pair, leaving[pair[0]], pair[0]), _place(pair, arriving[pair[1]], pair[1])) for pair in pairs]


def _place(pair: Line, beside: Sequence[Line], middle: float) -> float:
    """Return where one of several lines (sorted by their other end) touches the node at ``middle``."""
    step = min(APART, REACH / max(len(beside) - 1, 1))
    return middle + step * (beside.index(pair) - (len(beside) - 1) / 2)
