"""What goes wrong around a handbook's history: each time it says what, and what to do, and ends as it should."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from handbooks import BASE
from scripted import AFSLUITING, FORM, LUISTEREN, Repository, begun

from maatstaf.revisions import Trouble, named, since

WORKSHOP = "workshops/2026-02-10-start.yml"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return begun(tmp_path / "own")


def run(*command: str | Path, path: str = "", cwd: Path | None = None) -> tuple[int, str]:
    """Return the exit code and everything that was said."""
    env = os.environ | {"NO_COLOR": "1", "COLUMNS": "200", "PYTHONUTF8": "1"} | ({"PATH": path} if path else {})
    whole = [sys.executable, "-m", "maatstaf", *map(str, command)]
    done = subprocess.run(whole, capture_output=True, text=True, env=env, cwd=cwd, timeout=60)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


SIDES = ["weg..", "..weg", "begin..weg", "weg...begin", "begin...weg", "begin^{tree}", "begin^9"]


@pytest.mark.parametrize("name", SIDES)
def test_a_side_that_does_not_exist(name: str, repo: Repository) -> None:
    with pytest.raises(Trouble, match="There is no version “"):
        named(name, None, repo.root)


@pytest.mark.parametrize("name", ["begin..main", "begin...main", "begin.."])
def test_a_check_wants_one_version(name: str, repo: Repository) -> None:
    with pytest.raises(Trouble, match=f"“{name}” names two versions") as caught:
        since(name, repo.root)
    assert "--since begin" in str(caught.value.hint)


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    repo = Repository(tmp_path / "young")
    shutil.copytree(BASE, repo.root, dirs_exist_ok=True)
    for command in (("diff", "main", "--root", repo.root), ("check", repo.root, "--since", "HEAD")):
        code, said = run(*command)
        assert code == 2 and "nog geen commit" in said


def test_a_folder_beside_what_is_none(repo: Repository, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    for pair in (("leeg", "own"), ("own", "leeg"), ("own", "nergens"), (f"own/{LUISTEREN}", "own")):
        code, said = run("diff", *pair, cwd=tmp_path)
        assert code == 2 and "own is a folder with definitions, and “" in said
    code, said = run("diff", tmp_path / "leeg", "--root", repo.root)
    assert code == 2 and "zonder criteria/ erin" in said
    code, said = run("diff", "begin", "--root", tmp_path / "nergens")
    assert code == 2 and "There is no folder" in said


def test_a_branch_named_as_a_folder_is_a_branch_still(repo: Repository) -> None:
    repo.git("branch", "boek")
    (repo.root / "boek" / "criteria").mkdir(parents=True)
    assert run("diff", "begin", "boek", cwd=repo.root)[0] == 0


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("#!/bin/sh\nexit 69\n", "exit 69"),
        ("#!/bin/sh\necho 'You have not agreed to the license.' >&2\nexit 69\n", "You have not agreed"),
        ("no program", "Exec format error"),
    ],
)
def test_a_git_that_does_not_work(script: str, why: str, repo: Repository, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(script)
    program.chmod(0o755)
    for command in (("diff", "begin", "--root", repo.root), ("check", repo.root, "--since", "begin")):
        code, said = run(*command, path=str(program.parent))
        assert code == 2 and "git werkt hier niet" in said and why in said


def test_without_git_only_what_needs_it_stops(repo: Repository, tmp_path: Path) -> None:
    code, said = run("diff", "begin", "--root", repo.root, path=str(tmp_path))
    assert code == 2 and "Installeer git" in said
    assert run("check", repo.root, "--since", "begin", path=str(tmp_path))[0] == 2
    assert run("check", repo.root, "--today", "2026-11-22", path=str(tmp_path))[0] == 0
    assert run("diff", BASE, repo.root, path=str(tmp_path))[0] == 0


def test_detached_in_a_worktree_in_a_submodule_and_bare(repo: Repository, tmp_path: Path) -> None:
    repo.git("checkout", "--quiet", "--detach")
    repo.git("worktree", "add", "--quiet", str(tmp_path / "tree"), "begin")
    outer = Repository(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repo.root), "boek")
    for root in (repo.root, tmp_path / "tree", outer.root / "boek"):
        (root / "criteria/gesprek/group.yml").write_text("name: Anders\nowner: coach\n", encoding="utf-8")
        code, said = run("diff", "begin", "--root", root)
        assert code == 0 and "groep Anders" in said
        assert run("check", root, "--since", "begin", "--today", "2026-11-22")[0] == 0
    outer.commit("outer")
    code, said = run("diff", "outer", "--root", outer.root)
    assert code == 2 and "criteria/" in said, "the handbook is in the folder below"
    repo.git("clone", "--quiet", "--bare", str(repo.root), str(tmp_path / "bare.git"))
    assert run("diff", "begin..main", "--root", tmp_path / "bare.git")[0] == 0


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (b"id: luisteren\nname: Caf\xe9\n", 2, "geen UTF-8-tekst"),
        (b"id: luisteren\n# " + b"x" * 9_000_000, 1, "te groot"),
        (b"id: luisteren\nname: [\n", 3, "haakje"),
        (b"id: luisteren\nname: Luisteren\nstatus: active\n", 1, "“applies” ontbreekt"),
    ],
    ids=["not-utf-8", "huge", "not-yaml", "unfit"],
)
def test_what_can_not_be_read_says_where_and_why(content: bytes, line: int, why: str, repo: Repository) -> None:
    whole = (repo.root / LUISTEREN).read_bytes()
    (repo.root / LUISTEREN).write_bytes(content)
    repo.commit("bad")
    code, said = run("diff", "begin", "--root", repo.root)
    assert code == 0 and f"Weggelaten, want niet te lezen: {LUISTEREN}, regel {line}." in said and why in said
    (repo.root / LUISTEREN).write_bytes(whole)
    code, said = run("diff", "bad", "--root", repo.root)
    assert code == 0 and f"in de versie ervoor: {LUISTEREN}, regel {line}." in said and why in said
    code, said = run("check", repo.root, "--since", "bad", "--today", "2026-11-22")
    assert code == 0 and f"(regel {line}: " in said and why in said


@pytest.fixture
def renamed_twice(repo: Repository) -> Repository:
    """Return a repository with two branches that each gave one criterion another id."""
    for branch in ("links", "rechts"):
        repo.git("checkout", "--quiet", "-b", branch, "begin")
        new = repo.root / f"criteria/gesprek/luister-{branch}.yml"
        (repo.root / LUISTEREN).rename(new)
        for path in (new, repo.root / FORM, repo.root / WORKSHOP):
            text = path.read_text(encoding="utf-8").replace("id: luisteren", f"id: luister-{branch}")
            path.write_text(text.replace("- luisteren", f"- luister-{branch}"), encoding="utf-8")
        repo.edit(FORM, ("criterion: luisteren", f"criterion: luister-{branch}"))
        repo.edit(FORM, ("item: luisteren", f"item: luister-{branch}"))
        repo.commit(f"renamed-{branch}")
    return repo


def test_a_merge_that_is_not_finished_says_so_and_claims_nothing_else(renamed_twice: Repository) -> None:
    repo = renamed_twice
    with pytest.raises(AssertionError):
        repo.git("merge", "--quiet", "links")
    code, said = run("check", repo.root, "--since", "begin")
    assert code == 1 and said.count("git heeft beide versies laten staan") == 4
    assert "[kept]" not in said, "it may be in one of the files that can't be read"
    code, said = run("diff", "begin", "--root", repo.root)
    assert code == 0 and "luister-links.yml, regel 1." in said and "criterium" not in said


def test_an_id_that_two_branches_changed_each_in_their_way(renamed_twice: Repository) -> None:
    repo = renamed_twice
    repo.git("merge", "--quiet", "--strategy=ours", "-m", "both", "links")
    repo.git("checkout", "links", "--", "criteria/gesprek/luister-links.yml")
    repo.commit("finished")
    code, said = run("check", repo.root, "--since", "begin")
    assert code == 1 and "Schrijf weer “id: luisteren”" in said
    code, said = run("diff", "begin", "--root", repo.root)
    assert "begroeting, [-luisteren,-] {+luister-rechts,+} afsluiting" in said, (
        "the same name twice: ids tell them apart"
    )


def test_of_a_merge_only_our_side_counts(repo: Repository) -> None:
    repo.git("checkout", "--quiet", "-b", "ours")
    repo.edit(LUISTEREN, ("goal: De klant", "goal: Elke klant"))
    repo.commit("mine")
    repo.git("checkout", "--quiet", "main")
    repo.edit(AFSLUITING, ("goal: De klant", "goal: Elke klant"))
    repo.commit("theirs")
    repo.git("checkout", "--quiet", "ours")
    repo.git("merge", "--quiet", "-m", "both", "main")
    code, said = run("check", repo.root, "--since", "main")
    assert code == 1 and LUISTEREN in said and AFSLUITING not in said


def test_a_folder_is_no_file_to_write_to(repo: Repository, tmp_path: Path) -> None:
    code, said = run("diff", "begin", "--root", repo.root, "--out", tmp_path)
    assert code == 2 and "--out" in said
    code, said = run("workshop", "sheet", repo.root, "--out", tmp_path)
    assert code == 2 and "--out" in said
