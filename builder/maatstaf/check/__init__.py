"""Everything wrong in every file, in one run: the shape of each definition first, then the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from maatstaf.check.draft import Draft
from maatstaf.check.rules import RULES
from maatstaf.check.shape import fit
from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.source import Source


def check(root: Path, sources: Iterable[Source], unread: Iterable[Finding], today: date) -> tuple[Draft, list[Finding]]:
    """Fit the sources to the model and run every rule; return the draft and all findings, in order.

    ``unread`` is what reading found; a draft with an error among its findings must not be resolved.
    """
    draft, findings = fit(root, sources)
    for finding in unread:
        findings.append(finding)
        if finding.severity is Severity.ERROR:
            draft.broken = True
            draft.note_unread(finding.path)
    for rule in RULES:
        findings += first(rule.check(draft, today))
    return draft, sorted(set_of(findings), key=lambda finding: finding.order)


MOST = 500
"""So many errors of one rule are told, and so many of its warnings in one file."""


def first(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first findings of one rule and, where there are more, one that says so: nobody reads thousands."""
    errors, warnings = 0, Counter[str]()
    for finding in found:
        if finding.severity is Severity.ERROR:
            errors += 1
        else:
            warnings[finding.path] += 1
        number = errors if finding.severity is Severity.ERROR else warnings[finding.path]
        if number <= MOST:
            yield finding
        elif number == MOST + 1:
            yield replace(finding, message=T("There are more like this; the first {limit} are shown.", {"limit": MOST}),
                          hint=T("Mend those first, then check again."))  # fmt: skip
        if errors > MOST:
            return


def set_of(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without repetitions of the same thing at the same place."""
    return list({(f.order, f.rule): f for f in findings}.values())
