"""A handbook's history as a script: a real git repository with a commit for each kind of change, always the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from handbooks import BASE

LUISTEREN, AFSLUITING = "criteria/gesprek/luisteren.yml", "criteria/gesprek/afsluiting.yml"
BEGROETING, FORM = "criteria/gesprek/begroeting.yml", "criteria/forms/telefonie.yml"
SCALES, PRINCIPLES = "criteria/scales.yml", "criteria/klantprincipes.yml"
DAY = 86_400


class Repository:
    """A repository in a folder; each commit is a day later, by nobody in particular."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self.moment = 1_780_000_000
        root.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *command: str, cwd: Path | None = None) -> str:
        """Run git without any settings of this machine, and return what it says."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        stamp = f"{self.moment} +0000"
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": stamp,
               "GIT_COMMITTER_DATE": stamp}  # fmt: skip
        own |= {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
                for what, value in (("NAME", "Script"), ("EMAIL", "script@voorbeeld.nl"))}  # fmt: skip
        done = subprocess.run(["git", *command], cwd=cwd or self.root, env=kept | own, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, tag: str) -> None:
        """Commit everything as it is now, under a tag."""
        self.moment += DAY
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", tag)
        self.git("tag", tag)

    def edit(self, path: str, *pairs: tuple[str, str]) -> None:
        """Replace text in a file; each text to replace is there once or more, and the first one is taken."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, f"{path}: {old}"
            text = text.replace(old, new, 1)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def explain(self, path: str, entry: str, *, id: str = "", indent: str = "") -> None:
        """Put an entry on top of a changelog; ``id`` names the definition in a file that holds several."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        start = text.index(f"  - id: {id}\n") if id else 0
        at = text.index(f"{indent}changelog:\n", start) + len(f"{indent}changelog:\n")
        file.write_text(text[:at] + re.sub(r"^", indent, entry, flags=re.M).rstrip(" ") + text[at:], encoding="utf-8")

    def copy(self, old: str, new: str, *pairs: tuple[str, str]) -> None:
        """Make a file from another one, with some text replaced."""
        shutil.copy(self.root / old, self.root / new)
        self.edit(new, *pairs)


def entry(version: str, change: str, what: str, why: str = "", day: str = "2026-06-01") -> str:
    """Return a changelog entry."""
    lines = [f"  - version: {version}", f"    date: {day}", f"    change: {change}", f"    what: {what}"]
    return "\n".join([*lines, *(["    why: |", f"      {why}"] if why else [])]) + "\n"


def begun(root: Path) -> Repository:
    """Return a repository at ``root`` with the base handbook in it."""
    fresh = Repository(root)
    shutil.copytree(BASE, fresh.root, dirs_exist_ok=True)
    fresh.commit("begin")
    return fresh


def build(root: Path) -> Repository:
    """Return the repository: fourteen commits, a tag for each."""
    repo = Repository(root)
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    repo.commit("begin")
    _new(repo)
    _texts(repo)
    _scales(repo)
    _retired(repo)
    _split(repo)
    _form(repo)
    _merge(repo)
    _ids(repo)
    return repo


def _new(repo: Repository) -> None:
    repo.copy(LUISTEREN, "criteria/gesprek/samenvatten.yml", ("id: luisteren", "id: samenvatten"),
              ("name: Luisteren", "name: Samenvatten"), ("goal: De klant merkt dat je hoort wat hij zegt.",
              "goal: De klant weet zeker dat je hem begrijpt."), ("Wat de klant zegt, komt terug in je vraag of in je "
              "antwoord.", "Je vat in één zin samen wat de klant wil."),
              ("    workshop: 2026-02-10-start\n", ""))  # fmt: skip
    repo.edit(FORM, ("      - criterion: afsluiting\n", "      - criterion: samenvatten\n        weight: 1\n"
                     "      - criterion: afsluiting\n"))  # fmt: skip
    repo.explain(FORM, entry("2.0.0", "scoring", "Samenvatten is erbij.", "Klanten herhaalden zichzelf."))
    repo.commit("new")


def _texts(repo: Repository) -> None:
    repo.edit(LUISTEREN, ("goal: De klant merkt dat je hoort", "goal: De klant merkt aan je vragen dat je hoort"))
    repo.explain(LUISTEREN, entry("1.0.1", "wording", "Waaraan de klant het merkt."))
    repo.commit("wording")
    repo.edit(LUISTEREN, ("when: Je mist één ding.", "when: Je mist één ding dat de klant al had gezegd."),
              ("  - Je laat de klant uitpraten.\n", "  - Je laat de klant uitpraten, ook als je het al weet.\n"
               "  - Je vat samen wat je hoorde.\n"))  # fmt: skip
    repo.explain(LUISTEREN, entry("1.1.0", "clarification", "Wat deels is.", "Coaches telden verschillend."))
    repo.explain(FORM, entry("2.1.0", "clarification", "Luisteren is verduidelijkt.", "Coaches telden verschillend."))
    repo.commit("clarification")


def _scales(repo: Repository) -> None:
    repo.edit(SCALES, ("      - id: deels\n        label: Deels goed\n        value: 1\n", "      - id: deels\n        "
              "label: Deels goed\n        value: 0.5\n"), ("label: Goed\n        value: 2", "label: Goed\n        "
              "value: 1"))  # fmt: skip
    repo.explain(SCALES, entry("2.0.0", "scoring", "Van 0 tot 1.", "Zo tellen alle schalen even zwaar."), id="niveau",
                 indent="    ")  # fmt: skip
    repo.explain(FORM, entry("3.0.0", "scoring", "De schaal telt anders.", "Zo tellen alle schalen even zwaar."))
    repo.commit("scale")
    repo.edit(SCALES, ("label: Niet goed", "label: Nog niet goed"))
    repo.explain(SCALES, entry("2.0.1", "wording", "Een vriendelijker woord."), id="niveau", indent="    ")
    repo.commit("label")


def _retired(repo: Repository) -> None:
    repo.edit(AFSLUITING, ("status: active\n", "status: retired\nreplaced_by:\n  - samenvatten\n"))
    repo.explain(AFSLUITING, entry("2.0.0", "retired", "Samenvatten komt ervoor in de plaats.", "Het was dubbel."))
    repo.edit("criteria/gesprek/samenvatten.yml", ("evidence:\n", "replaces:\n  - afsluiting\nevidence:\n"))
    repo.edit(BEGROETING, ("related:\n  - criterion: afsluiting\n    how: complements\n", ""))
    repo.explain(BEGROETING, entry("1.1.1", "wording", "Zonder het verwante criterium."))
    repo.edit(FORM, ("      - criterion: afsluiting\n        class: basis\n", ""))
    repo.explain(FORM, entry("4.0.0", "scoring", "Afsluiting is eraf.", "Het was dubbel."))
    repo.commit("retired")


def _split(repo: Repository) -> None:
    for id, name in (("naam-noemen", "Naam noemen"), ("klant-controleren", "Klant controleren")):
        repo.copy(BEGROETING, f"criteria/gesprek/{id}.yml", ("id: begroeting", f"id: {id}"),
                  ("name: Begroeting en identificatie", f"name: {name}"))  # fmt: skip
        file = repo.root / f"criteria/gesprek/{id}.yml"
        text = file.read_text(encoding="utf-8").split("changelog:\n")[0]
        text += "replaces:\n  - begroeting\nchangelog:\n"
        file.write_text(text + entry("1.0.0", "new", "Eerste versie.", "Het waren twee dingen."), encoding="utf-8")
    repo.edit(
        BEGROETING, ("status: active\n", "status: retired\nreplaced_by:\n  - naam-noemen\n  - klant-controleren\n")
    )
    repo.explain(BEGROETING, entry("2.0.0", "retired", "Het zijn er twee geworden.", "Het waren twee dingen."))
    repo.edit(FORM, ("      - criterion: begroeting\n", "      - criterion: naam-noemen\n        weight: 1\n      - "
                     "criterion: klant-controleren\n"))  # fmt: skip
    repo.explain(FORM, entry("5.0.0", "scoring", "Begroeting is gesplitst.", "Het waren twee dingen."))
    repo.commit("split")


def _form(repo: Repository) -> None:
    repo.edit(FORM, ("weight: 3", "weight: 4"), ("    weight: 2\n", "    weight: 1\n"),
              ("          - score_below: 60\n", "          - score_below: 65\n"))  # fmt: skip
    repo.explain(FORM, entry("6.0.0", "scoring", "Luisteren telt zwaarder.", "Klanten vinden dat het belangrijkst."))
    repo.commit("weights")
    repo.edit(PRINCIPLES, ("De klant merkt dat we luisteren.", "De klant merkt dat we luisteren en onthouden."))
    repo.explain(PRINCIPLES, entry("1.1.0", "clarification", "Onthouden hoort erbij.", "Klanten herhaalden zich.",
                 "2026-07-01"), id="betrokken", indent="    ")  # fmt: skip
    repo.commit("klantprincipe")


def _merge(repo: Repository) -> None:
    repo.git("checkout", "--quiet", "-b", "side", "label")
    repo.edit("criteria/kpis.yml", ("value: 80", "value: 85"))
    repo.explain("criteria/kpis.yml", entry("1.0.1", "wording", "Een hoger doel."), id="fcr", indent="    ")
    repo.commit("side")
    repo.git("checkout", "--quiet", "main")
    repo.moment += DAY
    repo.git("merge", "--quiet", "--no-ff", "-m", "merge", "side")
    repo.git("tag", "merge")


def _ids(repo: Repository) -> None:
    folder = repo.root / "criteria" / "afronding"
    folder.mkdir()
    (folder / "group.yml").write_text("name: De afronding\nowner: coach\n", encoding="utf-8")
    (repo.root / "criteria/gesprek/samenvatten.yml").rename(folder / "samenvatten.yml")
    repo.edit(FORM, ("      - criterion: samenvatten\n        weight: 1\n", ""), ("      - criterion: naam-noemen\n",
              "      - criterion: samenvatten\n        weight: 1\n      - criterion: naam-noemen\n"))  # fmt: skip
    repo.explain(FORM, entry("7.0.0", "scoring", "Samenvatten staat in het begin.", "Daar hoort het."))
    repo.commit("moved")
    (repo.root / "criteria/gesprek/naam-noemen.yml").rename(repo.root / "criteria/gesprek/jezelf-voorstellen.yml")
    repo.edit("criteria/gesprek/jezelf-voorstellen.yml", ("id: naam-noemen", "id: jezelf-voorstellen"))
    repo.edit(BEGROETING, ("  - naam-noemen\n", "  - jezelf-voorstellen\n"))
    repo.edit(FORM, ("criterion: naam-noemen", "criterion: jezelf-voorstellen"))
    repo.commit("renamed")
