"""One state of a handbook: its definitions, and every file beside them by its hash."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from maatstaf.check.draft import Draft, Entry, name_of
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model import kind_of

PUBLISHED = re.compile(r"criteria/forms/published/(?P<form>[^/]+)/(?P<version>[^/]+)\.json")
"""Where the frozen specs of forms are."""

TABLES = {
    "klantprincipe": "klantprincipes",
    "kpi": "kpis",
    "scale": "scales",
    "group": "groups",
    "criterion": "criteria",
    "form": "forms",
    "workshop": "workshops",
    "calibration": "calibrations",
}
"""The table of a draft that holds each kind, in the order in which changes are told."""

SINGLE = ("organisation", "protocol")
"""Kinds of which there is one, named by its kind."""


@dataclass(frozen=True, eq=False)
class State:
    """A handbook at one moment. ``label`` is how people call the moment; ``files`` holds the hash of every file.

    ``content`` gives the bytes of one of these files. The draft may have findings: what doesn't fit is in ``unread``.
    """

    label: T
    draft: Draft
    files: Mapping[str, str]
    content: Callable[[str], bytes]
    faults: Mapping[str, Finding] = field(default_factory=dict)
    """What is wrong with a file that could not be read or does not fit: the first thing, by path."""

    def table(self, kind: str) -> Mapping[str, Entry[Any]]:
        """Return the definitions of a kind by id."""
        if kind in SINGLE:
            entry = getattr(self.draft, kind)
            return {kind: entry} if entry else {}
        found: Mapping[str, Entry[Any]] = getattr(self.draft, TABLES[kind])
        return found

    def unsure(self, kind: str, id: str) -> bool:
        """Return whether a definition may be there all the same, in a file that can't be read or doesn't fit."""
        if kind in SINGLE:
            return any(kind_of(path) == kind for path in self.files) and not self.table(kind)
        if id in self.table(kind):
            return False
        source = self.draft.named.get(kind, {}).get(id)
        return kind in self.draft.unread or bool(source and name_of(source.path, kind) not in self.table(kind))

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """The files of which something could not be read, or does not fit."""
        lists = ("klantprincipes", "kpis", "scales")
        return tuple(path for path in sorted(self.files) if (kind := kind_of(path)) and self._unfit(path, kind, lists))

    def _unfit(self, path: str, kind: str, lists: tuple[str, ...]) -> bool:
        if kind in lists:
            one = kind.removesuffix("s")
            return one in self.draft.unread or any(id not in self.table(one) for id in self.draft.named.get(one, ()))
        return name_of(path, kind) not in self.table(kind) if kind not in SINGLE else not self.table(kind)

    @cached_property
    def published(self) -> Mapping[str, tuple[str, ...]]:
        """The frozen specs of each form, by path."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.files):
            if match := PUBLISHED.fullmatch(path):
                found.setdefault(match["form"], []).append(path)
        return {form: tuple(paths) for form, paths in found.items()}

    @property
    def language(self) -> str:
        """The language of texts that don't say which they are in."""
        return self.draft.languages[0]
