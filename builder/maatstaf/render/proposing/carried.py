"""What the pages for proposing carry for their scripts: one file for all of them, and little on each page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from maatstaf.check.rules.texts import LONGEST
from maatstaf.history.table import TABLES
from maatstaf.message import T
from maatstaf.model import KINDS
from maatstaf.model.changelog import BUMP, Change
from maatstaf.model.criterion import Status
from maatstaf.model.scale import Scale
from maatstaf.model.text import ID_PATTERN, MAX_ID, RESERVED
from maatstaf.render.addresses import address
from maatstaf.render.badges import BADGES
from maatstaf.render.filling.carried import told
from maatstaf.render.filling.traces import traces_carried
from maatstaf.render.press import Press
from maatstaf.render.proposing.fields import parts_of
from maatstaf.render.proposing.labels import EACH
from maatstaf.render.proposing.layout import GROUPS
from maatstaf.render.proposing.sizes import CHANGES, SHORT
from maatstaf.render.proposing.texts import TEXTS, TRACES
from maatstaf.render.reference.field_types import NAMED

DATABASES = {"criterion": "maatstaf-propose", "form": "maatstaf-compose"}


def shared_carried(press: Press) -> dict[str, Any]:
    """Return what all pages share: fields, words, what there is to choose from, and how large a change is."""
    handbook, organisation = press.handbook, press.handbook.organisation
    parts = {name: fields for kind in GROUPS for name, fields in parts_of(KINDS[kind][1]).items()}
    return {
        "texts": told(TEXTS, (press.interface,))[press.interface],
        "languages": list(dict.fromkeys((organisation.language, *organisation.languages))),
        "parts": _in_words(press, parts),
        "each": _in_words(press, EACH),
        "groups": {
            kind: [{"id": one.id, "keys": one.keys, "folded": one.folded} for one in GROUPS[kind]] for kind in GROUPS
        },
        "least": {
            kind: {where: [row.least, row.joins or row.least] for where, row in TABLES[kind].items()} for kind in GROUPS
        },
        "classes": [_class(press, change) for change in Change],
        "names": _names(press),
        "personal": _personal(press),
        "kinds": _in_words(press, NAMED),
        "criteria": [_criterion(press, id) for id in handbook.criteria],
        "scales": {id: _scale(press, scale) for id, scale in handbook.scales.items()},
        "limits": {
            "id": ID_PATTERN.replace(r"\Z", "$"),
            "id_length": MAX_ID,
            "text": LONGEST,
            "reserved": sorted(RESERVED),
        },
        "new_at": press.host.edit.replace("/edit/", "/new/") if "/edit/" in press.host.edit else "",
    }


def page_carried(press: Press, kind: str, id: str) -> dict[str, Any]:
    """Return what the page about one definition carries; an empty ``id``: something new."""
    handbook = press.handbook
    source = handbook.written.get((kind, id), "")
    known = handbook.criteria if kind == "criterion" else handbook.forms
    definition = known.get(id)
    group = handbook.groups.get(handbook.group_of.get(id, ""))
    return {
        "kind": kind,
        "id": id,
        "version": definition.version if definition else "",
        "hash": hashlib.sha256(source.encode()).hexdigest()[:16],
        "path": handbook.files.get((kind, id), ""),
        "source": source,
        "database": DATABASES[kind],
        "edit": press.host.edit_address(handbook.files.get((kind, id))) or "",
        "forms": _forms(press, id) if kind == "criterion" else [],
        "page": press.host.site + address(kind, id) if press.host.site and id else "",
        "owner": press.say(handbook.roles[group.owner].name) if group and group.owner else "",
    }


def _forms(press: Press, id: str) -> list[str]:
    """Return the names of the forms that a criterion is on: a change of its meaning is one of theirs."""
    found = press.handbook.criteria.get(id)
    uses = press.handbook.uses(found) if found else ()
    return list(dict.fromkeys(press.say(use.form.name) for use in uses))


def _in_words(press: Press, data: Any) -> Any:
    """Return data with every ``T`` in it in the interface's language."""
    if isinstance(data, T):
        return press.text(data)
    if isinstance(data, Mapping):
        return {key: _in_words(press, value) for key, value in data.items()}
    return [_in_words(press, value) for value in data] if isinstance(data, list) else data


def _class(press: Press, change: Change) -> dict[str, Any]:
    _, scores = CHANGES[change]
    return {
        "id": change,
        "name": press.text(BADGES[change][2]),
        "short": press.text(SHORT[change]),
        "scores": press.text(scores),
        "raises": BUMP[change],
    }


def _personal(press: Press) -> dict[str, Any]:
    """Return the patterns of the rule about privacy, with words that say where it stands and what to do."""
    found = traces_carried(press)
    mail, *numbers = (press.text(words) for words in TRACES)
    found["mail"][1] = mail
    for number, words in zip(found["numbers"], numbers, strict=True):
        number[1] = words
    return found


def _names(press: Press) -> dict[str, list[tuple[str, str]]]:
    """Return by kind what there is to refer to: id and name, in the order of the handbook."""
    handbook = press.handbook
    tables: dict[str, Mapping[str, Any]] = {
        "klantprincipe": handbook.klantprincipes,
        "kpi": handbook.kpis,
        "channel": handbook.channels,
        "role": handbook.roles,
        "scale": handbook.scales,
        "group": handbook.groups,
        "form": handbook.forms,
    }
    named = {kind: [(id, press.say(one.name)) for id, one in table.items()] for kind, table in tables.items()}
    named["workshop"] = [(one.id, f"{press.day(one.date)} · {press.say(one.title)}") for one in handbook.by_date]
    session = T("Calibration of {day}")
    named["calibration"] = [(one.id, press.text(session(day=press.day(one.date)))) for one in handbook.sessions]
    return named


def _criterion(press: Press, id: str) -> list[Any]:
    """Return id, name, status, klantprincipes, channels and version: what finding and choosing one needs."""
    one = press.handbook.criteria[id]
    status = {Status.DRAFT: "d", Status.ACTIVE: "a", Status.RETIRED: "r"}[one.status]
    return [id, press.say(one.name), status, one.klantprincipes, one.applies.channels, one.version]


def _scale(press: Press, scale: Scale) -> dict[str, Any]:
    marks = press.marks(scale)
    return {
        "kind": scale.kind,
        "answers": [[one.id, press.say(one.label), marks[one.id]] for one in scale.low_to_high],
        "valued": bool(scale.low_to_high) and scale.low_to_high[0].value is not None,
        "na": press.say(scale.not_applicable),
    }
