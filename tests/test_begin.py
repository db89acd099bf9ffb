"""Beginnings: a new handbook is whole at once, and a new definition stands at its place without errors."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner

from maatstaf.begin import begin, begin_definition
from maatstaf.begin.handbook import first_files
from maatstaf.blanks.blocks import blocks
from maatstaf.blanks.scalars import scalar
from maatstaf.build import build_site
from maatstaf.cli import app
from maatstaf.model import KINDS, kind_of
from maatstaf.model.organisation import Level
from maatstaf.pipeline import load
from maatstaf.read import parse
from maatstaf.write import Refused

TODAY = date(2026, 11, 22)
LANGUAGES = ("nl", "en")
GROUP = {"nl": "helpen", "en": "helping"}
FORM = {"nl": "gesprek", "en": "conversation"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def root(tmp_path: Path, language: str) -> Path:
    begin(tmp_path / "handbook", "", language)
    return tmp_path / "handbook"


def content_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("today", [TODAY, date(2020, 1, 1), date(2040, 1, 1)])
def test_a_new_handbook_has_nothing_to_mend(root: Path, today: date) -> None:
    assert load(root, today).findings == []


def test_a_new_handbook_is_a_small_whole(root: Path, language: str) -> None:
    draft = load(root, TODAY).draft
    assert draft.organisation and draft.organisation.value.language == language
    assert {role.level for role in draft.organisation.value.roles} >= {Level.EMPLOYEE, Level.LEAD, Level.ABOVE}
    assert len(draft.criteria) == 4 and len(draft.groups) == 2 and len(draft.kpis) == 2
    assert [entry.value.key for entry in draft.criteria.values()].count(True) == 1
    assert {kind_of(path) for path in content_of(root)} >= KINDS.keys() - {"calibration"}


def test_a_new_handbook_builds(root: Path, tmp_path: Path) -> None:
    built = build_site(root, tmp_path / "site", load(root, TODAY), Console(quiet=True))
    assert built.pages > 4
    assert "Onze organisatie" in (text := (tmp_path / "site/index.html").read_text()) or "Our organisation" in text


def test_twice_the_same_bytes(tmp_path: Path, language: str) -> None:
    counts = [begin(tmp_path / name, "Jansen & Zonen", language) for name in "ab"]
    assert content_of(tmp_path / "a") == content_of(tmp_path / "b") == first_files("Jansen & Zonen", language)
    assert counts == [len(content_of(tmp_path / "a"))] * 2


def test_both_languages_say_the_same(tmp_path: Path) -> None:
    """As many of everything, and the same keys everywhere: nothing was left out in a translation."""
    shapes = []
    for language in LANGUAGES:
        files = first_files("", language)
        data = [(kind_of(path), yaml.safe_load(text)) for path, text in files.items() if kind_of(path)]
        shapes.append(sorted(json.dumps([kind, shape(value)], default=str) for kind, value in data))
    assert shapes[0] == shapes[1]


def shape(value: object) -> object:
    if isinstance(value, dict):
        open_keys = not value.keys() & {"id", "name", "text", "when", "version", "method", "purpose", "channels"}
        return sorted(map(str, map(shape, value.values()))) if open_keys else {k: shape(v) for k, v in value.items()}
    return [shape(member) for member in value] if isinstance(value, list) else type(value).__name__


def test_every_definition_names_its_schema(root: Path) -> None:
    for path, content in content_of(root).items():
        if kind := kind_of(path):
            line = content.decode().split("\n", 1)[0]
            assert line.startswith("# yaml-language-server: $schema=")
            assert (root / path).parent.joinpath(line.partition("=")[2]).resolve() == (
                root.resolve() / f".vscode/schema/{kind}.schema.json"
            )


def test_the_editor_knows_every_kind(root: Path) -> None:
    schemas = json.loads((root / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert set(schemas) == {f"./.vscode/schema/{kind}.schema.json" for kind in KINDS}
    assert all((root / name).is_file() for name in schemas)


AWKWARD = [
    'O"Neil: de #1 {van} [hier]',
    "’t Anker & Zonen",
    "'s Ochtends",
    "- streepje",
    "Nee",
    "null",
    "12.5",
    "2026-01-01",
    "!ENV thuis",
    "&anker *ster",
    "back\\slash \\n",
    "Café 👩‍💻 🎉",
    "Zorg | Welzijn > Samen",
    "%procent @apen `tik`",
    "<script>alert(1)</script>",
    "株式会社",
    "~",
]


@pytest.mark.parametrize("name", AWKWARD)
def test_any_name_on_one_line_will_do(tmp_path: Path, name: str, language: str) -> None:
    begin(tmp_path / "handbook", name, language)
    checked = load(tmp_path / "handbook", TODAY)
    assert checked.findings == []
    assert checked.handbook and checked.handbook.organisation.name == name
    assert yaml.safe_load((tmp_path / "handbook/criteria/organisation.yml").read_text())["name"] == name


@pytest.mark.parametrize("name", ["twee\nregels", "a\rb", "a\u2028b", "tab\tin", "nul\0", "\u202eomgekeerd", "\udcff"])
def test_other_names_are_refused(tmp_path: Path, name: str, language: str) -> None:
    with pytest.raises(Refused, match=r"name|naam"):
        begin(tmp_path / "handbook", name, language)
    assert not (tmp_path / "handbook").exists()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1))
@example("yes")
@example("2026-01-15")
@example("a: b # c")
def test_text_in_yaml_stays_what_it_was(value: str) -> None:
    assert yaml.safe_load(f"key: {scalar(value)}") == {"key": value}


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Refused, match=r"mine\.txt"):
        begin(tmp_path, "", "nl")
    with pytest.raises(Refused, match=r"mine\.txt"):
        begin(tmp_path / "mine.txt", "", "nl")
    with pytest.raises(Refused, match=r"mine\.txt"):
        begin(tmp_path / "mine.txt" / "below", "", "nl")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    with pytest.raises(Refused, match="nowhere"):
        begin(tmp_path / "nowhere", "", "nl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.txt", "nowhere"]


def test_an_empty_folder_or_a_new_repository_will_do(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert begin(tmp_path, "", "nl") > 20


def test_wrong_use_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/[b]").write_text("")
    for arguments in (["init", str(tmp_path / "full")], ["init", str(tmp_path / "new"), "--language", "fr"]):
        result = CliRunner().invoke(app, arguments)
        assert isinstance(result.exception, Refused)
    assert CliRunner().invoke(app, ["init", str(tmp_path / "[x]")]).exit_code == 0
    assert CliRunner().invoke(app, ["new", "form", "snel", "--root", str(tmp_path / "[x]")]).exit_code == 0


NEW: dict[str, Callable[[str], tuple[str, str, str]]] = {
    "criterion": lambda language: ("meedenken", GROUP[language], ""),
    "form": lambda language: ("snel", "", ""),
    "workshop": lambda language: ("2026-06-18-kaizen", "", ""),
    "calibration": lambda language: ("2026-07-02-eerste", "", FORM[language]),
}


@pytest.mark.parametrize("kind", NEW)
def test_what_is_begun_has_no_errors(root: Path, language: str, kind: str) -> None:
    id, group, form = NEW[kind](language)
    path = begin_definition(root, kind, id, group, form)
    checked = load(root, TODAY)
    assert checked.errors == [] and kind_of(path.relative_to(root).as_posix()) == kind
    assert path.stem in checked.draft.named[kind]
    if kind != "calibration":
        assert {one.rule for one in checked.findings} == {"blanks"}, "only what is still to be filled in"


def test_everything_begun_together_still_builds(root: Path, language: str, tmp_path: Path) -> None:
    for kind, arguments in NEW.items():
        begin_definition(root, kind, *arguments(language))
    checked = load(root, TODAY)
    assert checked.errors == []
    build_site(root, tmp_path / "site", checked, Console(quiet=True))


def test_the_sheet_has_a_line_for_each_judgement(root: Path, language: str) -> None:
    path = begin_definition(root, "calibration", "2026-07-02-eerste")  # the only form there is
    lines = path.with_suffix(".csv").read_text().splitlines()
    session = load(root, TODAY).draft.calibrations["2026-07-02-eerste"].value
    assert lines[0] == "contact,rater,criterion,answer,comment"
    assert len(lines) - 1 == len(session.contacts) * len(session.raters) * 4
    assert session.form == FORM[language]


@pytest.mark.parametrize("kind", NEW)
def test_cut_at_its_fields_it_is_whole_still(root: Path, language: str, kind: str) -> None:
    text = begin_definition(root, kind, *NEW[kind](language)).read_text(encoding="utf-8")
    cut = blocks(text)
    assert "".join(one.help + one.lines for one in cut) == text
    assert len({one.key for one in cut}) == len(cut) > 5
    assert all(line.startswith("#") for one in cut for line in one.help.splitlines())
    data, _ = parse("criteria/x.yml", text)
    assert data and data.keys() <= {one.key for one in cut}


@pytest.mark.parametrize("kind", NEW)
def test_what_stands_behind_hash_signs_is_right_too(root: Path, language: str, kind: str) -> None:
    """Whoever takes the hash signs away, but for those of the help, gets a definition that fits."""
    path = begin_definition(root, kind, *NEW[kind](language))
    lines = path.read_text().replace("jjjj-mm-dd", "2026-01-15").replace("yyyy-mm-dd", "2026-01-15").split("\n")
    opened = [re.sub("# ?", "", line, count=1) for line in lines if not re.match(" *# (?:[A-Z]|yaml-)", line)]
    assert any(line != old for line, old in zip(opened, lines, strict=False))
    path.write_text("\n".join(opened))
    wrong = [finding for finding in load(root, TODAY).errors if finding.rule in ("yaml", "shape", "references")]
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "id", "group", "form", "why"),
    [
        ("rule", "x", "", "", "criterion, form, workshop, calibration"),
        ("criterion", "meedenken", "", "", "afronden, helpen"),
        ("criterion", "meedenken", "verrassen", "", "afronden, helpen"),
        ("criterion", "meedenken", "../helpen", "", "afronden, helpen"),
        ("criterion", "vraag-helder-krijgen", "afronden", "", "vraag-helder-krijgen.yml"),
        ("criterion", "group", "helpen", "", "group.yml"),
        ("criterion", "Meedenken", "helpen", "", "a-z"),
        ("criterion", "mee denken", "helpen", "", "a-z"),
        ("criterion", "../../weg", "helpen", "", "a-z"),
        ("criterion", "a\nb: c", "helpen", "", "a-z"),
        ("criterion", "", "helpen", "", "a-z"),
        ("criterion", "index", "helpen", "", "index"),
        ("criterion", "x" * 41, "helpen", "", "40"),
        ("form", "gesprek", "", "", "gesprek.yml"),
        ("form", "snel", "helpen", "", "--group"),
        ("workshop", "kaizen", "", "", "2026-03-12-kaizen"),
        ("workshop", "2026-02-30-kaizen", "", "", "2026-02-30"),
        ("workshop", "2026-01-15-start", "", "", "2026-01-15-start.yml"),
        ("workshop", "2026-06-18-kaizen", "", "gesprek", "--form"),
        ("calibration", "2026-01-15-start", "", "", "workshops/2026-01-15-start.yml"),
        ("calibration", "2026-07-02-../x", "", "", "a-z"),
        ("calibration", "2026-07-02-x", "", "nergens", "gesprek"),
    ],
)
def test_what_can_not_be_begun(tmp_path: Path, kind: str, id: str, group: str, form: str, why: str) -> None:
    begin(tmp_path, "", "nl")
    before = content_of(tmp_path)
    with pytest.raises(Refused) as refused:
        begin_definition(tmp_path, kind, id, group, form)
    assert why in str(refused.value)
    assert content_of(tmp_path) == before


def test_the_only_group_needs_no_name(tmp_path: Path) -> None:
    begin(tmp_path, "", "nl")
    (tmp_path / "criteria/afronden/group.yml").unlink()
    assert begin_definition(tmp_path, "criterion", "meedenken").parent.name == "helpen"


def test_a_handbook_with_errors_can_still_grow(tmp_path: Path) -> None:
    begin(tmp_path, "", "nl")
    (tmp_path / "criteria/kpis.yml").write_text("kpis: nee")
    (tmp_path / "criteria/helpen/stuk.yml").write_text("'s Ochtends")
    assert begin_definition(tmp_path, "criterion", "meedenken", "helpen").is_file()
    with pytest.raises(Refused, match=r"stuk\.yml"):
        begin_definition(tmp_path, "criterion", "stuk", "helpen")
    (tmp_path / "criteria/scales.yml").unlink()
    with pytest.raises(Refused, match=r"scales\.yml"):
        begin_definition(tmp_path, "criterion", "nog-een", "helpen")


@pytest.mark.parametrize("case", ["webwinkel", "telegraaf", "sanoma"])
def test_other_handbooks_can_grow_too(tmp_path: Path, case: str) -> None:
    """Organisations without klantprincipes, without roles of each level, or with names in several languages."""
    handbook = Path(__file__).parent / "right" / case / "handbook"
    for path, content in content_of(handbook).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    errors = len(load(tmp_path, TODAY).errors)
    draft = load(tmp_path, TODAY).draft
    begin_definition(tmp_path, "criterion", "iets-nieuws", sorted(draft.groups)[0])
    begin_definition(tmp_path, "form", "iets-nieuws")
    begin_definition(tmp_path, "workshop", "2026-06-18-iets-nieuws")
    begin_definition(tmp_path, "calibration", "2026-06-18-kalibratie", "", sorted(draft.forms)[0])
    assert len(load(tmp_path, TODAY).errors) == errors
