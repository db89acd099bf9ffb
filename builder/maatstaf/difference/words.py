"""Two texts, word by word: what went, what came, and enough of what stayed to see where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

AROUND = 8
"""So many unchanged words are shown on each side of a change."""
SENTENCE = 3 * AROUND
"""A stretch of at most so many words is shown whole."""
ALIKE = 0.25
"""Below this share of common words, the old and the new text are shown one after the other."""
SHORT = 80
"""Two texts of so many characters together stand on one line."""
LONGEST = 3000
"""Texts of more words than this are shown one after the other: comparing them takes too long."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text: it stayed the same, it is gone, or it came."""

    how: Literal["same", "gone", "come"]
    text: str


Line = tuple[Piece, ...]


def word_lines(before: str, after: str) -> tuple[Line, ...]:
    """Return the difference of two texts as lines of pieces; pieces end between words, never in one."""
    return tuple(_lines(_shortened(_pieces(before, after))))


def member_lines(before: list[str], after: list[str]) -> Iterator[Line]:
    """Yield the lines of a value that differ: members of a list that stayed are left out."""
    if len(before) <= 1 and len(after) <= 1:
        yield from word_lines("".join(before), "".join(after))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for number in range(max(i2 - i1, j2 - j1)):
            was = before[i1 + number] if i1 + number < i2 else ""
            now = after[j1 + number] if j1 + number < j2 else ""
            yield from word_lines(was, now)


def _pieces(before: str, after: str) -> list[Piece]:
    if not before or not after:
        return [Piece("gone", before)] * bool(before) + [Piece("come", after)] * bool(after)
    was, now = (re.findall(r"\n+|[^\S\n]+|\S+", text) for text in (before, after))
    if len(was) + len(now) > LONGEST:
        return [Piece("gone", before), Piece("same", "\n"), Piece("come", after)]
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if _common(matcher, was) < ALIKE * max(_count(was), _count(now)):
        if len(before) + len(after) <= SHORT and "\n" not in before + after:
            return [Piece("gone", before), Piece("same", " "), Piece("come", after)]
        return [Piece("gone", before), Piece("same", "\n"), Piece("come", after)]
    found: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(was[i1:i2])))
        else:
            found += [Piece("gone", "".join(was[i1:i2]))] * (i2 > i1) + [Piece("come", "".join(now[j1:j2]))] * (j2 > j1)
    return list(_gathered(found))


def _common(matcher: SequenceMatcher[str], was: list[str]) -> int:
    return sum(_count(was[block.a : block.a + block.size]) for block in matcher.get_matching_blocks())


def _count(parts: list[str]) -> int:
    return sum(not part.isspace() for part in parts)


def _gathered(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield pieces in which changes that have only a space between them are one change."""
    gone = come = ""
    for number, piece in enumerate(pieces):
        between = piece.how == "same" and piece.text == " " and 0 < number < len(pieces) - 1
        if piece.how == "gone" or between:
            gone += piece.text
        if piece.how == "come" or between:
            come += piece.text
        if piece.how == "same" and not between:
            yield from _settled(gone, come)
            gone = come = ""
            yield piece
    yield from _settled(gone, come)


def _settled(gone: str, come: str) -> Iterator[Piece]:
    """Yield what went and what came, with the spaces around them outside: a mark on a space shows nothing."""
    for how, text in (("gone", gone), ("come", come)):
        core = text.strip(" ")
        if not core:
            continue
        if (how == "come" and gone.strip()) or text[0] == " ":
            yield Piece("same", " ")
        yield Piece("gone" if how == "gone" else "come", core)
    if (come or gone)[-1:] == " ":
        yield Piece("same", " ")


def _shortened(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield pieces in which long stretches that stayed the same are cut to a few words around the changes."""
    for number, piece in enumerate(pieces):
        parts = re.findall(r"\s*\S+\s*?(?=\s|$)|\s+", piece.text)
        first, last = number == 0, number == len(pieces) - 1
        if piece.how != "same" or len(parts) <= SENTENCE:
            yield piece
            continue
        head = "" if first else "".join(parts[:AROUND])
        tail = "" if last else "".join(parts[-AROUND:])
        shown = f"{head} … {tail.lstrip()}"
        yield Piece("same", shown.lstrip() if first else shown.rstrip() if last else shown)


def _lines(pieces: Iterator[Piece]) -> Iterator[Line]:
    line: list[Piece] = []
    for piece in pieces:
        for number, part in enumerate(re.split(r"\n+", piece.text)):
            if number and line:
                yield tuple(line)
                line = []
            if part:
                line.append(Piece(piece.how, part))
    if line:
        yield tuple(line)
