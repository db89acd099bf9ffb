"""The command that says what changed between two states of a handbook, and what `check --since` asks of it."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from maatstaf.commands import USAGE, console
from maatstaf.findings import Finding
from maatstaf.message import interface
from maatstaf.model.text import say
from maatstaf.pipeline import Checked

if TYPE_CHECKING:
    from maatstaf.difference.blocks import View
    from maatstaf.history import Compared
    from maatstaf.revisions import Trouble


class Shown(StrEnum):
    """How the difference is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


def diff(
    base: Annotated[
        str,
        typer.Argument(help="A branch, tag or commit; A..B, or A...B (from where they went apart); or a folder."),
    ],
    head: Annotated[
        str | None, typer.Argument(help="What to compare with it.", show_default="the files as they are now")
    ] = None,
    root: Annotated[Path, typer.Option("--root", help="The handbook's folder.")] = Path(),
    format: Annotated[Shown, typer.Option("--format", help="text, markdown, json or html.")] = Shown.TEXT,
    out: Annotated[
        Path | None, typer.Option("--out", help="The file to write, instead of showing it.", dir_okay=False)
    ] = None,
) -> None:
    """Say what changed between two states of the handbook: what it does to scores, why, and what is missing."""
    from maatstaf.difference import text
    from maatstaf.difference.view import view
    from maatstaf.history import Compared
    from maatstaf.revisions import Trouble, named, states
    from maatstaf.write import put

    try:
        pair = named(base, head, root)
        compared = Compared(*states(pair.before, pair.after))
    except Trouble as why:
        _stop(why, root)
    seen = view(compared, compared.after.language, pair.remarks)
    if format is Shown.TEXT and out is None:
        text.show(seen, Console(highlight=False))
        return
    content = _written(format, compared, seen)
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        put({out.name: content}, out.parent)


def _written(format: Shown, compared: Compared, seen: View) -> bytes:
    from maatstaf.difference import data, text
    from maatstaf.difference.markdown import markdown
    from maatstaf.difference.page import page

    if format is Shown.JSON:
        return data.written(compared, seen.language)
    if format is Shown.HTML:
        if (organisation := compared.after.draft.organisation) is None:
            return page(seen, "")
        style = organisation.value.style
        return page(seen, say(organisation.value.name, seen.language), style.colours if style else None)
    return (markdown(seen) if format is Shown.MARKDOWN else text.plain(seen)).encode()


def since(base: str, root: Path, checked: Checked) -> list[Finding]:
    """Return what the check found, and what changed since ``base`` without being explained as it should be."""
    from maatstaf import revisions
    from maatstaf.history import Compared
    from maatstaf.history.rules import beside, missing
    from maatstaf.history.unread import unread
    from maatstaf.revisions.states import state_before, state_now

    try:
        pair = revisions.since(base, root)
    except revisions.Trouble as why:
        _stop(why, root)
    now = state_now(pair.after, checked.draft)
    compared = Compared(state_before(pair.before, now), now)
    return beside(checked.findings, (*unread(compared), *(finding for _, finding in missing(compared))))


def _stop(why: Trouble, root: Path) -> NoReturn:
    """Say why two states can't be compared, in the handbook's language, and stop."""
    language = _language(root)
    for message, style in ((why.message, "red"), (why.hint, "cyan")):
        if message is not None:
            console.print(message.in_language(language), style=style, markup=False, soft_wrap=True)
    raise typer.Exit(USAGE)


def _language(root: Path) -> str:
    """Return the language to speak to the authors of a handbook, as far as its first file says."""
    from maatstaf.read import MAX_BYTES, read_one
    from maatstaf.read.utf8 import text_of

    path = "criteria/organisation.yml"
    source, _ = read_one(path, lambda: text_of(root / path, MAX_BYTES))
    language = source.data.get("language") if source else "en"
    return interface(str(language))
