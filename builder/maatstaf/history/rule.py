"""What a rule about changes is: a module that looks at one change and yields what is missing or not allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from maatstaf.check.rule import Explained
from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.result import Changed


class Rule(Explained, Protocol):
    """A rule module; its entry in the handbook is like that of the other rules."""

    def check(self, change: Changed, compared: Compared) -> Iterator[Finding]:
        """Yield what is wrong with one change."""
        ...
