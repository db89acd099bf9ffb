"""The two writers: MkDocs by its plugin, and the tree for other engines; and the preview that survives a typo."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "base"
CONFIG = ROOT / "builder" / "maatstaf" / "begin" / "mkdocs.yml"
BIN = Path(sys.executable).parent
ENV = os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    target = Path(shutil.copytree(BASE, tmp_path / "handbook"))
    shutil.copy(CONFIG, target / "mkdocs.yml")
    (target / "docs").mkdir(exist_ok=True)
    return target


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], cwd=cwd, env=ENV, capture_output=True, text=True, timeout=300)


def pages(site: Path) -> set[str]:
    """Return the pages of a site that have the theme's frame around them, but for the 404 page."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*.html") if b"md-container" in path.read_bytes()}
    return found - {"404.html"}


def test_mkdocs_builds_strictly_and_gives_the_same_pages_as_our_own_build(handbook: Path) -> None:
    done = run(BIN / "mkdocs", "build", "--strict", "-d", "by-mkdocs", cwd=handbook)
    assert done.returncode == 0, done.stderr
    assert run(BIN / "maatstaf", "build", cwd=handbook).returncode == 0
    by_mkdocs = pages(handbook / "by-mkdocs")
    assert by_mkdocs == pages(handbook / "site")
    assert "criteria/" in " ".join(by_mkdocs)


def test_findings_stop_mkdocs_with_their_place(handbook: Path) -> None:
    path = handbook / "criteria" / "kpis.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("definition:", "definitie:", 1), encoding="utf-8")
    done = run(BIN / "mkdocs", "build", cwd=handbook)
    assert done.returncode == 1
    assert re.search(r"criteria/kpis\.yml:\d+:\d+: ", done.stderr)
    assert "Traceback" not in done.stderr
    assert not (handbook / "site").exists() or not list((handbook / "site").rglob("*.html"))


def test_both_writers_give_the_same_pages(handbook: Path) -> None:
    assert run(BIN / "maatstaf", "build", cwd=handbook).returncode == 0
    assert run(BIN / "maatstaf", "build", "--tree", cwd=handbook).returncode == 0
    docs = handbook / "tree" / "docs"
    sources = {path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")}
    assert sources == pages(handbook / "site")


def test_the_tree_is_a_project_that_plain_mkdocs_builds(handbook: Path) -> None:
    assert run(BIN / "maatstaf", "build", "--tree", cwd=handbook).returncode == 0
    done = run(BIN / "mkdocs", "build", "--strict", "-d", "site", cwd=handbook / "tree")
    assert done.returncode == 0, done.stderr
    docs = handbook / "tree" / "docs"
    assert len(pages(handbook / "tree" / "site")) == len(list(docs.rglob("*.md")))


def test_zensical_builds_the_tree(handbook: Path) -> None:
    zensical = BIN / "zensical"
    if not zensical.exists():
        pytest.skip("LOUD: Zensical is not installed on this platform; the tree was not tried with it")
    assert run(BIN / "maatstaf", "build", "--tree", cwd=handbook).returncode == 0
    done = run(zensical, "build", "-f", "mkdocs.yml", cwd=handbook / "tree")
    assert done.returncode == 0, done.stdout + done.stderr
    site = handbook / "tree" / "site"
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    docs = handbook / "tree" / "docs"
    wanted = {path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")}
    assert wanted <= built
    criterion = next(path for path in sorted(wanted) if path.startswith("criteria/"))
    assert "ms-brief" in (site / criterion).read_text(encoding="utf-8"), "the page's content came along"


@pytest.fixture
def port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def served(handbook: Path, port: int) -> Iterator[tuple[Path, str]]:
    command = [BIN / "maatstaf", "serve", ".", "--port", str(port)]
    with (handbook.parent / "serve.log").open("w") as log:
        server = subprocess.Popen([*map(str, command)], cwd=handbook, env=ENV, stdout=log, stderr=log)
    try:
        yield handbook, f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=20)


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, OSError):
        return ""


def until(wanted: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not wanted():
        assert time.monotonic() < end, "this took too long"
        time.sleep(0.2)


def test_the_preview_shows_a_typo_and_recovers(served: tuple[Path, str]) -> None:
    handbook, address = served
    until(lambda: "md-container" in fetch(address))
    assert "ms-finding" not in fetch(address)
    path = handbook / "criteria" / "kpis.yml"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("definition:", "definitie:", 1), encoding="utf-8")
    until(lambda: "ms-finding" in fetch(address))
    assert "definitie" in fetch(address)
    assert "criteria/kpis.yml" in fetch(address)
    path.write_text(sound.replace("\n    name: ", "\n    name: Vernieuwd ", 1), encoding="utf-8")
    until(lambda: "ms-finding" not in fetch(address) and "Vernieuwd" in fetch(f"{address}golden-thread.html"))
