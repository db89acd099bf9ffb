"""The golden thread in the small: the same picture as on its own page, without words, drawn from the same data."""

from __future__ import annotations

from markupsafe import Markup

from maatstaf.render.press import Press
from maatstaf.render.thread.kpis import serves
from maatstaf.render.thread.picture import Thread, golden_thread
from maatstaf.render.thread.strands import Strand

WIDTH, HEIGHT, EDGE = 420, 132, 12
_GROUND, _PROMISE, _PRINCIPLE, _LINES, _FIRST, _LAST = 16, 110, 194, 262, 300, 408
_MOST = 40
"""With more criteria than this each klantprincipe gets one line."""


def mini_thread(press: Press) -> Markup:
    """Return a drawing that is hidden from screen readers: a link with words stands beside it."""
    thread = golden_thread(press)
    if not thread.strands:
        return Markup("")
    gold = _edges(thread)
    strands = "".join(_strand(press, thread, strand) for strand in thread.strands)
    knots = "".join(
        f'<circle cx="{_PROMISE}" cy="{_y(thread, p.middle)}" r="5" fill="var(--ms-paper)" '
        f'stroke="var({"--ms-bad" if p.gap else "--ms-gold"})"/>'
        for p in thread.promises
    ) + "".join(
        f'<circle cx="{_GROUND}" cy="{_y(thread, g.middle)}" r="{11 if len(thread.grounds) == 1 else 5}" '
        f'fill="var(--ms-yellow)" stroke="var({"--ms-bad" if g.gap else "--ms-gold"})"/>'
        for g in thread.grounds
    )
    left = 0 if thread.grounds else (_PROMISE if thread.promises else _PRINCIPLE) - _GROUND
    return Markup(
        f'<svg class="ms-mini" viewBox="{left} 0 {WIDTH - left} {HEIGHT}" preserveAspectRatio="xMinYMid meet" '
        f'aria-hidden="true" focusable="false" fill="none" stroke-width="2">'
        f'<g stroke="var(--ms-gold)">{gold}</g>{strands}{knots}</svg>'
    )


def _edges(thread: Thread) -> str:
    principles = {strand.id: strand.middle for strand in thread.strands}
    promises = {node.id: node.middle for node in thread.promises}
    lines = [(_GROUND, g.middle, _PRINCIPLE, principles.get(id)) for g in thread.grounds for id in g.past]
    below, at = (promises, _PROMISE) if promises else (principles, _PRINCIPLE)
    lines += [(_GROUND, g.middle, at, below.get(id)) for g in thread.grounds for id in g.to]
    lines += [(_PROMISE, p.middle, _PRINCIPLE, principles.get(id)) for p in thread.promises for id in p.to]
    return "".join(
        f'<path d="{_curve(left, _y(thread, start), right, _y(thread, end))}"/>'
        for left, start, right, end in lines
        if end is not None
    )


def _strand(press: Press, thread: Thread, strand: Strand) -> str:
    handbook = press.handbook
    step = (_LAST - _FIRST) / max(len(handbook.kpis) - 1, 1)
    middle, drawn = _y(thread, strand.middle), []
    rows = [(strand.criteria, strand.middle)] if len(handbook.active) > _MOST else [
        ((criterion,), row + height / 2) for criterion, row, height in strand.rows()
    ]  # fmt: skip
    for criteria, place in rows:
        y = _y(thread, place)
        beads = [
            round(_FIRST + step * number, 1)
            for number, id in enumerate(handbook.kpis)
            if any(serves(handbook, criterion, id) for criterion in criteria)
        ]
        end = beads[-1] if beads else _LINES + 12
        if criteria:
            drawn.append(f'<path stroke-width="1.25" d="{_curve(_PRINCIPLE + 8, middle, _LINES, y)}H{end}"/>')
        drawn += [f'<circle cx="{x}" cy="{y}" r="2.3" fill="var(--p)" stroke="none"/>' for x in beads]
    knot = f'<circle cx="{_PRINCIPLE}" cy="{middle}" r="8" fill="var(--pt)"/>'
    colour = f' data-p="{strand.accent}"' if strand.accent else ' class="ms-mini__plain"'
    return f'<g{colour} stroke="var(--p)">{"".join(drawn)}{knot}</g>'


def _curve(left: float, start: float, right: float, end: float) -> str:
    bend = round((left + right) / 2, 1)
    return f"M{left} {start}C{bend} {start} {bend} {end} {right} {end}"


def _y(thread: Thread, row: float) -> float:
    return round(EDGE / 2 + row / thread.rows * (HEIGHT - EDGE), 1)
