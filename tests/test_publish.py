"""Publishing a form: what stands in the way, what is frozen, which version counts when, and what is served of it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from maatstaf.pipeline import load
from maatstaf.render import render
from maatstaf.render.in_use import in_use
from maatstaf.render.page import Page, Site
from maatstaf.render.press import Press
from maatstaf.shapes.form import form_from
from maatstaf.shapes.versions import comparable, holes, periods
from maatstaf.shapes.written import canonical, content_hash

ROOT = Path(__file__).parent.parent
FROZEN = "criteria/forms/published/telefonie"
FORM = "criteria/forms/telefonie.yml"
CRITERION = "criteria/gesprek/luisteren.yml"
NEW = "changelog:\n  - version: {}\n    date: {}\n    change: {}\n    what: Anders.\n    why: |\n      Daarom.\n"


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "base", tmp_path / "handbook"))


def maatstaf(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "maatstaf", *map(str, arguments)]
    env = os.environ | {"NO_COLOR": "1", "COLUMNS": "200", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)


def publish(handbook: Path, *more: str) -> subprocess.CompletedProcess[str]:
    done = maatstaf(
        "publish", "telefonie", "--root", handbook, *(() if "--today" in more else ("--today", "2026-11-22")), *more
    )
    assert "Traceback" not in done.stderr
    return done


def published(handbook: Path, *more: str) -> dict[str, Any]:
    """Publish, and return the newest spec."""
    done = publish(handbook, *more)
    assert done.returncode == 0, done.stderr
    newest = max((handbook / FROZEN).glob("*.json"), key=lambda path: path.stem)
    spec: dict[str, Any] = json.loads(newest.read_bytes())
    return spec


def change(handbook: Path, path: str, old: str, new: str) -> None:
    file = handbook / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def reworded(handbook: Path) -> None:
    change(handbook, CRITERION, "goal: De klant merkt", "goal: Een klant merkt")


def site_of(handbook: Path) -> Site:
    found = load(handbook, date(2026, 11, 22)).handbook
    assert found
    return render(found)


def page(site: Site, path: str) -> str:
    content = site[path]
    return content.body if isinstance(content, Page) else content.decode()


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


# Freezing


def test_what_is_frozen_is_what_the_site_gives_and_counts_from_its_day(handbook: Path) -> None:
    before = files(handbook)
    spec = published(handbook, "--from", "2026-03-20")
    assert (spec["version"], spec["effective_from"]) == ("1.0.0", "2026-03-20")
    added = files(handbook).items() - before.items()
    assert [path for path, _ in added] == [f"{FROZEN}/1.0.0.json"]
    site = site_of(handbook)
    frozen = (handbook / FROZEN / "1.0.0.json").read_bytes()
    assert site["spec/v1/forms/telefonie/1.0.0.json"] == frozen == site["spec/v1/forms/telefonie.json"]
    line = next(one for one in json.loads(page(site, "spec/v1/index.json"))["files"] if one.get("version"))
    assert line["sha256"] == hashlib.sha256(frozen).hexdigest()
    assert (line["form"], line["effective_from"], line.get("effective_until")) == ("telefonie", "2026-03-20", None)
    assert maatstaf("check", handbook, "--strict").returncode == 0


def test_publishing_the_same_again_writes_nothing(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20")
    before = files(handbook)
    done = publish(handbook, "--from", "2026-10-01")
    assert done.returncode == 0
    assert f"{FROZEN}/1.0.0.json" in done.stderr
    assert files(handbook) == before


def test_a_trial_run_writes_nothing(handbook: Path) -> None:
    before = files(handbook)
    done = publish(handbook, "--from", "2026-03-20", "--dry-run")
    assert done.returncode == 0
    assert f"{FROZEN}/1.0.0.json" in done.stderr
    assert files(handbook) == before


@pytest.mark.parametrize(
    ("newline", "top"),
    [("\n", ""), ("\r\n", ""), ("\n", "  # de nieuwste staat boven\n")],
    ids=["as it is", "Windows", "comment"],
)
def test_wording_gets_its_patch_version_by_itself_and_nothing_else_moves(
    handbook: Path, newline: str, top: str
) -> None:
    change(handbook, FORM, "changelog:\n", f"changelog:\n{top}")
    file = handbook / FORM
    file.write_bytes(file.read_bytes().replace(b"\n", newline.encode()))
    published(handbook, "--from", "2026-03-20")
    was = file.read_bytes().decode()
    reworded(handbook)
    spec = published(handbook)
    assert (spec["version"], spec["effective_from"]) == ("1.0.1", "2026-11-22")
    now = file.read_bytes().decode()
    entry = re.search(r"  - version: 1\.0\.1\r?\n(    .*\r?\n)+", now)
    assert entry and now.replace(entry[0], "") == was
    assert "Luisteren" in entry[0] and "change: wording" in entry[0]
    assert entry[0].count("\r\n") == (entry[0].count("\n") if newline == "\r\n" else 0)
    assert maatstaf("check", handbook, "--strict").returncode == 0


def test_where_no_entry_can_be_put_in_it_says_what_to_write(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20")
    text = (handbook / FORM).read_text(encoding="utf-8")
    (handbook / FORM).write_text(text.replace("  - version: 1.0.0\n", "  -\n    version: 1.0.0\n"), encoding="utf-8")
    reworded(handbook)
    done = publish(handbook)
    assert done.returncode == 1
    assert "version: 1.0.1" in done.stderr


# What stands in the way


def reversed_levels(handbook: Path) -> None:
    change(handbook, FORM, "  - role: manager\n    date: 2026-02-12\n", "")


def agreed_too_early(handbook: Path) -> None:
    change(handbook, FORM, "  - role: manager\n    date: 2026-02-12\n", "  - role: manager\n    date: 2026-02-09\n")


def no_consent(handbook: Path) -> None:
    change(handbook, "criteria/protocol.yml", "  - side-by-side\n", "  - voice-recording\n")


def draft(handbook: Path) -> None:
    change(handbook, FORM, "status: active", "status: draft")


def broken(handbook: Path) -> None:
    change(handbook, CRITERION, "- betrokken", "- betrokkenn")


@pytest.mark.parametrize(
    ("harm", "place", "words"),
    [
        (reversed_levels, FORM, "de laag erboven"),
        (agreed_too_early, FORM, "2026-02-10"),
        (no_consent, "criteria/protocol.yml", "ondernemingsraad"),
        (draft, FORM, "status: active"),
        (broken, CRITERION, "betrokken"),
    ],
)
def test_what_is_not_ready_is_refused_with_place_and_cure(
    handbook: Path, harm: Callable[[Path], None], place: str, words: str
) -> None:
    harm(handbook)
    before = files(handbook)
    done = publish(handbook, "--from", "2026-03-20")
    assert done.returncode == 1
    assert place in done.stderr and words in done.stderr and "→" in done.stderr
    assert files(handbook) == before


def test_who_agrees_after_the_workshop_agrees_to_what_was_decided_there(handbook: Path) -> None:
    """The entry is of the 12th and its workshop of the 10th: a yes of the 11th is a yes to it."""
    change(handbook, FORM, "  - role: manager\n    date: 2026-02-12\n", "  - role: manager\n    date: 2026-02-11\n")
    assert publish(handbook, "--from", "2026-03-20").returncode == 0


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--today", "2026-03-01"], "--from 2026-03-20"),
        (["--from", "2026-02-11"], "--from 2026-03-20"),
        (["--from", "2026-03-19"], "begroeting"),
    ],
    ids=["it is said aloud", "not before its own entry", "not before what is in it"],
)
def test_the_first_day_is_no_accident(handbook: Path, more: list[str], words: str) -> None:
    done = publish(handbook, *more)
    assert done.returncode == 1
    assert words in done.stderr


def test_a_day_in_the_past_is_asked_for(handbook: Path) -> None:
    change(handbook, FORM, "date: 2026-02-12\n    change: new", "date: 2026-04-01\n    change: new")
    done = publish(handbook)
    assert done.returncode == 1
    assert "--from 2026-04-01" in done.stderr and "--from 2026-11-22" in done.stderr


def test_a_version_does_not_begin_before_the_newest_one(handbook: Path) -> None:
    published(handbook, "--from", "2026-06-01")
    reworded(handbook)
    done = publish(handbook, "--from", "2026-06-01")
    assert done.returncode == 1
    assert "--from 2026-06-02" in done.stderr


@pytest.mark.parametrize(
    ("path", "old", "new", "version"),
    [
        (FORM, "score_below: 60", "score_below: 65", "2.0.0"),
        (CRITERION, "changelog:\n", NEW.format("1.1.0", "2026-06-01", "clarification"), "1.1.0"),
        (CRITERION, "changelog:\n", NEW.format("2.0.0", "2026-06-01", "meaning"), "2.0.0"),
        ("criteria/scales.yml", "value: 1\n", "value: 3\n", "2.0.0"),
        (CRITERION, "definition: |\n", "definition: |\n  Let ook op stiltes.\n\n", "1.1.0"),
    ],
    ids=["own limit", "criterion clarified", "criterion changed", "scale", "text that nobody gave a version"],
)
def test_more_than_wording_needs_a_version_by_hand_and_says_which(
    handbook: Path, path: str, old: str, new: str, version: str
) -> None:
    published(handbook, "--from", "2026-03-20")
    change(handbook, path, old, new)
    before = files(handbook)
    done = publish(handbook, "--from", "2026-07-01")
    assert done.returncode == 1
    assert f"version: {version}" in done.stderr
    assert files(handbook) == before


def test_a_step_too_small_is_refused_and_the_right_one_taken(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20")
    change(handbook, CRITERION, "changelog:\n", NEW.format("2.0.0", "2026-06-01", "meaning"))
    change(handbook, FORM, "changelog:\n", NEW.format("1.1.0", "2026-06-02", "clarification"))
    for role in ("medewerker", "teamleider", "manager"):
        change(handbook, FORM, f"role: {role}\n    date: 2026-02-12", f"role: {role}\n    date: 2026-06-03")
    done = publish(handbook, "--from", "2026-06-04")
    assert done.returncode == 1
    assert "version: 2.0.0" in done.stderr
    change(handbook, FORM, NEW.format("1.1.0", "2026-06-02", "clarification"),
           NEW.format("2.0.0", "2026-06-02", "meaning"))  # fmt: skip
    done = publish(handbook, "--from", "2026-06-04")
    assert done.returncode == 0
    assert "niet te vergelijken" in done.stderr
    old, new = (form_from((handbook / FROZEN / name).read_bytes()) for name in ("1.0.0.json", "2.0.0.json"))
    assert comparable(old, new) == "no"


# Which version counted


def test_which_version_counted_on_a_day(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20", "--until", "2026-03-31")
    reworded(handbook)
    published(handbook, "--from", "2026-05-01")

    def which(day: str) -> tuple[int, dict[str, Any]]:
        done = maatstaf("which", "telefonie", "--on", day, "--root", handbook, "--format", "json")
        return done.returncode, json.loads(done.stdout)

    code, answer = which("2026-03-31")
    assert (code, answer["counted"]["version"], answer["counted"]["until"]) == (0, "1.0.0", "2026-03-31")
    assert answer["counted"]["hash"] == json.loads((handbook / answer["counted"]["file"]).read_bytes())["hash"]
    code, answer = which("2026-04-15")
    assert (code, answer["counted"], answer["before"]["version"], answer["after"]["version"]) == (
        1, None, "1.0.0", "1.0.1")  # fmt: skip
    assert which("2026-03-19")[1]["after"]["version"] == "1.0.0"
    assert which("2030-01-01")[1]["counted"]["version"] == "1.0.1"
    told = maatstaf("which", "telefonie", "--on", "2026-04-15", "--root", handbook)
    assert told.returncode == 1 and "1.0.0" in told.stderr and "2026-05-01" in told.stderr


def test_no_version_counted_of_a_form_that_was_never_published(handbook: Path) -> None:
    told = maatstaf("which", "telefonie", "--on", "2026-04-15", "--root", handbook)
    assert told.returncode == 1 and "maatstaf publish telefonie" in told.stderr


def test_no_answer_while_a_published_file_is_not_as_it_was(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20")
    reworded(handbook)
    published(handbook, "--from", "2026-05-01")
    (handbook / FROZEN / "1.0.1.json").write_text("{", encoding="utf-8")
    told = maatstaf("which", "telefonie", "--on", "2026-06-01", "--root", handbook, "--format", "json")
    assert told.returncode == 1 and not told.stdout and f"{FROZEN}/1.0.1.json" in told.stderr


@pytest.mark.parametrize("arguments", [["publish", "telefonei"], ["which", "telefonei", "--on", "2026-01-01"],
                                       ["which", "telefonie", "--on", "gisteren"],
                                       ["publish", "telefonie", "--until", "2026-01-31"]])  # fmt: skip
def test_wrong_use_is_exit_2(handbook: Path, arguments: list[str]) -> None:
    done = maatstaf(*arguments, "--root", handbook)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_retired_form_counts_until_the_day_before(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20")
    change(handbook, FORM, "status: active", "status: retired")
    change(handbook, FORM, "changelog:\n", NEW.format("2.0.0", "2026-07-01", "retired"))
    done = maatstaf("which", "telefonie", "--on", "2026-06-30", "--root", handbook, "--format", "json")
    assert json.loads(done.stdout)["counted"]["until"] == "2026-06-30"
    assert "forms/telefonie/1.0.0/fill.html" in site_of(handbook)


# What is served


def test_an_older_version_keeps_its_page_and_its_file(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20")
    first = (handbook / FROZEN / "1.0.0.json").read_bytes()
    reworded(handbook)
    published(handbook)
    site = site_of(handbook)
    assert site["spec/v1/forms/telefonie/1.0.0.json"] == first
    assert site["spec/v1/forms/telefonie/1.0.1.json"] == site["spec/v1/forms/telefonie.json"]
    assert "forms/telefonie/1.0.1/fill.html" not in site, "the form's own page is that of the newest version"
    old, now = page(site, "forms/telefonie/1.0.0/fill.html"), page(site, "forms/telefonie/fill.html")
    assert "De klant merkt" in page(site, "forms/telefonie/1.0.0/fill-more.js")
    assert "Een klant merkt" in page(site, "forms/telefonie/fill-more.js")
    assert "21 november 2026" in old and "21 november 2026" not in now
    assert '{"page":"1.0.0/fill.html","version":"1.0.0"}' in now
    assert '{"page":"../fill.html","version":"1.0.1"}' in old
    body = page(site, "forms/telefonie.html")
    table = body[body.index('id="in-use"') :]
    assert table.index("1.0.1") < table.index("1.0.0") and "Vergelijkbaar" in table
    assert "Nog niet gepubliceerd" not in body


def test_the_page_says_when_the_form_is_newer_than_what_counts(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20")
    reworded(handbook)
    site = site_of(handbook)
    body = page(site, "forms/telefonie.html")
    assert "Nog niet gepubliceerd" in body and 'href="telefonie/1.0.0/fill.html"' in body
    assert "forms/telefonie/1.0.0/fill.html" in site


def test_a_record_of_an_older_version_is_read_with_it(handbook: Path, tmp_path: Path) -> None:
    old = published(handbook, "--from", "2026-03-20")
    reworded(handbook)
    published(handbook)
    named = {key: old[key] for key in ("id", "version", "hash")}
    record = {"record": "maatstaf/record/v1", "form": named, "language": "nl", "answers": {}}
    file = tmp_path / "old.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    done = maatstaf("record", "check", file, "--spec", handbook)
    assert done.returncode == 0, done.stderr


def test_the_first_published_version_is_compared_with_the_one_in_the_changelog_before_it() -> None:
    found = load(ROOT, date(2026, 11, 22)).handbook
    assert found
    press = Press(found)
    told = {(one.frozen.spec.version, one.before, one.compares) for one in in_use(press, found.forms["telefoon"])}
    assert told == {("3.1.1", "3.1.0", "yes"), ("3.1.0", "3.0.0", "with-care")}
    body = page(render(found), "forms/telefoon.html")
    table = body[body.index('id="in-use"') :].split("</section>")[0]
    assert table.index("Met zorg vergelijken") < table.index(">3.0.0<")
    assert "eerste versie" not in table


def test_a_form_with_no_version_before_says_so(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20")
    body = page(site_of(handbook), "forms/telefonie.html")
    assert "eerste versie" in body[body.index('id="in-use"') :].split("</section>")[0]


def test_who_agreed_is_told_with_the_version_that_they_agreed_to() -> None:
    found = load(ROOT, date(2026, 11, 22)).handbook
    assert found
    site = render(found)
    for path in ("forms/telefoon.html", "forms/telefoon/why.html"):
        part = page(site, path).split('id="agreed"')[1].split("</section>")[0]
        assert "Akkoord met versie 3.1.0. Daarna veranderden alleen woorden (3.1.1)." in part
    assert "Akkoord met versie 2.1.0.</p>" in page(site, "forms/bericht.html")


def test_words_ask_for_no_new_agreement_and_anything_else_does(handbook: Path) -> None:
    published(handbook, "--from", "2026-03-20")
    reworded(handbook)
    published(handbook)
    assert "Akkoord met versie 1.0.0. Daarna veranderden alleen woorden (1.0.1)." in agreement(handbook)
    change(handbook, FORM, "changelog:\n", NEW.format("1.1.0", "2026-11-22", "clarification"))
    told = agreement(handbook)
    assert "Akkoord met versie 1.0.0. Daarna kwam versie 1.0.1 en 1.1.0." in told
    assert "Nog niet akkoord" in told and publish(handbook).returncode == 1


def agreement(handbook: Path) -> str:
    return page(site_of(handbook), "forms/telefonie.html").split('id="agreed"')[1].split("</section>")[0]


# Days and hashes


def test_periods_end_where_the_next_one_begins() -> None:
    spec = form_from((ROOT / "criteria/forms/published/telefoon/3.1.0.json").read_bytes())

    def made(since: date, until: date | None = None) -> Any:
        return spec.model_copy(update={"effective_from": since, "effective_until": until})

    found = periods([made(date(2026, 5, 1), date(2026, 6, 30)), made(date(2026, 1, 1)), made(date(2026, 8, 1))],
                    date(2026, 10, 1))  # fmt: skip
    assert [(one.since, one.until) for one in found] == [
        (date(2026, 1, 1), date(2026, 4, 30)),
        (date(2026, 5, 1), date(2026, 6, 30)),
        (date(2026, 8, 1), date(2026, 9, 30)),
    ]
    assert [(one.until, other.since) for one, other in holes(found)] == [(date(2026, 6, 30), date(2026, 8, 1))]
    assert not found[1].holds(date(2026, 7, 15)) and found[2].holds(date(2026, 9, 30))


LEAF = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
PLAIN = LEAF | st.lists(LEAF, max_size=4) | st.dictionaries(st.text(), LEAF | st.lists(LEAF), max_size=4)


@given(st.dictionaries(st.text(), PLAIN, max_size=5))
def test_canonical_json_is_that_of_the_standard(data: dict[str, Any]) -> None:
    assert canonical(data) == rfc8785.dumps(data)


def test_every_published_version_of_this_handbook_is_as_it_was() -> None:
    found = sorted((ROOT / "criteria/forms/published").rglob("*.json"))
    assert {path.parent.name for path in found} == {path.stem for path in (ROOT / "criteria/forms").glob("*.yml")}
    for path in found:
        data = json.loads(path.read_bytes())
        assert content_hash(data) == data["hash"]
        assert (data["id"], data["version"]) == (path.parent.name, path.stem)


def test_a_folder_where_a_published_file_should_be_is_told(handbook: Path) -> None:
    (handbook / FROZEN / "1.0.0.json").mkdir(parents=True)
    done = publish(handbook, "--from", "2026-03-20")
    assert done.returncode == 1
    assert f"{FROZEN}/1.0.0.json" in done.stderr and "Dit is een map" in done.stderr
