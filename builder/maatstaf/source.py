"""One file of definitions: its data, and the place of every value in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from maatstaf.findings import Finding, Severity
from maatstaf.message import T

Path = Sequence[str | int]


def spelled(at: Path) -> str:
    """Return a place as people read it, lists counted from 1: ``sections[1].items[2].weight``."""
    text = ""
    for step in at:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


@dataclass(frozen=True, eq=False)
class Source:
    """A file that could be read: ``path`` from the handbook's root (with ``/``), ``kind``, ``text`` and ``data``.

    Lines of ``text`` end in a line feed; ``ends`` is what they end in on the disk, where all are alike.
    """

    path: str
    kind: str
    text: str
    data: dict[str, Any]
    ends: str = "\n"

    @property
    def written(self) -> str:
        """The text as it stands on the disk."""
        return self.text if self.ends == "\n" else self.text.replace("\n", self.ends)

    @cached_property
    def _tree(self) -> yaml.Node | None:
        # Places are asked for only where something is wrong, so they are looked up then and not kept.
        node: yaml.Node | None = yaml.compose(self.text, Loader=yaml.CBaseLoader)
        return node

    @cached_property
    def _maps(self) -> dict[int, dict[str, tuple[yaml.Node, yaml.Node]]]:
        return {}

    def _step(self, node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
        """Return key and value at one step below ``node``; a map is looked through once, however often it is asked."""
        if isinstance(node, yaml.MappingNode):
            if id(node) not in self._maps:
                self._maps[id(node)] = {key.value: (key, value) for key, value in reversed(node.value)}
            return self._maps[id(node)].get(str(step))
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        return None

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return self.text.split("\n")

    def place(self, at: Path, *, key: bool = False) -> tuple[int, int]:
        """Return line and column (from 1) of the value at ``at``, of its key, or of the nearest thing above it."""
        node, mark = self._tree, None
        for step in at:
            found = self._step(node, step)
            if found is None:
                break
            name, node = found
            mark = name.start_mark if key or not isinstance(node, yaml.ScalarNode) else node.start_mark
            if node.start_mark.line != name.start_mark.line:
                mark = name.start_mark
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def finding(
        self,
        rule: str,
        at: Path,
        message: T,
        hint: T | None = None,
        *,
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> Finding:
        """Return a finding about the value (or key) at ``at`` in this file."""
        line, column = self.place(at, key=key)
        return Finding(self.path, line, column, rule, severity, message, hint)
