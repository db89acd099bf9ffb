"""The house keeps its shape: rooms import only from rooms before them, and whatever should be listed is listed."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import maatstaf
from maatstaf.check import rules
from maatstaf.history import rules as history_rules
from maatstaf.render import forms, pages, specs

HOUSE = Path(maatstaf.__file__).parent

ROOMS = [
    ["message", "shares"],
    ["findings"],
    ["source"],
    ["model"],
    ["looks", "suspects"],
    ["shapes"],
    ["score"],
    ["agreement"],
    ["read"],
    ["ratings", "published"],
    ["blanks"],
    ["check"],
    ["history"],
    ["revisions"],
    ["handbook"],
    ["resolve"],
    ["pipeline", "schemas"],
    ["render"],
    ["navigation", "report", "write", "mould"],
    ["records"],
    ["pdf"],
    ["site"],
    ["difference"],
    ["tree", "hosting"],
    ["begin"],
    ["publishing"],
    ["build"],
    ["plugin"],
    ["commands"],
    ["cli"],
]
"""From the ground up: a room imports from its own row's rooms never, from rows above it in this list freely."""

ROW = {room: number for number, row in enumerate(ROOMS) for room in row}
MKDOCS_ROOMS = {"plugin", "build"}
WRITING = {"write_text", "write_bytes", "mkdir", "rename", "unlink", "rmtree"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(HOUSE.rglob("*.py")):
        yield path.relative_to(HOUSE).as_posix(), path


def room_of(relative: str) -> str:
    return relative.split("/")[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_every_room_has_its_place() -> None:
    rooms = {room_of(relative) for relative, _ in modules()} - {"__init__", "__main__"}
    assert rooms == set(ROW)


@pytest.mark.parametrize("relative", [relative for relative, _ in modules() if not relative.startswith("__")])
def test_no_import_runs_against_the_arrows(relative: str) -> None:
    room = room_of(relative)
    for name in imported(HOUSE / relative):
        parts = name.split(".")
        if parts[0] != "maatstaf" or len(parts) == 1 or parts[1] == room:
            continue
        assert ROW[parts[1]] < ROW[room], f"{relative} imports {name}: that runs against the arrows"


def test_only_two_rooms_know_mkdocs() -> None:
    knowing = {room_of(relative) for relative, path in modules() if any(n.startswith("mkdocs") for n in imported(path))}
    assert knowing == MKDOCS_ROOMS


def test_only_one_room_writes() -> None:
    for relative, path in modules():
        if relative == "write.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in WRITING, f"{relative}:{node.lineno} writes: that is write.py's work"


@pytest.mark.parametrize(
    ("package", "listed"),
    [
        (rules, rules.RULES),
        (history_rules, history_rules.RULES),
        (pages, pages.PAGES),
        (forms, forms.FORMS),
        (specs, specs.SPECS),
    ],
)
def test_every_module_is_listed(package: object, listed: tuple[object, ...]) -> None:
    names = [info.name for info in pkgutil.iter_modules(package.__path__)]  # type: ignore[attr-defined]
    found = [importlib.import_module(f"{package.__name__}.{name}") for name in names]  # type: ignore[attr-defined]
    outputs = [module for module in found if hasattr(module, "render") or hasattr(module, "check")]
    assert {module.__name__ for module in outputs} == {getattr(module, "__name__", "") for module in listed}


def test_every_module_says_what_it_is() -> None:
    for relative, path in modules():
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{relative} has no docstring"
