"""Why this form: one page to print and talk over, from the vision down to every question on the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from maatstaf.message import T
from maatstaf.model.changelog import Change, Entry
from maatstaf.model.criterion import Criterion, Status
from maatstaf.model.form import Form, Item, Section
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.text import Words
from maatstaf.render.addresses import why_address
from maatstaf.render.agreed import agreed
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.scoring.weights import Weights, weights

SHIFTING = (Change.NEW, Change.CLARIFICATION, Change.MEANING, Change.SCORING)
"""The changes whose why says what a criterion is for; one of wording only says why the words are others."""


@dataclass(frozen=True)
class Reason:
    """One question of the form: what it is called, what the customer notices, why it was chosen, what it is for."""

    name: str
    criterion: Criterion | None
    goal: Words | None
    chosen: Entry | None
    share: str
    kpis: tuple[str, ...]
    scored: bool


@dataclass(frozen=True)
class Part:
    """One section of the form, with the klantprincipe and the promises that it comes from."""

    section: Section
    share: str
    principle: Klantprincipe | None
    promises: tuple[Words, ...]
    reasons: tuple[Reason, ...]


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield the page of every form that is not retired."""
    for form in press.handbook.forms.values():
        if form.status is not Status.RETIRED:
            yield why_address(form.id), partial(_page, press, form)


def _page(press: Press, form: Form) -> Content:
    title = press.text(T("Why this form: {name}", {"name": press.say(form.name)}))
    shares = weights(press, form)
    organisation = press.handbook.organisation
    context: dict[str, Any] = {
        "form": form,
        "current": form.changelog[0] if form.changelog else None,
        "foundations": [
            (press.text(label), words.text)
            for label, words in ((T("Vision"), organisation.vision), (T("Mission"), organisation.mission))
            if words
        ],
        "parts": [_part(press, section, shares) for section in form.sections],
        "agreed": agreed(press, form),
    }
    return press.page(
        "pages/why.html",
        why_address(form.id),
        title,
        description=press.plain(form.purpose),
        source=press.handbook.files["form", form.id],
        name=f"{title} {form.version}",
        **context,
    )


def _part(press: Press, section: Section, shares: Weights | None) -> Part:
    handbook = press.handbook
    principle = handbook.klantprincipes.get(section.klantprincipe or "")
    share = shares.of(section) if shares else None
    of_items = {
        item.id: stretch.share
        for part in (shares.sections if shares else ())
        for item, stretch in part.items
        if part.section.id == section.id
    }
    return Part(
        section,
        press.percent(share, 0) if share is not None else "",
        principle,
        tuple(handbook.promises[id].text for id in principle.promise) if principle else (),
        tuple(
            _reason(press, item, press.percent(of_items[item.id], 1) if item.id in of_items else "")
            for item in section.items
        ),
    )


def _reason(press: Press, item: Item, share: str) -> Reason:
    handbook = press.handbook
    criterion = handbook.criteria.get(item.criterion or "")
    if criterion is None:
        own = item.question
        return Reason(press.say(own.text) if own else item.id, None, own.help if own else None, None, share, (), False)
    chosen = next((entry for entry in criterion.changelog if entry.why and entry.change in SHIFTING), None)
    return Reason(press.say(criterion.name), criterion, criterion.goal, chosen, share, criterion.kpis, item.scored)
