"""The difference as the body of a comment on a pull request: whatever authors wrote stays text in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maatstaf.difference.blocks import Block, View
from maatstaf.difference.words import Line, Piece
from maatstaf.message import T
from maatstaf.render.badges import BADGES
from maatstaf.report import visible

MARKER = "<!-- maatstaf -->"
"""The first line: by it a later comment finds the one that it replaces."""
LONGEST = 60_000
"""So many characters at most: hosts refuse comments of more than 65,536."""

_MARKS = re.compile(r"([\\`*_\[\]<>#!|~&$^])")
_FIRST = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$)))?([-+=.):/])")
_CALLS = re.compile(r"(?<=[@#~%])(?=\w)|(?<=[!&$])(?=\d)|(?<=GH-)(?=\d)")
_NOTHING = "\u200b"
"""A space without width: it keeps hosts from taking a name for a mention, or a number for another thread."""


def markdown(view: View) -> str:
    """Return the comment: the summary first, then a part for each definition, as many as fit."""
    head = [MARKER, f"## {_safe(view.title)}", "", _safe(view.compared), ""]
    head += [line for remark in view.remarks for line in (f"> {_safe(remark)}", "")]
    head += [f"- {_safe(line)}" for line in view.summary]
    text, blocks = "\n".join(head) + "\n", ["\n".join(_block(block, view)) + "\n" for block in view.blocks]
    if view.files:
        files = [f"- {_safe(file)}" for file in view.files]
        blocks.append("\n".join(["", f"### {_safe(view.say(T('Other files')))}", "", *files]) + "\n")
    rest = T("More changed than fits in a comment; left out here: {number}. For all of it: maatstaf diff --format html")
    left_out = 0
    for block in blocks:
        if len(text) + len(block) > LONGEST - 500:
            left_out += 1
        else:
            text += block
    return f"{text}\n> {_safe(view.say(rest(number=left_out)))}\n" if left_out else text


def _safe(text: str) -> str:
    """Return text that Markdown shows as it is, on one line: no markup, no mention, no link with another face."""
    flat = " ".join(visible(text).split())
    called = _CALLS.sub(_NOTHING, flat)
    escaped = _FIRST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", called))
    return escaped.replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")


def _block(block: Block, view: View) -> Iterator[str]:
    name = f"{_safe(block.kind)} **{_safe(block.name)}**" if block.name else f"**{_safe(block.kind)}**"
    facts = [block.happened, block.version, *([view.say(BADGES[block.counts_as][2])] if block.counts_as else [])]
    yield from ("", f"### {name}", "", " · ".join(_safe(fact) for fact in facts if fact), "")
    for row in block.rows:
        yield f"- {_safe(row.words)}{f' ({_safe(row.happened)})' if row.happened else ''}"
        yield from (f"  > {_line(line)}  " for line in row.lines)
    yield ""
    yield from (f"{_safe(effect)}  " for effect in block.effects)
    for why in block.whys:
        told = f"**{_safe(why.version)}** · {_safe(view.say(BADGES[why.change][2]))} · {_safe(why.what)}"
        yield from ("", told)
        yield from ("", *(f"> {_safe(line)}  " for line in why.why))
        if why.decided:
            yield from ("", _safe(view.say(T("Decided in: {name}", {"name": why.decided}))))
    for one in block.missing:
        word = view.say(T("To mend") if one.error else T("To note"))
        yield from ("", f"**{_safe(word)}:** {_safe(one.message)} ({_safe(one.place)})")
        yield from ("", *_fenced(one.hint))


def _line(line: Line) -> str:
    return "".join(_piece(piece) for piece in line)


def _piece(piece: Piece) -> str:
    """Return a piece with its marks against the words: a mark beside a space marks nothing."""
    words = _safe(piece.text)
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and words else ""
    if piece.how == "same" or not words:
        return f"{before}{words}{after}"
    mark = "~~" if piece.how == "gone" else "**"
    return f"{before}{mark}{words}{mark}{after}"


def _fenced(text: str) -> Iterator[str]:
    """Yield what to write, so that spaces at the start of a line stay; nothing in it can end the fence."""
    runs = [len(run) for run in re.findall(r"`+", text)]
    fence = "`" * max(3, *(run + 1 for run in runs), 3)
    yield f"{fence}text"
    yield from (visible(line) for line in text.split("\n"))
    yield fence
