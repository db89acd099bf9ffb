"""What a rule is: a module that looks at the draft and yields what is wrong; it prints, raises and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from maatstaf.check.draft import Draft
from maatstaf.findings import Finding
from maatstaf.message import T


class Explained(Protocol):
    """A module with an entry on the handbook's page about the rules; its docstring is for developers."""

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


class Rule(Explained, Protocol):
    """A rule module."""

    def check(self, draft: Draft, today: date) -> Iterator[Finding]:
        """Yield what is wrong; ``today`` only for rules about time."""
        ...
