"""A calibration session names a version of the form and what was on it, and has enough to compute agreement from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft, Entry
from maatstaf.check.session import FROM_FORM, Session, judged, session_of
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T
from maatstaf.model.calibration import Calibration, Rating
from maatstaf.ratings import NOT_APPLICABLE

ID = "calibrations"
TITLE = T("A calibration is about a form that exists, by two people or more.")
HELP = T(
    "The session names the version of the form that was used, so that its figures can be read years later. Its focus "
    "and what was agreed on are about criteria of that form, with answers of their scale; an example used as a contact "
    "is one of its criterion. Agreement needs at least two raters, and contacts in which the criterion can be judged."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield what is wrong with each session as a whole; its ratings one by one are the rule *ratings*."""
    ratings = draft.ratings()
    for id, entry in draft.calibrations.items():
        session = session_of(draft, entry)
        yield from _form(draft, session)
        yield from _agreed(session)
        yield from _examples(draft, entry)
        yield from _enough(session, ratings[id])


def _form(draft: Draft, session: Session) -> Iterator[Finding]:
    value, form = session.entry.value, draft.forms.get(session.entry.value.form)
    versions = [version.version for version in form.value.changelog] if form else []
    if form and value.form_version not in versions:
        message = T("The form “{form}” has no version {version}.", {"form": value.form, "version": value.form_version})
        hint = did_you_mean(value.form_version, versions) or T("Look in the changelog of the form.")
        yield session.entry.error(ID, ("form_version",), message, hint)
    for number, id in enumerate(value.focus):
        if id in draft.criteria and id not in session.scales:
            message = T("The criterion “{id}” is not on the form “{form}”.", {"id": id, "form": value.form})
            yield session.entry.error(ID, ("focus", number), message, did_you_mean(id, session.scales) or FROM_FORM)


def _agreed(session: Session) -> Iterator[Finding]:
    entry, seen = session.entry, set[tuple[str, str]]()
    for number, agreed in enumerate(entry.value.agreed):

        def tell(field: str, message: T, hint: T | None, number: int = number) -> Finding:
            return entry.error(ID, ("agreed", number, field), message, hint)

        if agreed.contact not in session.contacts:
            message = T("The session has no contact “{id}”.", {"id": agreed.contact})
            yield tell("contact", message, did_you_mean(agreed.contact, session.contacts) or T("Correct the id."))
        yield from judged(session, agreed.criterion, agreed.answer, tell)
        if (agreed.contact, agreed.criterion) in seen:
            message = T("What was agreed on “{criterion}” in contact “{contact}” is here twice.")
            values = {"criterion": agreed.criterion, "contact": agreed.contact}
            yield tell("criterion", message(**values), T("Keep one of the two."))
        seen.add((agreed.contact, agreed.criterion))


def _examples(draft: Draft, entry: Entry[Calibration]) -> Iterator[Finding]:
    for number, contact in enumerate(entry.value.contacts):
        criterion = draft.criteria.get(contact.example.criterion) if contact.example else None
        if contact.example and criterion:
            known = [example.id for example in criterion.value.examples]
            if contact.example.example not in known:
                values = {"criterion": contact.example.criterion, "example": contact.example.example}
                message = T("The criterion “{criterion}” has no example “{example}”.", values)
                hint = did_you_mean(contact.example.example, known) or T("Correct the id.")
                yield entry.error(ID, ("contacts", number, "example", "example"), message, hint)


def _enough(session: Session, ratings: tuple[Rating, ...]) -> Iterator[Finding]:
    entry = session.entry
    judging = {rating.rater for rating in ratings if rating.answer}
    if len(entry.value.raters) < 2 or len(judging) == 1:
        message = T("Fewer than two people judged, so no agreement can be computed.")
        yield entry.warning(ID, ("raters",), message, T("Let at least two people judge the same contacts."), key=True)
    given = Counter(rating.criterion for rating in ratings if rating.answer)
    beside = Counter(rating.criterion for rating in ratings if rating.answer == NOT_APPLICABLE)
    for criterion in sorted(beside):
        if given[criterion] == beside[criterion]:
            message = T("Every answer to “{criterion}” is n.v.t.; agreement is not computed.", {"criterion": criterion})
            hint = T("Choose contacts in which it can be judged, or leave it out of the session.")
            yield entry.warning(ID, ("ratings",), message, hint, key=True)
