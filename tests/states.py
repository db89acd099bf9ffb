"""Handbooks in every state that real ones are in: with whole layers missing, and with far more than fits."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from handbooks import BASE

from maatstaf.begin.handbook import begin
from maatstaf.model.klantprincipe import COLOURS, ICONS

COMPOUND = "Klanttevredenheidsonderzoeksresultatenbespreking"
"""A word that no line can be broken at."""

LONG_NAME = "Je legt in gewone woorden uit wat er nu gebeurt en wat de klant daarna kan doen"
Change = Callable[["Files"], None]


class Dumper(yaml.SafeDumper):
    """Writes what stands in two places twice: a handbook knows no anchors and aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def dump(data: object) -> str:
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False)


class Files:
    """The files of a handbook that is being changed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, path: str) -> Any:
        """Return what a file says."""
        return yaml.safe_load((self.root / path).read_text(encoding="utf-8"))

    @contextmanager
    def change(self, path: str) -> Iterator[Any]:
        """Yield what a file says and write it back."""
        data = self.read(path)
        yield data
        self.write(path, data)

    def write(self, path: str, data: object) -> None:
        """Write a file."""
        (self.root / path).write_text(dump(data), encoding="utf-8")

    def remove(self, path: str) -> None:
        """Remove a file or a folder."""
        gone = self.root / path
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()

    def forget(self, *keys: str) -> None:
        """Take these keys out of every file, however deep."""
        for file in sorted(self.root.rglob("*.yml")):
            with self.change(file.relative_to(self.root).as_posix()) as data:
                _forget(data, keys)


def _forget(value: Any, keys: tuple[str, ...]) -> None:
    if isinstance(value, dict):
        for key in keys:
            value.pop(key, None)
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _forget(member, keys)


def make(state: str, root: Path) -> Path:
    """Write the handbook of a state to ``root``."""
    if state == "fresh":
        begin(root, "Waterwinkel", "nl")
    else:
        shutil.copytree(BASE, root)
        STATES[state](Files(root))
    return root


# -- with something missing -------------------------------------------------------------------------------------------


def no_calibration(files: Files) -> None:
    files.remove("workshops/calibrations")
    with files.change("criteria/gesprek/begroeting.yml") as criterion:
        del criterion["changelog"][0]["workshop"]


def no_workshops(files: Files) -> None:
    files.remove("workshops")
    files.forget("workshop")


def no_forms(files: Files) -> None:
    no_calibration(files)
    files.remove("criteria/forms")


def no_klantprincipes(files: Files) -> None:
    files.remove("criteria/klantprincipes.yml")
    files.forget("klantprincipes", "klantprincipe")


def no_kpis(files: Files) -> None:
    files.remove("criteria/kpis.yml")
    files.forget("kpis")


def no_protocol_and_no_vision(files: Files) -> None:
    files.remove("criteria/protocol.yml")
    files.forget("vision", "mission", "promise", "strategy", "from", "function_goals")


def one_criterion(files: Files) -> None:
    no_forms(files)
    no_workshops(files)
    for name in ("afsluiting", "begroeting"):
        files.remove(f"criteria/gesprek/{name}.yml")


def no_criterion(files: Files) -> None:
    one_criterion(files)
    with files.change("criteria/gesprek/luisteren.yml") as criterion:
        criterion["status"] = "draft"


def next_to_nothing(files: Files) -> None:
    one_criterion(files)
    no_klantprincipes(files)
    no_kpis(files)
    no_protocol_and_no_vision(files)
    files.forget("chain")


# -- with very much ----------------------------------------------------------------------------------------------------


def full(files: Files, criteria: int, channels: int, name: str) -> None:
    """Fill every layer: ten klantprincipes, six parts of the chain, twelve KPIs, twelve forms, a full workshop."""
    ids = [f"criterium-{number}" for number in range(criteria - 3)]
    with files.change("criteria/organisation.yml") as organisation:
        kinds = ("message", "social", "face-to-face", "video", "chat", "voice")
        for number, kind in enumerate(kinds[: channels - 2]):
            organisation["channels"].append({"id": f"kanaal-{number}", "name": f"Kanaal {number}", "kind": kind})
        organisation["chain"] += [{"id": f"deel-{n}", "name": ("Bezorging", COMPOUND)[n % 2]} for n in range(4)]
        used = [channel["id"] for channel in organisation["channels"]]
    with files.change("criteria/klantprincipes.yml") as principles:
        first = principles["klantprincipes"][0]
        first["elaboration"] |= {f"deel-{n}": "Je doet wat je zegt.\n" for n in range(4)}
        for number in range(2, 10):
            more = {"id": f"principe-{number}", "name": f"{(name, COMPOUND)[number % 2]} {number}"}
            principles["klantprincipes"].append(first | more | {"colour": COLOURS[number], "icon": ICONS[number]})
        every = [principle["id"] for principle in principles["klantprincipes"]]
    with files.change("criteria/kpis.yml") as kpis:
        others = [{"id": f"kpi-{n}", "name": f"{(name, COMPOUND)[n % 2]} {n}"} for n in range(10)]
        kpis["kpis"] += [kpis["kpis"][1] | one for one in others]
        figures = [kpi["id"] for kpi in kpis["kpis"]]
    model = files.read("criteria/gesprek/luisteren.yml")
    _forget(model["changelog"], ("workshop",))
    for number, id in enumerate(ids):
        own = {
            "id": id,
            "name": f"{(name, COMPOUND)[number % 3 == 1]} {number}",
            "klantprincipes": [every[number % 10], every[(number + 3) % 10]][: 1 + number % 2],
            "kpis": [figure for place, figure in enumerate(figures) if (number + place) % 4 == 0],
            "applies": model["applies"] | {"channels": used},
        }
        files.write(f"criteria/gesprek/{id}.yml", model | own)
    _many_forms(files, ids[:30])
    _full_workshop(files)


def _many_forms(files: Files, ids: list[str]) -> None:
    form = files.read("criteria/forms/telefonie.yml")
    for number in range(11):
        items = [{"criterion": id, "weight": 1} for id in (ids if number == 0 else ids[number : number + 3])]
        one = {"id": f"formulier-{number}", "name": f"{COMPOUND} {number}", "header": [], "classes": []}
        section = {"id": "alles", "name": LONG_NAME, "items": items}
        scoring = {"method": "weighted-mean"}
        files.write(f"criteria/forms/formulier-{number}.yml", form | one | {"sections": [section], "scoring": scoring})


def _full_workshop(files: Files) -> None:
    with files.change("workshops/2026-02-10-start.yml") as workshop:
        for number in range(25):
            decision = ("adopt", "plan", "later", "scrap")[number % 4]
            text = f"{(LONG_NAME, COMPOUND)[number % 2]}.\n"
            proposal = {"id": f"voorstel-{number}", "text": text, "impact": 5, "effort": 1, "decision": decision}
            workshop["proposals"].append(proposal | {"why": "Daarom."})


def thirty(files: Files) -> None:
    full(files, 30, 6, LONG_NAME)


def forty(files: Files) -> None:
    full(files, 40, 6, LONG_NAME)


def sixty(files: Files) -> None:
    full(files, 60, 8, COMPOUND)


STATES: dict[str, Change] = {
    change.__name__.replace("_", "-"): change
    for change in (
        no_calibration, no_workshops, no_forms, no_klantprincipes, no_kpis, no_protocol_and_no_vision, one_criterion,
        no_criterion, next_to_nothing, thirty, forty, sixty,
    )
}  # fmt: skip
"""Every state by its name; ``base`` itself has no retired criteria."""
