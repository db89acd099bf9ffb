"""An ISO 8601 duration in words: P28D is 28 days, P6M six months."""

from __future__ import annotations

import re
from collections.abc import Iterable

from maatstaf.message import T
from maatstaf.model.protocol import Retention
from maatstaf.model.text import Words

_PARTS = {
    "Y": (T("1 year"), T("{number} years")),
    "M": (T("1 month"), T("{number} months")),
    "W": (T("1 week"), T("{number} weeks")),
    "D": (T("1 day"), T("{number} days")),
}


def duration_in_words(duration: str, language: str) -> str:
    """Return ``P28D`` as ``28 days`` in ``language``; parts of zero are left out."""
    counts = {letter: int(count) for count, letter in re.findall(r"(\d+)([YMWD])", duration)}
    words = [
        (one if counts[letter] == 1 else many(number=counts[letter])).in_language(language)
        for letter, (one, many) in _PARTS.items()
        if counts.get(letter)
    ]
    return ", ".join(words) or _PARTS["D"][1](number=0).in_language(language)


def in_a_line(kept: Iterable[tuple[str, str]]) -> str:
    """Return what is kept, and how long, as the rest of a sentence: ``recordings of calls (28 days), copies (1 year).``

    A first letter becomes small, unless the next one is a capital too: an abbreviation.
    """
    return f"{', '.join(f'{_small(what)} ({how_long})' for what, how_long in kept)}."


def _small(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def kept(retention: Iterable[Retention], language: str) -> list[tuple[Words, str]]:
    """Return (what is kept, how long at most in words) for each line of a retention."""
    return [(one.record, duration_in_words(one.duration, language)) for one in retention]
