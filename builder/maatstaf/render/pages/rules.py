"""The rules: what is checked, why, and how to read a finding; made from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.check.rules import RULES as CHECKED
from maatstaf.history.rules import RULES as SINCE
from maatstaf.message import T
from maatstaf.read import parse
from maatstaf.render.addresses import RULES
from maatstaf.render.page import Content, SearchEntry
from maatstaf.render.press import Press
from maatstaf.render.reference.findings_shown import shown

BEFORE: tuple[tuple[str, T, T], ...] = (
    (
        "read",
        T("Every file can be read and has its place."),
        T(
            "Definitions are plain files that end in .yml, in UTF-8, at the places that the page about all fields "
            "names. Links to other folders, files of another kind and very large files are left out, and said so."
        ),
    ),
    (
        "yaml",
        T("YAML means what its author meant."),
        T(
            "Ordinary sentences can break YAML or change without a word: a colon, a quote or a dash in the wrong place "
            "is enough. Each of these traps is found, and where it helps the finding shows the same text under a bar. "
            "Anchors, tags and a second document in a file are not allowed, and no key may stand there twice."
        ),
    ),
    (
        "shape",
        T("A definition has the keys that belong to it."),
        T(
            "Every key is one of those that the page about all fields lists, holds what that page says, and the "
            "required ones are there. The finding proposes the nearest key, or says how the value is written."
        ),
    ),
)
"""What is found before the rules come: name, what is wanted, and how to mend it."""

SAMPLE = T("What we do: we say it.")
"""A sentence with a colon: what the example of a finding trips over."""


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page."""
    path = "criteria/…/….yml"
    before = [(id, press.text(title), press.text(words)) for id, title, words in BEFORE]
    rules = [(rule.ID, press.text(rule.TITLE), press.text(rule.HELP)) for rule in CHECKED]
    since = [(rule.ID, press.text(rule.TITLE), press.text(rule.HELP)) for rule in SINCE]
    sample = parse(path, f"goal: {press.text(SAMPLE)}\n")[1]
    yield (
        RULES,
        press.page(
            "pages/rules.html",
            RULES,
            press.text(T("The rules")),
            description=press.text(T("What is checked in this handbook, why, and how to mend it.")),
            search=tuple(SearchEntry(*row) for row in (*before, *rules, *since)),
            before=before,
            rules=rules,
            since=since,
            sample=shown(press, sample[0]) if sample else None,
        ),
    )
