"""What a calibration session may name: its contacts and raters, and the criteria it can be about with their scales."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from maatstaf.check.answers import refusal
from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T
from maatstaf.model.calibration import Calibration
from maatstaf.model.scale import Scale
from maatstaf.model.text import version_parts
from maatstaf.ratings import NOT_APPLICABLE

Tell = Callable[[str, T, T | None], Finding]


@dataclass(frozen=True)
class Session:
    """What a session may name: contacts, raters, and the scale of each criterion that it can be about."""

    entry: Entry[Calibration]
    contacts: frozenset[str]
    raters: frozenset[str]
    scales: dict[str, Scale | None]
    current: bool


FROM_FORM = T("Name a criterion of the form.")


def session_of(draft: Draft, entry: Entry[Calibration]) -> Session:
    """Return what a session may name; any criterion when its form has moved on, or itself names one that is not there.

    What follows from such a slip of the form is not the session's fault, and says nothing new.
    """
    value, form = entry.value, draft.forms.get(entry.value.form)
    known = draft.named.get("criterion", {})
    current = (
        form is not None
        and version_parts(form.value.version)[:2] == version_parts(value.form_version)[:2]  # a patch is only wording
        and all(item.id and (item.criterion is None or item.criterion in known) for item in form.value.items)
    )
    on_form = {item.criterion for item in form.value.items if item.criterion} if form and current else None
    scales = {
        id: scale.value if (scale := draft.scales.get(criterion.value.scale)) else None
        for id, criterion in draft.criteria.items()
        if on_form is None or id in on_form
    }
    for id in known if on_form is None else on_form:
        scales.setdefault(id, None)
    contacts = frozenset(contact.id for contact in value.contacts)
    return Session(entry, contacts, frozenset(rater.id for rater in value.raters), scales, current)


def judged(session: Session, criterion: str, answer: str | None, tell: Tell) -> Iterator[Finding]:
    """Yield what is wrong with an answer to a criterion, told by ``tell``."""
    form = session.entry.value.form
    if criterion not in session.scales:
        message = (
            T("The criterion “{id}” is not on the form “{form}”.", {"id": criterion, "form": form})
            if session.current
            else T("There is no criterion “{id}”.", {"id": criterion})
        )
        yield tell("criterion", message, did_you_mean(criterion, session.scales) or FROM_FORM)
    elif answer and answer != NOT_APPLICABLE and session.current:
        scale = session.scales[criterion]
        if scale and (reason := refusal(scale, answer)):
            yield tell("answer", *reason)
