"""On every day one version of a form counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from maatstaf.check.draft import Draft
from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.published import Frozen
from maatstaf.shapes.versions import DAY

ID = "periods"
TITLE = T("On every day at most one version of a form counts, and there are no days without one.")
HELP = T(
    "A published version counts from “effective_from” until the day before the next one begins, or until its own "
    "“effective_until”. “maatstaf publish” sees to it that these don't overlap. Days on which no version counts give "
    "a warning: nobody can say how a contact of such a day was to be judged. The two dates are the only part of a "
    "published file that may be corrected afterwards; its hash leaves them out."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for days with two versions, and a warning for days with none."""
    for id, versions in draft.published.forms.items():
        for one in versions:
            yield from _backwards(one)
        for older, newer in pairwise(versions):
            yield from _between(older, newer)
        form, last = draft.forms.get(id), versions[-1]
        since, ends = last.spec.effective_from, last.spec.effective_until
        if form and form.value.status is Status.ACTIVE and since and ends and since <= ends < today:
            message = T("Since {day} no version of this form counts.", {"day": (ends + DAY).isoformat()})
            hint = T("Publish the next version, or let the form retire.")
            yield last.finding(ID, "effective_until", message, hint, Severity.WARNING)


def _backwards(one: Frozen) -> Iterator[Finding]:
    since, until = one.spec.effective_from, one.spec.effective_until
    if since and until and until < since:
        message = T("This version ends on {until}, before it begins on {since}.",
                    {"until": until.isoformat(), "since": since.isoformat()})  # fmt: skip
        yield one.finding(ID, "effective_until", message, T("Correct one of the two dates."))


def _between(older: Frozen, newer: Frozen) -> Iterator[Finding]:
    began, until, since = older.spec.effective_from, older.spec.effective_until, newer.spec.effective_from
    if began is None or since is None:
        return  # nothing without a first day is read
    named = {"old": older.spec.version, "new": newer.spec.version}
    if since <= began:
        message = T("{new} counts from {since}, and {old} from {began}: two versions count on one day.",
                    {**named, "since": since.isoformat(), "began": began.isoformat()})  # fmt: skip
        yield newer.finding(ID, "effective_from", message, T("Let the newer version begin on a later day."))
    elif until and until >= since:
        message = T("{old} counts until {until}, and {new} from {since}: two versions count on one day.",
                    {**named, "until": until.isoformat(), "since": since.isoformat()})  # fmt: skip
        hint = T("Write: {line}", {"line": f'"effective_until": "{(since - DAY).isoformat()}"'})
        yield older.finding(ID, "effective_until", message, hint)
    elif until and until + DAY < since:
        message = T("From {first} to {last} no version of this form counts.",
                    {"first": (until + DAY).isoformat(), "last": (since - DAY).isoformat()})  # fmt: skip
        hint = T("Was {old} used until {new} came? Then write: {line}",
                 {**named, "line": f'"effective_until": "{(since - DAY).isoformat()}"'})  # fmt: skip
        yield older.finding(ID, "effective_until", message, hint, Severity.WARNING)
