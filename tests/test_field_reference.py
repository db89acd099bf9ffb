"""The pages for authors say what holds: every key of the model, examples without a finding, commands that exist."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from handbooks import TESTS, TODAY, findings, written
from pydantic.fields import FieldInfo

from maatstaf.check.references import parts_in
from maatstaf.check.rules import RULES
from maatstaf.cli import app
from maatstaf.message import LANGUAGES
from maatstaf.model import KINDS, kind_of
from maatstaf.model.changelog import Definition
from maatstaf.model.text import Part
from maatstaf.pipeline import load
from maatstaf.read import parse
from maatstaf.render.addresses import AUTHORS, FIELDS
from maatstaf.render.addresses import RULES as RULES_PAGE
from maatstaf.render.page import Page
from maatstaf.render.pages import authors, fields, rules
from maatstaf.render.press import Press
from maatstaf.render.reference.field_list import Row, rows_of
from maatstaf.render.reference.pitfalls import pitfalls
from maatstaf.schemas import schema_of

MODELS = {kind: model for kind, (_, model) in KINDS.items()} | {"in every definition": Definition}


def press(root: Path, language: str = "nl") -> Press:
    handbook = load(root, TODAY).handbook
    assert handbook is not None
    made = Press(handbook)
    made.interface = language
    return made


def fields_in(model: type[Part], seen: set[type[Part]]) -> Iterator[tuple[str, FieldInfo]]:
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        yield f"{model.__name__}.{name}", info
        for part in parts_in(info.annotation):
            yield from fields_in(part, seen)


def test_every_field_says_what_it_is_for() -> None:
    seen: set[type[Part]] = set()
    every = [field for model in MODELS.values() for field in fields_in(model, seen)]
    assert len(every) > 150
    assert [name for name, info in every if not info.description] == []


def options(schema: dict[str, Any], node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every map that may stand at a node of a JSON Schema: also in a list, and behind a key of choice."""
    if "$ref" in node:
        yield from options(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[1]])
        return
    yield node
    for inner in (*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())):
        yield from options(schema, inner)
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            yield from options(schema, node[key])


def compare(schema: dict[str, Any], node: dict[str, Any], rows: tuple[Row, ...], place: str) -> None:
    maps = [option for option in options(schema, node) if "properties" in option]
    known = {key: value for option in maps for key, value in option["properties"].items()}
    if not any(option.get("title") in ("Condition", "OutcomeTest") for option in maps):
        assert {row.key for row in rows} == set(known), place
    required = {key for option in maps for key in option.get("required", ())}
    for row in rows:
        here = f"{place}.{row.key}"
        assert row.required == (row.key in required), here
        enums = {value for option in options(schema, known[row.key]) for value in option.get("enum", ())}
        enums |= {option["const"] for option in options(schema, known[row.key]) if "const" in option}
        assert set(row.takes.choices) - {"true", "false"} == enums, here
        if row.inside:
            compare(schema, known[row.key], row.inside, here)
        elif row.takes.parts:
            assert row.like or row.again or row.shared, here


@pytest.mark.parametrize("kind", MODELS)
def test_the_list_of_fields_is_that_of_the_schema(kind: str) -> None:
    schema = schema_of(MODELS[kind], "test", "validation")
    compare(schema, schema, rows_of(MODELS[kind]), kind)


def test_the_page_shows_every_kind_and_key() -> None:
    [(path, page)] = fields.render(press(TESTS / "base"))
    assert path == FIELDS and isinstance(page, Page)
    assert set(fields.PLACES) == set(KINDS)
    for kind, (_, model) in KINDS.items():
        for row in rows_of(model):
            assert f'id="{kind}-{row.key}"' in page.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_make_a_handbook_without_a_finding(language: str, tmp_path: Path) -> None:
    for kind, (place, _, _) in fields.PLACES.items():
        text = fields.example(language, kind)
        data, found = parse(place, text)
        assert data is not None and not found
        path = place.replace("<group>", "group").replace("<id>", str(data.get("id")))
        assert kind_of(path) == kind
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert written(findings(tmp_path)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_as_wrong_is_found_and_what_is_shown_as_right_is_not(language: str) -> None:
    shown = pitfalls(press(TESTS / "base", language))
    assert len(shown) >= 5
    for pitfall in shown:
        assert pitfall.found is not None, pitfall.wrong
        assert parse("wrong.yml", as_written(pitfall.wrong))[1], pitfall.wrong
        data, found = parse("right.yml", as_written(pitfall.right))
        assert data and not found, pitfall.right


def as_written(shown: str) -> str:
    """Return the YAML that a page shows."""
    return html.unescape(re.sub(r"<[^>]+>", "", shown)) + "\n"


def test_every_rule_is_on_the_page() -> None:
    [(path, page)] = rules.render(press(TESTS / "base", "en"))
    assert path == RULES_PAGE and isinstance(page, Page)
    for id in [*(rule.ID for rule in RULES), "read", "yaml", "shape"]:
        assert f'<article id="{id}">' in page.body


def test_the_commands_exist() -> None:
    known = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    known |= {group.typer_instance.info.name for group in app.registered_groups if group.typer_instance}
    named = {line.split()[1] for line, _ in authors.COMMANDS}
    assert named <= known
    [(path, page)] = authors.render(press(TESTS / "base"))
    assert path == AUTHORS and isinstance(page, Page)
