"""A text that people read, kept as catalogue key and parameters until somebody's language is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("nl", "en")


def interface(language: str) -> str:
    """Return the language of the program's own words beside texts in ``language``: the same, or English."""
    return language if language in LANGUAGES else "en"


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the translations of ``language``; English, the language of the keys, needs none."""
    compiled = LOCALE / f"{language}.mo"
    if language not in LANGUAGES or not compiled.exists():
        return NullTranslations()
    with compiled.open("rb") as file:
        return GNUTranslations(file)


@dataclass(frozen=True, slots=True)
class T:
    """One sentence: an English key with ``{named}`` places, and what goes into them."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)

    def __call__(self, **values: Any) -> T:
        """Return the same sentence with these values filled in."""
        return T(self.key, self.values | values)

    def in_language(self, language: str) -> str:
        """Return the sentence in ``language`` (``nl`` or ``en``), parameters filled in."""
        translated = catalogue(language).gettext(self.key)
        filled = {k: v.in_language(language) if isinstance(v, T) else v for k, v in self.values.items()}
        return translated.format_map(filled) if filled else translated.replace("{{", "{").replace("}}", "}")

    def __str__(self) -> str:
        return self.in_language("en")
