"""The golden thread is whole: everything above is made concrete below, and everything below serves something above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.changelog import Change, Definition
from maatstaf.model.criterion import Status
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.kpi import Kpi, Measured
from maatstaf.model.organisation import Organisation

ID = "thread"
TITLE = T("The golden thread has no loose ends.")
HELP = T(
    "From vision to form everything hangs together: a statement or pillar of the strategy is made concrete by a "
    "promise, a klantprincipe or a KPI; a promise by a klantprincipe or KPI; a klantprincipe by an active criterion; "
    "an active criterion serves a klantprincipe and a KPI and stands on a form; a KPI is served by an active "
    "criterion. A level that you don't use is not asked for. A KPI that the customer or the employee measures may "
    "leave this to a sister KPI, one whose id begins with the same word (relatie-quotient, "
    "relatie-quotient-klant); one that is only kept until something better is there needs nothing."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield a warning for each loose end; only when everything could be read, or much would seem to be missing."""
    if draft.broken or draft.dangling:
        return
    if draft.organisation:
        yield from _organisation(draft, draft.organisation)
    yield from _klantprincipes(draft)
    yield from _criteria(draft)
    yield from _kpis(draft)


def _organisation(draft: Draft, entry: Entry[Organisation]) -> Iterator[Finding]:
    value = entry.value
    grounds = {ground for promise in value.promise for ground in promise.from_}
    below: list[Klantprincipe | Kpi] = [entry.value for entry in draft.klantprincipes.values()]
    below += [entry.value for entry in draft.kpis.values()]
    pillars = grounds | {pillar for definition in below for pillar in definition.strategy}
    promises = {promise for definition in below for promise in definition.promise}
    if grounds:
        for name, part in (("vision", value.vision), ("mission", value.mission)):
            for number, statement in enumerate(part.statements if part else ()):
                if statement.id not in grounds:
                    message = T("No promise follows from the statement “{id}”.", {"id": statement.id})
                    hint = T("Name it under “from” at a promise, or take it out of the statements.")
                    yield entry.warning(ID, (name, "statements", number, "id"), message, hint)
        for number, promise in enumerate(value.promise):
            if not promise.from_:
                message = T("The promise “{id}” follows from nothing.", {"id": promise.id})
                hint = T("Name a statement of vision or mission, or a pillar of the strategy, under “from”.")
                yield entry.warning(ID, ("promise", number, "id"), message, hint)
    for number, pillar in enumerate(value.strategy if below or value.promise else ()):
        if pillar.id not in pillars:
            message = T("Nothing makes the pillar “{id}” of the strategy concrete.", {"id": pillar.id})
            hint = T("Name it under “strategy” at a klantprincipe or KPI, or under “from” at a promise.")
            yield entry.warning(ID, ("strategy", number, "id"), message, hint)
    for number, promise in enumerate(value.promise if below else ()):
        if promise.id not in promises:
            message = T("No klantprincipe makes the promise “{id}” concrete.", {"id": promise.id})
            hint = T("Name it under “promise” at a klantprincipe.")
            yield entry.warning(ID, ("promise", number, "id"), message, hint)


def _klantprincipes(draft: Draft) -> Iterator[Finding]:
    served = {id for _, entry in draft.active() for id in entry.value.klantprincipes}
    rooted = any(entry.value.promise or entry.value.strategy for entry in draft.klantprincipes.values())
    for id, entry in draft.klantprincipes.items():
        if _withdrawn(entry.value):
            continue
        if draft.criteria and id not in served:
            message = T("No active criterion makes the klantprincipe “{id}” concrete.", {"id": id})
            yield entry.warning(ID, ("id",), message, T("Name it under “klantprincipes” at an active criterion."))
        if rooted and not entry.value.promise and not entry.value.strategy:
            message = T("The klantprincipe “{id}” serves no promise and no pillar of the strategy.", {"id": id})
            yield entry.warning(ID, ("id",), message, T("Say under “promise” or “strategy” what it is for."))


def _criteria(draft: Draft) -> Iterator[Finding]:
    current = [form.value for form in draft.forms.values() if form.value.status is not Status.RETIRED]
    asked = {item.id or None for form in current for item in form.items}  # None: a line that names nothing (yet)
    for id, entry in draft.active():
        if draft.klantprincipes and not entry.value.klantprincipes:
            message = T("The criterion “{id}” serves no klantprincipe.", {"id": id})
            yield entry.warning(ID, ("id",), message, T("Say which one under “klantprincipes”, or let go of it."))
        if draft.kpis and not entry.value.kpis:
            message = T("The criterion “{id}” contributes to no KPI.", {"id": id})
            yield entry.warning(ID, ("id",), message, T("Say to which one under “kpis”."))
        if draft.forms and asked.isdisjoint((id, entry.value.id, None)):
            message = T("The active criterion “{id}” is on no form.", {"id": id})
            yield entry.warning(ID, ("id",), message, T("Put it on a form, or write: status: draft"))


def _kpis(draft: Draft) -> Iterator[Finding]:
    served = {id for _, entry in draft.active() for id in entry.value.kpis}
    for id, entry in draft.kpis.items():
        counted = entry.value.formula and entry.value.formula.share_of in draft.criteria
        if counted and draft.criteria[entry.value.formula.share_of].value.active:  # type: ignore[union-attr]
            served.add(id)
    for id, entry in draft.kpis.items():
        word = id.partition("-")[0]
        apart = entry.value.measured_by in (Measured.CUSTOMER, Measured.EMPLOYEE)
        sister = apart and any(other.partition("-")[0] == word for other in served)
        leaving = entry.value.keep_until or _withdrawn(entry.value)
        if draft.criteria and id not in served and not sister and not leaving:
            message = T("No active criterion contributes to the KPI “{id}”.", {"id": id})
            yield entry.warning(
                ID, ("id",), message, T("Name it under “kpis” at an active criterion, or let go of it.")
            )


def _withdrawn(definition: Definition) -> bool:
    return bool(definition.changelog) and definition.changelog[0].change is Change.RETIRED
