"""Every text that people read has its Dutch; none is left over; and places to fill in are the same in both."""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import maatstaf
from maatstaf.message import LOCALE

HOUSE = Path(maatstaf.__file__).parent
KEYWORDS = {"T": None, "_": None, "gettext": None, "ngettext": (1, 2)}
PLACES = re.compile(r"%\(\w+\)s|\{\w*\}")


def used() -> set[str]:
    """Return every key in the files that babel.cfg names, as ``make texts`` finds them."""
    with (HOUSE.parent.parent / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    methods = [(pattern.removeprefix("builder/maatstaf/"), method) for pattern, method in methods]
    options = {pattern.removeprefix("builder/maatstaf/"): given for pattern, given in options.items()}
    keys: set[str] = set()
    for _, _, message, _, _ in extract_from_dir(HOUSE, methods, options, KEYWORDS):
        keys.update([message] if isinstance(message, str) else message)
    return keys - {""}


def dutch() -> Catalog:
    with (LOCALE / "nl.po").open("rb") as file:
        return read_po(file, locale="nl")


def entries() -> dict[str, str]:
    found = {}
    for entry in dutch():
        ids = entry.id if isinstance(entry.id, (list, tuple)) else (entry.id,)
        texts = entry.string if isinstance(entry.string, (list, tuple)) else (entry.string,)
        found.update({id: str(text or "") for id, text in zip(ids, texts, strict=False) if id})
    return found


def test_every_key_has_its_dutch_and_none_is_left_over() -> None:
    texts = entries()
    assert sorted(used() - set(texts)) == [], "no Dutch yet: run make texts, then fill in locale/nl.po"
    assert sorted(set(texts) - used()) == [], "not used any more: run make texts"
    assert sorted(key for key, text in texts.items() if not text) == []


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    file = io.BytesIO()
    write_mo(file, dutch())
    assert file.getvalue() == (LOCALE / "nl.mo").read_bytes(), "stale: run make texts"


def test_the_places_to_fill_in_are_the_same() -> None:
    wrong = {
        key: text for key, text in entries().items() if sorted(PLACES.findall(key)) != sorted(PLACES.findall(text))
    }
    assert wrong == {}
