"""Text put into YAML so that it stays the text it was, whatever it holds."""

from __future__ import annotations

import re

from maatstaf.model import kind_of

_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.&’()-]*[\w).])?|[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9.-]+|[0-9]+\.[0-9]+\.[0-9]+")
_TAKEN = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])
"""Words that one YAML reader or another takes for something else than text."""


def scalar(value: object) -> str:
    """Return ``value`` as one YAML scalar: plain where every reader agrees, otherwise between double quotes."""
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _TAKEN:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def with_schema(path: str, text: str) -> str:
    """Return a definition with the line on top by which editors find its schema, from where it stands."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}.vscode/schema/{kind_of(path)}.schema.json\n{text}"
