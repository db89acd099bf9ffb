"""Where klantprincipes come from, layer by layer: as a klantprincipe's page and those of its criteria show it."""

from __future__ import annotations

from collections.abc import Iterable

from maatstaf.message import T
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.render.press import Press

Layer = tuple[str, tuple[str, ...]]
"""What a layer is called, and what stands in it: each layer once, however much of it is named."""


def origin(press: Press, principles: Iterable[Klantprincipe]) -> list[Layer]:
    """Return the vision, mission, strategy and promises that klantprincipes build on; none where none is named."""
    handbook, principles = press.handbook, tuple(principles)
    promises = list(dict.fromkeys(id for principle in principles for id in principle.promise))
    grounds = [id for promise in promises for id in handbook.promises[promise].from_]
    grounds = list(dict.fromkeys([*grounds, *(id for principle in principles for id in principle.strategy)]))
    pillars = " · ".join(press.say(handbook.pillars[id].name) for id in grounds if id in handbook.pillars)
    statements = [press.say(handbook.statements[id].text) for id in grounds if id in handbook.statements]
    layers = (
        (T("Vision and mission"), statements),
        (T("Strategy"), [pillars] if pillars else []),
        (T("Promise"), [f"‘{press.say(handbook.promises[id].text)}’" for id in promises]),
    )
    return [(press.text(label), tuple(words)) for label, words in layers if words]
