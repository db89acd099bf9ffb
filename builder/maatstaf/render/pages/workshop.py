"""The page of one workshop: who was there, every proposal in the matrix, and what was decided on it and why."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from maatstaf.model.organisation import Level
from maatstaf.model.workshop import Proposal, Workshop
from maatstaf.render.addresses import address
from maatstaf.render.changed import name_of
from maatstaf.render.decided.decisions import DECISIONS, KINDS
from maatstaf.render.decided.matrix import SHAPES, matrix
from maatstaf.render.joined import people
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.thread.grounds import first_sentence

SHORT = 90
"""So many characters of a proposal stand in the list beside the matrix."""


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield a page for every workshop."""
    for workshop in press.handbook.workshops.values():
        yield address("workshop", workshop.id), partial(_page, press, workshop)


def _page(press: Press, workshop: Workshop) -> Content:
    title = press.say(workshop.title)
    return press.page(
        "pages/workshop.html",
        address("workshop", workshop.id),
        title,
        description=press.plain(workshop.purpose),
        source=press.handbook.files["workshop", workshop.id],
        name=f"{press.text(KINDS[workshop.kind])} {press.day(workshop.date)}",
        **_context(press, workshop),
    )


def _context(press: Press, workshop: Workshop) -> dict[str, Any]:
    roles = press.handbook.roles
    numbered = list(enumerate(workshop.proposals, 1))
    against = [number for number, proposal in numbered if proposal.decision not in proposal.expected]
    return {
        "workshop": workshop,
        "kind": press.text(KINDS[workshop.kind]),
        "people": people(press, sum(workshop.participants.values())),
        "participants": [(press.say(roles[id].name), count) for id, count in workshop.participants.items()],
        "absent": [(press.say(roles[one.role].name), press.say(one.why)) for one in workshop.absent],
        "complete": _all_levels(press, workshop),
        "matrix": matrix(workshop.proposals),
        "shapes": SHAPES,
        "names": {decision: press.text(name) for decision, (name, _) in DECISIONS.items()},
        "legend": [(decision, press.text(name), press.text(means)) for decision, (name, means) in DECISIONS.items()],
        "short": [(number, proposal, _short(press, proposal)) for number, proposal in numbered],
        "against": ", ".join(map(str, against)),
        "many_against": len(against) > 1,
        "decided": _decided(press, workshop),
        "changes": [
            (line, name_of(press, line)) for line in press.handbook.changes if line.version.workshop == workshop.id
        ],
    }


def _all_levels(press: Press, workshop: Workshop) -> bool:
    levels = {press.handbook.roles[id].level for id in workshop.participants}
    return {Level.EMPLOYEE, Level.LEAD, Level.ABOVE} <= levels


def _short(press: Press, proposal: Proposal) -> str:
    return textwrap.shorten(first_sentence(press.plain(proposal.text)), SHORT, placeholder=" …")


def _decided(press: Press, workshop: Workshop) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """The proposals by decision, each with its number and whether its place in the matrix says otherwise."""
    found = []
    for decision, (name, _) in DECISIONS.items():
        rows = [
            {
                "number": number,
                "proposal": proposal,
                "against": proposal.decision not in proposal.expected,
                "criteria": [press.handbook.criteria[id] for id in proposal.criteria],
            }
            for number, proposal in enumerate(workshop.proposals, 1)
            if proposal.decision is decision
        ]
        if rows:
            found.append((decision.value, press.text(name), rows))
    return found
