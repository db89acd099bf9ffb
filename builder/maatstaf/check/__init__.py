"""Everything wrong in every file, in one run: the shape of each definition first, then the rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from maatstaf.check.draft import Draft
from maatstaf.check.rules import RULES
from maatstaf.check.shape import fit
from maatstaf.findings import Finding, Severity
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
        findings += rule.check(draft, today)
    return draft, sorted(set_of(findings), key=lambda finding: finding.order)


def set_of(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without repetitions of the same thing at the same place."""
    return list({(f.order, f.rule): f for f in findings}.values())
