"""Words side by side in one sentence: lists with “and” or “or”, names in quotes, and counts of one or many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from babel.lists import format_list

from maatstaf.message import T
from maatstaf.render.press import Press

Style = Literal["standard", "or"]


def joined(press: Press, parts: Iterable[str], style: Style = "standard") -> str:
    """Return the parts as one phrase: ``a, b and c``, or with ``or``."""
    return format_list(list(parts), style=style, locale=press.interface)


def quoted(name: str) -> str:
    """Return a name as it stands in a sentence of ours."""
    return f"‘{name}’"


def sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends in one: ‘… is n.v.t.’ does."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def counted(press: Press, number: int, one: T, many: T) -> str:
    """Return ``one`` for 1, else ``many`` with its ``{number}`` filled in."""
    return press.text(one if number == 1 else many(number=number))


def contacts(press: Press, number: int) -> str:
    """Return how many contacts."""
    return counted(press, number, T("1 contact"), T("{number} contacts"))


def raters(press: Press, number: int) -> str:
    """Return how many raters."""
    return counted(press, number, T("1 rater"), T("{number} raters"))


def people(press: Press, number: int) -> str:
    """Return how many people took part."""
    return counted(press, number, T("1 person took part"), T("{number} people took part"))


def questions(press: Press, number: int) -> str:
    """Return how many questions."""
    return counted(press, number, T("1 question"), T("{number} questions"))
