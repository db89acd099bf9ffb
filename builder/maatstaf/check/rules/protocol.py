"""Monitoring has rules of the game, agreed with the works council where the law asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.protocol import NEEDS_CONSENT

ID = "protocol"
TITLE = T("Recording, automatic analysis and appraisal have the works council's consent.")
HELP = T(
    "People learn from being listened to when they know what it is for. criteria/protocol.yml says so on every form: "
    "purpose, who sees what, how long it is kept. In the Netherlands recording, automatic analysis and using scores "
    "for appraisal need the consent of the works council; until its date is filled in, forms carry the banner "
    "“not in force yet”. Using scores for appraisal always gives a warning: people then hide what they could "
    "learn from."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield a warning for what people who are listened to should know, or agree to, first."""
    active = [form for form in draft.forms.values() if form.value.status is Status.ACTIVE]
    if draft.protocol is None:
        if active and not draft.broken:
            message = T("There are active forms, and there is no criteria/protocol.yml.")
            hint = T("Make it, and say at least what monitoring is for: “purpose”.")
            yield active[0].warning(ID, ("id",), message, hint)
        return
    entry, protocol = draft.protocol, draft.protocol.value
    if protocol.appraisal:
        message = T("Scores are used for appraisal.")
        yield entry.warning(ID, ("appraisal",), message, T("Write “appraisal: false”; learning and judging don't mix."))
    if protocol.lacks_consent:
        methods = [method.value for method in protocol.methods if method in NEEDS_CONSENT]
        what = ", ".join((*methods, "appraisal") if protocol.appraisal else methods)
        message = T("The works council has not consented to: {what}.", {"what": what})
        hint = T("Once it has, write the date:\n{block}", {"block": "works_council:\n  exists: true\n  consent: …"})
        yield entry.warning(ID, ("methods",) if methods else ("appraisal",), message, hint, key=True)
    if active and not protocol.retention:
        message = T("Nothing says how long recordings and forms are kept.")
        block = "retention:\n  - record: Ingevulde formulieren\n    duration: P6M"
        yield entry.warning(ID, ("purpose",), message, T("Every form shows it in its foot:\n{block}", {"block": block}))
