"""What has to be looked at again: because something that it leans on changed, or because its day has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maatstaf.message import T
from maatstaf.model.changelog import Change
from maatstaf.model.criterion import Status
from maatstaf.model.text import Words
from maatstaf.render.addresses import PROTOCOL, THREAD, address
from maatstaf.render.press import Press
from maatstaf.suspects import Suspect

CLEARER = {
    "statement": T("“{name}”, in vision and mission, was made clearer on {day}."),
    "strategy": T("The pillar {name} was made clearer on {day}."),
    "promise": T("The promise “{name}” was made clearer on {day}."),
    "klantprincipe": T("The klantprincipe {name} was made clearer on {day}."),
    "kpi": T("The KPI {name} was made clearer on {day}."),
    "scale": T("The answer scale {name} was made clearer on {day}."),
}
"""A clarification of each thing that others lean on."""

OTHERWISE = {
    "statement": T("“{name}”, in vision and mission, changed on {day}."),
    "strategy": T("The pillar {name} changed on {day}."),
    "promise": T("The promise “{name}” changed on {day}."),
    "klantprincipe": T("The klantprincipe {name} changed on {day}."),
    "kpi": T("The KPI {name} changed on {day}."),
    "scale": T("The answer scale {name} changed on {day}."),
}
"""Any bigger change of it."""


@dataclass(frozen=True)
class Again:
    """Something to look at again: its name and page (from the site's root), and a sentence for each reason."""

    name: str
    target: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Due:
    """Something that somebody will look at again: its name and page, and before which day."""

    name: str
    target: str
    day: date


def reasons(press: Press, kind: str, id: str) -> tuple[str, ...]:
    """Return why a definition has to be looked at again, a sentence for each thing that changed under it."""
    return tuple(dict.fromkeys(_reason(press, one) for one in press.handbook.suspects_of(kind, id)))


def to_look_at(press: Press) -> tuple[Again, ...]:
    """Return everything that leans on a newer change, in the order of the golden thread."""
    named = dict.fromkeys((one.kind, one.id) for one in press.handbook.suspects)
    return tuple(Again(_name(press, *one), _target(*one), reasons(press, *one)) for one in named)


def due(press: Press) -> tuple[Due, ...]:
    """Return what will be looked at again before a certain day and has not been yet, by that day."""
    return tuple(sorted(_due(press), key=lambda one: (one.day, one.target)))


def _due(press: Press) -> Iterator[Due]:
    protocol = press.handbook.protocol
    if protocol and protocol.review_by:
        yield Due(press.text(T("Rules of the game")), PROTOCOL, protocol.review_by)
    for criterion in press.handbook.criteria.values():
        day = criterion.review_by
        if day and criterion.status is not Status.RETIRED and not (criterion.reviewed and criterion.reviewed >= day):
            yield Due(press.say(criterion.name), address("criterion", criterion.id), day)


def _reason(press: Press, one: Suspect) -> str:
    words = CLEARER if one.entry.change is Change.CLARIFICATION else OTHERWISE
    return press.text(words[one.on_kind](name=_name(press, one.on_kind, one.on), day=press.day(one.entry.date)))


def _name(press: Press, kind: str, id: str) -> str:
    handbook = press.handbook
    if kind in ("statement", "promise"):
        words: Words = (handbook.statements if kind == "statement" else handbook.promises)[id].text
    elif kind == "strategy":
        words = handbook.pillars[id].name
    else:
        words = getattr(handbook, {"criterion": "criteria"}.get(kind, f"{kind}s"))[id].name
    return press.say(words)


def _target(kind: str, id: str) -> str:
    return THREAD if kind == "promise" else address(kind, id)
