"""Seconds for check, diff, the full build, and plain MkDocs on the same pages as Markdown: in turn, in one run.

The difference is that of the last commit, with twenty criteria in it; all else is as it was.

Usage: python tests/benchmarks/measure.py [--criteria 1000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generate import generate
from markdownify import markdownify

from maatstaf.navigation import Nav, navigation, source_uri
from maatstaf.pipeline import load
from maatstaf.render import render
from maatstaf.render.page import Page, Site
from maatstaf.render.press import Press

BIN = Path(sys.executable).parent
PLAINLY = "mkdocs build, same pages as Markdown"

PLAIN = """\
site_name: Handbook
use_directory_urls: false
theme:
  name: material
  language: nl
  font: false
  features: [navigation.sections, navigation.path, navigation.top, toc.follow, search.highlight]
plugins:
  - search
markdown_extensions: [tables]
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, unrecognized_links: ignore, anchors: ignore}}
nav: """


def markdown(site: Site, nav: Nav, out: Path) -> None:
    """Write the same pages as an author would have by hand: Markdown with the same texts, tables and links."""
    for path, page in site.items():
        if isinstance(page, Page):
            text = markdownify(page.body, heading_style="ATX", strip=["svg", "button", "input", "label", "img"])
            text = re.sub(r"\]\(([^):]+)\.html", r"](\1.md", text)
            target = out / "docs" / source_uri(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"---\ntitle: {json.dumps(page.title)}\n---\n\n{text}", encoding="utf-8")
    (out / "mkdocs.yml").write_text(PLAIN + json.dumps(nav), encoding="utf-8")


def seconds(*command: str | Path, cwd: Path) -> float:
    """Return how long a whole process takes."""
    started = time.perf_counter()
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*map(str, command)], cwd=cwd, env=env, check=True, capture_output=True)
    return time.perf_counter() - started


CHANGED = 20
"""So many criteria differ between the two commits that are compared."""


def commit(folder: Path) -> None:
    """Put the handbook in a repository with two commits: as it is, and with some criteria changed."""
    own = {f"GIT_{who}_{what}": "benchmark" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = os.environ | own | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*command: str) -> None:
        subprocess.run(["git", *command], cwd=folder, env=env, check=True, capture_output=True)

    git("init")
    git("add", "criteria", "workshops")
    git("commit", "-m", "as it is")
    criteria = [path for path in sorted((folder / "criteria").glob("*/*.yml")) if "\ngoal: " in path.read_text()]
    for path in criteria[:CHANGED]:
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\ngoal: (?=[A-Z])", "\ngoal: Nu al ", text, count=1), encoding="utf-8")
    git("add", "criteria", "workshops")
    git("commit", "-m", "changed")


def measure(folder: Path, rounds: int) -> None:
    """Print the median of each, and the ratio to plain MkDocs, all rounds taken in turn."""
    commit(folder)
    handbook = load(folder, date.today()).handbook
    assert handbook is not None
    plain, site = folder.parent / f"{folder.name}-plain", render(handbook)
    markdown(site, navigation(Press(handbook), site), plain)
    steps: dict[str, tuple[Path, list[str | Path]]] = {
        "maatstaf check": (folder, [BIN / "maatstaf", "check"]),
        "maatstaf diff": (folder, [BIN / "maatstaf", "diff", "HEAD~1", "HEAD"]),
        "maatstaf build": (folder, [BIN / "maatstaf", "build"]),
        PLAINLY: (plain, [BIN / "mkdocs", "build", "-q"]),
    }
    times: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, (where, command) in steps.items():
            times[name].append(seconds(*command, cwd=where))
    base = statistics.median(times[PLAINLY])
    print(f"\n{len(handbook.criteria)} criteria, {rounds} rounds")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"  {name:40} {median:7.2f} s  ({min(taken):.2f} to {max(taken):.2f})  {median / base:.2f} of plain")


def main() -> None:
    """Measure the reference handbook and a generated one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--criteria", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size, name in ((0, "reference"), (chosen.criteria, "generated")):
            generate(Path(folder) / name, size)
            measure(Path(folder) / name, chosen.rounds)


if __name__ == "__main__":
    main()
