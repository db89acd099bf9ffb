"""All or nothing: whatever happens during a build, the old site or the new one stands there, never a mix."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from maatstaf.write import MARKER, Refused, beside, put, refuse

BUILDER = """
import sys, time
from pathlib import Path
from maatstaf.write import beside, put
out, mark, files, pause = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
print("begun", flush=True)
with beside(out) as new:
    for number in range(files):
        put({f"{number}.txt": mark.encode()}, new)
        time.sleep(pause)
"""


def tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def whole(out: Path, files: int) -> set[str]:
    """Return the marks in a site that has all its files."""
    found = tree(out)
    assert set(found) == {f"{n}.txt" for n in range(files)} | {MARKER}
    return {text for name, text in found.items() if name != MARKER}


def run_builder(out: Path, mark: str, files: int, pause: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILDER, str(out), mark, str(files), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_whole_build_replaces_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "site"
    for mark in ("old", "new"):
        with beside(out) as folder:
            put({"a/b.txt": mark.encode()}, folder)
    assert tree(out)["a/b.txt"] == "new"
    assert [p.name for p in tmp_path.iterdir() if p.is_dir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with beside(out) as folder:
        put({"a.txt": b"old"}, folder)
    with pytest.raises(ZeroDivisionError), beside(out) as folder:
        put({"a.txt": b"half"}, folder)
        raise ZeroDivisionError
    assert tree(out)["a.txt"] == "old"
    assert [p.name for p in tmp_path.iterdir() if p.is_dir()] == ["site"]


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3])
def test_killed_at_any_moment(tmp_path: Path, delay: float) -> None:
    out, files = tmp_path / "site", 20
    run_builder(out, "old", files, 0).wait()
    building = run_builder(out, "new", files, 0.01)
    assert building.stdout is not None
    building.stdout.readline()
    time.sleep(delay)
    building.send_signal(signal.SIGKILL)
    building.wait()
    assert whole(out, files) in ({"old"}, {"new"})
    run_builder(out, "next", files, 0).wait()
    assert whole(out, files) == {"next"}
    assert [p.name for p in tmp_path.iterdir() if p.is_dir()] == ["site"], "what the killed build left is cleared"


def test_two_builds_at_once(tmp_path: Path) -> None:
    out, files = tmp_path / "site", 15
    run_builder(out, "old", files, 0).wait()
    both = [run_builder(out, mark, files, 0.005) for mark in ("one", "two")]
    while any(process.poll() is None for process in both):
        assert (out / "0.txt").read_text() in ("old", "one", "two"), "at no moment is there no site"
    assert all(process.returncode == 0 for process in both)
    assert whole(out, files) in ({"one"}, {"two"})


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]).returncode:
        pytest.skip("LOUD: a disk of 1 MB can't be mounted here (needs root), so a full disk is not tested")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_disk_full(small_disk: Path) -> None:
    out = small_disk / "site"
    with beside(out) as folder:
        put({"a.txt": b"old"}, folder)
    with pytest.raises(OSError, match="No space left"), beside(out) as folder:
        put({f"{n}.bin": bytes(200_000) for n in range(9)}, folder)
    assert tree(out)["a.txt"] == "old"


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    assert put({"a.txt": b"1", "b.txt": b"2"}, tmp_path) == 2
    before = (tmp_path / "a.txt").stat().st_mtime_ns
    assert put({"a.txt": b"1", "b.txt": b"3"}, tmp_path) == 1
    assert (tmp_path / "a.txt").stat().st_mtime_ns == before


@pytest.mark.parametrize("out", [".", "..", "criteria", "criteria/site", "workshops", "docs/site"])
def test_sources_are_never_replaced(tmp_path: Path, out: str) -> None:
    root = tmp_path / "handbook"
    (root / "criteria").mkdir(parents=True)
    with pytest.raises(Refused):
        refuse(root / out, root)


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "photos"
    out.mkdir()
    (out / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(Refused, match="not made by maatstaf"):
        refuse(out, tmp_path / "handbook")
    shutil.rmtree(out)
    out.write_bytes(b"a file")
    with pytest.raises(Refused, match="a file"):
        refuse(out, tmp_path / "handbook")


def test_an_empty_folder_and_our_own_may_be_replaced(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    refuse(out, tmp_path / "handbook")
    with beside(out) as folder:
        put({"a.txt": b"1"}, folder)
    refuse(out, tmp_path / "handbook")
