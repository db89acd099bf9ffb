"""The pages for proposing: every field has a label and a place, every word of a script exists, and a page is cheap."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from maatstaf.history.table import TABLES
from maatstaf.message import T
from maatstaf.model import KINDS
from maatstaf.pipeline import load
from maatstaf.read.files import read_one
from maatstaf.render.forms import compose
from maatstaf.render.host import Host
from maatstaf.render.pages import propose
from maatstaf.render.press import Press
from maatstaf.render.proposing.carried import shared_carried
from maatstaf.render.proposing.fields import parts_of
from maatstaf.render.proposing.layout import GROUPS
from maatstaf.render.proposing.texts import TEXTS

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "builder/maatstaf/static"
SCRIPTS = [path for path in STATIC.glob("propose/*.js") if ".min" not in path.suffixes]
BORROWED = [STATIC / "fill/drafts.js", STATIC / "fill/ask.js", STATIC / "review/send.js"]


@pytest.fixture(scope="module")
def press() -> Press:
    handbook = load(ROOT, date(2026, 11, 23)).handbook
    assert handbook is not None
    return Press(handbook, Host("https://github.com/a/b", "https://github.com/a/b/edit/main/"))


@pytest.mark.parametrize("kind", GROUPS)
def test_every_field_has_its_place_once(kind: str) -> None:
    model = KINDS[kind][1]
    keys = [field["key"] for field in parts_of(model)[model.__name__] if field["key"] != "changelog"]
    assert sorted(key for group in GROUPS[kind] for key in group.keys) == sorted(keys)


@pytest.mark.parametrize("kind", GROUPS)
def test_every_field_has_a_smallest_class(kind: str) -> None:
    model = KINDS[kind][1]
    known = {where.split(".")[0] for where in TABLES[kind]} | {"id", "changelog"}
    assert {field["key"] for field in parts_of(model)[model.__name__]} - known == set()


def test_every_field_has_a_label_and_says_what_it_takes() -> None:
    kinds = set()
    for kind in GROUPS:
        for fields in parts_of(KINDS[kind][1]).values():
            for field in fields:
                assert isinstance(field["label"], T)
                kinds.add(field["is"])
    assert kinds == {
        *("text", "prose", "id", "date", "version", "number", "bool", "word"),
        *("one", "ref", "list", "map", "part", "either"),
    }


def test_the_scripts_say_only_words_that_exist_and_all_of_them() -> None:
    own = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    every = own + "".join(path.read_text(encoding="utf-8") for path in BORROWED)
    said = set(re.findall(r'\bt\("([a-z_]+)"', every)) - {"kind_"}
    assert said - set(TEXTS) == set()
    assert {key for key in TEXTS if f'"{key}"' not in every and not key.startswith("kind_")} == set()


def test_each_page_carries_its_own_file_and_no_more_than_that(press: Press) -> None:
    made = dict(propose.render(press)) | dict(compose.render(press))
    for kind, table in (("criterion", press.handbook.criteria), ("form", press.handbook.forms)):
        pages = [path for path in made if path.endswith(("/propose.html", "/compose.html")[kind == "form"])]
        assert len(pages) == len(table)
        for path in pages:
            page = made[path]()
            assert isinstance(page, bytes)
            source = press.handbook.written[kind, path.split("/")[1]]
            assert source == (ROOT / press.handbook.files[kind, path.split("/")[1]]).read_text(encoding="utf-8")
            assert len(page) < 15_000 + 1.2 * len(source.encode())


def test_a_new_file_begins_where_the_host_makes_one(press: Press) -> None:
    assert shared_carried(press)["new_at"] == "https://github.com/a/b/new/main/"
    assert shared_carried(Press(press.handbook))["new_at"] == ""


@pytest.mark.parametrize("text", ["id: a\r\nname: b\r\n", "id: a\nname: b\n", "id: a\nname: b"])
def test_a_file_is_known_as_it_stands_on_the_disk(text: str) -> None:
    source, findings = read_one("criteria/helpen/a.yml", lambda: text)
    assert findings == []
    assert source is not None
    assert source.written == text
    assert "\r" not in source.text
