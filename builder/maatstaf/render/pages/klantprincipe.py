"""The page of one klantprincipe: what it means in each part of the chain, its criteria, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.render.addresses import address
from maatstaf.render.listed import channel_signs, listed
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.thread.kpis import serves, short_names
from maatstaf.render.thread.origin import origin


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
        "thread": origin(press, [principle]),
        "kpis": [
            (kpi, short[id], sum(serves(handbook, criterion, id) for criterion in mine))
            for id, kpi in handbook.kpis.items()
            if any(serves(handbook, criterion, id) for criterion in mine)
        ],
        "edit": press.host.edit_address(handbook.files["klantprincipe", principle.id]),
    }
