"""A new entry put on top of a form's changelog, in the author's own file: every other byte stays as it was."""

from __future__ import annotations

import re

from maatstaf.blanks.scalars import scalar
from maatstaf.model.changelog import Entry
from maatstaf.model.form import Form
from maatstaf.model.text import say
from maatstaf.read import parse
from maatstaf.source import Source

_DASH = re.compile(r"(?P<indent> *)-(?P<gap> +)\Z")


def lines_of(entry: Entry, language: str) -> list[str]:
    """Return an entry of wording as lines of YAML, without their indentation."""
    what = [f"what: {scalar(say(entry.what, language))}"] if entry.what else []
    return [f"version: {entry.version}", f"date: {entry.date}", f"change: {entry.change.value}", *what]


def spliced(source: Source, raw: str, entry: Entry, language: str) -> str | None:
    """Return the text of a form's file (``raw``, as it is on disk) with an entry on top of its changelog.

    ``None`` where the changelog is written in a way that an entry can't be put in: between braces, or with its dash on
    a line of its own. The text is read again before it is given, so that it holds the entry and nothing else is new.
    """
    newline = "\r\n" if "\r\n" in raw else "\n"
    lines = raw.split(newline)
    number, column = source.place(("changelog", 0))
    dash = _DASH.match(lines[number - 1][: column - 1]) if number <= len(lines) else None
    if not dash:
        return None
    first, *rest = lines_of(entry, language)
    begin = f"{dash['indent']}-{dash['gap']}"
    lines[number - 1 : number - 1] = [begin + first, *(" " * len(begin) + line for line in rest)]
    text = newline.join(lines)
    return text if _holds(source, text, entry) else None


def _holds(source: Source, text: str, entry: Entry) -> bool:
    data, findings = parse(source.path, text.removeprefix("\ufeff").replace("\r\n", "\n"))
    if data is None or findings:
        return False
    was, now = Form.model_validate(source.data), Form.model_validate(data)
    return now == was.model_copy(update={"changelog": (entry, *was.changelog)})
