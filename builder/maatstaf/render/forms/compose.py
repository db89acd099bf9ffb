"""The composer: a form put together in the browser, from criteria and own questions, with its weights and its score."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from maatstaf.model.criterion import Criterion, Status
from maatstaf.render.addresses import ASSETS, NEW, proposal_address
from maatstaf.render.filling.carried import as_data
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.proposing.shell import shell
from maatstaf.render.specs.form import dump
from maatstaf.shapes.specify import form_scale


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield a page for every form, one for a new form, and the file with what they need of criteria and scales."""
    yield f"{ASSETS}/propose/criteria.js", partial(_details, press)
    yield NEW["form"], partial(shell(press, "form", NEW["form"]), "")
    for id in press.handbook.forms:
        path = proposal_address("form", id)
        yield path, partial(shell(press, "form", path), id)


def _details(press: Press) -> bytes:
    """Return the script with what a preview and a score need: of criteria what a form asks, and the whole scales."""
    handbook = press.handbook
    asked = {one.id: _asked(press, one) for one in handbook.criteria.values() if one.status is not Status.RETIRED}
    scales = {id: dump(press, form_scale(scale)) for id, scale in handbook.scales.items()}
    return f"Maatstaf.details = {as_data(asked)};\nMaatstaf.scales = {as_data(scales)};\n".encode()


def _asked(press: Press, criterion: Criterion) -> dict[str, Any]:
    return {
        "question": press.say(criterion.question or criterion.name),
        "scale": criterion.scale,
        "key": criterion.key,
        "na": press.say(criterion.applies.not_applicable),
        "anchors": {answer: press.say(anchor.when) for answer, anchor in criterion.anchors.items()},
        "kpis": criterion.kpis,
    }
