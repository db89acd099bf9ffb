"""A file to its text: not too large, and UTF-8; the caller says what to do about one that isn't."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from maatstaf.message import T


class Flaw(Enum):
    """What is wrong with a file that can't be read as text."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too large"
    NOT_UTF8 = "not UTF-8"


class NotText(Exception):
    """A file that can't be read as text: its flaw, the sentence that says so, and the line of it."""

    def __init__(self, flaw: Flaw, message: T, line: int = 1) -> None:
        super().__init__(flaw.value)
        self.flaw, self.message, self.line = flaw, message, line


def text_of(path: Path, most: int) -> str:
    """Return the text of a file of at most ``most`` bytes; raises ``NotText``."""
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as fault:
        reason = T("The file can't be read: {why}.", {"why": fault.strerror or "?"})
        raise NotText(Flaw.UNREADABLE, reason) from None
    return text_in(raw, most)


def text_in(raw: bytes, most: int) -> str:
    """Return the text that at most ``most`` bytes hold; raises ``NotText``."""
    if len(raw) > most:
        raise NotText(Flaw.TOO_LARGE, T("The file is too large: at most {limit} bytes.", {"limit": most}))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        raise NotText(Flaw.NOT_UTF8, T("The file is not UTF-8 text."), line) from None
