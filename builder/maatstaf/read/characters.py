"""Characters that nobody means to type: invisible ones, and heaps of accents on one letter."""

from __future__ import annotations

import re

from maatstaf.message import T

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, marks that turn the direction of writing, halves of characters."""
MARKS = re.compile("(?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]){4,}")
RETYPE = T("Type the text again instead of pasting it.")


def invisible(text: str) -> tuple[int, T] | None:
    """Return where the first invisible character stands in ``text``, and the sentence that says so."""
    found = HIDDEN.search(text)
    if found is None:
        return None
    return found.start(), T("The text holds an invisible character, U+{code}.", {"code": f"{ord(found[0]):04X}"})
