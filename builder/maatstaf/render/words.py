"""The words that the finder looks through: without accents, without endings, so that inflections meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_CUT = {"nl": "ingen ing ende end heid en e t er ers s d", "en": "ings ing ers er es ed ly s e d"}
"""The endings that make the stem of a word, per language."""

ENDINGS = {"nl": _CUT["nl"] + " te ten de den st ster je jes ling", "en": _CUT["en"] + " ion ions"}
"""What may stand behind a stem without making another word: the browser gets this list."""

SHORTEST = 3
"""A stem has at least so many letters."""

WORD = re.compile(r"[^\W_]+")
SMALL = {
    "nl": "aan als bij dan dat de die dit door een en er geen haar heb hebt hem het hij hoe hun iets ik in is je jou "
    "jouw kan kun maar met mij mijn na naar niet nog nu of om onze ons ook op over te ten tot u uit uw van veel voor "
    "wat we wel wie wij word worden wordt zal ze zich zij zijn zo zonder",
    "en": "a an and are as at be but by can do for from has have he her his how i in is it its no not of on or our so "
    "that the their them they this to was we what when who will with you your",
}
"""Words that say nothing about a contact, per language."""


def fold(word: str) -> str:
    """Return a word as the finder compares it: lower case, no accents, double letters once, v as f, z as s."""
    flat = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    return re.sub(r"([^\W\d_])\1+", r"\1", flat.replace("v", "f").replace("z", "s"))


def stem(word: str, language: str) -> str:
    """Return a folded word without its longest ending."""
    for ending in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def _endings(language: str) -> list[str]:
    return sorted(_CUT.get(language, "").split(), key=len, reverse=True)


@cache
def _found_as(word: str, language: str) -> str:
    return stem(fold(word), language)


def stems(texts: Iterable[str], language: str, known: Iterable[str] = ()) -> list[str]:
    """Return the stems of all words that matter in ``texts``, each once, without those that are ``known``.

    A text of nothing but small words keeps them: who types them means them.
    """
    small = set(SMALL.get(language, "").split())
    seen = dict.fromkeys(known)
    before = len(seen)
    for text in texts:
        words = WORD.findall(text)
        for word in [word for word in words if word.lower() not in small] or words:
            seen.setdefault(_found_as(word, language))
    return list(seen)[before:]
