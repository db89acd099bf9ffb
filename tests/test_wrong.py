"""Every case of a wrong handbook gives exactly the findings written beside it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from handbooks import BASE, TESTS, findings, lay_over, written

from maatstaf.check.rules import RULES
from maatstaf.findings import Severity

CASES = sorted(path for path in (TESTS / "wrong").iterdir() if path.is_dir())
ESCAPES = sorted(path for path in (TESTS / "escape").iterdir() if path.is_dir())


def named(case: Path) -> str:
    return case.name


def test_base_is_right() -> None:
    assert written(findings(BASE)) == ""


@pytest.mark.parametrize("case", CASES, ids=named)
def test_wrong(case: Path, tmp_path: Path, golden: bool) -> None:
    root = lay_over(case, tmp_path)
    begin = time.process_time()
    found = findings(root)
    assert time.process_time() - begin < 2
    if golden:
        (case / "findings.txt").write_text(written(found), encoding="utf-8")
    assert written(found) == (case / "findings.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=named)
def test_findings_help(case: Path, tmp_path: Path) -> None:
    """Each finding says where it is and what to write, and repeats with the same words."""
    found = findings(lay_over(case, tmp_path))
    assert written(found) == written(findings(tmp_path))
    for finding in found:
        assert finding.hint, finding
        assert finding.line >= 1 and finding.column >= 1
        assert not re.search(r"\{\w+\}|None|<class", f"{finding.message} {finding.hint}")


@pytest.mark.parametrize("case", ESCAPES, ids=named)
def test_odd_but_allowed(case: Path, tmp_path: Path) -> None:
    """Markup and formulas are text like any other; pages and exports make them harmless."""
    assert [f for f in findings(lay_over(case, tmp_path)) if f.severity is Severity.ERROR] == []


def test_every_rule_has_a_case() -> None:
    shown = "".join((case / "findings.txt").read_text(encoding="utf-8") for case in CASES)
    said = set(re.findall(r": (?:error|warning) ([\w-]+): ", shown))
    assert said >= {rule.ID for rule in RULES} | {"read", "yaml", "shape"}


def test_five_broken_files_in_one_run() -> None:
    found = (TESTS / "wrong" / "five-files-broken" / "findings.txt").read_text(encoding="utf-8")
    assert len(set(re.findall(r"^(\S+?):\d+:\d+: error", found, re.MULTILINE))) >= 5
