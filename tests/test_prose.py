"""The short way from small Markdown to HTML gives what the parser gives, and takes most texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from maatstaf.pipeline import load
from maatstaf.render import prose

ROOT = Path(__file__).parent.parent
PIECES = [
    *("*", "**", "*(", ".*", "a", "Bé", "1.", "-", "+", "_", "`", "=", "…", ",", ":", "(", ")", "’", "‘", "/"),
    *("<", "&", "[", "]"),
    *(" ", "  ", "\n", "\n\n", ">", "> ", ">\n", "\n> ", "**Jij:** ", "*Mail.*", "\\", "\u00a0", "\t"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_the_short_way_gives_what_the_parser_gives(text: str) -> None:
    text = text.strip()
    assert prose._simple(text) in ("", prose._parser().render(text))


WRITTEN = ["woord", "*woord*", "**Jij:** ", " ", ". ", "\n", "\n\n> ", "\n>\n> "]


@given(st.lists(st.sampled_from(WRITTEN), max_size=12).map("".join))
def test_it_does_so_for_texts_as_people_write_them(text: str) -> None:
    text = text.strip()
    assert prose._simple(text) in ("", prose._parser().render(text))


def test_most_texts_of_the_handbook_go_the_short_way() -> None:
    handbook = load(ROOT, date(2026, 11, 22)).handbook
    assert handbook is not None
    texts = [
        text
        for one in handbook.criteria.values()
        for text in (
            one.definition,
            *(anchor.sample for anchor in one.anchors.values()),
            *(e.text for e in one.examples),
        )
        if isinstance(text, str)
    ]
    short = sum(bool(prose._simple(text.strip())) for text in texts)
    assert short > 0.8 * len(texts)


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_a_text_in_two_parts_loses_no_word(text: str) -> None:
    first, rest = prose.parted(text)
    assert f"{first} {rest}".split() == text.split()


def test_the_first_part_ends_at_an_empty_line_but_not_inside_a_list_item() -> None:
    assert prose.parted("Een.\nNog een.\n\n\nTwee.\n\nDrie.") == ("Een.\nNog een.", "Twee.\n\nDrie.")
    assert prose.parted("- Een.\n\n  Hoort erbij.\n\nTwee.") == ("- Een.\n\n  Hoort erbij.", "Twee.")
    assert prose.parted("") == ("", "")
