"""The judgements of one criterion in a calibration session that differ: how many, and which, by contact and rater."""

from __future__ import annotations

from collections import Counter

from maatstaf.difference.sentences import HAPPENED
from maatstaf.difference.values import Speech
from maatstaf.difference.words import Line, Piece, word_lines
from maatstaf.history.judged import answers
from maatstaf.history.plain import Data
from maatstaf.history.result import FieldChange, Happened
from maatstaf.message import T
from maatstaf.ratings import NOT_APPLICABLE

MOST = 8
"""So many judgements of a criterion are told one by one; of the others only how many there are."""


def counted(change: FieldChange, speech: Speech) -> str:
    """Return how many judgements changed, came and went: “2 changed, 1 added”."""
    old, new = answers(change.before), answers(change.after)
    found: Counter[Happened] = Counter()
    notes = 0
    for key in old.keys() | new.keys():
        was, now = old.get(key), new.get(key)
        if was is None or now is None:
            found[Happened.ADDED if was is None else Happened.REMOVED] += 1
        elif was.get("answer") != now.get("answer"):
            found[Happened.CHANGED] += 1
        else:
            notes += was != now
    order = (Happened.CHANGED, Happened.ADDED, Happened.REMOVED)
    parts = [f"{found[happened]} {speech.text(HAPPENED[happened])}" for happened in order if found[happened]]
    if notes:
        parts.append(speech.text(T("{number} with another note", {"number": notes})))
    return ", ".join(parts)


def each(change: FieldChange, before: Speech, after: Speech) -> tuple[Line, ...]:
    """Return the first judgements that differ, each on a line: contact, rater, what it was and what it is."""
    criterion = change.path[-1]
    old, new = answers(change.before), answers(change.after)
    keys = [key for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)]
    lines: list[Line] = []
    for key in keys[:MOST]:
        words = word_lines(_said(old.get(key), criterion, before), _said(new.get(key), criterion, after))
        lines += [(Piece("same", f"{key[0]}, {key[1]}: "), *words[0]), *words[1:]]
    if len(keys) > MOST:
        more = after.text(T("… and {number} more", {"number": len(keys) - MOST}))
        lines.append((Piece("same", more),))
    return tuple(lines)


def _said(rating: Data | None, criterion: str, speech: Speech) -> str:
    """Return what somebody answered, as the scale calls it, and what they noted; nothing where they did not judge."""
    if rating is None:
        return ""
    answer = _label(rating["answer"], criterion, speech) if "answer" in rating else speech.text(T("not judged"))
    return f"{answer} – {rating['comment']}" if "comment" in rating else answer


def _label(answer: str, criterion: str, speech: Speech) -> str:
    entry = speech.state.draft.criteria.get(criterion)
    scale = speech.state.draft.scales.get(entry.value.scale) if entry else None
    if scale is None:
        return answer
    known = scale.value.answer(answer)
    words = known.label if known else scale.value.not_applicable if answer == NOT_APPLICABLE else None
    return speech.say(words) if words else answer
