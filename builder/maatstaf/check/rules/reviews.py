"""What was to be looked at again by now, has been."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.criterion import Status

ID = "reviews"
TITLE = T("What was to be reviewed by now, has been.")
HELP = T(
    "A criterion that nobody looks at goes stale: channels change, and so do customers. “review_by” is the promise to "
    "look again. After looking, write the day under “reviewed” and choose a new “review_by”, also if nothing changed. "
    "This rule looks at the date of today, or at the one given with --today."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield a warning for each review date that has passed."""
    for entry in draft.criteria.values():
        criterion = entry.value
        due, done = criterion.review_by, criterion.reviewed
        if due and due < today and criterion.status is not Status.RETIRED and not (done and done >= due):
            yield entry.warning(ID, ("review_by",), _passed(due), _AGAIN)
    if draft.protocol:
        due = draft.protocol.value.review_by
        newest = max((version.date for version in draft.protocol.value.changelog), default=None)
        if due and due < today and not (newest and newest >= due):
            hint = T("Look at it again, and write a new date or a changelog entry.")
            yield draft.protocol.warning(ID, ("review_by",), _passed(due), hint)


_AGAIN = T("Look at it again with the team; then write the day under “reviewed” and choose a new “review_by”.")


def _passed(due: date) -> T:
    return T("The review was due by {date}.", {"date": due.isoformat()})
