"""What a code host reads is sound, safe for changes from anywhere, and follows from the handbook."""

from __future__ import annotations

import dataclasses
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from handbooks import BASE
from scripted import LUISTEREN, Repository
from typer.testing import CliRunner

from maatstaf.begin import begin
from maatstaf.cli import app
from maatstaf.handbook import Handbook
from maatstaf.hosting import HOSTS, asked, hosting_files, in_use, publishing, stale
from maatstaf.hosting.owners import codeowners
from maatstaf.pipeline import load
from maatstaf.write import put

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
BIN = Path(sys.executable).parent
SCHEMAS = {
    ".github/workflows/*.yml": "vendor.github-workflows",
    ".github/ISSUE_TEMPLATE/*.yml": "vendor.github-issue-forms",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    ".gitlab/*.yml": "vendor.gitlab-ci",
}


def handbook_at(root: Path) -> Handbook:
    handbook = load(root, TODAY).handbook
    assert handbook is not None
    return handbook


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the reference handbook's files for every host, those that publish its site too."""
    folder = tmp_path_factory.mktemp("hosting")
    put(hosting_files(handbook_at(ROOT), tuple(HOSTS), publishing=tuple(HOSTS)), folder)
    return folder


def test_the_reference_handbooks_own_files_are_up_to_date() -> None:
    assert in_use(ROOT) == ("github",)
    assert stale(hosting_files(handbook_at(ROOT), in_use(ROOT), publishing(ROOT)), ROOT) == []


@pytest.mark.parametrize("pattern", SCHEMAS)
def test_every_file_fits_the_hosts_own_schema(pattern: str, written: Path) -> None:
    files = sorted(map(str, written.glob(pattern)))
    assert files
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", SCHEMAS[pattern], *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("publish", [(), tuple(HOSTS)])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_file_is_whole_in_each_language(language: str, publish: tuple[str, ...], tmp_path: Path) -> None:
    begin(tmp_path, "", language)
    for path, content in hosting_files(handbook_at(tmp_path), tuple(HOSTS), publish).items():
        text = content.decode()
        assert "<%" not in text and "%>" not in text and "\n#%" not in text, path
        if path.endswith(".yml"):
            assert yaml.safe_load(text), path
        if path.endswith(".py"):
            compile(text, path, "exec")


