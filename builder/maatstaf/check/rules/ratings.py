"""The ratings of a calibration session are about what was on the form, by who was there, once each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft, Entry
from maatstaf.check.session import Session, Tell, judged, session_of
from maatstaf.findings import Finding, Severity, did_you_mean
from maatstaf.message import T
from maatstaf.model.calibration import Calibration, Rating
from maatstaf.ratings import Sheet

ID = "ratings"
TITLE = T("Ratings fit the form, and each is given once.")
HELP = T(
    "A figure about agreement is only worth something if it is clear what was judged. So every rating names a contact "
    "and a rater of the session, a criterion of the form and an answer of its scale (nvt for not applicable, nothing "
    "if it was not judged), and a rater judges a criterion once per contact. Ratings stand in the session itself or "
    "in a sheet beside it with the columns contact,rater,criterion,answer,comment; commas or semicolons are both fine."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for each rating that can't be counted, where it stands: in the session or in its sheet."""
    for id, entry in draft.calibrations.items():
        session = session_of(draft, entry)
        yield from _problems(entry, draft.sheets.get(id))
        seen: set[tuple[str, str, str]] = set()
        strange: set[str] = set()  # a criterion that is not there is told once, not on every line
        for rating, tell in _placed(entry, draft.sheets.get(id)):
            if rating.criterion not in strange:
                yield from _rating(session, rating, tell)
            if rating.criterion not in session.scales:
                strange.add(rating.criterion)
            key = (rating.contact, rating.rater, rating.criterion)
            if key in seen:
                message = T("“{rater}” judged “{criterion}” in contact “{contact}” twice.")
                values = {"rater": rating.rater, "criterion": rating.criterion, "contact": rating.contact}
                yield tell("rater", message(**values), T("Keep one of the two."))
            seen.add(key)


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


def _rating(session: Session, rating: Rating, tell: Tell) -> Iterator[Finding]:
    if rating.contact not in session.contacts:
        message = T("The session has no contact “{id}”.", {"id": rating.contact})
        yield tell("contact", message, did_you_mean(rating.contact, session.contacts) or T("Add it under “contacts”."))
    if rating.rater not in session.raters:
        message = T("The session has no rater “{id}”.", {"id": rating.rater})
        yield tell("rater", message, did_you_mean(rating.rater, session.raters) or T("Add it under “raters”."))
    yield from judged(session, rating.criterion, rating.answer, tell)
