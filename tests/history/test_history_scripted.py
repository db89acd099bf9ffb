"""The scripted history: the difference of each pair of commits is the one written beside it, in every form."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from scripted import Repository, build

from maatstaf.difference import data, text
from maatstaf.difference.markdown import LONGEST, MARKER, markdown
from maatstaf.difference.view import view
from maatstaf.history import Compared
from maatstaf.pipeline import load
from maatstaf.revisions import named, states
from maatstaf.schemas import schema_of
from maatstaf.shapes.difference import Difference

GOLDEN = Path(__file__).parent / "golden"
PAIRS = {
    "new": "begin..new",
    "wording": "new..wording",
    "clarification": "wording..clarification",
    "scale": "clarification..scale",
    "label": "scale..label",
    "retired": "label..retired",
    "split": "retired..split",
    "weights": "split..weights",
    "klantprincipe": "weights..klantprincipe",
    "merge": "klantprincipe..merge",
    "side-from-where-it-began": "merge~1...side",
    "moved": "merge..moved",
    "renamed": "moved..renamed",
    "all": "begin..renamed",
    "backwards": "split..retired",
}


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return build(tmp_path_factory.mktemp("scripted") / "handbook")


def compared(repo: Repository, pair: str) -> Compared:
    found = named(pair, None, repo.root)
    return Compared(*states(found.before, found.after))


@pytest.mark.parametrize("name", PAIRS)
def test_each_pair(repo: Repository, name: str, golden: bool) -> None:
    both = compared(repo, PAIRS[name])
    seen = view(both, "nl")
    shown = {"txt": text.plain(seen), "md": markdown(seen), "json": data.written(both, "nl").decode()}
    for suffix, content in shown.items():
        file = GOLDEN / f"{name}.{suffix}"
        if golden:
            file.parent.mkdir(exist_ok=True)
            file.write_text(content, encoding="utf-8")
        assert content == file.read_text(encoding="utf-8")


def test_the_same_commits_every_time(repo: Repository, tmp_path: Path) -> None:
    again = build(tmp_path / "again")
    assert again.git("rev-parse", "renamed") == repo.git("rev-parse", "renamed")


def test_every_commit_but_the_last_is_a_sound_handbook(repo: Repository, tmp_path: Path) -> None:
    for tag in dict.fromkeys(one.split("..")[-1].lstrip(".") for one in PAIRS.values()):
        folder = tmp_path / tag
        repo.git("worktree", "add", "--quiet", "--detach", str(folder), tag)
        assert [str(one.message) for one in load(folder, date(2026, 6, 1)).errors] == []


@pytest.mark.parametrize("name", PAIRS)
def test_json_fits_its_schema_and_markdown_its_place(repo: Repository, name: str) -> None:
    both = compared(repo, PAIRS[name])
    schema = schema_of(Difference, "spec:v1:difference", "serialization")
    Draft202012Validator.check_schema(schema)
    content = json.loads(data.written(both, "nl"))
    assert not list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(content))
    comment = markdown(view(both, "nl"))
    assert comment.startswith(f"{MARKER}\n") and len(comment) < LONGEST


def test_what_the_story_says_is_what_is_found(repo: Repository) -> None:
    def found(pair: str) -> dict[tuple[str, str], tuple[str, str]]:
        changes = compared(repo, PAIRS[pair]).difference.changes
        return {(one.kind, one.id): (one.happened.value, one.comparable) for one in changes if one.kind != "file"}

    assert found("new") == {("criterion", "samenvatten"): ("added", "new"), ("form", "telefonie"): ("changed", "no")}
    assert found("wording") == {("criterion", "luisteren"): ("changed", "yes")}
    assert found("clarification")["criterion", "luisteren"] == ("changed", "with-care")
    assert found("scale") == {("scale", "niveau"): ("changed", "no"), ("form", "telefonie"): ("changed", "no")}
    assert found("label") == {("scale", "niveau"): ("changed", "yes")}
    assert found("retired")["criterion", "afsluiting"] == ("retired", "retired")
    assert found("moved")["criterion", "samenvatten"][0] == "moved"
    assert found("renamed")["criterion", "jezelf-voorstellen"][0] == "renamed"
    split = compared(repo, PAIRS["split"]).difference.of("criterion", "begroeting")
    assert split and [(one.how, one.new) for one in split.lineage] == [("split", ("klant-controleren", "naam-noemen"))]
    replaced = compared(repo, PAIRS["retired"]).difference.of("criterion", "afsluiting")
    assert replaced and [(one.how, one.new) for one in replaced.lineage] == [("replaced", ("samenvatten",))]
    principle = compared(repo, PAIRS["klantprincipe"]).difference.of("klantprincipe", "betrokken")
    assert principle and ("criterion", "luisteren") in principle.suspects
