"""Where the golden thread is thick and where it is torn: counts per klantprincipe, KPI, form and part of the chain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from maatstaf.message import T
from maatstaf.model.criterion import Criterion
from maatstaf.render.press import Press
from maatstaf.render.thread.kpis import serves
from maatstaf.render.thread.strands import Strand

FLAT = 14
"""So many columns stand beside each other with their names lying flat."""

LONGEST = 18
"""A word with more letters than this may be broken over two lines."""


@dataclass(frozen=True)
class Column:
    """One column: its short and its full name, the block it belongs to, and which criteria count in it."""

    short: str
    name: str
    block: str
    counts: Callable[[Criterion], bool]
    gap_if_any: bool = False
    """Whether a count above zero is a gap: “no KPI”, “no form”."""
    gap_if_none: bool = False
    """Whether a total of zero is a gap."""

    @property
    def whole(self) -> bool:
        """Whether each word of its short name is short enough to stay whole."""
        return max(map(len, self.short.split()), default=0) <= LONGEST


@dataclass(frozen=True)
class Cell:
    """A count; ``strength`` is 0 for none, 1 for some, 2 for many."""

    count: int
    strength: int
    gap: bool
    first: bool
    """Whether it begins a block."""


@dataclass(frozen=True)
class Row:
    """A klantprincipe or group with its counts."""

    strand: Strand
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """The table: blocks of columns as (name, width), columns, rows and totals."""

    blocks: tuple[tuple[str, int], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...]

    @property
    def many(self) -> bool:
        """Whether there are too many columns for names that lie flat."""
        return len(self.columns) > FLAT


def coverage(press: Press, strands: Sequence[Strand], short: dict[str, str]) -> Matrix:
    """Return how many active criteria each klantprincipe has, per KPI and per form; ``short`` names the KPIs."""
    columns = (*_criteria(press), *_kpis(press, short), *_forms(press))
    active = press.handbook.active
    members = [_members(press, strand) for strand in strands]
    counts = [[sum(map(column.counts, some)) for column in columns] for some in members]
    most = max((n for row in counts for n in row[1:]), default=0)
    rows = tuple(
        Row(strand, _cells(columns, row, most, total=False)) for strand, row in zip(strands, counts, strict=True)
    )
    totals = _cells(columns, [sum(map(column.counts, active)) for column in columns], most, total=True)
    blocks = tuple((block, sum(c.block == block for c in columns)) for block in dict.fromkeys(c.block for c in columns))
    return Matrix(blocks, columns, rows, totals)


def _members(press: Press, strand: Strand) -> tuple[Criterion, ...]:
    """All criteria of a klantprincipe, also those that the picture shows with another one."""
    return press.handbook.of_principle(strand.id) if strand.kind == "klantprincipe" else strand.criteria


def _cells(columns: Sequence[Column], counts: Sequence[int], most: int, *, total: bool) -> tuple[Cell, ...]:
    cells = []
    for number, (column, count) in enumerate(zip(columns, counts, strict=True)):
        none = column.gap_if_none and not count and (total or not column.block)
        gap = none or (column.gap_if_any and count > 0)
        first = number > 0 and columns[number - 1].block != column.block
        cells.append(Cell(count, (1 + (2 * count > most)) if count and not total else 0, gap, first))
    return tuple(cells)


def _criteria(press: Press) -> tuple[Column, ...]:
    name = press.text(T("Criteria"))
    return (Column(name, name, "", lambda criterion: True, gap_if_none=True),)


def _kpis(press: Press, short: dict[str, str]) -> list[Column]:
    handbook, block = press.handbook, press.text(T("KPI"))
    if not handbook.kpis:
        return []

    def counting(id: str) -> Callable[[Criterion], bool]:
        return lambda criterion: serves(handbook, criterion, id)

    columns = [
        Column(short[id], press.say(kpi.name), block, counting(id), gap_if_none=not kpi.stands_alone)
        for id, kpi in handbook.kpis.items()
    ]
    none = press.text(T("no KPI"))
    serving = lambda criterion: not any(serves(handbook, criterion, id) for id in handbook.kpis)  # noqa: E731
    return [*columns, Column(none, none, block, serving, gap_if_any=True)]


def _forms(press: Press) -> list[Column]:
    handbook, block = press.handbook, press.text(T("Form"))
    if not handbook.current_forms:
        return []

    def standing(id: str) -> Callable[[Criterion], bool]:
        return lambda criterion: any(use.form.id == id for use in handbook.uses(criterion))

    columns = [
        Column(press.say(form.name), press.say(form.name), block, standing(form.id), gap_if_none=True)
        for form in handbook.current_forms
    ]
    none = press.text(T("no form"))
    return [*columns, Column(none, none, block, lambda c: not handbook.uses(c), gap_if_any=True)]
