"""The contract with other tools: every emitted file fits its schema, for two validators; hashes are right."""

from __future__ import annotations

import hashlib
import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from jsonschema import Draft202012Validator, FormatChecker

from maatstaf.pipeline import load
from maatstaf.render import render
from maatstaf.render.page import Page
from maatstaf.write import put

ROOT = Path(__file__).parent.parent
HANDBOOKS = {"reference": ROOT, "base": ROOT / "tests" / "base"} | {
    path.name: path / "handbook" for path in sorted((ROOT / "tests" / "right").iterdir()) if path.is_dir()
}


@pytest.fixture(scope="module", params=HANDBOOKS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the specs of one handbook."""
    handbook = load(HANDBOOKS[request.param], date(2026, 11, 22)).handbook
    assert handbook is not None
    folder = tmp_path_factory.mktemp(request.param)
    rendered = render(handbook).items()
    put(
        {path: content for path, content in rendered if path.startswith("spec/") and not isinstance(content, Page)},
        folder,
    )
    return folder


def read(site: Path, path: str) -> Any:
    return json.loads((site / path).read_bytes())


def listed(site: Path) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = read(site, "spec/v1/index.json")["files"]
    return files


def test_python_jsonschema_finds_no_fault(site: Path) -> None:
    faults = []
    for file in [*listed(site), {"path": "spec/v1/index.json", "kind": "index"}]:
        schema = read(site, f"spec/v1/schema/{file['kind']}.schema.json")
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        faults += [f"{file['path']}: {e.message}" for e in validator.iter_errors(read(site, file["path"]))]
    assert not faults


def test_ajv_in_strict_mode_finds_no_fault(site: Path) -> None:
    done = subprocess.run(
        ["node", ROOT / "tests" / "node" / "validate.mjs", site], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(" 0 faults\n")


def test_both_validators_can_say_no(tmp_path: Path, site: Path) -> None:
    for path in site.rglob("*.json"):
        target = tmp_path / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    path = next(file["path"] for file in listed(site) if file["kind"] == "form")
    data = read(site, path)
    data["sections"][0]["items"][0]["weight"] = 3
    (tmp_path / path).write_text(json.dumps(data))
    done = subprocess.run(["node", ROOT / "tests" / "node" / "validate.mjs", tmp_path], capture_output=True, text=True)
    assert done.returncode == 1
    schema = read(site, "spec/v1/schema/form.schema.json")
    assert list(Draft202012Validator(schema).iter_errors(data))


def test_the_index_lists_every_file_with_its_hash(site: Path) -> None:
    on_disk = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.json")
        if "schema" not in path.parts and path.name != "index.json"
    }
    assert {file["path"] for file in listed(site)} == on_disk
    for file in listed(site):
        content = (site / file["path"]).read_bytes()
        assert (file["sha256"], file["bytes"]) == (hashlib.sha256(content).hexdigest(), len(content))


def test_a_forms_hash_covers_what_is_judged_and_not_its_status(site: Path) -> None:
    path = next(file["path"] for file in listed(site) if file["kind"] == "form")
    spec = read(site, path)
    outside = ("hash", "status", "effective_from", "effective_until")
    kept = {key: value for key, value in spec.items() if key not in outside}
    assert hashlib.sha256(rfc8785.dumps(kept)).hexdigest() == spec["hash"]


def test_a_form_is_self_contained(site: Path) -> None:
    for file in listed(site):
        if file["kind"] != "form":
            continue
        spec = read(site, file["path"])
        for section in spec["sections"]:
            for item in section["items"]:
                scale = spec["scales"][item["scale"]]
                assert set(item["anchors"]) <= {answer["id"] for answer in scale["answers"]}
                if "criterion" in item and "version" not in file:  # what was published keeps its own criteria
                    criterion = read(site, f"spec/v1/criteria/{item['criterion']['id']}.json")
                    assert item["criterion"]["version"] == criterion["version"]
                    assert item["indicators"] == criterion["indicators"]


def test_every_text_of_a_criterion_is_in_its_spec(site: Path) -> None:
    handbook = load(HANDBOOKS[site.name.rstrip("0123456789")], date(2026, 11, 22)).handbook
    assert handbook is not None
    for criterion in handbook.criteria.values():
        shown = (site / f"spec/v1/criteria/{criterion.id}.json").read_text(encoding="utf-8")
        for text in texts(criterion.model_dump()):
            assert json.dumps(text, ensure_ascii=False)[1:-1] in shown


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    members = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return [text for member in members for text in texts(member)]
