"""A text that people read, kept as catalogue key and parameters until somebody's language is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("nl", "en")


class _Catalogue(NullTranslations):
    """Translations read straight from a ``.po`` file, so that no compiled file needs to be kept in step."""

    def __init__(self, language: str) -> None:
        super().__init__()
        from babel.messages.pofile import read_po  # costs 30 ms: only when a text is really shown

        self._texts: dict[str, str] = {}
        path = LOCALE / f"{language}.po"
        if path.exists():
            with path.open("rb") as file:
                for entry in read_po(file, locale=language):
                    keys = entry.id if isinstance(entry.id, (list, tuple)) else (entry.id,)
                    texts = entry.string if isinstance(entry.string, (list, tuple)) else (entry.string or "",)
                    self._texts.update(zip(keys, texts, strict=False))

    def gettext(self, message: str) -> str:
        return self._texts.get(message) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the translations of ``language``; English, the language of the keys, needs none."""
    return _Catalogue(language) if language in LANGUAGES and language != "en" else NullTranslations()


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
