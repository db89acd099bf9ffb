"""Where the golden thread does not run on: each gap with what it asks of the next workshop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maatstaf.handbook import Handbook
from maatstaf.message import T
from maatstaf.render.press import Press
from maatstaf.render.thread.grounds import unused
from maatstaf.render.thread.kpis import serves


@dataclass(frozen=True)
class Loose:
    """One kind of gap: its title, what it asks, and what is loose as (name, kind and id of its page or nothing)."""

    title: str
    question: str
    items: tuple[tuple[str, tuple[str, str] | None], ...]


def loose_ends(press: Press) -> list[Loose]:
    """Return the gaps of a handbook; a level that it does not use at all is no gap."""
    found = [
        (T("Promise without klantprincipe"),
         T("No klantprincipe makes this concrete. Does it belong to somebody else, or do we miss something?"),
         _promises(press)),
        (T("Beginning that nothing builds on"),
         T("It stands in vision, mission or strategy, but no promise, klantprincipe or KPI follows from it."),
         _grounds(press)),
        (T("Klantprincipe that follows from nothing"),
         T("No promise and no part of the strategy says why we want this."), _rootless(press)),
        (T("Klantprincipe without criterion"),
         T("We say it matters, but nobody judges a contact on it."), _principles(press)),
        (T("Criterion without klantprincipe"),
         T("Which promise to the customer does it help to keep?"), _without(press, "klantprincipe")),
        (T("Criterion without KPI"), T("Which figure gets better when this goes well?"), _without(press, "kpi")),
        (T("Criterion on no form"),
         T("It is active, but nobody judges it. Put it on a form, or let it retire."), _without(press, "form")),
        (T("KPI without criterion"), T("We count it, but no criterion contributes to it."), _kpis(press)),
    ]  # fmt: skip
    return [Loose(press.text(title), press.text(asks), items) for title, asks, items in found if items]


Items = tuple[tuple[str, tuple[str, str] | None], ...]


def _promises(press: Press) -> Items:
    handbook = press.handbook
    kept = {id for principle in handbook.klantprincipes.values() for id in principle.promise}
    loose = (p for p in handbook.promises.values() if handbook.klantprincipes and p.id not in kept)
    return tuple((f"‘{press.say(promise.text)}’", None) for promise in loose)


def _grounds(press: Press) -> Items:
    handbook = press.handbook
    words = {id: statement.text for id, statement in handbook.statements.items()}
    words |= {id: pillar.name for id, pillar in handbook.pillars.items()}
    return tuple((press.say(words[id]), None) for id in unused(handbook))


def _rootless(press: Press) -> Items:
    principles = press.handbook.klantprincipes.values()
    rooted = any(p.promise or p.strategy for p in principles)
    return tuple(
        (press.say(p.name), ("klantprincipe", p.id)) for p in principles if rooted and not (p.promise or p.strategy)
    )


def _principles(press: Press) -> Items:
    handbook = press.handbook
    empty = (p for p in handbook.klantprincipes.values() if not handbook.of_principle(p.id))
    return tuple((press.say(p.name), ("klantprincipe", p.id)) for p in empty)


def _without(press: Press, what: str) -> Items:
    return tuple(
        (press.say(press.handbook.criteria[id].name), ("criterion", id)) for id in without(press.handbook, what)
    )


def without(handbook: Handbook, what: str) -> Iterator[str]:
    """Yield the active criteria that have no ``klantprincipe``, ``kpi`` or ``form``, where the handbook has those."""
    levels = {
        "klantprincipe": handbook.klantprincipes,
        "kpi": handbook.kpis,
        "form": handbook.current_forms,
    }
    for criterion in handbook.active if levels[what] else ():
        has = {
            "klantprincipe": bool(criterion.klantprincipes),
            "kpi": any(serves(handbook, criterion, id) for id in handbook.kpis),
            "form": bool(handbook.uses(criterion)),
        }
        if not has[what]:
            yield criterion.id


def _kpis(press: Press) -> Items:
    handbook = press.handbook
    wanted = (kpi for kpi in handbook.kpis.values() if not kpi.stands_alone)
    idle = (kpi for kpi in wanted if not any(serves(handbook, c, kpi.id) for c in handbook.active))
    return tuple((press.say(kpi.name), ("kpi", kpi.id)) for kpi in idle)
