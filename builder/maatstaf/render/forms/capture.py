"""The capture page: a workshop written down while it is held, by one laptop with a beamer, without any network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from maatstaf.message import T
from maatstaf.render.addresses import CAPTURE, capture_address
from maatstaf.render.decided.captured import captured, goes_on
from maatstaf.render.decided.decisions import DECISIONS, KINDS
from maatstaf.render.decided.matrix import SHAPES
from maatstaf.render.filling.carried import as_data
from maatstaf.render.filling.voices import voices
from maatstaf.render.page import Content
from maatstaf.render.press import Press

_NAMED = {"id": "workshop", "version": "1.0.0", "hash": ""}
"""What its drafts are kept under."""


def render(press: Press) -> Iterator[tuple[str, Content | Callable[[], Content]]]:
    """Yield the page, and for every workshop a script with what it holds, loaded to go on with that one."""
    yield CAPTURE, partial(_page, press)
    for workshop in press.handbook.workshops.values():
        content = f"Maatstaf.workshop = {as_data(goes_on(press, workshop))};\n"
        yield capture_address(workshop.id), content.encode()


def _page(press: Press) -> Content:
    return press.fill(
        "forms/capture.html",
        CAPTURE,
        voices=voices((press.language,)),
        languages=(press.language,),
        T=T,
        script="capture/capture.min.js",
        kinds=[(kind.value, press.text(name)) for kind, name in KINDS.items()],
        decisions=[(one.value, press.text(name), press.text(means)) for one, (name, means) in DECISIONS.items()],
        shapes=SHAPES,
        spec_json=as_data(_NAMED),
        page_json=as_data(captured(press)),
    ).encode()
