"""One thing that is wrong, in one place, with what to do about it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from maatstaf.message import T


class Severity(StrEnum):
    """How bad it is: an error stops the build, a warning only fails under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong (``message``), where (``path``, ``line`` and ``column`` from 1), and what to write (``hint``)."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: T
    hint: T | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The same order on every machine: by place, then by rule."""
        return self.path, self.line, self.column, self.rule, str(self.message)


def did_you_mean(word: str, known: Iterable[str], show: int = 12) -> T | None:
    """Return a hint: the one of ``known`` that is close to ``word``, or else all of them when at most ``show``."""
    return _nearest(word[:100], frozenset(known), show)


MANY = 400
"""Of more names than this only so many around a word in the alphabet are compared with it."""


@lru_cache(maxsize=16)
def _in_order(known: frozenset[str]) -> list[str]:
    return sorted(known)


@lru_cache(maxsize=1000)
def _nearest(word: str, known: frozenset[str], show: int) -> T | None:
    choices = _in_order(known)
    at = bisect(choices, word)
    near = choices if len(choices) <= MANY else choices[max(at - MANY // 2, 0) : at + MANY // 2]
    close = get_close_matches(word, near, n=1, cutoff=0.7)
    if close:
        return T("Did you mean “{word}”?", {"word": close[0]})
    if 0 < len(choices) <= show:
        return T("Choose from: {words}.", {"words": ", ".join(choices)})
    return None
