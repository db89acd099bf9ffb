"""Why two states can't be compared, said to the person who asked: what is wrong, and what to do."""

from __future__ import annotations

from maatstaf.message import T


class Trouble(Exception):
    """Wrong use, or something that git lacks: ``message`` says what, ``hint`` what to do about it."""

    def __init__(self, message: T, hint: T | None = None) -> None:
        super().__init__(str(message))
        self.message, self.hint = message, hint
