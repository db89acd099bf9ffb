"""What a rule about changes is: a module that looks at one change and yields what is missing or not allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.result import Changed
from maatstaf.message import T


class Rule(Protocol):
    """A rule module: ``TITLE`` and ``HELP`` are its entry in the handbook, as for the other rules."""

    @property
    def ID(self) -> str:
        """The rule's name in findings."""
        ...

    @property
    def TITLE(self) -> T:
        """What it wants, in one sentence."""
        ...

    @property
    def HELP(self) -> T:
        """Why, and how to mend it, for an author."""
        ...

    def check(self, change: Changed, compared: Compared) -> Iterator[Finding]:
        """Yield what is wrong with one change."""
        ...
