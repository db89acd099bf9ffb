"""Code as the handbook shows it: in YAML keys and remarks stand out, texts under a bar are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

NEWLINE = Markup("&#10;")
"""An end of line that stays one, whatever an engine does with the lines and spaces of a page."""

_KEY = re.compile(r"(?P<lead> *(?:- )*)(?P<key>[\w-]+)(?P<rest>:(?: .*)?)\Z")
_BAR = re.compile(r": *\|[-+]? *\Z")


def lines_shown(text: str) -> Markup:
    """Return a text of several lines for inside a ``pre``."""
    return NEWLINE.join(text.rstrip("\n").split("\n"))


def code_shown(text: str) -> Markup:
    """Return code as HTML: a ``code`` in a ``pre``."""
    return _block(text.rstrip("\n").split("\n"))


def yaml_shown(text: str) -> Markup:
    """Return YAML as HTML: a ``code`` in a ``pre``, every key in a ``b`` and every remark in an ``i``."""
    shown: list[str | Markup] = []
    bar: int | None = None  # how far the line is indented that the text under a bar belongs to
    for line in text.rstrip("\n").split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if bar is not None and line and indent <= bar:
            bar = None
        shown.append(line if bar is not None else _line(line))
        if bar is None and _BAR.search(line):
            bar = indent
    return _block(shown)


def _block(lines: Iterable[str | Markup]) -> Markup:
    return Markup("<pre><code>{}</code></pre>").format(NEWLINE.join(lines))


def _line(line: str) -> str | Markup:
    if line.lstrip().startswith("#"):
        return Markup("<i>{}</i>").format(line)
    if key := _KEY.match(line):
        return Markup("{}<b>{}</b>{}").format(key["lead"], key["key"], key["rest"])
    return line
