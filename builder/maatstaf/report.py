"""Findings as people and machines read them: text, JSON, or GitHub's workflow commands."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from enum import StrEnum

from rich.console import Console
from rich.text import Text

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.read.characters import HIDDEN


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def as_json(findings: Sequence[Finding], language: str) -> str:
    """Return the findings as one JSON object with ``findings`` and the two counts."""
    rows = [
        {
            "path": f.path,
            "line": f.line,
            "column": f.column,
            "rule": f.rule,
            "severity": str(f.severity),
            "message": f.message.in_language(language),
            "hint": f.hint.in_language(language) if f.hint else None,
        }
        for f in findings
    ]
    errors, warnings = count(findings)
    return json.dumps({"errors": errors, "warnings": warnings, "findings": rows}, ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Finding], language: str) -> str:
    """Return one workflow command a finding, so that it stands beside the line in a pull request."""
    return "\n".join(
        f"::{finding.severity} file={_property(finding.path)},line={finding.line},col={finding.column},"
        f"title={_property('maatstaf ' + finding.rule)}::{_data(sentence(finding, language))}"
        for finding in findings
    )


def sentence(finding: Finding, language: str) -> str:
    """Return what is wrong and what to do, one under the other."""
    words = visible(finding.message.in_language(language))
    return f"{words}\n{visible(finding.hint.in_language(language))}" if finding.hint else words


def visible(text: str) -> str:
    """Return a text in which characters that steer a terminal, or turn the direction of writing, are shown as codes."""
    return HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def as_text(findings: Sequence[Finding], language: str, console: Console) -> None:
    """Write the findings by file, with their hints, and a count at the end."""
    path = None
    for finding in findings:
        if finding.path != path:
            path = finding.path
            console.print(Text(path, style="bold"), soft_wrap=True)
        colour = "red" if finding.severity is Severity.ERROR else "yellow"
        word = T("error") if finding.severity is Severity.ERROR else T("warning")
        line = Text.assemble(
            (f"  {finding.line}:{finding.column}".ljust(9), "dim"),
            (f" {word.in_language(language)} ", f"bold {colour}"),
            f" {_one_line(visible(finding.message.in_language(language)))}",
            (f"  [{finding.rule}]", "dim"),
        )
        console.print(line, soft_wrap=True)
        if finding.hint:
            for number, hint in enumerate(visible(finding.hint.in_language(language)).split("\n")):
                mark = "           → " if number == 0 else "             "
                console.print(Text(f"{mark}{_no_command(hint)}", "cyan"), soft_wrap=True)
    errors, warnings = count(findings)
    summary = T("errors: {errors}, warnings: {warnings}", {"errors": errors, "warnings": warnings})
    if findings:
        console.print(Text(summary.in_language(language), style="bold red" if errors else "bold yellow"))


def _one_line(text: str) -> str:
    return text.replace("\r", "\\r").replace("\n", "\\n")


def _no_command(line: str) -> str:
    """Return a line that build servers don't take for a command to them: what authors wrote can't give one."""
    return re.sub(r"^\s*(?=::|##\[)", r"\\", line)


def count(findings: Sequence[Finding]) -> tuple[int, int]:
    """Return how many errors and how many warnings there are."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return errors, len(findings) - errors


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
