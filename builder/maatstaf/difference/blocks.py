"""What every display of the difference shows: a summary, and a block for each definition; said, without a look yet."""

from __future__ import annotations

from dataclasses import dataclass

from maatstaf.difference.words import Line
from maatstaf.message import T
from maatstaf.model.changelog import Change


@dataclass(frozen=True)
class Row:
    """One field that differs: what it is called, what happened to it (empty: changed), the words that went and came."""

    words: str
    happened: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Why:
    """A new entry of the changelog."""

    version: str
    change: Change
    what: str
    why: tuple[str, ...]
    decided: str


@dataclass(frozen=True)
class Missing:
    """What is missing or not allowed: where, what, and what to write."""

    place: str
    error: bool
    message: str
    hint: str


@dataclass(frozen=True)
class Block:
    """One definition: its kind and name, what happened, what that does, and everything about it."""

    kind: str
    id: str
    name: str
    happened: str
    version: str
    counts_as: Change | None
    rows: tuple[Row, ...]
    effects: tuple[str, ...]
    whys: tuple[Why, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class View:
    """The whole: what was compared, the summary, and a block for each definition."""

    title: str
    compared: str
    remarks: tuple[str, ...]
    summary: tuple[str, ...]
    blocks: tuple[Block, ...]
    files: tuple[str, ...]
    language: str
    """The language of the texts of the handbook."""
    spoken: str
    """The language of the program's own words."""

    def say(self, message: T) -> str:
        """Return one of the program's own texts."""
        return message.in_language(self.spoken)
