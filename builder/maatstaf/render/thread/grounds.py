"""What the golden thread begins with: sentences of vision and mission, and the pillars of the strategy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maatstaf.handbook import Handbook
from maatstaf.message import T
from maatstaf.render.press import Press


@dataclass(frozen=True)
class Ground:
    """One beginning of the thread: its kind in words, what it says, and the ids that build on it."""

    id: str
    label: str
    text: str
    to: tuple[str, ...]
    past: tuple[str, ...] = ()
    """Klantprincipes that name it, where the layer below it is that of the promises and none names it."""
    gap: bool = False


def grounds(press: Press, below: Sequence[str]) -> tuple[Ground, ...]:
    """Return the beginnings; where nothing says what it builds on, the vision stands for all of ``below``."""
    handbook = press.handbook
    organisation = handbook.organisation
    if not _linked(handbook):
        for label, words in ((T("Vision"), organisation.vision), (T("Mission"), organisation.mission)):
            if words:
                return (Ground("vision", press.text(label), first_sentence(press.plain(words.text)), tuple(below)),)
        return ()
    found = []
    for label, words in ((T("Vision"), organisation.vision), (T("Mission"), organisation.mission)):
        if words and not words.statements:
            found.append(Ground(label.key.lower(), press.text(label), first_sentence(press.plain(words.text)), ()))
        for one in words.statements if words else ():
            found.append(_ground(press, one.id, press.text(label), press.say(one.text)))
    for pillar in organisation.strategy:
        found.append(_ground(press, pillar.id, press.text(T("Strategy")), press.say(pillar.name)))
    return tuple(found)


def _ground(press: Press, id: str, label: str, text: str) -> Ground:
    handbook = press.handbook
    promises = tuple(p.id for p in handbook.promises.values() if id in p.from_)
    principles = tuple(p.id for p in handbook.klantprincipes.values() if id in p.strategy)
    to, past = (promises, () if promises else principles) if handbook.promises else (principles, ())
    return Ground(id, label, text, to, past, gap=id in unused(handbook))


def unused(handbook: Handbook) -> tuple[str, ...]:
    """Return the statements and pillars that nothing builds on, where other ones are built on."""
    promised = {id for promise in handbook.promises.values() for id in promise.from_}
    pillars = {id for p in handbook.klantprincipes.values() for id in p.strategy}
    pillars |= {id for kpi in handbook.kpis.values() for id in kpi.strategy}
    loose = [id for id in handbook.statements if promised and id not in promised]
    loose += [id for id in handbook.pillars if (promised or pillars) and id not in promised | pillars]
    return tuple(loose)


def _linked(handbook: Handbook) -> bool:
    return any(p.from_ for p in handbook.promises.values()) or any(p.strategy for p in handbook.klantprincipes.values())


def first_sentence(text: str) -> str:
    """Return the first sentence of a plain text."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()
