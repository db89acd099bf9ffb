"""What a summary keeps to itself: counts so small that people could be known by them."""

from __future__ import annotations

from collections.abc import Mapping

FEWEST = 5
"""A group of fewer records is not shown."""


def hidden(cells: Mapping[str, int]) -> frozenset[str]:
    """Return the cells of a distribution with a known total (five or more) that are not shown.

    Those are the cells of one to four; a cell of zero is no group. With them go the smallest of the others, all of
    them when they are equal (complementary suppression; Willenborg and De Waal 2001, chapter 6); where there are none,
    all cells go. So no hidden cell can be computed, even by who knows the total and this rule: a small and a large
    cell that are hidden may as well be the other way around.
    """
    small = {id for id, count in cells.items() if 0 < count < FEWEST}
    if not small:
        return frozenset()
    next_size = min((count for count in cells.values() if count >= FEWEST), default=None)
    if next_size is None:
        return frozenset(cells)
    return frozenset(small | {id for id, count in cells.items() if count == next_size})
