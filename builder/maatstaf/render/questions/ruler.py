"""A centimetre rule to print at its true size: it shows at once whether a form was scaled."""

from __future__ import annotations

from dataclasses import dataclass

LENGTH = 182
"""Millimetres: the width between the margins of A4 paper."""


@dataclass(frozen=True)
class Ruler:
    """The ticks as an SVG path, and where each centimetre has its number; all in millimetres."""

    ticks: str
    numbers: tuple[tuple[int, str], ...]


def ruler() -> Ruler:
    """Return the rule over the top of a paper form."""
    ticks = "".join(f"M{at} .2V{3.6 if at % 10 == 0 else 2.4 if at % 5 == 0 else 1.3}" for at in range(LENGTH + 1))
    return Ruler(ticks, tuple((cm, f"{cm * 10 + 0.5:g}") for cm in range(1, LENGTH // 10)))
