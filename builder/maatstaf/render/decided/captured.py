"""What the capture page carries: what there is to choose from in the handbook, and a workshop to go on with."""

from __future__ import annotations

from typing import Any

from maatstaf.blanks import blank, on_scale
from maatstaf.blanks.blocks import blocks
from maatstaf.check.rules.workshops import WANTED, YES
from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.organisation import Level
from maatstaf.model.scale import Scale, answer_ids
from maatstaf.model.text import MAX_ID, RESERVED
from maatstaf.model.workshop import Workshop
from maatstaf.render.addresses import CAPTURE, proposal_address, relative
from maatstaf.render.decided.capture_texts import CAPTURE_TEXTS
from maatstaf.render.decided.decisions import DECISIONS
from maatstaf.render.filling.carried import told
from maatstaf.render.filling.review_texts import SEND_TEXTS
from maatstaf.render.filling.texts import FILE_TEXTS, TEXTS
from maatstaf.render.filling.traces import traces_carried
from maatstaf.render.press import Press
from maatstaf.render.specs.form import dump

LEVELS = {
    Level.EMPLOYEE: T("employees"),
    Level.LEAD: T("team leaders"),
    Level.ABOVE: T("the level above"),
}
"""How the people of each level are called where they sit together."""


def captured(press: Press) -> dict[str, Any]:
    """Return what the page's scripts choose from and check against, with every text in the site's language."""
    handbook, text, say = press.handbook, press.text, press.say
    scales = sorted(handbook.scales.values(), key=lambda scale: not answer_ids(scale))
    return {
        "languages": [press.language],
        "texts": told({**TEXTS, **FILE_TEXTS, **SEND_TEXTS, **CAPTURE_TEXTS}, (press.language,)),
        "versions": [],
        "roles": [
            {"id": role.id, "name": say(role.name), "level": role.level.value} for role in handbook.roles.values()
        ],
        "levels": [{"id": level.value, "name": text(LEVELS[level])} for level in WANTED],
        "decisions": [{"id": one.value, "name": text(name), "yes": one in YES} for one, (name, _) in DECISIONS.items()],
        "groups": [{"id": id, "name": say(group.name)} for id, group in handbook.groups.items()],
        "principles": [{"id": id, "name": say(one.name)} for id, one in handbook.klantprincipes.items()],
        "scales": [{"id": one.id, "name": say(one.name)} for one in scales],
        **_blank(press, scales),
        "criteria": [
            {
                "id": one.id,
                "name": say(one.name),
                "propose": relative(proposal_address("criterion", one.id), CAPTURE),
                "workshops": sorted({entry.workshop for entry in one.changelog if entry.workshop}),
                "retired": one.status is Status.RETIRED,
            }
            for one in handbook.criteria.values()
        ],
        "workshops": [{"id": one.id, "title": say(one.title)} for one in handbook.by_date],
        "named": {kind: sorted(table) for kind, table in _linked(press)},
        "reserved": sorted(RESERVED),
        "longest": MAX_ID,
        "personal": traces_carried(press),
    }


def _blank(press: Press, scales: list[Scale]) -> dict[str, Any]:
    """Return a criterion to fill in as ``blank``: key, help and lines of each field; for the other scales what differs.

    It is the file that ``maatstaf new criterion`` writes, so that who completes a draft reads the same help.
    """
    handbook = press.handbook
    values = {
        **dict.fromkeys(("id", "name", "workshop"), ""),
        "klantprincipes": list(handbook.klantprincipes),
        "kpis": list(handbook.kpis),
        "channels": [channel.id for channel in handbook.organisation.channels],
    }
    made: dict[str, dict[str, list[str]]] = {}
    for scale in scales:
        mine = on_scale([scale, *(other for other in scales if other is not scale)])
        text = blank("criterion", press.language, {**values, **mine})
        made[scale.id] = {one.key: [one.help, one.lines] for one in blocks(text)}
    longest = max(made.values(), key=len, default={})
    return {
        "blank": [[key, *lines] for key, lines in longest.items()],
        "blank_on": {
            id: {key: mine.get(key, ["", ""]) for key, lines in longest.items() if mine.get(key) != lines}
            for id, mine in made.items()
        },
    }


def goes_on(press: Press, workshop: Workshop) -> dict[str, Any]:
    """Return a workshop of the handbook as the page goes on with it: texts as maps of languages."""
    return dump(press, workshop)


def _linked(press: Press) -> tuple[tuple[str, Any], ...]:
    handbook = press.handbook
    return (
        ("criterion", handbook.criteria),
        ("klantprincipe", handbook.klantprincipes),
        ("form", handbook.forms),
        ("workshop", handbook.workshops),
    )
