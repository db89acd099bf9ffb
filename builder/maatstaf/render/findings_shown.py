"""What the check would say about a piece of YAML, for pages that show how to read a finding."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.read import parse
from maatstaf.render.press import Press
from maatstaf.render.yaml_shown import yaml_shown

WORDS = {Severity.ERROR: T("error"), Severity.WARNING: T("warning")}


@dataclass(frozen=True)
class Shown:
    """A finding in the words of the site: the same that the check uses."""

    place: str
    severity: str
    error: bool
    rule: str
    message: str
    hint: str


def shown(press: Press, finding: Finding) -> Shown:
    """Return a finding as a page shows it."""
    return Shown(
        place=f"{finding.path}:{finding.line}:{finding.column}",
        severity=press.text(WORDS[finding.severity]),
        error=finding.severity is Severity.ERROR,
        rule=finding.rule,
        message=press.text(finding.message),
        hint=press.text(finding.hint) if finding.hint else "",
    )


@dataclass(frozen=True)
class Pitfall:
    """The same text written wrongly and rightly, why it goes wrong, and what the check says of it."""

    why: str
    wrong: Markup
    right: Markup
    found: Shown | None


def pitfall(press: Press, path: str, why: T, wrong: str, right: str) -> Pitfall:
    """Return a wrong and a right way to write the same, with the first thing that reading finds in the wrong one."""
    findings = parse(path, wrong)[1]
    found = shown(press, findings[0]) if findings else None
    return Pitfall(press.text(why), yaml_shown(wrong), yaml_shown(right), found)
