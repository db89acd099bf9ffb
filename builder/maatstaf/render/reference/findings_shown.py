"""A finding in the words of the site, for pages that show how to read one."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.render.press import Press
from maatstaf.render.reference.code_shown import lines_shown

WORDS = {Severity.ERROR: T("error"), Severity.WARNING: T("warning")}


@dataclass(frozen=True)
class Shown:
    """Where, how bad, which rule, what is wrong, and what to write: the same words that the check uses."""

    place: str
    severity: str
    error: bool
    rule: str
    message: str
    hint: Markup


def shown(press: Press, finding: Finding) -> Shown:
    """Return a finding as a page shows it."""
    return Shown(
        place=f"{finding.path}:{finding.line}:{finding.column}",
        severity=press.text(WORDS[finding.severity]),
        error=finding.severity is Severity.ERROR,
        rule=finding.rule,
        message=press.text(finding.message),
        hint=lines_shown(press.text(finding.hint) if finding.hint else ""),
    )
