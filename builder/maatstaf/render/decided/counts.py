"""How many proposals a workshop decided each way: for lists of workshops."""

from __future__ import annotations

from collections import Counter

from maatstaf.model.workshop import Decision, Workshop
from maatstaf.render.decided.decisions import DECISIONS
from maatstaf.render.press import Press


def decided(press: Press, workshop: Workshop) -> list[tuple[Decision, str, int]]:
    """Return each decision that was taken, its name, and how often."""
    found = Counter(proposal.decision for proposal in workshop.proposals)
    names = {decision: press.text(name) for decision, (name, _) in DECISIONS.items()}
    return [(decision, name, found[decision]) for decision, name in names.items() if found[decision]]
