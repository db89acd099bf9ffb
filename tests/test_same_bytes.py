"""The same input gives the same bytes, whatever the hash seed, time zone, locale, folder and number of workers."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from maatstaf import shares
from maatstaf.pipeline import load
from maatstaf.read import files, read
from maatstaf.render import render

ROOT = Path(__file__).parent.parent
R = TypeVar("R")


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


def alone(work: Callable[[], R]) -> R:
    """Return what ``work`` returns in a new process: one with threads (a browser was driven) can't be forked."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work).result(timeout=300)


def read_in_one_and_in_three() -> tuple[bool, bool]:
    os.cpu_count = lambda: 3
    sources, findings = read(ROOT)
    pids = set(shares.results([os.getpid] * shares.WORTH_IT, 3))
    files.SHELF = 2
    shared, found = read(ROOT)
    same = [vars(source) for source in shared] == [vars(source) for source in sources] and found == findings
    return same, os.getpid() not in pids


def test_the_number_of_workers_changes_nothing_in_what_is_read() -> None:
    same, others_did_it = alone(read_in_one_and_in_three)
    assert same
    assert others_did_it


def exit_at_five(number: int) -> int:
    if number == 5:
        os._exit(9)
    return number


def kill_a_worker() -> bool:
    try:
        list(shares.results([partial(exit_at_five, number) for number in range(shares.WORTH_IT)], 2))
    except BrokenProcessPool:
        return True
    return False


def test_a_killed_worker_ends_the_work() -> None:
    assert alone(kill_a_worker)


def render_in_one_and_in_two() -> tuple[bool, bool]:
    handbook = load(ROOT, date(2026, 11, 22)).handbook
    assert handbook is not None
    shares.WORTH_IT = 2
    pids = set(shares.results([os.getpid] * shares.WORTH_IT, 2))
    return render(handbook, workers=2) == render(handbook, workers=1), os.getpid() not in pids


def test_the_number_of_workers_changes_nothing() -> None:
    same, others_did_it = alone(render_in_one_and_in_two)
    assert same
    assert others_did_it
