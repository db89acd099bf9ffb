"""Seconds for check, the full build, and plain MkDocs on the same texts as Markdown: in turn, in one run.

Usage: python tests/benchmarks/measure.py [--criteria 1000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from generate import generate

from maatstaf.pipeline import load
from maatstaf.resolve import Handbook

BIN = Path(sys.executable).parent
PLAINLY = "mkdocs build, same texts as Markdown"

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
validation: {nav: {omitted_files: ignore}}
nav:
  - Start: index.md
"""


def markdown(handbook: Handbook, out: Path) -> None:
    """Write the texts of the same pages as plain Markdown: one page a criterion, form, klantprincipe and workshop."""
    (out / "docs").mkdir(parents=True)
    (out / "mkdocs.yml").write_text(PLAIN)
    lines = ["# Handbook", ""]
    for criterion in handbook.criteria.values():
        lines.append(f"- [{criterion.name}](criteria-{criterion.id}.md): {criterion.goal}")
        text = [f"# {criterion.name}", f"**{criterion.goal}**", "## In brief"]
        text += [f"- {indicator}" for indicator in criterion.indicators]
        text += ["", str(criterion.definition), "## When", str(criterion.applies.when or ""), "## Judging"]
        for answer, anchor in criterion.anchors.items():
            text += [f"### {answer}", str(anchor.when), str(anchor.sample or "")]
        text.append("## Examples")
        for example in criterion.examples:
            text += [f"### {example.id}", str(example.text), f"*{example.why}*"]
        text.append("## History")
        for entry in criterion.changelog:
            text += [f"### {entry.version} · {entry.date}", str(entry.what or ""), str(entry.why or "")]
            text += [f"- {other}" for other in entry.alternatives] + ["", str(entry.dissent or "")]
        (out / "docs" / f"criteria-{criterion.id}.md").write_text("\n\n".join(text), encoding="utf-8")
    for form in handbook.forms.values():
        text = [f"# {form.name}", str(form.purpose)]
        for section in form.sections:
            text += [f"## {section.name}", *(f"- {item.id}" for item in section.items), ""]
        (out / "docs" / f"form-{form.id}.md").write_text("\n".join(text), encoding="utf-8")
    for principle in handbook.klantprincipes.values():
        text = [f"# {principle.name}", str(principle.text), *map(str, principle.elaboration.values())]
        (out / "docs" / f"principle-{principle.id}.md").write_text("\n\n".join(text), encoding="utf-8")
    for workshop in handbook.workshops.values():
        text = [f"# {workshop.title}", str(workshop.purpose), *(f"{p.text}\n\n{p.why}" for p in workshop.proposals)]
        (out / "docs" / f"workshop-{workshop.id}.md").write_text("\n\n".join(text), encoding="utf-8")
    (out / "docs" / "index.md").write_text("\n".join(lines), encoding="utf-8")


def seconds(*command: str | Path, cwd: Path) -> float:
    """Return how long a whole process takes."""
    started = time.perf_counter()
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*map(str, command)], cwd=cwd, env=env, check=True, capture_output=True)
    return time.perf_counter() - started


def measure(folder: Path, rounds: int) -> None:
    """Print the median of each, and the ratio to plain MkDocs, all rounds taken in turn."""
    handbook = load(folder, date.today()).handbook
    assert handbook is not None
    plain = folder.parent / f"{folder.name}-plain"
    markdown(handbook, plain)
    steps: dict[str, tuple[Path, list[str | Path]]] = {
        "maatstaf check": (folder, [BIN / "maatstaf", "check"]),
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
