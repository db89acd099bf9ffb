"""An id keeps its meaning for ever, so it is not changed either."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.places import entry_of
from maatstaf.history.result import Changed, Happened
from maatstaf.message import T
from maatstaf.model.criterion import Status

ID = "same-ids"
TITLE = T("An id never changes.")
HELP = T(
    "Records, published forms and links from elsewhere know a criterion, form, scale, KPI or klantprincipe by its id. "
    "People never see it: they see the name, and that may change as often as you like. Does it come to mean something "
    "else? Then begin a new one, and let the old one be retired. The id of a draft may still change."
)
KINDS = ("criterion", "form", "klantprincipe", "kpi", "scale")


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield an error for a definition that is known by another id now."""
    if change.happened is not Happened.RENAMED or change.kind not in KINDS or not change.before:
        return
    if change.before.status == Status.DRAFT.value:
        return
    values = {"old": change.before.id, "new": change.id}
    entry = entry_of(change, compared)
    if entry.value.id == change.before.id:
        message = T("This file was called {old}.yml and still holds “id: {old}”; now it is called {new}.yml.", values)
        hint = T("Call it {old}.yml again. Only the name is for people: change “name”.")
        yield entry.error(ID, ("id",), message, hint(**values))
        return
    message = T("The id “{old}” became “{new}”; records and published forms still name the old one.", values)
    if change.kind in ("criterion", "form"):
        hint = T("Write “id: {old}” again, and give the file its old name. Only the name is for people: change “name”.")
    else:
        hint = T("Write “id: {old}” again. Only the name is for people: change “name”.")
    yield entry.error(ID, ("id",), message, hint(**values))
