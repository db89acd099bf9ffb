"""What people judged in a calibration session stays as they gave it."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.judged import PATTERN, given
from maatstaf.history.places import entry_of
from maatstaf.history.result import Changed
from maatstaf.message import T

ID = "judged"
TITLE = T("What people judged in a session stays as they gave it.")
HELP = T(
    "The figures about agreement say how alike people judged before they talked. Who puts judgements right afterwards "
    "makes them look more alike than they were. So an answer that was given stays, also one that turned out to be a "
    "mistake; what the group agreed on stands beside it, under “agreed”. Judgements that were not there yet may be "
    "added at any time."
)


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield a warning for a session in which answers that were given are different now, or gone."""
    if change.kind != "calibration" or not change.after or not change.before:
        return
    counts = {field.path[-1]: given(field) for field in change.fields if field.pattern == PATTERN}
    named = ", ".join(f"{criterion} ({number})" for criterion, number in counts.items() if number)
    if not named:
        return
    entry = entry_of(change, compared)
    message = T(
        "Judgements that were given in the session of {date} are different now, or gone: {criteria}.",
        {"date": entry.value.date.isoformat(), "criteria": named},
    )
    hint = T("Put them back as they were given, and write what you agreed on under “agreed”.")
    yield entry.warning(ID, ("ratings",), message, hint)
