"""Naming two states: what people type, what git lacks, and what is said about it; and nothing of git's is touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from handbooks import BASE
from scripted import AFSLUITING, LUISTEREN, Repository, begun, build, entry

from maatstaf.history import Compared
from maatstaf.revisions import Trouble, named, states
from maatstaf.revisions.listing import hash_of, present


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return build(tmp_path_factory.mktemp("revisions") / "handbook")


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    return begun(tmp_path / "own")


def ids(base: str, head: str | None, root: Path) -> list[str]:
    pair = named(base, head, root)
    return [change.id for change in Compared(*states(pair.before, pair.after)).difference.changes]


def trouble(base: str, head: str | None, root: Path) -> tuple[str, str]:
    with pytest.raises(Trouble) as caught:
        named(base, head, root)
    assert caught.value.hint, "say what to do"
    return str(caught.value.message), str(caught.value.hint)


def run(*command: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", "maatstaf", *map(str, command)]
    return subprocess.run(whole, capture_output=True, text=True, env=os.environ | (env or {}))


def test_names_of_states(made: Repository) -> None:
    root = made.root
    assert ids("new", "wording", root) == ids("new..wording", None, root) == ["luisteren"]
    assert ids("main~1", None, root) == ids("main~1..main", None, root) == ids("main~1..", None, root)
    assert ids("side...main~3", None, root) != ids("side..main~3", None, root)
    assert ids(made.git("rev-parse", "new"), made.git("rev-parse", "--short", "wording"), root) == ["luisteren"]
    assert ids("merge", "merge", root) == []


def test_two_folders(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "other")
    (tmp_path / "other" / "criteria/gesprek/group.yml").write_text("name: Anders\n", encoding="utf-8")
    assert ids(str(BASE), str(tmp_path / "other"), Path()) == ["gesprek"]
    assert ids(str(BASE), None, tmp_path / "other") == ["gesprek"]


def test_a_version_that_does_not_exist(repo: Repository) -> None:
    repo.git("branch", "nieuwe-criteria")
    assert trouble("nieuwe-criterai", None, repo.root) == (
        "There is no version “nieuwe-criterai” here.",
        "Did you mean: nieuwe-criteria?",
    )
    assert "git fetch" in trouble("zomaar", None, repo.root)[1]


@pytest.mark.parametrize("name", ["--output=/tmp/x", "-h", "", "a\nb", "-"])
def test_a_name_that_git_would_take_for_an_option(name: str, repo: Repository) -> None:
    assert "is no name of a version" in trouble(name, None, repo.root)[0]


def test_three_versions_are_one_too_many(repo: Repository) -> None:
    assert "is a third" in trouble("begin..main", "main", repo.root)[0]


def test_a_shallow_copy(made: Repository, tmp_path: Path) -> None:
    made.git("clone", "--quiet", "--depth=1", "--no-single-branch", made.root.as_uri(), str(tmp_path / "shallow"))
    assert "--unshallow" in trouble("main~3", None, tmp_path / "shallow")[1]
    assert "--unshallow" in trouble("origin/main...origin/side", None, tmp_path / "shallow")[1]
    assert ids("origin/side..main", None, tmp_path / "shallow"), "what is here can be compared"


def test_histories_that_never_met(repo: Repository) -> None:
    repo.git("checkout", "--quiet", "--orphan", "apart")
    repo.commit("apart-1")
    message, hint = trouble("main...apart", None, repo.root)
    assert "went apart" in message and "two dots" in hint


def test_no_repository_and_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(BASE, tmp_path / "loose")
    assert "in no git repository" in trouble("main", None, tmp_path / "loose")[0]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not on this computer" in trouble("main", None, tmp_path / "loose")[0]


def test_a_base_from_before_the_handbook(tmp_path: Path) -> None:
    repo = Repository(tmp_path / "young")
    repo.commit("nothing")
    shutil.copytree(BASE, repo.root, dirs_exist_ok=True)
    repo.commit("all")
    pair = named("nothing", "all", repo.root)
    assert "everything is new" in str(pair.remarks[0])
    changes = Compared(*states(pair.before, pair.after)).difference.changes
    assert {change.happened.value for change in changes} == {"added"}
    assert "no definitions" in trouble("all", "nothing", repo.root)[0]


def test_files_that_are_not_in_a_commit_yet(repo: Repository) -> None:
    assert named("begin", None, repo.root).remarks == ()
    repo.edit(LUISTEREN, ("goal: De klant", "goal: Elke klant"))
    (remark,) = named("begin", None, repo.root).remarks
    assert "not in a commit yet" in str(remark) and str(remark).endswith(": 1.")
    assert ids("begin", None, repo.root) == ["luisteren"]
    assert ids("begin", "HEAD", repo.root) == []


def test_another_end_of_line_is_no_change(repo: Repository) -> None:
    for path in (LUISTEREN, "workshops/calibrations/2026-03-17-telefonie.csv"):
        file = repo.root / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    pair = named("begin", None, repo.root)
    assert not pair.remarks
    assert not Compared(*states(pair.before, pair.after)).difference.changes


def test_a_repository_with_longer_hashes(tmp_path: Path) -> None:
    repo = Repository(tmp_path / "long", "--object-format=sha256")
    shutil.copytree(BASE, repo.root, dirs_exist_ok=True)
    repo.commit("begin")
    assert named("begin", None, repo.root).remarks == ()
    repo.edit(LUISTEREN, ("goal: De klant", "goal: Elke klant"))
    assert ids("begin", None, repo.root) == ["luisteren"]


def test_a_handbook_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    repo = Repository(tmp_path / "several")
    shutil.copytree(BASE, repo.root / "handboeken" / "één -- vreemd")
    repo.commit("begin")
    inside = repo.root / "handboeken" / "één -- vreemd"
    (inside / "criteria/gesprek/group.yml").write_text("name: Anders\n", encoding="utf-8")
    repo.commit("group")
    assert ids("begin..group", None, inside) == ["gesprek"]
    assert ids("begin", None, inside) == ["gesprek"]


def test_two_branches_that_add_the_same_id(repo: Repository) -> None:
    for branch, folder in (("links", "gesprek"), ("rechts", "extra")):
        repo.git("checkout", "--quiet", "-b", branch, "begin")
        (repo.root / "criteria" / folder).mkdir(exist_ok=True)
        if folder == "extra":
            (repo.root / "criteria/extra/group.yml").write_text("name: Extra\nowner: coach\n", encoding="utf-8")
        repo.copy(AFSLUITING, f"criteria/{folder}/samenvatten.yml", ("id: afsluiting", "id: samenvatten"))
        repo.commit(f"added-{branch}")
    repo.git("merge", "--quiet", "-m", "both", "links")
    done = run("check", repo.root, "--since", "begin", "--format", "github")
    assert done.returncode == 1
    assert "title=maatstaf ids::" in done.stdout and "samenvatten" in done.stdout


def test_a_file_renamed_on_both_sides(repo: Repository) -> None:
    for branch, folder in (("links", "begin"), ("rechts", "eind")):
        repo.git("checkout", "--quiet", "-b", branch, "begin")
        (repo.root / "criteria" / folder).mkdir()
        (repo.root / f"criteria/{folder}/group.yml").write_text("name: Groep\nowner: coach\n", encoding="utf-8")
        (repo.root / LUISTEREN).rename(repo.root / f"criteria/{folder}/luisteren.yml")
        repo.commit(f"moved-{branch}")
    pair = named("links..rechts", None, repo.root)
    change = Compared(*states(pair.before, pair.after)).difference.of("criterion", "luisteren")
    assert change and change.moved and [one.path for one in change.fields] == [("group",)]


def test_what_can_not_be_read_is_named_and_nothing_is_claimed_of_it(repo: Repository) -> None:
    (repo.root / LUISTEREN).write_text("id: luisteren\nname: [\n", encoding="utf-8")
    repo.edit(AFSLUITING, ("scale: ja-nee", "scale: 3"))
    repo.edit("criteria/scales.yml", ("kind: ordinal", "kind: zomaar"))
    repo.edit("criteria/gesprek/begroeting.yml", ("name: Begroeting en identificatie", "name: Begroeten"))
    pair = named("begin", None, repo.root)
    difference = Compared(*states(pair.before, pair.after)).difference
    assert [one.id for one in difference.changes] == ["begroeting"]
    assert {one.path for one in difference.unread} == {LUISTEREN, AFSLUITING, "criteria/scales.yml"}
    assert {one.side for one in difference.unread} == {"after"}


def test_a_check_against_what_has_no_history_in_common_says_what_to_do_instead(repo: Repository) -> None:
    repo.git("checkout", "--quiet", "--orphan", "apart")
    repo.commit("apart-begin")
    said = run("check", repo.root, "--since", "main")
    assert said.returncode == 2 and "maatstaf diff main" in said.stderr
    assert run("diff", "main", "--root", repo.root).returncode == 0


def test_a_copy_without_contents_says_how_to_get_them(repo: Repository, tmp_path: Path) -> None:
    repo.edit(LUISTEREN, ("goal: De klant", "goal: Elke klant"))
    repo.commit("changed")
    repo.git("config", "uploadpack.allowFilter", "true")
    copy = tmp_path / "copy"
    repo.git("clone", "--quiet", "--filter=blob:none", f"file://{repo.root}", str(copy))
    away = repo.root.rename(tmp_path / "away")
    assert "git fetch --refetch --no-filter" in trouble("HEAD~1..HEAD", None, copy)[1]
    away.rename(repo.root)
    repo.git("fetch", "--quiet", "--refetch", "--no-filter", cwd=copy)
    assert ids("HEAD~1..HEAD", None, copy) == ["luisteren"]


def test_nothing_differs_is_only_said_of_what_could_be_read(repo: Repository) -> None:
    (repo.root / LUISTEREN).write_text("id: luisteren\nname: [\n", encoding="utf-8")
    said = run("diff", "begin", "--root", repo.root)
    assert said.returncode == 0 and "In wat te lezen is, verschilt niets." in said.stdout


def test_what_could_not_be_read_before_is_not_taken_for_checked(repo: Repository) -> None:
    whole = (repo.root / LUISTEREN).read_text(encoding="utf-8")
    for path in (LUISTEREN, AFSLUITING):
        repo.edit(path, ("\nscale: ", "\nscael: "))
    repo.commit("broken")
    (repo.root / LUISTEREN).write_text(whole.replace("goal: De klant", "goal: Elke klant"), encoding="utf-8")
    said = json.loads(run("check", repo.root, "--since", "broken", "--format", "json").stdout)
    since = [(one["path"], one["severity"]) for one in said["findings"] if one["rule"] == "since"]
    assert since == [(LUISTEREN, "warning")]


def test_links_and_other_oddities_in_a_commit_are_not_followed(repo: Repository) -> None:
    (repo.root / LUISTEREN).unlink()
    (repo.root / LUISTEREN).symlink_to("/etc/hostname")
    repo.commit("link")
    pair = named("begin..link", None, repo.root)
    difference = Compared(*states(pair.before, pair.after)).difference
    assert difference.of("criterion", "luisteren") is None


@pytest.fixture
def armed(repo: Repository, tmp_path: Path) -> Iterator[tuple[Repository, Path]]:
    """Yield a repository whose settings would run a program at every turn, and the file that it would leave."""
    trace = tmp_path / "it-ran"
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch {trace}\ncat\n")
    script.chmod(0o755)
    repo.git("config", "core.fsmonitor", str(script))
    repo.git("config", "core.hooksPath", str(tmp_path / "hooks"))
    repo.git("config", "filter.trap.smudge", str(script))
    repo.git("config", "filter.trap.clean", str(script))
    repo.git("config", "diff.trap.textconv", str(script))
    repo.git("config", "core.pager", str(script))
    (repo.root / ".git" / "info" / "attributes").write_text("*.yml filter=trap diff=trap\n")
    yield repo, trace


def test_nothing_runs_and_nothing_changes(armed: tuple[Repository, Path]) -> None:
    repo, trace = armed
    (repo.root / "criteria/gesprek/group.yml").write_text("name: Anders\n", encoding="utf-8")

    def everything() -> dict[str, tuple[int, bytes]]:
        files = (path for path in sorted(repo.root.rglob("*")) if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = everything()
    elsewhere = {"GIT_DIR": "/nowhere", "GIT_INDEX_FILE": "/nowhere/index", "GIT_WORK_TREE": "/nowhere"}
    done = run("diff", "begin", "--root", repo.root, env=elsewhere)
    assert done.returncode == 0, done.stderr
    assert "Het gesprek" in done.stdout
    assert everything() == before
    assert not trace.exists()


def test_hashes_are_those_of_git(repo: Repository) -> None:
    listed = present(repo.root, named("begin", None, repo.root).after.label).files
    for path in (LUISTEREN, AFSLUITING):
        assert listed[path] == repo.git("hash-object", path) == hash_of((repo.root / path).read_bytes())


def test_trouble_is_wrong_use_in_the_language_of_the_handbook(repo: Repository) -> None:
    for command in (("diff", "bestaat-niet", "--root", repo.root), ("check", repo.root, "--since", "bestaat-niet")):
        done = run(*command)
        assert done.returncode == 2
        assert "Hier is geen versie “bestaat-niet”." in done.stderr
        assert "Traceback" not in done.stderr
    repo.edit("criteria/organisation.yml", ("language: nl", "language: en"))
    assert "There is no version" in run("diff", "bestaat-niet", "--root", repo.root).stderr


def test_what_others_did_in_the_meantime_is_no_change_of_ours(repo: Repository) -> None:
    repo.git("checkout", "--quiet", "-b", "ours")
    repo.edit(LUISTEREN, ("goal: De klant", "goal: Elke klant"))
    repo.explain(LUISTEREN, entry("1.0.1", "wording", "Elke in plaats van de."))
    repo.commit("mine")
    repo.git("checkout", "--quiet", "main")
    repo.edit(AFSLUITING, ("goal: De klant", "goal: Elke klant"))
    repo.explain(AFSLUITING, entry("1.0.1", "wording", "Elke in plaats van de."))
    repo.commit("theirs")
    repo.git("checkout", "--quiet", "ours")
    assert run("check", repo.root, "--since", "main", "--today", "2026-11-22").returncode == 0
    assert "Entry 1.0.1" not in run("check", repo.root, "--since", "main").stdout
    assert set(ids("main", None, repo.root)) == {"afsluiting", "luisteren"}


def test_a_sound_change_passes_the_check(repo: Repository) -> None:
    repo.edit(LUISTEREN, ("goal: De klant", "goal: Elke klant"))
    repo.explain(LUISTEREN, entry("1.0.1", "wording", "Elke in plaats van de."))
    assert run("check", repo.root, "--since", "begin", "--today", "2026-11-22").returncode == 0
    repo.commit("sound")
    assert run("check", repo.root, "--since", "begin", "--today", "2026-11-22").returncode == 0
