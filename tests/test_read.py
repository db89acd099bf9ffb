"""Reading survives whatever stands in the folders: odd files, odd bytes, and valid files changed at random."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from handbooks import BASE, TODAY, findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maatstaf.check import MOST, check, first
from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.ratings import rows_of
from maatstaf.read import MAX_BYTES, read
from maatstaf.read.parse import parse
from maatstaf.source import Source

GREETING = "criteria/gesprek/begroeting.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "handbook")


def told(root: Path, path: str) -> list[str]:
    """Return what is said about one path, after making sure that it took less than two seconds of work."""
    begin = time.process_time()
    found = findings(root)
    assert time.process_time() - begin < 2
    assert all(finding.hint for finding in found)
    return [str(finding.message) for finding in found if finding.path == path]


def link_to_file(root: Path) -> None:
    (root / "criteria/gesprek/x.yml").symlink_to("/etc/passwd")


def link_to_folder(root: Path) -> None:
    (root / "criteria/x").symlink_to("/etc", target_is_directory=True)


def link_in_a_circle(root: Path) -> None:
    (root / "criteria/x").symlink_to(".", target_is_directory=True)


def pipe(root: Path) -> None:
    os.mkfifo(root / "criteria/gesprek/x.yml")


def folder_like_a_file(root: Path) -> None:
    (root / "criteria/gesprek/x.yml").mkdir()


def other_ending(root: Path) -> None:
    shutil.copy(root / GREETING, root / "criteria/gesprek/begroeting.yaml")


def other_capitals(root: Path) -> None:
    shutil.copy(root / GREETING, root / "criteria/gesprek/Begroeting.yml")


def web_page(root: Path) -> None:
    (root / "criteria/gesprek/x.html").write_text("<script>alert(1)</script>")


def huge(root: Path) -> None:
    (root / "criteria/gesprek/x.yml").write_text("x: y\n" * MAX_BYTES)


def deep_folders(root: Path) -> None:
    (root / "criteria" / "/".join("abcdefgh")).mkdir(parents=True)


def no_text_in_name(root: Path) -> None:
    (root / "criteria" / "gesprek" / os.fsdecode(b"x\xff.yml")).write_text("id: x")


def line_break_in_name(root: Path) -> None:
    (root / "criteria/gesprek/a\nb.html").write_text("x")


@pytest.mark.parametrize(
    ("make", "path", "message"),
    [
        (link_to_file, "criteria/gesprek/x.yml", "Symbolic links are not allowed."),
        (link_to_folder, "criteria/x", "Symbolic links are not allowed."),
        (link_in_a_circle, "criteria/x", "Symbolic links are not allowed."),
        (pipe, "criteria/gesprek/x.yml", "This is not an ordinary file."),
        (folder_like_a_file, "criteria/gesprek/x.yml", "This is a folder, and its name ends like that of a file."),
        (other_ending, GREETING, "The same name as “begroeting.yaml”, with another ending."),
        (other_capitals, GREETING, "This name differs only in capitals from “Begroeting.yml”."),
        (web_page, "criteria/gesprek/x.html", "This kind of file does not belong here."),
        (huge, "criteria/gesprek/x.yml", f"The file is too large: at most {MAX_BYTES} bytes."),
        (deep_folders, "criteria/a/b/c/d/e/f", "Folders are nested too deep."),
        (no_text_in_name, "criteria/gesprek/x\\udcff.yml", "This name holds a character that can't be shown."),
        (line_break_in_name, "criteria/gesprek/a\\nb.html", "This name holds a character that can't be shown."),
    ],
)
def test_odd_file(root: Path, make: Callable[[Path], None], path: str, message: str) -> None:
    make(root)
    assert told(root, path) == [message]


def test_whole_folder_is_a_link(root: Path) -> None:
    (root / "workshops").rename(root / "elsewhere")
    (root / "workshops").symlink_to("elsewhere", target_is_directory=True)
    assert told(root, "workshops") == ["Symbolic links are not allowed."]


def test_sheet_is_a_link(root: Path) -> None:
    sheet = root / "workshops/calibrations/2026-03-17-telefonie.csv"
    sheet.unlink()
    sheet.symlink_to("/etc/passwd")
    assert [str(f.message) for f in findings(root)] == ["Symbolic links are not allowed."]


def test_sheet_is_a_folder(root: Path) -> None:
    sheet = root / "workshops/calibrations/2026-03-17-telefonie.csv"
    sheet.unlink()
    sheet.mkdir()
    said = [str(finding.message) for finding in findings(root)]
    assert "The sheet “workshops/calibrations/2026-03-17-telefonie.csv” does not exist." in said


def test_many_names_like_many_others(root: Path) -> None:
    organisation, workshop = root / "criteria/organisation.yml", root / "workshops/2026-02-10-start.yml"
    roles = "".join(f"  - id: rol-{n}\n    name: R\n    level: other\n" for n in range(6000))
    organisation.write_text(organisation.read_text().replace("roles:\n", f"roles:\n{roles}"))
    people = "".join(f"  roll{n}: 1\n" for n in range(20_000))
    workshop.write_text(workshop.read_text().replace("participants:\n", f"participants:\n{people}"))
    begin = time.process_time()
    found = findings(root)
    assert time.process_time() - begin < 4
    assert str(found[-1].message) == f"There are more like this; the first {MOST} are shown."


def test_warnings_push_out_no_error() -> None:
    def finding(severity: Severity) -> Finding:
        return Finding("x.yml", 1, 1, "texts", severity, T("x"))

    told = list(first([finding(Severity.WARNING)] * (MOST + 9) + [finding(Severity.ERROR)]))
    assert len(told) == MOST + 2
    assert told[-1].severity is Severity.ERROR


def test_unreadable_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Path.open

    def refuse(path: Path, *args: object, **more: object) -> object:
        if path.name == "begroeting.yml":
            raise PermissionError(13, "Permission denied")
        return usual(path, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert told(root, GREETING) == ["The file can't be read: Permission denied."]


def test_file_that_vanishes_while_reading(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Path.open

    def vanish(path: Path, *args: object, **more: object) -> object:
        if path.name == "begroeting.yml":
            path.unlink()
        return usual(path, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", vanish)
    assert told(root, GREETING) == ["The file can't be read: No such file or directory."]


@pytest.mark.parametrize("change", [lambda b: b"\xef\xbb\xbf" + b, lambda b: b.replace(b"\n", b"\r\n")])
def test_windows_is_fine(root: Path, change: Callable[[bytes], bytes]) -> None:
    """A byte order mark and Windows line endings make no difference, in YAML and in sheets."""
    before = [source.data for source in read(root)[0]]
    for path in (*root.rglob("*.yml"), *root.rglob("*.csv")):
        path.write_bytes(change(path.read_bytes()))
    assert findings(root) == []
    assert [source.data for source in read(root)[0]] == before


def test_nothing_there(tmp_path: Path) -> None:
    assert [str(f.message) for f in findings(tmp_path)] == ["There is no file criteria/organisation.yml."]


HOSTILE = {
    "keys": "".join(f"k{n}: x\n" for n in range(40_000)),
    "list": "indicators:\n" + "  - x\n" * 60_000,
    "same": "id: x\n" * 60_000,
    "brackets": "definition: |\n  " + "](" * 150_000,
    "stars": "definition: |\n  " + "*" * 390_000,
    "mail": "definition: |\n  " + "a" * 390_000 + " @\n",
    "links": "definition: |\n  " + "[a](b) " * 50_000,
    "flow": "x: " + "[" * 100_000,
    "dashes": "x:\n" + "- " * 100_000,
    "digits": "x: " + "9" * 390_000,
    "examples": "examples:\n" + "  - id: x\n" * 35_000,
    "references": "kpis:\n" + "".join(f"  - a{n}\n" for n in range(30_000)),
    "places": "anchors:\n" + "".join(f"  a{n}:\n    when: x\n" for n in range(14_000)),
    "braces": "goal: {" + "a," * 190_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_quick(root: Path, name: str) -> None:
    valid = (root / GREETING).read_text()
    key = HOSTILE[name].split(":")[0]
    kept = "".join(part for part in _blocks(valid) if not part.startswith(f"{key}:"))
    (root / GREETING).write_text(kept + HOSTILE[name])
    assert told(root, GREETING)


def _blocks(text: str) -> list[str]:
    blocks: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith((" ", "\n")):
            blocks[-1] += line
        else:
            blocks.append(line)
    return blocks


SOURCES = read(BASE)[0]
SHEET = (BASE / "workshops/calibrations/2026-03-17-telefonie.csv").read_text()
ODD_WORDS = """
- #|: |- |- - - - - - |![a](b)|[a](javascript:x)|<script>|null|true|1e9|0x1F|.nan|2026-01-01|---|item: klacht
all: []|any:|not: {}|id: x|nvt|criterion:afsluiting|1.0.0|~|''|[]|{}|99999999999999999999999999999999999999999999
"""
ODD = st.sampled_from(
    list("'\"|>-?:{}[]&*!%@`#,\t\\\x00\x1b\u00a0\u200e\ufeff\ud800é😀\n") + re.split(r"[|\n]", ODD_WORDS)
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Return ``text`` with some lines dropped, doubled, swapped, moved in or changed."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "indent", "outdent", "insert", "value", "replace"])):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "indent":
                lines[at] = f"  {lines[at]}"
            case "outdent":
                lines[at] = lines[at].removeprefix("  ")
            case "insert":
                column = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + draw(ODD) + lines[at][column:]
            case "value":
                lines[at] = f"{lines[at].partition(':')[0]}: {draw(ODD)}"
            case "replace":
                lines[at] = lines[at][: len(lines[at]) - len(lines[at].lstrip())] + draw(ODD | st.text(max_size=20))
    return "\n".join(lines)


def checked(number: int, text: str) -> list[Finding]:
    source = SOURCES[number]
    data, problems = parse(source.path, text)
    changed = [] if data is None else [Source(source.path, source.kind, text, data)]
    return check(BASE, [*SOURCES[:number], *changed, *SOURCES[number + 1 :]], problems, TODAY)[1]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_changed_file_never_raises(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(SOURCES) - 1))
    text = data.draw(mutated(SOURCES[number].text))
    for finding in checked(number, text):
        assert finding.hint
        assert finding.line >= 1 and finding.column >= 1
        assert str(finding.message) and str(finding.hint)


@settings(max_examples=200, deadline=None)
@given(mutated(SHEET) | st.text())
def test_changed_sheet_never_raises(text: str) -> None:
    rows, problems = rows_of(text)
    assert rows or problems or not text.strip().partition("\n")[2].strip()
    assert all(problem.line >= 1 and problem.hint for problem in problems)
