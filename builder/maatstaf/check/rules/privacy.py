"""No personal data in texts that everybody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from maatstaf.check.draft import Draft, Entry
from maatstaf.check.texts import pointing_at, strings
from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.model.calibration import Calibration

ID = "privacy"
TITLE = T("Texts hold no personal data.")
HELP = T(
    "A handbook is read by many and kept for years, and so is its history. E-mail addresses, phone numbers, "
    "citizen service numbers (BSN) and bank accounts don't belong in examples, workshops and calibrations: make "
    "something up, or leave it out. Addresses such as naam@example.nl and 0800 and 0900 numbers are fine. In a "
    "calibration it is an error, because ratings come from real contacts."
)

_TRACE = re.compile(r"[0-9](?:[ .()-]{0,2}[0-9]){8}")
MAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
MADE_UP = re.compile(r"(?:.*\.)?(?:example|voorbeeld|test|invalid)(?:\.[a-z]+)?", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2} ?[A-Z]{4} ?(?:[0-9][ ]?){9,15}")
_PHONE = re.compile(
    r"(?<![\d.])(?:\+31|0031|\(?0(?![89]00|906|909))[ .-]?(?:\(0\))?[ .-]?(?:[1-9]\)?)(?:[ .()-]{0,2}[0-9]){8}(?![\d])"
)
_NINE = re.compile(r"(?<![\d.,-])[0-9](?:[. ]?[0-9]){8}(?![\d]|[.,-]\d)")
MAIL_FOUND = T("This looks like an e-mail address: {shown}.")
NUMBERS = (
    (_IBAN, T("This looks like a bank account: {shown}.")),
    (_PHONE, T("This looks like a phone number: {shown}.")),
    (_NINE, T("This looks like a citizen service number (BSN): {shown}.")),
)
"""What each kind of number looks like; of nine digits only those that pass the test of a BSN count."""


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield a finding for what looks like somebody's address, number or account."""
    entries: list[Entry[Any]] = [*draft.criteria.values(), *draft.workshops.values(), *draft.calibrations.values()]
    for entry in entries:
        if _suspect(entry.source.text):
            strict = isinstance(entry.value, Calibration)
            for at, text in (*strings(entry.value), *(_others(entry.value) if strict else ())):
                for message, fragment in _personal(text):
                    finding = (entry.error if strict else entry.warning)(ID, at, message, _LEAVE_OUT)
                    yield pointing_at(finding, entry.source, fragment)
    for sheet in draft.sheets.values():
        for row in sheet.rows:
            for field in ("contact", "rater", "comment"):
                for message, _ in _personal(getattr(row.rating, field) or ""):
                    column = row.columns.get(field, 1)
                    yield Finding(sheet.path, row.line, column, ID, Severity.ERROR, message, _LEAVE_OUT)


_LEAVE_OUT = T("Leave it out, or make something up.")


def _others(session: Calibration) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what people type in a session besides its texts: pseudonyms, references and comments."""
    for number, contact in enumerate(session.contacts):
        yield ("contacts", number, "id"), contact.id
    for number, rater in enumerate(session.raters):
        yield ("raters", number, "id"), rater.id
    for number, rating in enumerate(() if isinstance(session.ratings, str) else session.ratings):
        yield ("ratings", number, "comment"), rating.comment or ""


def _suspect(text: str) -> bool:
    return "@" in text or "\\" in text or _TRACE.search(text) is not None


def _personal(text: str) -> Iterator[tuple[T, str]]:
    """Yield (what it looks like, the fragment) for each trace of a person; a stretch of text counts once."""
    if not _suspect(text):
        return
    for mail in MAIL.finditer(text):
        if not MADE_UP.fullmatch(mail["host"]):
            yield MAIL_FOUND(shown=_veiled(mail[0])), mail[0]
    for pattern, message in NUMBERS:
        for found in pattern.finditer(text):
            if pattern is not _NINE or _passes_eleven(found[0]):
                yield message(shown=_veiled(found[0])), found[0]
        text = pattern.sub(" ", text)


def _veiled(fragment: str) -> str:
    """Return enough to find it by, and not more: a log is kept as well."""
    return f"{fragment[:4]}…"


def _passes_eleven(number: str) -> bool:
    """Tell whether nine digits pass the test of a BSN: 9a + 8b + … + 2h − i is a multiple of eleven."""
    digits = [int(digit) for digit in number if digit.isdigit()]
    total = sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return total % 11 == 0 and any(digits)
