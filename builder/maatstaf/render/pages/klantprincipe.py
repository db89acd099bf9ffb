"""The page of one klantprincipe: what it means in each part of the chain, its criteria, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from maatstaf.message import T
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.render.addresses import address
from maatstaf.render.listed import channel_signs, listed
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.thread.kpis import serves, short_names


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield a page for every klantprincipe."""
    for id, principle in press.handbook.klantprincipes.items():
        yield address("klantprincipe", id), partial(_page, press, principle)


def _page(press: Press, principle: Klantprincipe) -> Content:
    name = press.say(principle.name)
    return press.page(
        "pages/klantprincipe.html",
        address("klantprincipe", principle.id),
        name,
        description=press.plain(principle.text),
        source=press.handbook.files["klantprincipe", principle.id],
        name=f"{name} {principle.version}",
        **_context(press, principle),
    )


def _context(press: Press, principle: Klantprincipe) -> dict[str, Any]:
    handbook = press.handbook
    mine = handbook.of_principle(principle.id)
    short = short_names(press, handbook.kpis)
    chain = [(part, principle.elaboration.get(part.id)) for part in handbook.organisation.chain]
    return {
        "principle": principle,
        "chain": chain,
        "rows": [listed(press, criterion) for criterion in mine],
        "signs": channel_signs(press),
        "thread": _thread(press, principle),
        "kpis": [
            (kpi, short[id], sum(serves(handbook, criterion, id) for criterion in mine))
            for id, kpi in handbook.kpis.items()
            if any(serves(handbook, criterion, id) for criterion in mine)
        ],
        "edit": press.host.edit_address(handbook.files["klantprincipe", principle.id]),
    }


def _thread(press: Press, principle: Klantprincipe) -> list[tuple[str, str]]:
    """Where it comes from, as (label, words): vision and mission, strategy, promise."""
    handbook = press.handbook
    promises = [handbook.promises[id] for id in principle.promise]
    grounds = list(dict.fromkeys([*(id for promise in promises for id in promise.from_), *principle.strategy]))
    steps = [(T("Vision and mission"), handbook.statements[id].text) for id in grounds if id in handbook.statements]
    steps += [(T("Strategy"), handbook.pillars[id].name) for id in grounds if id in handbook.pillars]
    said = [(press.text(label), press.say(words)) for label, words in steps]
    return said + [(press.text(T("Promise")), f"‘{press.say(promise.text)}’") for promise in promises]
