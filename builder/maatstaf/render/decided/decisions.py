"""What a workshop may decide on a proposal: in which order, with which words, and what that means."""

from __future__ import annotations

from maatstaf.message import T
from maatstaf.model.workshop import Decision, WorkshopKind

DECISIONS = {
    Decision.ADOPT: (T("Do now"), T("Much effect, little effort.")),
    Decision.PLAN: (T("Plan"), T("Much effect, more effort.")),
    Decision.LATER: (T("For later"), T("Little effect, little effort. Every bit helps.")),
    Decision.SCRAP: (T("Scrap"), T("Little effect, much effort.")),
}
"""Each decision: its name, and the corner of the matrix that it fits."""

KINDS = {
    WorkshopKind.WORKSHOP: T("Workshop"),
    WorkshopKind.BROWNPAPER: T("Brownpaper session"),
    WorkshopKind.KAIZEN: T("Kaizen"),
    WorkshopKind.ZIEN_DENKEN_DOEN: T("See, think, do"),
    WorkshopKind.IMPACT_EFFORT: T("Impact and effort session"),
}
"""How each way of working is called."""
