"""Records beside their form: what does not fit is told where it stands, and no file makes the program fall over."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from record_files import TODAY, changed, filled, form, put, spec_file, with_result
from test_cli import maatstaf

from maatstaf.findings import Finding
from maatstaf.records.check import check
from maatstaf.records.places import marks, place
from maatstaf.records.read import MAX_BYTES, read_json
from maatstaf.records.specs import Specs, specs_at
from maatstaf.schemas import schema_of
from maatstaf.score import score
from maatstaf.shapes.record import Record

FORM = form()
SPECS = Specs({(FORM.id, FORM.hash): FORM})


def found(path: Path, specs: Specs = SPECS) -> list[Finding]:
    file = read_json(path)
    return file if isinstance(file, list) else check(file, specs)[1]


def told(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(str(one.severity), one.rule, f"{one.message} {one.hint or ''}") for one in findings]


def test_a_sound_record_is_fine(tmp_path: Path) -> None:
    assert found(put(tmp_path, filled(FORM))) == []


def test_a_tool_keeps_data_of_its_own(tmp_path: Path) -> None:
    own = {"case": ["4471", 0.25, None], "seen": True}
    data = {**filled(FORM), "x-crm": own}
    data["answers"]["inleven"]["x-sure"] = 0.7
    assert found(put(tmp_path, data)) == []
    kept = Record.model_validate(data).model_dump(mode="json", exclude_none=True)
    assert kept["x-crm"] == own
    assert kept["answers"]["inleven"]["x-sure"] == 0.7
    assert score(FORM, Record.model_validate(data)) == score(FORM, Record.model_validate(filled(FORM)))


@pytest.mark.parametrize(("key", "fine"), [("x-crm", True), ("later", False)])
def test_the_schema_takes_what_the_program_takes(key: str, fine: bool) -> None:
    data = {**filled(FORM), key: {"case": "4471"}}
    validator = Draft202012Validator(schema_of(Record, "record", "validation"))
    assert validator.is_valid(json.loads(json.dumps(data))) is fine
    try:
        Record.model_validate(data)
    except ValidationError:
        assert not fine
    else:
        assert fine


def answer(id: str, **given: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        data["answers"][id] = {**given, "comment": "Gehoord."}

    return change


WRONG: dict[str, tuple[Callable[[dict[str, Any]], Any], str, str, str]] = {
    "other kind": (lambda d: d.update(record="maatstaf/record/v2"), "error", "shape", "maatstaf/record/v2"),
    "a spec": (lambda d: [d.pop("record"), d.update(spec="maatstaf/form/v1")], "error", "shape", "maatstaf/form/v1"),
    "no kind": (lambda d: d.pop("record"), "error", "shape", "“record” is missing"),
    "other form": (lambda d: d["form"].update(id="telefon"), "error", "form", "Did you mean “telefoon”?"),
    "other version": (lambda d: d["form"].update(version="2.0.0"), "error", "form", FORM.version),
    "other hash": (lambda d: d["form"].update(hash="0" * 64), "error", "form", FORM.hash[:12]),
    "odd version": (lambda d: d["form"].update(version="3"), "error", "shape", "three numbers"),
    "unknown item": (lambda d: d["answers"].update(inlevn={}), "error", "unknown", "Did you mean “inleven”?"),
    "unknown header": (lambda d: d["header"].update(x={}), "error", "unknown", "does not ask “x”"),
    "unknown answer": (answer("inleven", answer="goedd"), "error", "answer", "Did you mean “goed”?"),
    "two answers": (answer("inleven", answers=["goed", "deels"]), "error", "answer", "one may be chosen"),
    "a number for a choice": (answer("inleven", value="2"), "error", "answer", 'Write "answer": "'),
    "n.v.t. where it may not": (answer("laten-vertellen", not_applicable=True), "error", "answer", "n.v.t."),
    "two ways": (answer("inleven", answer="goed", value="2"), "error", "shape", "two ways"),
    "out of range": (lambda d: d["header"].update(gespreksduur={"value": "-3"}), "error", "answer", "out of range"),
    "a number as number": (lambda d: d["header"].update(gespreksduur={"value": 3}), "error", "shape", '"12.5"'),
    "unknown reason": (answer("inleven", answer="goed", reasons=["Haast"]), "warning", "answer", "“Haast”"),
    "missing answer": (lambda d: d["answers"].pop("inleven"), "warning", "incomplete", "not answered yet"),
    "missing header": (lambda d: d["header"].pop("soort-contact"), "warning", "incomplete", "Waar belde"),
    "answered, not asked": (
        lambda d: d["header"].update({"soort-contact": {"answer": "vraag"}}),
        "warning",
        "hidden",
        "“ontzorgen” is answered",
    ),
    "missing note": (lambda d: d["answers"]["relatie-versterkt"].pop("comment"), "warning", "incomplete", "note"),
    "typo in a key": (lambda d: d["answers"]["inleven"].update(coment="x"), "error", "shape", "“comment”"),
    "an unknown key": (lambda d: d.update(later=1), "error", "shape", "“later” is not known here"),
    "an unknown key beside x-": (
        lambda d: d["form"].update({"x-crm": 1}),
        "error",
        "shape",
        "“x-crm” is not known here",
    ),
    "a date that is none": (lambda d: d.update(date="2026-02-30"), "error", "shape", "year-month-day"),
    "drawn": (lambda d: d.update(drawn="randm"), "error", "shape", "Did you mean “random”?"),
    "outcome": (lambda d: d.update(human_outcome={"outcome": "goedd", "why": "x"}), "error", "outcome", "“goed”"),
    "no why": (lambda d: d.update(human_outcome={"outcome": "goed"}), "warning", "outcome", "does not say why"),
}


@pytest.mark.parametrize("case", WRONG)
def test_each_thing_that_is_wrong_is_told_once(case: str, tmp_path: Path) -> None:
    change, severity, rule, words = WRONG[case]
    data = filled(FORM)
    change(data)
    data.pop("result")
    findings = told(found(put(tmp_path, data)))
    assert [(one[0], one[1]) for one in findings] == [(severity, rule)], findings
    assert words in findings[0][2]


def test_a_stored_result_that_differs_is_told_with_both_numbers(tmp_path: Path) -> None:
    data = filled(FORM)
    computed = data["result"]["score"]
    data["result"]["score"] = "99"
    path = put(tmp_path, data)
    [finding] = found(path)
    assert finding.rule == "result"
    assert "stored as 99" in str(finding.message) and f"computes {computed}" in str(finding.message)
    line = path.read_text(encoding="utf-8").split("\n")[finding.line - 1]
    assert line[finding.column - 1 :].startswith('"99"')


TEXTS = {
    "empty": (b"", "empty"),
    "cut off": (json.dumps(filled(FORM)).encode()[:900], "cut off"),
    "cut off in a text": (b'{"record": "maats', "cut off"),
    "not UTF-8": ('{"record": "é"}'.encode("latin-1"), "UTF-8"),
    "too large": (b" " * (MAX_BYTES + 1), "too large"),
    "a list": (b"[1]", "not a record"),
    "a comma too many": (b'{"a": 1,}', "JSON here"),
    "twice": (b'{"a": {"b": 1, "b": 2}}', "written twice"),
    "prototype": (b'{"a": {"__proto__": {}}}', "“__proto__”"),
    "constructor": (b'{"constructor": {}}', "“constructor”"),
    "NaN": (b'{"a": [0, NaN]}', "“NaN”"),
    "infinity": (b'{"a": -Infinity}', "“-Infinity”"),
    "deep": (b'{"a":' + b"[" * 500 + b"]" * 500 + b"}", "too deep"),
    "very deep": (b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "too deep"),
    "half a character": (b'{"record": "\\ud800"}', "U+D800"),
    "a number without end": (b'{"a": ' + b"9" * 5000 + b"}", "more than 400 digits"),
}


@pytest.mark.parametrize("case", TEXTS)
def test_what_readers_take_in_two_ways_is_refused(case: str, tmp_path: Path) -> None:
    content, words = TEXTS[case]
    path = tmp_path / "record.json"
    path.write_bytes(content)
    [finding] = found(path)
    assert words in str(finding.message)
    assert finding.hint


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        [finding] = found(path)
        assert "can't be read" in str(finding.message)


def test_places_are_those_of_the_text() -> None:
    text = '{\n  "a": [1, {"b\\"c": "x"}],\n "d": {}, "e": []}'
    assert [mark.at for mark in marks(text)] == [(), ("a",), ("a", 0), ("a", 1), ("a", 1, 'b"c'), ("d",), ("e",)]
    assert place(text, ("a", 1, 'b"c')) == (2, 21)
    assert place(text, ("a", 1, 'b"c'), key=True) == (2, 13)
    assert place(text, ("e", 7, "z")) == (3, 16)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3),
    max_leaves=5,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_mutated_records_never_raise(tmp_path: Path, data: st.DataObject) -> None:
    record = copy.deepcopy(filled(FORM))
    for _ in range(data.draw(st.integers(1, 3))):
        node: Any = record
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            key = data.draw(st.sampled_from(keys)) if keys else None
            deeper = key is not None and isinstance(node[key], dict | list) and node[key]
            if not deeper or data.draw(st.booleans()):
                break
            node = node[key]
        what = data.draw(st.sampled_from(["replace", "remove", "add"]))
        if what == "add" and isinstance(node, dict):
            node[data.draw(st.text(max_size=8))] = data.draw(JSON)
        elif key is not None and what == "remove":
            del node[key]
        elif key is not None:
            node[key] = data.draw(JSON)
    text = json.dumps(record).encode()
    text = text[: data.draw(st.integers(0, len(text)))] if data.draw(st.booleans()) else text
    path = tmp_path / "mutated.json"
    path.write_bytes(text)
    for finding in found(path):
        assert finding.line >= 1 and finding.column >= 1
        assert finding.message.in_language("nl") and str(finding.hint or "x")


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_never_raise(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bytes.json"
    path.write_bytes(content)
    assert found(path)


def test_every_place_of_json_is_found() -> None:
    @given(JSON)
    def holds(data: Any) -> None:
        text = json.dumps(data, indent=1, ensure_ascii=False)
        for mark in marks(text):
            part = data
            for step in mark.at:
                part = part[step]
            begin = text[mark.value :]
            read, _ = json.JSONDecoder().raw_decode(begin)
            assert repr(read) == repr(part)

    holds()


def test_specs_come_from_files_sites_and_handbooks(tmp_path: Path) -> None:
    old = changed(lambda d: d["changelog"].pop(0))
    forms = tmp_path / "site" / "spec" / "v1" / "forms" / "telefoon"
    forms.mkdir(parents=True)
    spec_file(forms, old)
    put(forms, {"spec": "other"}, "other.json")
    assert set(specs_at([tmp_path], TODAY).forms) == {(old.id, old.hash)}
    both = specs_at([Path(__file__).parent.parent / "base", tmp_path / "site"], TODAY)
    assert (old.id, old.hash) in both.forms and len(both.forms) > 1


def test_a_spec_that_was_changed_is_told(tmp_path: Path) -> None:
    path = spec_file(tmp_path, FORM)
    data = json.loads(path.read_text(encoding="utf-8"))
    data["scoring"]["decimals"] = 2
    specs = specs_at([put(tmp_path, data, "changed.json"), put(tmp_path, {"a": 1}, "none.json")], TODAY)
    assert [f.rule for f in specs.findings] == ["form", "form"] and not specs.forms


def test_the_command_answers_like_the_others(tmp_path: Path) -> None:
    spec = spec_file(tmp_path, FORM)
    good = put(tmp_path, filled(FORM), "good.json")
    done = maatstaf("record", "check", good, "--spec", spec)
    assert (done.returncode, done.stdout) == (0, "")
    data = filled(FORM)
    data["answers"].pop("inleven")
    open_ = put(tmp_path, with_result(FORM, data), "open.json")
    assert maatstaf("record", "check", open_, "--spec", spec).returncode == 0
    assert maatstaf("record", "check", open_, "--spec", spec, "--strict").returncode == 1
    data["answers"]["inleven"] = {"answer": "goedd", "comment": "x"}
    bad = put(tmp_path, data, "bad.json")
    done = maatstaf("record", "check", bad, good, "--spec", spec, "--format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["errors"]) == (1, 1)
    done = maatstaf("record", "check", bad, "--spec", spec, "--format", "github")
    assert done.stdout.startswith("::error file=") and done.returncode == 1
    assert maatstaf("record", "check", good, cwd=tmp_path / "..").returncode in (1, 2)
    assert maatstaf("record", "check", good, "--spec", tmp_path / "none").returncode == 2