def test_an_auditor_of_workflows_finds_nothing(written: Path) -> None:
    command = [str(BIN / "zizmor"), "--offline", "--persona", "pedantic", str(written)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "maatstaf-comment.yml" in done.stderr and "maatstaf-pages.yml" in done.stderr


def test_the_job_that_may_write_runs_nothing_of_the_change(written: Path) -> None:
    reads, writes = (
        yaml.load((written / ".github/workflows" / name).read_text(), yaml.BaseLoader)
        for name in ("maatstaf.yml", "maatstaf-comment.yml")
    )
    assert reads["on"] == "pull_request"
    assert reads["permissions"] == writes["permissions"] == {}
    assert [job["permissions"] for job in reads["jobs"].values()] == [{"contents": "read"}]
    steps = writes["jobs"]["comment"]["steps"]
    assert [step["uses"].partition("@")[0] for step in steps if "uses" in step] == ["actions/download-artifact"]
    assert all("${{" not in step.get("run", "") for step in [*steps, *reads["jobs"]["check"]["steps"]])


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository as a host lays it out: the newest commit merges a change, without a reason, into the base."""
    repo = Repository(tmp_path_factory.mktemp("merged") / "change")
    shutil.copytree(BASE, repo.root, dirs_exist_ok=True)
    repo.commit("begin")
    repo.git("checkout", "--quiet", "-b", "side")
    repo.edit(LUISTEREN, ("goal: De klant merkt", "goal: Elke klant merkt"))
    repo.commit("change")
    repo.git("checkout", "--quiet", "main")
    repo.commit("meanwhile")
    repo.git("merge", "--quiet", "--no-ff", "-m", "merge", "side")
    return repo.root


def test_the_job_that_publishes_runs_nothing_and_no_other_may_write(written: Path) -> None:
    flow = yaml.load((written / ".github/workflows/maatstaf-pages.yml").read_text(), yaml.BaseLoader)
    assert flow["permissions"] == {} and set(flow["on"]) == {"push", "workflow_dispatch"}
    jobs = flow["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "settings": {"pages": "read"},
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert [step["uses"].partition("@")[0] for step in jobs["deploy"]["steps"]] == ["actions/deploy-pages"]
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("settings", "build")
    assert all("${{" not in step.get("run", "") for job in jobs.values() for step in job["steps"])


def steps_of(host: str, written: Path, temp: Path) -> tuple[list[str], dict[str, str]]:
    """Return what a host runs, but for installing, and the variables that it gives."""
    if host == "github":
        flow = yaml.load((written / ".github/workflows/maatstaf.yml").read_text(), yaml.BaseLoader)
        run = [step["run"] for step in flow["jobs"]["check"]["steps"] if "run" in step]
        return [step for step in run if "pip install" not in step], {"RUNNER_TEMP": str(temp)}
    flow = yaml.load((written / ".gitlab-ci.yml").read_text(), yaml.BaseLoader)
    return [step for step in flow["maatstaf"]["script"] if "pip install" not in step], {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD^1"
    }


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_its_steps_say_what_a_merged_change_lacks(host: str, merged: Path, written: Path, tmp_path: Path) -> None:
    steps, given = steps_of(host, written, tmp_path)
    env = os.environ | given | {"PATH": f"{BIN}:{os.environ['PATH']}"}
    shell = ["bash", "-eo", "pipefail", "-c"]
    done = [subprocess.run([*shell, step], cwd=merged, env=env, capture_output=True, text=True) for step in steps]
    failed = [(step, one.stdout + one.stderr) for step, one in zip(steps, done, strict=True) if one.returncode]
    assert len(failed) == 1 and "check --since" in failed[0][0] and f"{LUISTEREN}" in failed[0][1], failed
    files = tmp_path if host == "github" else merged
    assert (files / "difference/difference.md").read_text(encoding="utf-8").startswith("<!-- maatstaf -->\n")
    assert "Luisteren" in (files / "difference/difference.html").read_text(encoding="utf-8")
    assert (files / "site/index.html").is_file()


def published(host: str, written: Path) -> tuple[list[str], dict[str, str]]:
    """Return what a host runs to publish, but for installing, and the texts that it gives."""
    if host == "github":
        flow = yaml.load((written / ".github/workflows/maatstaf-pages.yml").read_text(), yaml.BaseLoader)
        steps = flow["jobs"]["build"]["steps"]
        run = [step["run"] for step in steps if "run" in step]
        given = {"ADDRESS": "https://one.example/handbook/", "RUNNER_TEMP": ".."}
        given |= {name: text for step in steps for name, text in step.get("env", {}).items() if "${{" not in text}
    else:
        job = yaml.load((written / ".gitlab/maatstaf-pages.yml").read_text(), yaml.BaseLoader)["pages"]
        run, given = job["script"], {"CI_PAGES_URL": "https://one.example/handbook"} | job["variables"]
    return [step for step in run if "pip install" not in step], given


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_its_steps_publish_what_is_sound_and_nothing_else(host: str, written: Path, tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    begin(root, "", "nl")
    steps, given = published(host, written)
    env = os.environ | given | {"PATH": f"{BIN}:{os.environ['PATH']}"}
    out = root / "public" if host == "gitlab" else tmp_path / "site"

    def publish(*steps: str) -> subprocess.CompletedProcess[str]:
        script = "\n".join(f"(\n{step}\n)" for step in steps)
        shell = ["bash", "-eo", "pipefail", "-c", script]
        return subprocess.run(shell, cwd=root, env=env, capture_output=True, text=True)

    group = root / "criteria/helpen/group.yml"
    sound = group.read_text(encoding="utf-8")
    group.write_text(sound.replace("name:", "nam:"), encoding="utf-8")
    assert publish(*steps).returncode == 1 and not out.exists()
    group.write_text(sound, encoding="utf-8")
    done = publish(*steps)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "site_url: https://one.example/handbook/\n" in done.stdout
    assert (out / "index.html").is_file()
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("site_url: https://one.example/handbook/\n")
    assert "site_url" not in publish(steps[-1]).stdout


def test_the_program_is_installed_from_the_base_alone(written: Path, tmp_path: Path) -> None:
    flow = yaml.load((written / ".gitlab-ci.yml").read_text(), yaml.BaseLoader)
    (step,) = (step for step in flow["maatstaf"]["script"] if "pip install" in step)
    for folder in ("base", "change"):
        (tmp_path / folder).mkdir()
    (tmp_path / "base/requirements.txt").touch()
    (tmp_path / "python").write_text('#!/bin/sh\npwd; echo "$@"\n')
    (tmp_path / "python").chmod(0o755)
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-ec", step], cwd=tmp_path / "change", env=env, capture_output=True, text=True)
    assert done.stdout.splitlines() == [str(tmp_path / "base"), "-m pip install -r requirements.txt"]


def test_owners_follow_from_groups_and_forms(written: Path, tmp_path: Path) -> None:
    owners = (written / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert "\n/criteria/verbinden/ @maatstaf/teamleiders\n" in owners
    lines = [line for line in owners.splitlines() if line and not line.startswith("#")]
    assert lines[0] == "* @maatstaf/kwaliteitscoaches", "the first line gives way to those below it"
    assert "\n/criteria/forms/telefoon.yml @maatstaf/medewerkers @maatstaf/teamleiders @maatstaf/managers\n" in owners
    begin(tmp_path / "new", "", "en")
    without = codeowners(handbook_at(tmp_path / "new"))
    assert all(line.startswith("#") for line in without.splitlines() if line)
    assert "# /criteria/helping/ " in without and "no handle yet" in without


def test_a_handle_is_a_handle(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "criteria", tmp_path / "criteria")
    path = tmp_path / "criteria/organisation.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("'@maatstaf/teamleiders'", "teamleiders*"), encoding="utf-8"
    )
    wrong = [finding for finding in load(tmp_path, TODAY).findings if "handle" in finding.message.in_language("en")]
    assert [(one.path, one.severity) for one in wrong] == [("criteria/organisation.yml", "error")]


def test_a_long_list_of_criteria_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "MOST_CHOICES", 5)
    files = hosting_files(handbook_at(ROOT), ("github",))
    for name in ("unclear", "proposal"):
        form = yaml.safe_load(files[f".github/ISSUE_TEMPLATE/{name}.yml"])
        assert (form["body"][1]["id"], form["body"][1]["type"]) == ("criterion", "input")


def test_a_title_cannot_end_a_remark() -> None:
    handbook = handbook_at(ROOT)
    first, *rest = handbook.workshops.values()
    changed = first.model_copy(update={"title": "Over --> heen", "date": date(2030, 1, 1)})
    files = hosting_files(
        dataclasses.replace(handbook, workshops={one.id: one for one in (changed, *rest)}), ("github",)
    )
    text = files[".github/pull_request_template.md"].decode()
    assert text.count("-->") == text.count("<!--") and "Over –> heen" in text


def test_a_new_handbook_comes_with_them(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["init", str(tmp_path / "one"), "--host", "gitlab"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "one/.gitlab-ci.yml").is_file() and not (tmp_path / "one/.github").exists()
    assert CliRunner().invoke(app, ["hosting", str(tmp_path / "one"), "--check"]).exit_code == 0
    assert CliRunner().invoke(app, ["init", str(tmp_path / "two")]).exit_code == 0
    assert in_use(tmp_path / "two") == ("github", "gitlab")
    (tmp_path / "two/.github/CODEOWNERS").write_text("* @somebody\n")
    assert CliRunner().invoke(app, ["hosting", str(tmp_path / "two"), "--check"]).exit_code == 1
    again = CliRunner().invoke(app, ["hosting", str(tmp_path / "two")])
    assert again.exit_code == 0 and "~ .github/CODEOWNERS" in again.output
    assert CliRunner().invoke(app, ["hosting", str(tmp_path / "two"), "--check"]).exit_code == 0


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_publishing_is_asked_for_once_and_its_file_is_the_switch(host: str, tmp_path: Path) -> None:
    pages, first, guide = HOSTS[host].PAGES, HOSTS[host].SIGN, HOSTS[host].GUIDE
    root = str(tmp_path)
    begin(tmp_path, "", "nl", (host,))
    assert publishing(tmp_path) == () and "Dit staat uit" in (tmp_path / guide).read_text(encoding="utf-8")
    before = (tmp_path / first).read_bytes()
    run = CliRunner().invoke
    assert guide in run(app, ["hosting", root, "--pages"]).output
    assert publishing(tmp_path) == (host,) and "Dit staat aan" in (tmp_path / guide).read_text(encoding="utf-8")
    assert run(app, ["hosting", root, "--check"]).exit_code == 0
    (tmp_path / pages).write_text("other", encoding="utf-8")
    assert pages in run(app, ["hosting", root, "--check"]).output
    assert run(app, ["hosting", root]).exit_code == 0 and (tmp_path / pages).read_text(encoding="utf-8") != "other"
    (tmp_path / pages).unlink()
    assert run(app, ["hosting", root, "--check"]).exit_code == 1
    assert run(app, ["hosting", root]).exit_code == 0
    assert not (tmp_path / pages).exists() and (tmp_path / first).read_bytes() == before


GH = f"""#!{sys.executable}
import json, os, pathlib, sys, jq
given, folder = sys.argv[2:], pathlib.Path(os.environ["GH"])
with (folder / "said").open("a") as said:
    said.write(json.dumps(given) + chr(10))
if "--jq" in given:
    asked = next(word for word in given if word.startswith("repos/")).rpartition("/")[2]
    answer = (folder / asked).read_text(encoding="utf-8")
    for line in jq.compile(given[given.index("--jq") + 1]).input_text(answer).all():
        print(line)
for field in given:
    if field.startswith("body=@"):
        (folder / "body").write_bytes(pathlib.Path(field[6:]).read_bytes())
"""
"""A stand-in for GitHub's own command: it answers with files, its filters are real, and it notes what it is asked."""


class GitHub:
    """What the step that comments finds: open pull requests, comments on them, and a difference."""

    def __init__(self, folder: Path, step: dict[str, Any]) -> None:
        self.folder, self.step = folder, step
        (folder / "difference").mkdir()
        (folder / "gh").write_text(GH)
        (folder / "gh").chmod(0o755)
        self.pulls: list[dict[str, Any]] = [{"number": 6, "head": {"sha": "0"}}, {"number": 7, "head": {"sha": "a1"}}]
        self.comments: list[dict[str, Any]] = []

    def comment(self) -> list[list[str]]:
        """Run the step, and return what it changed."""
        for name, found in (("pulls", self.pulls), ("comments", self.comments)):
            (self.folder / name).write_text(json.dumps(found))
        (self.folder / "said").write_text("")
        env = self.step["env"] | {
            "PATH": f"{self.folder}:{os.environ['PATH']}",
            "GH": str(self.folder),
            "REPOSITORY": "one/handbook",
            "HEAD": "fork:branch",
            "HEAD_SHA": "a1",
            "RUN": "https://example.org/run",
        }
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", self.step["run"]],
            cwd=self.folder,
            env=env,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        said = [json.loads(line) for line in (self.folder / "said").read_text().splitlines()]
        return [words for words in said if "POST" in words or "PATCH" in words]

    @property
    def body(self) -> str:
        return (self.folder / "body").read_text(encoding="utf-8")


@pytest.fixture
def host(tmp_path: Path, written: Path) -> GitHub:
    flow = yaml.load((written / ".github/workflows/maatstaf-comment.yml").read_text(), yaml.BaseLoader)
    return GitHub(tmp_path, flow["jobs"]["comment"]["steps"][-1])


def test_the_first_comment_is_new_and_the_next_replaces_it(host: GitHub) -> None:
    (host.folder / "difference/difference.md").write_text("<!-- maatstaf -->\n# Eén verschil\n", encoding="utf-8")
    assert [words[:3] for words in host.comment()] == [["--method", "POST", "repos/one/handbook/issues/7/comments"]]
    assert host.body.startswith("<!-- maatstaf -->\n") and "Eén verschil" in host.body
    host.comments = [
        {"id": 1, "user": {"login": "somebody"}, "body": "<!-- maatstaf --> not mine"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "of another tool"},
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": "<!-- maatstaf -->\nold"},
    ]
    assert [words[:3] for words in host.comment()] == [["--method", "PATCH", "repos/one/handbook/issues/comments/3"]]


def test_a_difference_is_text_and_nothing_else(host: GitHub) -> None:
    text = "@everybody &#64;everybody $(touch owned) `touch owned` \N{EURO SIGN}" + "€" * 40_000
    (host.folder / "difference/difference.md").write_text(text, encoding="utf-8")
    assert len(host.comment()) == 1
    assert "@everybody" not in host.body and "&#64;" not in host.body and "everybody $(touch owned)" in host.body
    assert host.body.splitlines()[1].startswith("> Gemaakt uit het voorstel zelf."), "what is ours comes first"
    assert len(host.body) < 65_536
    assert not (host.folder / "owned").exists()


def test_no_comment_where_there_is_nothing_to_say(host: GitHub) -> None:
    assert host.comment() == []
    (host.folder / "secret").write_text("secret")
    (host.folder / "difference/difference.md").symlink_to(host.folder / "secret")
    assert host.comment() == []
    (host.folder / "difference/difference.md").unlink()
    (host.folder / "difference/difference.md").write_text("text")
    host.pulls = [{"number": 7, "head": {"sha": "b2"}}]
    assert host.comment() == []


@pytest.mark.parametrize(
    ("pages", "private", "agreed", "said"),
    [
        (None, "false", "", "notice"),
        ({"build_type": "legacy", "public": True}, "false", "", "notice"),
        ({"build_type": None, "public": True}, "false", "", "notice"),
        ({"build_type": "workflow", "public": True}, "true", "", "warning"),
        ({"build_type": "workflow", "public": None}, "true", "no", "warning"),
        ({"build_type": "workflow", "public": True}, "true", "yes", ""),
        ({"build_type": "workflow", "public": False}, "true", "", ""),
        ({"build_type": "workflow", "public": True}, "false", "", ""),
    ],
)
def test_a_site_is_published_where_that_was_meant(
    pages: dict[str, Any] | None, private: str, agreed: str, said: str, written: Path, tmp_path: Path
) -> None:
    flow = yaml.load((written / ".github/workflows/maatstaf-pages.yml").read_text(), yaml.BaseLoader)
    (step,) = flow["jobs"]["settings"]["steps"]
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    if pages:
        (tmp_path / "pages").write_text(json.dumps(pages | {"html_url": "https://one.example/"}))
    env = step["env"] | {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "GH": str(tmp_path),
        "REPOSITORY": "one/handbook",
        "PRIVATE": private,
        "AGREED": agreed,
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }
    done = subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.partition(" ")[0] == (f"::{said}" if said else "")
    assert (tmp_path / "summary").exists() == bool(said)
    assert (tmp_path / "output").exists() != bool(said)
    if not said:
        assert (tmp_path / "output").read_text() == "address=https://one.example/\n"


class Lab(http.server.BaseHTTPRequestHandler):
    """A stand-in for GitLab's interface, with one open merge request."""

    notes: list[dict[str, Any]]
    asked: list[str]

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        job = "/projects/9/jobs/5/artifacts/difference/difference.md"
        known: dict[str, Any] = {
            "/user": {"id": 1},
            "/projects/4/merge_requests": [{"iid": 2, "sha": "a1"}, {"iid": 3, "sha": "zz"}],
            "/projects/4/merge_requests/2/pipelines": [
                {"id": 8, "sha": "a1", "status": "running", "project_id": 9},
                {"id": 7, "sha": "a1", "status": "failed", "project_id": 9},
            ],
            "/projects/4/merge_requests/3/pipelines": [{"id": 6, "sha": "yy", "status": "success", "project_id": 9}],
            "/projects/9/pipelines/7/jobs": [{"id": 5, "name": "maatstaf"}],
            "/projects/4/merge_requests/2/notes": self.notes,
        }
        if path == job:
            self.answer("@iedereen: één verschil\n/merge\n\r \0/approve\n&commat;iedereen".encode())
        elif path in known:
            later = "page=" in query and not query.endswith("&page=1")
            self.answer(json.dumps([] if later else known[path]).encode())
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        fields = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(f"{self.command} {self.path}")
        self.notes[:] = [{"id": 11, "author": {"id": 1}, "body": fields["body"]}]
        self.answer(b"{}")

    do_PUT = do_POST

    def answer(self, content: bytes) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None: ...


@pytest.fixture
def lab() -> Iterator[tuple[str, type[Lab]]]:
    kind = type("Lab", (Lab,), {"notes": [], "asked": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", kind
        server.shutdown()


def test_gitlabs_comment_is_written_once_and_kept_up_to_date(lab: tuple[str, type[Lab]], written: Path) -> None:
    address, state = lab
    env = {"CI_API_V4_URL": address, "CI_PROJECT_ID": "4", "MAATSTAF_TOKEN": "token"}
    command = [sys.executable, str(written / ".gitlab/maatstaf-comment.py")]

    def run() -> list[str]:
        state.asked.clear()
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr
        return list(state.asked)

    assert run() == ["POST /projects/4/merge_requests/2/notes"]
    ours, _, theirs = state.notes[0]["body"].partition("\n\n")
    assert ours.startswith("<!-- maatstaf -->\n> Gemaakt uit het voorstel zelf.")
    assert theirs == "@\u200biedereen: één verschil\n\u200b/merge\n \u200b/approve\n&amp;commat;iedereen"
    assert run() == []
    state.notes[0]["body"] = "<!-- maatstaf -->\nold"
    assert run() == ["PUT /projects/4/merge_requests/2/notes/11"]
