"""The same input gives the same bytes, whatever the hash seed, time zone, locale, folder and number of workers."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from maatstaf import shares
from maatstaf.pipeline import load
from maatstaf.read import files, read
from maatstaf.render import render

ROOT = Path(__file__).parent.parent


def digest(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def build(folder: Path, **env: str) -> dict[str, str]:
    for name in ("criteria", "workshops", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = [sys.executable, "-m", "maatstaf", "build", str(folder)]
    done = subprocess.run(command, env=os.environ | env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return digest(folder / "site")


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one = build(tmp_path / "one", PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C")
    two = build(tmp_path / "a longer name" / "two", PYTHONHASHSEED="2", TZ="America/Anchorage", LC_ALL="C.UTF-8")
    assert one == two
    assert len(one) > 100


def test_the_number_of_workers_changes_nothing_in_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    sources, findings = read(ROOT)
    pids = set(shares.results([os.getpid] * shares.WORTH_IT, 3))
    monkeypatch.setattr(files, "SHELF", 2)
    shared, found = read(ROOT)
    assert [vars(source) for source in shared] == [vars(source) for source in sources]
    assert found == findings
    assert os.getpid() not in pids


def test_a_killed_worker_ends_the_work() -> None:
    def piece(number: int) -> int:
        if number == 5:
            os._exit(9)
        return number

    with pytest.raises(BrokenProcessPool):
        list(shares.results([partial(piece, number) for number in range(shares.WORTH_IT)], 2))


def test_the_number_of_workers_changes_nothing() -> None:
    handbook = load(ROOT, date(2026, 11, 22)).handbook
    assert handbook is not None
    worth_it, shares.WORTH_IT = shares.WORTH_IT, 2
    try:
        assert render(handbook, workers=2) == render(handbook, workers=1)
    finally:
        shares.WORTH_IT = worth_it
