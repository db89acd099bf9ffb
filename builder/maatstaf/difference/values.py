"""A field's value as people read it: names instead of ids, words instead of keys, one text a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from maatstaf.history.plain import is_words
from maatstaf.history.state import SINGLE, TABLES, State
from maatstaf.history.table import TABLES as FIELDS
from maatstaf.message import T, interface
from maatstaf.model.text import say
from maatstaf.render.proposing.labels import LABELS, WORDS

ENUMERATIONS = {
    "status": "Status",
    "evidence": "Evidence",
    "related.*.how": "Relation",
    "changelog.*.change": "Change",
    "items.*.critical.effect": "Effect",
    "items.*.comment": "Comment",
    "scoring.method": "ScoringMethod",
}
"""Fields that hold fixed words, and which."""

_FIXED = {"comment": "Comment", "how": "Relation", "effect": "Effect", "change": "Change", "method": "ScoringMethod"}
"""Keys inside a part that hold fixed words, and which."""
_USUAL = (("scored", True), ("comment", "optional"))
"""What need not be said of a part, for it is so everywhere unless somebody says otherwise."""

YES, NO = T("yes"), T("no")


@dataclass(frozen=True, eq=False)
class Speech:
    """How to say the values of one state: in which language, and with which names."""

    state: State
    language: str

    @property
    def spoken(self) -> str:
        """The language of the program's own words."""
        return interface(self.language)

    def text(self, message: T) -> str:
        """Return one of the program's own texts."""
        return message.in_language(self.spoken)

    def say(self, words: Any) -> str:
        """Return a text of the handbook."""
        return say(words, self.language)

    def name(self, kind: str, id: str) -> str:
        """Return what people call the thing with this id, or the id where there is no such thing."""
        if kind in TABLES or kind in SINGLE:
            entry = self.state.table(kind).get(id)
            words = getattr(entry.value, "name", getattr(entry.value, "title", None)) if entry else None
            return self.say(words) if words else id
        return self.say(self._parts.get((kind, id), id))

    @property
    def _parts(self) -> Mapping[tuple[str, str], Any]:
        entry = self.state.draft.organisation
        if entry is None:
            return self._answers
        one = entry.value
        lists: dict[str, tuple[Any, ...]] = {"role": one.roles, "channel": one.channels, "chain": one.chain,
                                             "strategy": one.strategy}  # fmt: skip
        named = {(kind, part.id): part.name for kind, parts in lists.items() for part in parts}
        return self._answers | named | {("promise", promise.id): promise.text for promise in one.promise}

    @property
    def _answers(self) -> dict[tuple[str, str], Any]:
        """The labels of answers; an answer whose label is not the same on every scale keeps its id."""
        labels: dict[str, list[Any]] = {}
        for entry in self.state.draft.scales.values():
            for answer in entry.value.answers:
                labels.setdefault(answer.id, []).append(answer.label)
        return {("answer", id): each[0] for id, each in labels.items() if all(one == each[0] for one in each)}

    def lines(self, pattern: str, value: Any, kind: str) -> list[str]:
        """Return a value of a field, which falls under a row of the table, as lines; none where it is absent."""
        row, fixed = FIELDS[kind][pattern], ENUMERATIONS.get(pattern, "")
        of = row.of or _of(pattern.rpartition(".")[2])
        if value is None:
            return []
        if isinstance(value, list) and not any(isinstance(member, dict) and not is_words(member) for member in value):
            return [self._one(member, of, fixed) for member in value]
        if isinstance(value, dict) and not is_words(value):
            return list(self._inside(value))
        return [self._one(value, of, fixed)]

    def _one(self, value: Any, of: str, enumeration: str) -> str:
        if isinstance(value, bool):
            return self.text(YES if value else NO)
        if is_words(value):
            return self.say(value) if len(value) == 1 else "\n".join(f"{key}: {text}" for key, text in value.items())
        if isinstance(value, (dict, list)):
            return "; ".join(self._inside(value))
        if of:
            return self.name(of, str(value))
        if word := WORDS.get(f"{enumeration}.{value}" if enumeration else str(value)):
            return self.text(word)
        return self._plain(str(value))

    def _plain(self, value: str) -> str:
        if len(value) == 10 and value[4:5] == "-":
            try:
                return format_date(date.fromisoformat(value), "d MMMM y", locale=self.spoken)
            except ValueError:
                return value
        number = value.removeprefix("-").replace(".", "", 1)
        return value.replace(".", ",") if self.spoken == "nl" and number.isdigit() else value

    def _inside(self, value: Any) -> Iterator[str]:
        """Yield a part as lines: its texts as they are, what else it holds behind the name of the key."""
        if isinstance(value, list):
            for member in value:
                yield self._one(member, "", "")
            return
        for key, member in value.items():
            if key in ("id", "section") or member is False or (key, member) in _USUAL:
                continue
            if is_words(member):
                yield self._one(member, "", "")
            elif key in ("any", "all"):
                yield from (f"{self._label(key)}:", *(f"– {self._one(one, '', '')}" for one in member))
            elif member is True:
                yield self._label(key)
            elif isinstance(member, list) and all(is_words(one) or isinstance(one, str) for one in member):
                yield f"{self._label(key)}: {', '.join(self._one(one, _of(key), '') for one in member)}"
            elif isinstance(member, dict) and key in ("question",):
                yield from self._inside(member)
            else:
                yield f"{self._label(key)}: {self._one(member, _of(key), _FIXED.get(key, ''))}"

    def _label(self, key: str) -> str:
        label = LABELS.get(key) or LABELS.get(f"Critical.{key}")
        return self.text(label) if label else key


_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*\*?|__?)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)")


def readable(text: str) -> str:
    """Return a text without the marks of Markdown, one line a paragraph, for who never saw them."""
    bare = _LINK.sub(r"\1", _EMPHASIS.sub(r"\2", _QUOTED.sub("", text)))
    return "\n".join(
        " ".join(part.split()) for part in re.split(r"\n[ \t]*\n|\n(?=[ \t]*[-*\d])", bare) if part.strip()
    )


def begin(words: str) -> str:
    """Return words as the beginning of a line."""
    return words[:1].upper() + words[1:]


def _of(key: str) -> str:
    """Return the kind of thing that a key inside a part names."""
    if key in ("answer", "answers", "answered", "failed"):
        return "answer"
    return key if key in ("criterion", "scale", "klantprincipe", "role", "channel") else ""
