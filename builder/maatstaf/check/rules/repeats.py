"""Nothing is said twice in one list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.text import Words

ID = "repeats"
TITLE = T("No indicator, other word or name stands twice in a list.")
HELP = T(
    "Two equal indicators weigh double in a coach's head without anyone having meant it. Capitals, spaces and the full "
    "stop make no difference. Remove one of the two, or say what the second adds."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield a warning for each indicator, alias or name that is there before in the same list."""
    for entry in draft.criteria.values():
        for field in ("indicators", "aliases"):
            first: dict[str, int] = {}
            for number, words in enumerate(getattr(entry.value, field)):
                before = first.setdefault(_gist(words), number)
                if before != number:
                    message = T("Numbers {first} and {second} of “{list}” are the same.")
                    values = {"first": before + 1, "second": number + 1, "list": field}
                    yield entry.warning(ID, (field, number), message(**values), _REMOVE)
    for definition, links in draft.links:
        seen: set[tuple[object, str]] = set()
        for at, _, id in links:
            if isinstance(at[-1], int):
                if (at[:-1], id) in seen:
                    message = T("“{id}” stands twice in “{list}”.", {"id": id, "list": at[-2]})
                    yield definition.warning(ID, at, message, _REMOVE)
                seen.add((at[:-1], id))


_REMOVE = T("Remove one of the two.")


def _gist(words: Words) -> str:
    text = words if isinstance(words, str) else "\n".join(f"{key}:{value}" for key, value in sorted(words.items()))
    return " ".join(text.casefold().split()).rstrip(".")
