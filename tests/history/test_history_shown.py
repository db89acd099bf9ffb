"""The displays: authors' words stay words in every one of them, and the comment never grows too long for a host."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from handbooks import BASE, TESTS, lay_over
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from scripted import Repository, build

from maatstaf.difference import text
from maatstaf.difference.blocks import Block, Missing, Row, View, Why
from maatstaf.difference.markdown import LONGEST, MARKER, markdown
from maatstaf.difference.page import page
from maatstaf.difference.view import view
from maatstaf.difference.words import Piece, word_lines
from maatstaf.history import Compared
from maatstaf.model.changelog import Change
from maatstaf.model.style import Colours
from maatstaf.revisions import named, states

TRAPS = [
    "@team-leiders kijk eens",
    "![plaatje](https://elders.example/volg.gif)",
    "[klik hier](https://elders.example)",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "<!-- maatstaf -->",
    "~~weg~~ en **vet** en `code` en _schuin_",
    "# kop\n## nog een\n- lijst\n1. geteld\n> gezegd\n---\n===",
    "``` \n/close\n/approve",
    "/close",
    "[x]: https://elders.example",
    "a | b\n--|--\nc | d",
    "#123 en GH-12 en !45 en owner/repo#6",
    "&lt;b&gt; &amp;",
    "\\*\\<b\\>",
    "\u202eomgekeerd \u0007 \u001b[31mrood",
    "$x^2$",
    "</del></ins></style><style>*{display:none}</style>",
]


def seen_with(words: str) -> View:
    """Return a view in which authors' words stand wherever they can."""
    rows = (Row(words, "erbij", word_lines("Dit stond er.", words)),)
    block = Block("criterium", "een-id", words, "gewijzigd", "1.0.0 → 2.0.0", Change.MEANING, rows, (words,),
                  (Why("2.0.0", Change.MEANING, words, tuple(words.split("\n")), words),),
                  (Missing("criteria/x.yml:1:1", True, words, f"Schrijf:\n{words}"),))  # fmt: skip
    return View("Wat er verandert", words, (words,), (words,), (block,), (words,), "nl", "nl")


