"""All fields: for each kind of file its place, an example, and every key that may stand in it, read from the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maatstaf.message import T
from maatstaf.model import KINDS
from maatstaf.model.changelog import Definition
from maatstaf.model.text import MAX_ID
from maatstaf.render.addresses import FIELDS
from maatstaf.render.page import Content, SearchEntry
from maatstaf.render.press import TEMPLATES, Press
from maatstaf.render.reference.code_shown import yaml_shown
from maatstaf.render.reference.field_list import rows_of

PLACES: dict[str, tuple[str, T, T]] = {
    "criterion": (
        "criteria/<group>/<id>.yml",
        T("A criterion"),
        T("One thing that a contact is judged on, with all that is needed to judge it alike."),
    ),
    "group": (
        "criteria/<group>/group.yml",
        T("A group of criteria"),
        T("The folder that criteria live in: its name, and the role that looks after them."),
    ),
    "klantprincipes": (
        "criteria/klantprincipes.yml",
        T("The klantprincipes"),
        T("What customers may always expect. The file holds a list; so do those of KPIs and scales."),
    ),
    "kpis": ("criteria/kpis.yml", T("The KPIs"), T("The figures that criteria contribute to.")),
    "scales": (
        "criteria/scales.yml",
        T("The answer scales"),
        T("What can be answered, and what each answer is worth."),
    ),
    "form": (
        "criteria/forms/<id>.yml",
        T("A form"),
        T("Which criteria are judged together, how they are weighed, and what comes out."),
    ),
    "workshop": (
        "workshops/<id>.yml",
        T("A workshop"),
        T("What was on the table, what was decided, and why. Participants are roles with a number, never names."),
    ),
    "calibration": (
        "workshops/calibrations/<id>.yml",
        T("A calibration session"),
        T("The same contacts, judged apart by several people, and what they made of it together."),
    ),
    "organisation": (
        "criteria/organisation.yml",
        T("The organisation"),
        T("Vision, mission, promise, strategy, chain, roles and channels: the words that everything else builds on."),
    ),
    "protocol": (
        "criteria/protocol.yml",
        T("The rules of the game"),
        T("What monitoring is for, who sees what, how long it is kept, and what the works council says."),
    ),
}
"""Each kind of file in the order of this page: where it stands, what it is called, and what it is."""


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page."""
    kinds = [_kind(press, kind) for kind in PLACES]
    yield (
        FIELDS,
        press.page(
            "pages/fields.html",
            FIELDS,
            press.text(T("All fields")),
            description=press.text(T("Every file and every key of this handbook: what it takes, and what it is for.")),
            kinds=kinds,
            search=tuple(SearchEntry(k["id"], k["title"], f"{k['place']} {k['what']}") for k in kinds),
            common=rows_of(Definition),
            longest=MAX_ID,
        ),
    )


def _kind(press: Press, kind: str) -> dict[str, Any]:
    place, title, what = PLACES[kind]
    return {
        "id": kind,
        "place": place,
        "title": press.text(title),
        "what": press.text(what),
        "example": yaml_shown(example(press.interface, kind)),
        "rows": rows_of(KINDS[kind][1]),
    }


def example(language: str, kind: str) -> str:
    """Return the example of a kind of file; the ten of a language make one small handbook together."""
    return (TEMPLATES / "examples" / language / f"{kind}.yml").read_text(encoding="utf-8")
