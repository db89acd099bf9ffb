"""Layers of the golden thread that a handbook does not have yet: what each would add, and where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maatstaf.message import T
from maatstaf.render.press import Press


@dataclass(frozen=True)
class Missing:
    """One layer that is not there: what it is called, what it is for, and the file or folder that it belongs in."""

    name: str
    purpose: str
    place: str


def missing(press: Press) -> Iterator[Missing]:
    """Yield what is missing, from the beginning of the thread to its end."""
    handbook = press.handbook
    organisation = handbook.organisation
    layers = (
        (organisation.vision or organisation.mission or organisation.strategy,
         T("Vision and mission"), T("What do we want to be? There every thread begins."), "criteria/organisation.yml"),
        (handbook.promises or organisation.strategy,
         T("Promises"), T("What may a customer count on?"), "criteria/organisation.yml"),
        (handbook.klantprincipes,
         T("Klantprincipes"), T("What does a customer notice of it in every contact?"), "criteria/klantprincipes.yml"),
        (handbook.active,
         T("Criteria"), T("What do you do in a contact to make it true? One with the status active counts."),
         "criteria/"),
        (handbook.kpis,
         T("KPIs"), T("Which figure gets better when this goes well?"), "criteria/kpis.yml"),
        (handbook.current_forms,
         T("Forms"), T("On which form do we judge it?"), "criteria/forms/"),
    )  # fmt: skip
    for there, name, purpose, place in layers:
        if not there:
            yield Missing(press.text(name), press.text(purpose), place)
