"""A calibration session's ratings are about what was on the form, by who was there, once each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from maatstaf.check.answers import refusal
from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding, Severity, did_you_mean
from maatstaf.message import T
from maatstaf.model.calibration import Calibration, Rating
from maatstaf.model.scale import Scale
from maatstaf.ratings import NOT_APPLICABLE, Sheet

ID = "calibrations"
TITLE = T("Ratings fit the form, and each is given once.")
HELP = T(
    "A figure about agreement is only worth something if it is clear what was judged. So every rating names a contact "
    "and a rater of the session, a criterion of the form and an answer of its scale (nvt for not applicable, nothing "
    "if it was not judged), and a rater judges a criterion once per contact. Ratings stand in the session itself or "
    "in a sheet beside it with the columns contact,rater,criterion,answer,comment; commas or semicolons are both fine."
)
Tell = Callable[[str, T, T | None], Finding]


@dataclass(frozen=True)
class _Session:
    """What a session may name: contacts, raters, and the scale of each criterion that it can be about."""

    entry: Entry[Calibration]
    contacts: frozenset[str]
    raters: frozenset[str]
    scales: dict[str, Scale | None]
    current: bool


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield what is wrong with each session, in its own file or in its sheet."""
    for id, entry in draft.calibrations.items():
        session = _session(draft, entry)
        yield from _form(draft, session)
        placed = list(_placed(entry, draft.sheets.get(id)))
        yield from _problems(entry, draft.sheets.get(id))
        seen: set[tuple[str, str, str]] = set()
        for rating, tell in placed:
            yield from _rating(session, rating, tell)
            key = (rating.contact, rating.rater, rating.criterion)
            if key in seen:
                message = T("“{rater}” judged “{criterion}” in contact “{contact}” twice.")
                values = {"rater": rating.rater, "criterion": rating.criterion, "contact": rating.contact}
                yield tell("rater", message(**values), T("Keep one of the two."))
            seen.add(key)
        yield from _agreed(session)
        yield from _examples(draft, entry)
        yield from _enough(session, [rating for rating, _ in placed])


def _session(draft: Draft, entry: Entry[Calibration]) -> _Session:
    value, form = entry.value, draft.forms.get(entry.value.form)
    current = form is not None and form.value.version == value.form_version and all(i.id for i in form.value.items)
    on_form = {item.criterion for item in form.value.items if item.criterion} if form and current else None
    scales = {
        id: scale.value if (scale := draft.scales.get(criterion.value.scale)) else None
        for id, criterion in draft.criteria.items()
        if on_form is None or id in on_form
    }
    for id in draft.named.get("criterion", {}) if on_form is None else on_form:
        scales.setdefault(id, None)
    contacts = frozenset(contact.id for contact in value.contacts)
    return _Session(entry, contacts, frozenset(rater.id for rater in value.raters), scales, current)


def _form(draft: Draft, session: _Session) -> Iterator[Finding]:
    value, form = session.entry.value, draft.forms.get(session.entry.value.form)
    versions = [version.version for version in form.value.changelog] if form else []
    if form and value.form_version not in versions:
        message = T("The form “{form}” has no version {version}.", {"form": value.form, "version": value.form_version})
        hint = did_you_mean(value.form_version, versions) or T("Look in the changelog of the form.")
        yield session.entry.error(ID, ("form_version",), message, hint)
    for number, id in enumerate(value.focus):
        if id in draft.criteria and id not in session.scales:
            message = T("The criterion “{id}” is not on the form “{form}”.", {"id": id, "form": value.form})
            yield session.entry.error(ID, ("focus", number), message, did_you_mean(id, session.scales) or _FROM_FORM)


_FROM_FORM = T("Name a criterion of the form.")


