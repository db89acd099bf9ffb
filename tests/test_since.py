"""Every case of a change gives exactly the findings written beside it: what the check says, and what since adds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from handbooks import BASE, TESTS, TODAY, findings, lay_over, written

from maatstaf.findings import Finding
from maatstaf.history import Compared
from maatstaf.history.rules import RULES, beside, missing
from maatstaf.message import T
from maatstaf.pipeline import load
from maatstaf.revisions.listing import present
from maatstaf.revisions.states import state_before, state_now, states

CASES = sorted(path for path in (TESTS / "since").iterdir() if path.is_dir())
SINCE = {rule.ID for rule in RULES}
ALLOWED = {
    *("wording-is-cheap", "review-needs-nothing", "draft-deleted", "draft-changed", "retired-as-it-should"),
    *("published-day-put-right", "judgements-added-afterwards"),
}
"""Changes that are made as they should."""


def named(case: Path) -> str:
    return case.name


def sides(case: Path, folder: Path) -> tuple[Path, Path]:
    """Return the handbook before and after; what differs before is there after too, unless a case says otherwise."""
    before, after = folder / "before", folder / "after"
    for side in (before, after):
        lay_over(case / "before", side) if (case / "before").is_dir() else shutil.copytree(BASE, side)
    for path in sorted((case / "after").rglob("*")):
        if path.is_file():
            target = after / path.relative_to(case / "after")
            if path.suffix == ".removed":
                target.with_suffix("").unlink()
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
    return before, after


def found(before: Path, after: Path) -> list[Finding]:
    """Return what ``check --since`` finds."""
    checked = load(after, TODAY)
    now = state_now(present(after, T("after")), checked.draft)
    then = state_before(present(before, T("before")), now)
    return beside(checked.findings, (finding for _, finding in missing(Compared(then, now))))


@pytest.mark.parametrize("case", CASES, ids=named)
def test_since(case: Path, tmp_path: Path, golden: bool) -> None:
    said = written(found(*sides(case, tmp_path)))
    if golden:
        (case / "findings.txt").write_text(said, encoding="utf-8")
    assert said == (case / "findings.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=named)
def test_findings_help(case: Path, tmp_path: Path) -> None:
    all_of_them = found(*sides(case, tmp_path))
    about_changes = [one for one in all_of_them if one.rule in SINCE]
    assert len({(one.path, one.line, one.column) for one in about_changes}) == len(about_changes), (
        "one thing, said once"
    )
    for finding in all_of_them:
        assert finding.hint, finding
        assert finding.line >= 1 and finding.column >= 1
        assert not re.search(r"\{\w+\}|None|<class", f"{finding.message} {finding.hint}")


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_difference_read_apart_says_the_same(case: Path, tmp_path: Path) -> None:
    """Reading both sides for the difference, and only one beside what the check has read, come to the same."""
    before, after = sides(case, tmp_path)
    apart = Compared(*states(present(before, T("before")), present(after, T("after"))))
    since = [finding for finding in found(before, after) if finding.rule in SINCE]
    assert sorted((finding for _, finding in missing(apart)), key=lambda one: one.order) == since


def test_every_rule_has_a_case() -> None:
    shown = "".join((case / "findings.txt").read_text(encoding="utf-8") for case in CASES)
    said = set(re.findall(r": (?:error|warning) ([\w-]+): ", shown))
    assert said >= SINCE


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_what_is_done_well_finds_nothing(name: str) -> None:
    said = (TESTS / "since" / name / "findings.txt").read_text(encoding="utf-8")
    assert ": error " not in said


FIVE = {
    "scale-without-entry": "criteria/scales.yml",
    "meaning-declared-as-wording": "criteria/gesprek/luisteren.yml",
    "criterion-deleted": "criteria/gesprek/afsluiting.yml",
    "published-edited": "criteria/forms/published/telefonie/1.0.0.json",
    "empty-why": "criteria/gesprek/luisteren.yml",
}


@pytest.mark.parametrize("name", FIVE)
def test_the_five_that_must_fail_do_with_place_and_cure(name: str, tmp_path: Path) -> None:
    before, after = sides(TESTS / "since" / name, tmp_path)
    command = [sys.executable, "-m", "maatstaf", "check", after, "--since", before, "--today", TODAY.isoformat()]
    done = subprocess.run([*map(str, command), "--format", "github"], capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("::error") and FIVE[name] in line]
    assert lines, done.stdout
    assert re.search(r"line=\d+,col=\d+", lines[0])
    assert "%0A" in lines[0], "the cure stands under what is wrong"


def test_the_base_against_itself_finds_nothing(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "again")
    assert found(BASE, tmp_path / "again") == findings(BASE)
