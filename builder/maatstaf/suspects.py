"""What leans on something that has changed since it was last looked at itself: it may no longer fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from maatstaf.model.changelog import Change, Definition, Entry
from maatstaf.model.criterion import Criterion, Status
from maatstaf.model.form import Form
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.kpi import Kpi
from maatstaf.model.organisation import Organisation
from maatstaf.model.scale import Scale

SHIFTS = frozenset({Change.CLARIFICATION, Change.MEANING, Change.SCORING, Change.RETIRED})
"""Changes after which what leans on something has to be looked at again."""

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Books:
    """The definitions that lean on one another, by id; ``None`` where there is no organisation yet."""

    organisation: Organisation | None
    klantprincipes: Mapping[str, Klantprincipe]
    kpis: Mapping[str, Kpi]
    scales: Mapping[str, Scale]
    criteria: Mapping[str, Criterion]
    forms: Mapping[str, Form]


@dataclass(frozen=True)
class Suspect:
    """A definition (``kind``, ``id``) that names at ``at`` something (``on_kind``, ``on``) which ``entry`` changed.

    ``kind`` is promise, klantprincipe, kpi, criterion or form; for a promise ``at`` begins in the organisation's file,
    for the others in the definition. ``on_kind`` is statement, strategy, promise, klantprincipe, kpi or scale.
    """

    kind: str
    id: str
    at: Place
    on_kind: str
    on: str
    entry: Entry


def suspects(books: Books) -> tuple[Suspect, ...]:
    """Return everything that leans on what changed after its own newest entry and after it was last reviewed."""
    changed = _changed(books)
    return tuple(
        Suspect(kind, id, at, on_kind, on, entry)
        for kind, id, looked_at, leans in _leaning(books)
        for at, on_kind, on in leans
        if (entry := changed.get((on_kind, on))) and looked_at and entry.date > looked_at
    )


def _changed(books: Books) -> dict[tuple[str, str], Entry]:
    """Return the newest change that shifts something, of everything that others lean on."""
    tables: tuple[tuple[str, Mapping[str, Definition]], ...] = (
        ("klantprincipe", books.klantprincipes),
        ("kpi", books.kpis),
        ("scale", books.scales),
    )
    found = {
        (kind, id): entry for kind, table in tables for id, one in table.items() if (entry := _shift(one.changelog))
    }
    organisation = books.organisation
    if organisation:
        for kind, id in _sentences(organisation):
            if entry := _shift(_about(organisation, id)):
                found[kind, id] = entry
    return found


def _shift(changelog: tuple[Entry, ...]) -> Entry | None:
    """Return the newest entry that shifts something."""
    return next((entry for entry in changelog if entry.change in SHIFTS), None)


def _about(organisation: Organisation, id: str) -> tuple[Entry, ...]:
    """Return the entries about one sentence or pillar; one that doesn't say what it is about, is about them all."""
    return tuple(entry for entry in organisation.changelog if not entry.about or id in entry.about)


def _sentences(organisation: Organisation) -> Iterator[tuple[str, str]]:
    for part in (organisation.vision, organisation.mission):
        yield from (("statement", one.id) for one in (part.statements if part else ()))
    yield from (("promise", one.id) for one in organisation.promise)
    yield from (("strategy", one.id) for one in organisation.strategy)


Lean = tuple[Place, str, str]


def _leaning(books: Books) -> Iterator[tuple[str, str, date | None, Iterator[Lean]]]:
    """Yield kind, id, the day it was last looked at (none: it has no history yet), and what it leans on."""
    organisation = books.organisation
    if organisation:
        grounds = {id: kind for kind, id in _sentences(organisation) if kind != "promise"}
        for number, promise in enumerate(organisation.promise):
            leans = ((("promise", number, "from", n), grounds.get(id, ""), id) for n, id in enumerate(promise.from_))
            yield "promise", promise.id, _latest(_about(organisation, promise.id), promise.reviewed), leans
    for principle in books.klantprincipes.values():
        yield "klantprincipe", principle.id, _newest(principle), _on_organisation(principle)
    for kpi in books.kpis.values():
        yield "kpi", kpi.id, _newest(kpi), _on_organisation(kpi)
    for criterion in books.criteria.values():
        if criterion.status is not Status.RETIRED:
            yield "criterion", criterion.id, _newest(criterion), _of_criterion(criterion)
    for form in books.forms.values():
        if form.status is not Status.RETIRED:
            yield "form", form.id, _newest(form), _of_form(form)


def _newest(one: Klantprincipe | Kpi | Criterion | Form) -> date | None:
    log = one.changelog
    if isinstance(one, Form):  # publishing writes entries of wording by itself: nobody has looked then
        log = tuple(entry for entry in log if entry.change is not Change.WORDING)
    return _latest(log, one.reviewed)


def _latest(changelog: tuple[Entry, ...], reviewed: date | None) -> date | None:
    """Return when something was last changed or looked at."""
    return max((*(entry.date for entry in changelog), *([reviewed] if reviewed else [])), default=None)


def _on_organisation(one: Klantprincipe | Kpi) -> Iterator[Lean]:
    yield from ((("promise", number), "promise", id) for number, id in enumerate(one.promise))
    yield from ((("strategy", number), "strategy", id) for number, id in enumerate(one.strategy))


def _of_criterion(criterion: Criterion) -> Iterator[Lean]:
    for number, id in enumerate(criterion.klantprincipes):
        yield ("klantprincipes", number), "klantprincipe", id
    yield from ((("kpis", number), "kpi", id) for number, id in enumerate(criterion.kpis))
    yield ("scale",), "scale", criterion.scale


def _of_form(form: Form) -> Iterator[Lean]:
    """Yield what a form names itself; the scales of its criteria are theirs, and it takes over their changes."""
    yield from ((("header", number, "scale"), "scale", field.scale) for number, field in enumerate(form.header))
    for number, section in enumerate(form.sections):
        if section.klantprincipe:
            yield ("sections", number, "klantprincipe"), "klantprincipe", section.klantprincipe
        if section.judged_as_a_whole:
            yield ("sections", number, "judged_as_a_whole"), "scale", section.judged_as_a_whole
        for place, item in enumerate(section.items):
            if item.question:
                yield ("sections", number, "items", place, "question", "scale"), "scale", item.question.scale
