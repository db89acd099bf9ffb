"""A published spec stays as it was published."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from maatstaf.findings import Finding, Severity
from maatstaf.history.compare import Compared
from maatstaf.history.result import Changed, Happened
from maatstaf.history.state import PUBLISHED
from maatstaf.message import T

DAYS = ("effective_from", "effective_until")
"""What may still be put right in a published spec: the days between which it counts."""

ID = "frozen"
TITLE = T("What has been published stays as it was.")
HELP = T(
    "Files in criteria/forms/published/ are what contacts were judged with. Tools and records hold on to their exact "
    "content, so they are never edited and never deleted, not for a slip of the pen either. Mend the form itself, and "
    "publish its next version. Only the days between which a version counts may be put right."
)


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield an error for a frozen spec that differs or is gone."""
    match = PUBLISHED.fullmatch(change.id) if change.kind == "file" else None
    if match is None or change.happened is Happened.ADDED:
        return
    if change.happened is Happened.CHANGED and _only_its_days(change.id, compared):
        return
    values = match.groupdict()
    message = (
        T("Version {version} of the form “{form}” was published, and its file is gone.", values)
        if change.happened is Happened.REMOVED
        else T("Version {version} of the form “{form}” was published, and its file was changed.", values)
    )
    hint = T("Put the file back as it was. Change criteria/forms/{form}.yml, and publish a new version.", values)
    yield Finding(change.id, 1, 1, ID, Severity.ERROR, message, hint)


def _only_its_days(path: str, compared: Compared) -> bool:
    """Return whether nothing differs but the days between which it counts."""
    try:
        was, now = (orjson.loads(state.content(path)) for state in (compared.before, compared.after))
        kept = [{key: value for key, value in data.items() if key not in DAYS} for data in (was, now)]
    except (ValueError, AttributeError):
        return False
    return bool(kept[0] == kept[1])
