"""What stands on a workshop's sheet: what is talked about, what is proposed already, and how much room is left."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import Any

from maatstaf.check.rules.workshops import WANTED
from maatstaf.model.criterion import Criterion
from maatstaf.model.text import Words
from maatstaf.model.workshop import Workshop
from maatstaf.render.alike.view import view
from maatstaf.render.decided.decisions import DECISIONS, KINDS
from maatstaf.render.press import Press
from maatstaf.render.thread.grounds import first_sentence

SHORT = 70
"""So many characters of a proposal stand beside its number on the wall."""
NOTES = 16
"""At least so many notes to write on, and as many rows to decide in, come with a set for the table."""
ON_WALL, MOST_ON_WALL = 10, 14
"""So many rows to decide in hang on the wall: at least, and at most."""
PAPERS = ("a4", "a3", "a0")
"""What a sheet is printed on: A4 as a set of pages for the table, A3 and A0 as one sheet for the wall."""
_ROOM = {"a3": (46, 22, 1.95, 12, 3.4), "a0": (54, 18, 4.6, 14, 4.1)}
"""How high a wall's columns are, in letters: the room; what is always in the first and what a criterion takes; the same
of the rows to decide in."""
_LINK = re.compile(r"\(criterion:([a-z0-9-]+)\)")


@dataclass(frozen=True)
class Discussed:
    """A criterion on the table: what the newest calibration found unclear about it, and how alike it is judged."""

    criterion: Criterion
    unclear: Words | None
    alike: str


def on_sheet(press: Press, workshop: Workshop | None) -> dict[str, Any]:
    """Return what the template shows of a workshop, or of none: then everything is room to write.

    Decisions that the report holds already are left out: the sheet is for taking them.
    """
    proposals = list(enumerate(workshop.proposals if workshop else (), 1))
    numbers = [number for number, _ in proposals]
    criteria = [_discussed(press, press.handbook.criteria[id], workshop) for id in _named(press, workshop)]
    notes = max(NOTES, 2 * (len(numbers) // 2) + 4)
    return {
        "workshop": workshop,
        "kind": press.text(KINDS[workshop.kind]) if workshop else "",
        "levels": _levels(press, workshop),
        "criteria": criteria,
        "proposals": [(number, one, _short(press, one.text)) for number, one in proposals],
        "notes": [*proposals, *((number, None) for number in range(len(numbers) + 1, notes + 1))],
        "rows": range(len(numbers) + 1, notes + 1),
        "wall": [(number, _short(press, one.text)) for number, one in proposals[:MOST_ON_WALL]],
        "wall_left": max(0, len(numbers) - MOST_ON_WALL),
        "wall_rows": range(len(numbers) + 1, ON_WALL + 1),
        "principles": [
            (id, press.say(one.name), first_sentence(press.plain(one.text)))
            for id, one in press.handbook.klantprincipes.items()
        ],
        "sizes": {paper: _size(paper, len(criteria), max(ON_WALL, min(len(numbers), MOST_ON_WALL))) for paper in _ROOM},
        "decisions": [(one.value, press.text(name), press.text(means)) for one, (name, means) in DECISIONS.items()],
    }


def _size(paper: str, criteria: int, rows: int) -> float:
    """Return how large the letters of a wall can be at most for all of it to fit, from 0.5 to 1."""
    room, rest, each, frame, row = _ROOM[paper]
    return max(0.5, min(1, round(room / max(rest + each * criteria, frame + row * rows), 2)))


def _levels(press: Press, workshop: Workshop | None) -> list[list[tuple[str, int]]]:
    """Return the roles that choose together, level by level, each with how many of them come: 0 when not known."""
    roles = press.handbook.organisation.roles
    come = workshop.participants if workshop else {}
    wanted = [[role for role in roles if role.level is level] for level in WANTED]
    others = [[role] for role in roles if role.level not in WANTED and role.id in come]
    groups = [group for group in (*wanted, *others) if group]
    return [[(press.say(role.name), come.get(role.id, 0)) for role in group] for group in groups]


def _named(press: Press, workshop: Workshop | None) -> list[str]:
    """Return the criteria that the proposals lead to, and those that a text links to, in order."""
    if workshop is None:
        return []
    texts = [workshop.purpose, workshop.inputs, *(one.text for one in workshop.proposals)]
    linked = [id for text in texts if text for id in _LINK.findall(press.say(text))]
    named = [id for one in workshop.proposals for id in one.criteria]
    return [id for id in dict.fromkeys((*linked, *named)) if id in press.handbook.criteria]


def _discussed(press: Press, criterion: Criterion, workshop: Workshop | None) -> Discussed:
    sessions = [one for one in press.handbook.sessions if workshop is None or one.date <= workshop.date]
    findings = (found.finding for one in sessions for found in one.outcomes if found.criterion == criterion.id)
    shown = view(press, criterion)
    alike = " · ".join(filter(None, (shown.verdict_words, shown.share, shown.counts)))
    return Discussed(criterion, next(findings, None), alike)


def _short(press: Press, text: Words) -> str:
    return textwrap.shorten(first_sentence(press.plain(text)), SHORT, placeholder=" …")
