"""Words in every language of a page on which people fill in."""

from __future__ import annotations

from collections.abc import Callable

from maatstaf.message import T, interface
from maatstaf.model.text import Words, say


def voices(languages: tuple[str, ...]) -> Callable[[Words | T], list[tuple[str, str]]]:
    """Return what gives words in each of these languages; once where they are the same in all."""

    def told(words: Words | T) -> list[tuple[str, str]]:
        all = [words.in_language(interface(code)) if isinstance(words, T) else say(words, code) for code in languages]
        return list(zip(languages, all, strict=True)) if len(set(all)) > 1 else [(languages[0], all[0])]

    return told