def outside_fences(comment: str) -> str:
    return re.sub(r"^(`{3,})text\n.*?^\1$", "", comment, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("words", TRAPS)
def test_a_comment_keeps_words_as_words(words: str) -> None:
    comment = markdown(seen_with(words))
    assert comment.startswith(f"{MARKER}\n") and outside_fences(comment).count("<!--") == 1
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable(["strikethrough", "table"]).parse(comment)
    inline = [child for token in tokens for child in token.children or ()]
    assert not [
        one.type for one in (*tokens, *inline) if one.type in ("image", "link_open", "html_inline", "table_open")
    ]
    assert [one.content.strip() for one in tokens if one.type == "html_block"] == [MARKER]
    assert all(one.type != "code_inline" for one in inline)
    bare = outside_fences(comment)
    assert not re.search(r"(?<![\w`])@\w", bare) and not re.search(r"#\d", bare)
    assert not any(line.lstrip("> -").startswith("/") for line in bare.split("\n"))


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_stay_words_in_a_comment(before: str, after: str) -> None:
    comment = markdown(replace(seen_with("gewoon"), blocks=(replace(seen_with(after).blocks[0], name=before),)))
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable(["strikethrough", "table"]).parse(comment)
    inline = [child for token in tokens for child in token.children or ()]
    assert not [
        one.type for one in (*tokens, *inline) if one.type in ("image", "link_open", "html_inline", "table_open")
    ]


@pytest.mark.parametrize("words", TRAPS)
def test_a_page_keeps_words_as_words(words: str) -> None:
    content = page(seen_with(words), words).decode()
    inside = content.split("</style>", 1)[1]
    assert not re.search(r"<(script|img|iframe|link|object|form|input|style|meta|base)\b", inside)
    assert " on" not in re.sub(r">[^<]*<", "><", inside).lower()
    assert not re.search(r'(href|src)="(?!#)', inside)


def test_the_page_asks_no_host_and_may_run_nothing() -> None:
    content = page(seen_with("gewoon"), "Waterwinkel").decode()
    assert "default-src 'none'" in content and "script" not in content
    assert not re.search(r"https?://(?!www\.w3\.org/)", content)
    assert set(re.findall(r"url\(([^)]{0,20})", content)) == {"data:font/woff2;base"}


@pytest.mark.parametrize("words", TRAPS)
def test_a_terminal_gets_no_commands(words: str) -> None:
    for shown in (text.plain(seen_with(words)), page(seen_with(words), words).decode()):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", shown)


def test_a_comment_is_cut_with_a_word_about_it() -> None:
    block = replace(seen_with("gewoon").blocks[0], effects=("Een lange zin over wat er gebeurt. " * 40,))
    seen = replace(seen_with("gewoon"), blocks=(block,) * 100)
    comment = markdown(seen)
    assert len(comment) < LONGEST
    assert "past; hier weggelaten:" in comment.splitlines()[-1]


def test_what_fits_is_in_a_comment_also_behind_what_does_not() -> None:
    seen = seen_with("gewoon")
    huge = replace(seen.blocks[0], effects=("Een lange zin over wat er gebeurt. " * 2000,))
    small = replace(seen.blocks[0], effects=("Dit hoort erbij.",))
    comment = markdown(replace(seen, blocks=(huge, small)))
    assert len(comment) < LONGEST and "Dit hoort erbij." in comment
    assert "hier weggelaten: 1." in comment.splitlines()[-1]


def test_words_that_went_and_came() -> None:
    def marked(before: str, after: str) -> list[str]:
        marks = {"gone": "-{}-", "come": "+{}+", "same": "{}"}
        return ["".join(marks[piece.how].format(piece.text) for piece in line) for line in word_lines(before, after)]

    assert marked("Je noemt een dag.", "Je noemt een dag en tijd.") == ["Je noemt een -dag.- +dag en tijd.+"]
    assert marked("3", "4") == ["-3- +4+"]
    assert marked("", "Nieuw") == ["+Nieuw+"]
    assert marked("Weg", "") == ["-Weg-"]
    assert marked("Je luistert.\n\nJe vraagt door.", "Je luistert.\n\nJe vraagt niets.") == [
        "Je luistert.",
        "Je vraagt -door.- +niets.+",
    ]
    long = " ".join(f"woord{n}" for n in range(60))
    assert marked(f"{long} oud {long}", f"{long} nieuw {long}")[0].count("…") == 2


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_word_is_lost(before: str, after: str) -> None:
    pieces = [piece for line in word_lines(before, after) for piece in line]
    new = {word for piece in pieces if piece.how != "gone" for word in piece.text.split()}
    old = {word for piece in pieces if piece.how != "come" for word in piece.text.split()}
    assert set(after.split()) - set(before.split()) <= new
    assert set(before.split()) - set(after.split()) <= old


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    repo: Repository = build(tmp_path / "handbook")
    pages = []
    for _ in range(2):
        pair = named("begin..renamed", None, repo.root)
        pages.append(page(view(Compared(*states(pair.before, pair.after)), "nl"), "Waterwinkel"))
    assert pages[0] == pages[1]


def test_pieces_are_never_empty() -> None:
    for before, after in (("a b", "a  b"), ("a\n\nb", "a b"), (" a", "a "), ("a", "a")):
        assert all(piece.text for line in word_lines(before, after) for piece in line)
        assert all(isinstance(piece, Piece) for line in word_lines(before, after) for piece in line)


def test_an_organisation_keeps_its_own_colours() -> None:
    colours = Colours(brand="#0a5c36")
    assert "#0a5c36" in page(seen_with("gewoon"), "Waterwinkel", colours).decode()
    assert "#0a5c36" not in page(seen_with("gewoon"), "Waterwinkel").decode()


def test_a_new_entry_without_a_why_is_told(tmp_path: Path) -> None:
    case = TESTS / "since" / "empty-why" / "after"
    after = lay_over(case, tmp_path / "after")
    pair = named(str(BASE), str(after), Path())
    blocks = {block.id: block for block in view(Compared(*states(pair.before, pair.after)), "en").blocks}
    (lacking,) = blocks["luisteren"].missing
    assert lacking.message == "Version 1.1.0 does not say why." and "why: |" in lacking.hint
    assert lacking.place.endswith("luisteren.yml:49:5")


def test_of_a_new_criterion_is_told_what_it_is_and_what_it_lacks(tmp_path: Path) -> None:
    lay_over(TESTS / "wrong/blank-left-in-draft", tmp_path / "after")
    pair = named(str(BASE), str(tmp_path / "after"), tmp_path)
    block = next(one for one in view(Compared(*states(pair.before, pair.after)), "nl").blocks if one.id == "meedenken")
    assert [row.words for row in block.rows] == [
        "Wat de ander merkt",
        "Wat we ermee bedoelen",
        "Het gedrag",
        "De kanalen",
        "De schaal",
    ]
    assert "Nog zonder: ankers, voorbeelden." in block.effects


def test_an_answer_is_called_by_its_label(tmp_path: Path) -> None:
    path = lay_over(BASE, tmp_path / "after") / "criteria/gesprek/afsluiting.yml"
    path.write_text(path.read_text("utf-8").replace("    answer: ja\n", "    answer: nee\n"), "utf-8")
    pair = named(str(BASE), str(tmp_path / "after"), tmp_path)
    block = next(one for one in view(Compared(*states(pair.before, pair.after)), "nl").blocks if one.id == "afsluiting")
    assert [piece.text for piece in block.rows[0].lines[0]] == ["Ja", " ", "Nee"]
