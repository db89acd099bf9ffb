"""Characters that nobody means to type: invisible ones, and heaps of accents on one letter."""

from __future__ import annotations

import re

from maatstaf.message import T

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters, ends of lines that show as nothing, marks that turn the direction of writing, halves."""
BLANK = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0]+\\Z"
)
"""A text of nothing but characters that show as nothing."""
MARKS = re.compile("(?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]){4,}")
RETYPE = T("Type the text again instead of pasting it.")


def invisible(text: str) -> tuple[int, T] | None:
    """Return where the first invisible character stands in ``text``, and the sentence that says so."""
    found = HIDDEN.search(text) or BLANK.match(text.strip())
    if found is None:
        return None
    return found.start(), T("The text holds an invisible character, U+{code}.", {"code": f"{ord(found[0][0]):04X}"})
