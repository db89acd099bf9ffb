"""A handbook of any size, made from the reference handbook: its criteria again under new ids, on forms of twenty."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PER_FORM = 20

FORM = """\
id: {id}
name: {id}
status: active
channels:
{channels}
purpose: |
  Om samen van een contact te leren.
sections:
  - id: alles
    name: Alles
    items:
{items}
scoring:
  method: weighted-mean
agreed:
  - role: medewerker
    date: 2026-03-20
changelog:
  - version: 1.0.0
    date: 2026-03-20
    change: new
    what: Eerste versie.
    why: |
      Om mee te meten.
"""


def generate(target: Path, criteria: int) -> Path:
    """Write a handbook with this many active criteria below ``target`` and return its folder."""
    for folder in ("criteria", "workshops"):
        shutil.copytree(ROOT / folder, target / folder)
    (target / "docs").mkdir()
    shutil.copy(ROOT / "builder" / "maatstaf" / "begin" / "mkdocs.yml", target / "mkdocs.yml")
    originals = [
        path
        for path in sorted((target / "criteria").glob("*/*.yml"))
        if path.parent.name != "forms" and "\nstatus: active" in path.read_text(encoding="utf-8")
    ]
    new = [_again(originals[n % len(originals)], n) for n in range(criteria - len(originals))]
    channels = re.findall(r"^  - id: (\S+)\n.*\n    kind:", (target / "criteria/organisation.yml").read_text(), re.M)
    for number in range(0, len(new), PER_FORM):
        items = "\n".join(f"      - criterion: {id}\n        weight: 1" for id in new[number : number + PER_FORM])
        id = f"formulier-{number // PER_FORM}"
        text = FORM.format(id=id, items=items, channels="\n".join(f"  - {channel}" for channel in channels))
        (target / "criteria" / "forms" / f"{id}.yml").write_text(text, encoding="utf-8")
    return target


def _again(original: Path, number: int) -> str:
    """Write a criterion a second time under another id, without the links that must be answered from elsewhere."""
    id = f"{original.stem[:30]}-{number}"
    text = original.read_text(encoding="utf-8").replace(f"\nid: {original.stem}\n", f"\nid: {id}\n", 1)
    text = re.sub(r"^name: (.*)$", rf"name: \1 {number}", text, count=1, flags=re.M)
    text = re.sub(r"^    workshop: .*\n", "", text, flags=re.M)
    text = re.sub(r"^(replaces|replaced_by|related):\n(  .*\n)+", "", text, flags=re.M)
    (original.parent / f"{id}.yml").write_text(text, encoding="utf-8")
    return id
