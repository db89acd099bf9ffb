"""The page on which somebody proposes a change to a criterion, or a new one: in the browser, without git or YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from maatstaf.render.addresses import ASSETS, NEW, proposal_address
from maatstaf.render.filling.carried import as_data
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.proposing.carried import shared_carried
from maatstaf.render.proposing.shell import shell

SHARED = True


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield a page for every criterion and one for a new one, and the file that all of them share."""
    yield f"{ASSETS}/propose/handbook.js", partial(_shared, press)
    yield NEW["criterion"], partial(shell(press, "criterion", NEW["criterion"]), "")
    if press.handbook.criteria:
        fill = shell(press, "criterion", proposal_address("criterion", "-"))
        for id in press.handbook.criteria:
            yield proposal_address("criterion", id), partial(fill, id)


def _shared(press: Press) -> bytes:
    return f"(window.Maatstaf = window.Maatstaf || {{}}).shared = {as_data(shared_carried(press))};\n".encode()
