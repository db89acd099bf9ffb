"""Numbers that people can follow: at most two decimals, so that every program reckons the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from maatstaf.check.draft import Entry
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.source import spelled

Step = tuple[str | int, ...]


def too_precise(
    rule: str, entry: Entry[Any], numbers: Iterable[tuple[Step, int | Decimal | None]]
) -> Iterator[Finding]:
    """Yield a warning for each number with more than two decimals."""
    for at, number in numbers:
        if isinstance(number, Decimal) and number != (rounded := round(number, 2)):
            shown = str(number) if len(str(number)) <= 20 else f"{str(number)[:20]}…"
            message = T("{field} has more than two decimals: {number}.", {"field": spelled(at), "number": shown})
            yield entry.warning(rule, at, message, T("Write {number}.", {"number": format(rounded.normalize(), "f")}))
