"""A criterion that is new or gone, in brief: its name alone says too little."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maatstaf.difference.blocks import Row
from maatstaf.difference.values import Speech, begin, readable
from maatstaf.difference.words import Piece
from maatstaf.history.plain import plain
from maatstaf.history.result import Changed, Happened
from maatstaf.history.table import TABLES
from maatstaf.message import T
from maatstaf.render.proposing.labels import LABELS

IN_BRIEF = ("goal", "definition", "indicators", "applies.channels", "scale")
"""The fields that say what a criterion is."""
FOR_JUDGING = ("anchors", "examples")
"""The fields that people need to judge alike by it."""


def in_brief(change: Changed, speech: Speech) -> Iterator[Row]:
    """Yield what a new criterion is, or what one that is gone was, in the words of the state that has it."""
    if change.kind != "criterion" or change.happened not in (Happened.ADDED, Happened.REMOVED):
        return
    data = plain(speech.state.table("criterion")[change.id].value, speech.language)
    for pattern in IN_BRIEF:
        value: Any = data
        for key in pattern.split("."):
            value = value.get(key) if value else None
        texts = speech.lines(pattern, value, change.kind)
        if lines := [line for text in texts for line in readable(text).split("\n")]:
            words = begin(speech.text(TABLES["criterion"][pattern].words))
            yield Row(words, "", tuple((Piece("same", line),) for line in lines))


def lacking(change: Changed, speech: Speech) -> Iterator[str]:
    """Yield what a new criterion has yet to get."""
    if change.kind == "criterion" and change.happened is Happened.ADDED:
        new = speech.state.table("criterion")[change.id].value
        names = [speech.text(LABELS[key]).lower() for key in FOR_JUDGING if not getattr(new, key)]
        if names:
            yield speech.text(T("Still without: {names}.", {"names": ", ".join(names)}))