def _placed(entry: Entry[Calibration], sheet: Sheet | None) -> Iterator[tuple[Rating, Tell]]:
    """Yield each rating, with how to tell what is wrong with one of its values, where it stands."""
    if sheet:
        for row in sheet.rows:

            def in_sheet(
                field: str, message: T, hint: T | None, line: int = row.line, columns: dict[str, int] = row.columns
            ) -> Finding:
                return Finding(sheet.path, line, columns.get(field, 1), ID, Severity.ERROR, message, hint)

            yield row.rating, in_sheet
    elif not isinstance(entry.value.ratings, str):
        for number, rating in enumerate(entry.value.ratings):

            def in_list(field: str, message: T, hint: T | None, number: int = number) -> Finding:
                return entry.error(ID, ("ratings", number, field), message, hint)

            yield rating, in_list


def _problems(entry: Entry[Calibration], sheet: Sheet | None) -> Iterator[Finding]:
    for problem in sheet.problems if sheet else ():
        if not sheet or not problem.line:
            yield entry.error(ID, ("ratings",), problem.message, T("Put it beside this file, or correct the name."))
        else:
            yield Finding(
                sheet.path, problem.line, problem.column, ID, Severity.ERROR, problem.message, problem.hint
            )  # fmt: skip


def _rating(session: _Session, rating: Rating, tell: Tell) -> Iterator[Finding]:
    if rating.contact not in session.contacts:
        message = T("The session has no contact “{id}”.", {"id": rating.contact})
        yield tell("contact", message, did_you_mean(rating.contact, session.contacts) or T("Add it under “contacts”."))
    if rating.rater not in session.raters:
        message = T("The session has no rater “{id}”.", {"id": rating.rater})
        yield tell("rater", message, did_you_mean(rating.rater, session.raters) or T("Add it under “raters”."))
    yield from _judged(session, rating.criterion, rating.answer, tell)


def _judged(session: _Session, criterion: str, answer: str | None, tell: Tell) -> Iterator[Finding]:
    form = session.entry.value.form
    if criterion not in session.scales:
        message = (
            T("The criterion “{id}” is not on the form “{form}”.", {"id": criterion, "form": form})
            if session.current
            else T("There is no criterion “{id}”.", {"id": criterion})
        )
        yield tell("criterion", message, did_you_mean(criterion, session.scales) or _FROM_FORM)
    elif answer and answer != NOT_APPLICABLE and session.current:
        scale = session.scales[criterion]
        if scale and (reason := refusal(scale, answer)):
            yield tell("answer", *reason)


def _agreed(session: _Session) -> Iterator[Finding]:
    entry, seen = session.entry, set[tuple[str, str]]()
    for number, agreed in enumerate(entry.value.agreed):

        def tell(field: str, message: T, hint: T | None, number: int = number) -> Finding:
            return entry.error(ID, ("agreed", number, field), message, hint)

        if agreed.contact not in session.contacts:
            message = T("The session has no contact “{id}”.", {"id": agreed.contact})
            yield tell("contact", message, did_you_mean(agreed.contact, session.contacts) or T("Correct the id."))
        yield from _judged(session, agreed.criterion, agreed.answer, tell)
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


def _enough(session: _Session, ratings: list[Rating]) -> Iterator[Finding]:
    entry = session.entry
    judging = {rating.rater for rating in ratings if rating.answer}
    if len(entry.value.raters) < 2 or (ratings and len(judging) < 2):
        message = T("Fewer than two people judged, so no agreement can be computed.")
        yield entry.warning(ID, ("raters",), message, T("Let at least two people judge the same contacts."), key=True)
    given = Counter(rating.criterion for rating in ratings if rating.answer)
    beside = Counter(rating.criterion for rating in ratings if rating.answer == NOT_APPLICABLE)
    for criterion in sorted(beside):
        if given[criterion] == beside[criterion]:
            message = T("Every answer to “{criterion}” is n.v.t.; agreement is not computed.", {"criterion": criterion})
            hint = T("Choose contacts in which it can be judged, or leave it out of the session.")
            yield entry.warning(ID, ("ratings",), message, hint, key=True)
