"""YAML as the handbook shows it: keys and remarks stand out, texts under a bar are left alone."""

from __future__ import annotations

import re

from markupsafe import Markup

_KEY = re.compile(r"(?P<lead> *(?:- )*)(?P<key>[\w-]+)(?P<rest>:(?: .*)?)\Z")
_BAR = re.compile(r": *\|[-+]? *\Z")


def yaml_shown(text: str) -> Markup:
    """Return YAML as HTML: a ``code`` in a ``pre``, every key in a ``b`` and every remark in an ``i``."""
    shown = []
    bar: int | None = None  # how far the line is indented that the text under a bar belongs to
    for line in text.rstrip("\n").split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if bar is not None and line and indent <= bar:
            bar = None
        shown.append(Markup("{}").format(line) if bar is not None else _line(line))
        if bar is None and _BAR.search(line):
            bar = indent
    return Markup('<pre class="ms-yaml"><code>{}</code></pre>').format(Markup("\n").join(shown))


def _line(line: str) -> Markup:
    if line.lstrip().startswith("#"):
        return Markup("<i>{}</i>").format(line)
    if key := _KEY.match(line):
        return Markup("{}<b>{}</b>{}").format(key["lead"], key["key"], key["rest"])
    return Markup("{}").format(line)
