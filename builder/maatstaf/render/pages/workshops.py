"""All workshops, newest first: what was chosen there, and how often something was scrapped."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.message import T
from maatstaf.model.workshop import Decision
from maatstaf.render.addresses import WORKSHOPS
from maatstaf.render.decided.counts import decided
from maatstaf.render.decided.decisions import KINDS
from maatstaf.render.decided.matrix import SHAPES
from maatstaf.render.joined import people
from maatstaf.render.page import Content
from maatstaf.render.press import Press


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page; it exists also when there is no workshop yet, and says so."""
    rows = [
        {
            "workshop": workshop,
            "kind": press.text(KINDS[workshop.kind]),
            "people": people(press, sum(workshop.participants.values())),
            "decided": decided(press, workshop),
        }
        for workshop in press.handbook.by_date
    ]
    yield (
        WORKSHOPS,
        press.page(
            "pages/workshops.html",
            WORKSHOPS,
            press.text(T("Workshops")),
            description=press.text(T("How we chose our criteria: what was decided and why, what was scrapped.")),
            rows=rows,
            scrapped=[
                (workshop, proposal)
                for workshop in press.handbook.by_date
                for proposal in workshop.proposals
                if proposal.decision is Decision.SCRAP
            ],
            shapes=SHAPES,
        ),
    )
