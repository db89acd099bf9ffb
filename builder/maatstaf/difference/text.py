"""The difference on a terminal: colours where there are, and marks around the words where there are none."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from maatstaf.difference.blocks import Block, Missing, Row, View, Why
from maatstaf.difference.words import Piece
from maatstaf.message import T
from maatstaf.render.badges import BADGES
from maatstaf.report import visible

Say = Callable[[T], str]

STYLES = {"same": "", "gone": "red strike", "come": "green"}


def show(view: View, console: Console) -> None:
    """Write the difference."""
    for line in _lines(view, colour=console.color_system is not None and console.is_terminal):
        console.print(line, soft_wrap=True)


def plain(view: View) -> str:
    """Return the difference as text without colours."""
    return "".join(f"{line.plain.rstrip()}\n" for line in _lines(view, colour=False))


def _lines(view: View, *, colour: bool) -> list[Text]:
    say = view.say
    lines = [Text(visible(view.title), "bold"), Text(visible(view.compared), "dim")]
    lines += [Text(f"! {visible(remark)}", "yellow") for remark in view.remarks]
    lines += [Text(""), *(Text(visible(line)) for line in view.summary)]
    for block in view.blocks:
        lines += _block(block, say, colour=colour)
    if view.files:
        lines += [Text(""), Text(say(T("Other files")), "bold"), *(Text(f"  {visible(file)}") for file in view.files)]
    return lines


def _block(block: Block, say: Say, *, colour: bool) -> list[Text]:
    head = Text.assemble((f"{block.kind} ", ""), (visible(block.name), "bold"), f" ({visible(block.id)})")
    head.append(f" · {block.happened}")
    if block.version:
        head.append(f" · {block.version}")
    if block.counts_as:
        head.append(f" · {say(BADGES[block.counts_as][2])}", "bold")
    lines = [Text(""), head]
    for row in block.rows:
        lines += _row(row, colour=colour)
    lines += [Text(f"  → {visible(effect)}") for effect in block.effects]
    for why in block.whys:
        lines += _why(why, say)
    for one in block.missing:
        lines += _missing(one, say)
    return lines


def _row(row: Row, *, colour: bool) -> list[Text]:
    happened = f" ({row.happened})" if row.happened else ""
    lines = [Text(f"  {visible(row.words)}{happened}", "cyan")]
    for pieces in row.lines:
        line = Text("      ")
        for piece in pieces:
            line.append(_piece(piece, colour=colour), STYLES[piece.how])
        lines.append(line)
    return lines


def _piece(piece: Piece, *, colour: bool) -> str:
    words = visible(piece.text)
    if colour or piece.how == "same":
        return words
    core = words.strip()
    marked = f"[-{core}-]" if piece.how == "gone" else f"{{+{core}+}}"
    return words.replace(core, marked, 1) if core else words


def _why(why: Why, say: Say) -> list[Text]:
    lines = [Text(f"  {why.version} · {say(BADGES[why.change][2])} · {visible(why.what)}", "dim")]
    lines += [Text(f"      {visible(line)}", "dim") for line in why.why]
    if why.decided:
        lines.append(Text(f"      {say(T('Decided in: {name}', {'name': visible(why.decided)}))}", "dim"))
    return lines


def _missing(one: Missing, say: Say) -> list[Text]:
    word, style = (T("To mend"), "red") if one.error else (T("To note"), "yellow")
    lines = [Text.assemble((f"  {say(word)}: ", f"bold {style}"), visible(one.message), (f"  {one.place}", "dim"))]
    lines += [Text(f"      {visible(line)}", "cyan") for line in one.hint.split("\n")]
    return lines
