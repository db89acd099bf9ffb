"""The whole program in order, from a root folder to the site; command line, plugin and tests all go through here."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from maatstaf.check import check
from maatstaf.check.draft import Draft
from maatstaf.findings import Finding, Severity
from maatstaf.handbook import Handbook
from maatstaf.message import interface
from maatstaf.read import read
from maatstaf.resolve import resolve

MOST_SECONDS = 2**32 - 1
"""More seconds since 1970 (the year 2106) don't fit in the header of a gzip file."""


@dataclass(frozen=True)
class Checked:
    """What checking a handbook yields: the findings, and the handbook itself when none of them is an error."""

    draft: Draft
    findings: list[Finding]
    handbook: Handbook | None

    @property
    def language(self) -> str:
        """The language to speak to the authors: the handbook's own, or English."""
        entry = self.draft.organisation
        language = entry.value.language if entry else "nl"
        return interface(language)

    @property
    def epoch(self) -> int:
        """The handbook's newest date as seconds since 1970: the time that builds write into files, if those hold it."""
        newest = self.handbook.as_of if self.handbook else date(2000, 1, 1)
        seconds = int(datetime(newest.year, newest.month, newest.day, tzinfo=UTC).timestamp())
        return min(max(seconds, 0), MOST_SECONDS)

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a build."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]


def load(root: Path, today: date) -> Checked:
    """Read, check and resolve the handbook at ``root``; ``today`` only matters to rules about time."""
    with _undisturbed():
        draft, findings = check(root, *read(root), today)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Checked(draft, findings, None)
    return Checked(draft, findings, resolve(draft, draft.ratings()))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back the garbage collector: reading makes only things that stay, and looking for others costs a tenth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
