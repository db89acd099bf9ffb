"""What was judged with is retired, not deleted."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.entry_to_write import block
from maatstaf.history.places import entry_of
from maatstaf.history.result import Changed, Happened
from maatstaf.message import T
from maatstaf.model.changelog import Change
from maatstaf.model.criterion import Status

ID = "kept"
TITLE = T("A criterion or form that was in use is not deleted: it is retired.")
HELP = T(
    "Scores of last year still name it, and somebody will want to know what it was and what came instead. So a retired "
    "criterion keeps its file, its page and its reason, and leaves every form. Only a draft that was never in use and "
    "stands in no published form may be deleted."
)


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield an error for a criterion or form that is gone and was in use once."""
    if change.happened is not Happened.REMOVED or change.kind not in ("criterion", "form") or not change.before:
        return
    if change.before.status == Status.DRAFT.value and not _published(change, compared):
        return
    entry = entry_of(change, compared)
    status = "status: retired\nreplaced_by: []" if change.kind == "criterion" else "status: retired"
    message = (
        T("The criterion “{id}” was in use, and its file is gone.", {"id": change.id})
        if change.kind == "criterion"
        else T("The form “{id}” was in use, and its file is gone.", {"id": change.id})
    )
    hint = T(
        "Put the file back, and retire it:\n{block}",
        {"block": f"{status}\n{block(change.before.version, Change.RETIRED)}"},
    )
    if change.before.status == Status.RETIRED.value:
        hint = T("Put the file back as it was: what is retired can still be read.")
    yield entry.error(ID, ("id",), message, hint)


def _published(change: Changed, compared: Compared) -> bool:
    """Return whether a frozen spec names it."""
    if change.kind == "form":
        return bool(compared.before.published.get(change.id))
    quoted = f'"{change.id}"'.encode()
    paths = [path for paths in compared.before.published.values() for path in paths]
    return any(quoted in compared.before.content(path) for path in paths)
