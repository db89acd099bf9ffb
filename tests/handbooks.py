"""Handbooks for tests: the small valid one in ``base``, and what becomes of it with some files laid over it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from maatstaf.check import check
from maatstaf.findings import Finding
from maatstaf.read import read

TESTS = Path(__file__).parent
BASE = TESTS / "base"
TODAY = date(2026, 11, 22)


def lay_over(case: Path, root: Path) -> Path:
    """Copy ``base`` to ``root`` and lay ``case`` over it; a file ``X.removed`` takes X away."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.removed", "findings.txt"))
    for mark in case.rglob("*.removed"):
        (root / mark.relative_to(case).with_suffix("")).unlink()
    return root


def findings(root: Path, today: date = TODAY) -> list[Finding]:
    """Return everything that is wrong with the handbook at ``root``."""
    return check(root, *read(root), today)[1]


def written(found: list[Finding]) -> str:
    """Return findings as the golden files hold them: one line each, its hint indented below it."""
    lines = []
    for finding in found:
        place = f"{finding.path}:{finding.line}:{finding.column}"
        lines.append(f"{place}: {finding.severity} {finding.rule}: {finding.message}")
        lines += [f"    {line}" for line in str(finding.hint or "").splitlines()]
    return "".join(f"{line}\n" for line in lines)
