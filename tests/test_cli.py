"""The command line: what it answers, in which form, and with which exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.report import as_text, sentence

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "base"


def maatstaf(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "maatstaf", *map(str, arguments)]
    env = os.environ | {"NO_COLOR": "1", "COLUMNS": "200", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120)


def test_findings_steer_no_terminal() -> None:
    message = T("found “{found}”", {"found": "\x1b[2J\u202e"})
    assert sentence(Finding("x.yml", 1, 1, "yaml", Severity.ERROR, message), "en") == "found “\\x1b[2J\\u202e”"


def test_findings_give_a_build_server_no_commands() -> None:
    text = T("{text}", {"text": "x\n::error::y\n ##[group]z"})
    console = Console(file=StringIO(), width=200)
    as_text([Finding("x.yml", 1, 1, "yaml", Severity.ERROR, text, text)], "en", console)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert not [line for line in lines if line.strip().startswith(("::", "##["))]


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "handbook"))


def break_reference(handbook: Path) -> tuple[Path, int]:
    """Misspell one KPI; return the file and the line."""
    for path in sorted((handbook / "criteria").glob("*/*.yml")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines):
            if line == "kpis:":
                lines[number + 1] += "x"
                path.write_text("\n".join(lines), encoding="utf-8")
                return path, number + 2
    raise AssertionError("the base handbook has no KPI to break")


def test_a_sound_handbook_is_fine(handbook: Path) -> None:
    done = maatstaf("check", handbook, "--strict")
    assert (done.returncode, done.stdout) == (0, "")
    assert "definit" in done.stderr


def test_one_broken_reference_is_one_finding_with_line_and_suggestion(handbook: Path) -> None:
    path, line = break_reference(handbook)
    done = maatstaf("check", handbook, "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    [finding] = report["findings"]
    assert finding["path"] == path.relative_to(handbook).as_posix()
    assert finding["line"] == line
    assert finding["severity"] == "error"
    assert finding["hint"].startswith("Bedoel")


def test_github_puts_each_finding_at_its_line(handbook: Path) -> None:
    path, line = break_reference(handbook)
    done = maatstaf("check", handbook, "--format", "github")
    assert done.returncode == 1
    where = path.relative_to(handbook).as_posix()
    assert done.stdout.startswith(f"::error file={where},line={line},")
    assert "\n::" not in done.stdout.rstrip()


def test_warnings_fail_only_when_strict(handbook: Path) -> None:
    for path in sorted((handbook / "criteria").glob("*/*.yml")):
        text = path.read_text(encoding="utf-8")
        if "\naliases:\n" in text:
            first = text.split("\naliases:\n")[1].split("\n")[0]
            path.write_text(text.replace("\naliases:\n", f"\naliases:\n{first}\n"), encoding="utf-8")
            break
    else:
        raise AssertionError("the base handbook has no aliases to repeat")
    assert maatstaf("check", handbook).returncode == 0
    assert maatstaf("check", handbook, "--strict").returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [["chek"], ["check", "nowhere"], ["check", ".", "--format", "xml"], ["new", "thing", "x"], ["build", "--out"]],
)
def test_wrong_use_is_exit_2(arguments: list[str], tmp_path: Path) -> None:
    done = maatstaf(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_target_among_the_sources_is_wrong_use(handbook: Path) -> None:
    done = maatstaf("build", handbook, "--out", handbook / "criteria")
    assert done.returncode == 2
    assert (handbook / "criteria" / "organisation.yml").exists()


def test_findings_stop_a_build_and_leave_the_site(handbook: Path) -> None:
    assert maatstaf("build", handbook).returncode == 0
    before = (handbook / "site" / "index.html").read_bytes()
    break_reference(handbook)
    done = maatstaf("build", handbook)
    assert done.returncode == 1
    assert (handbook / "site" / "index.html").read_bytes() == before


def test_a_folder_may_be_named_from_where_one_stands(handbook: Path) -> None:
    done = maatstaf("build", handbook.name, "--out", "public", cwd=handbook.parent)
    assert done.returncode == 0, done.stderr
    assert (handbook.parent / "public" / "index.html").is_file()
    assert sorted(path.name for path in handbook.parent.iterdir()) == sorted([handbook.name, "public"])


@pytest.mark.parametrize("command", [("check",), ("build",), ("hosting", "--check")])
def test_the_folder_is_named_in_two_ways_and_not_in_both(handbook: Path, command: tuple[str, ...]) -> None:
    plain, named = maatstaf(*command, handbook), maatstaf(*command, "--root", handbook)
    assert plain.returncode == named.returncode != 2
    assert maatstaf(*command, handbook.parent, "--root", handbook).returncode == 2


def test_a_target_that_cannot_be_written_is_exit_3(handbook: Path) -> None:
    assert maatstaf("build", handbook, "--out", "/proc/maatstaf/site").returncode == 3


@pytest.mark.parametrize("command", ["check", "build", "serve", "init", "new", "schema", "publish", "which"])
def test_help_has_an_example(command: str) -> None:
    done = maatstaf(command, "--help")
    assert done.returncode == 0
    assert f"maatstaf {command}" in done.stdout.split("Example", 1)[1]


def test_schema_says_when_it_is_stale(tmp_path: Path) -> None:
    assert maatstaf("schema", "--check", "--out", tmp_path).returncode == 1
    assert maatstaf("schema", "--out", tmp_path).returncode == 0
    assert maatstaf("schema", "--check", "--out", tmp_path).returncode == 0


def test_the_committed_schemas_are_those_of_the_model() -> None:
    assert maatstaf("schema", "--check", "--out", ROOT / ".vscode" / "schema").returncode == 0
