"""A form takes over the largest class of its criteria."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.entry_to_write import block
from maatstaf.history.fields import Least, allows
from maatstaf.history.places import entry_of, taken_over
from maatstaf.history.result import Changed
from maatstaf.message import T
from maatstaf.model.changelog import CHANGE_NAMES
from maatstaf.model.text import say

ID = "takes-over"
TITLE = T("A form takes over the largest change of its criteria.")
HELP = T(
    "Scores are given on a form. So when one of its criteria or scales is clarified or comes to mean something else, "
    "the form has a new version too, with an entry that says so. Several changes may go together in one entry. A "
    "change of wording asks nothing: the form gets its next number when it is published."
)


def check(change: Changed, compared: Compared) -> Iterator[Finding]:
    """Yield a warning for a form whose own changelog does not say what its criteria say."""
    largest = taken_over(change, compared)
    if largest is None or not change.after or change.comparable in ("new", "retired"):
        return
    if any(allows(entry.change, largest) for entry in change.entries):
        return
    if not change.entries and change.least is not Least.FREE:
        return  # the rule about new entries asks for one that says this too
    after = compared.after
    found = (after.table(cause.kind)[cause.id].value for cause in change.takes_over if cause.change is largest)
    names = ", ".join(sorted(say(one.name, after.language) for one in found))
    values = {"names": names, "change": CHANGE_NAMES[largest]}
    message = T("This form takes over a change of the kind “{change}” from: {names}.", values)
    version = change.before.version if change.before else None
    hint = T("Before you publish it, put an entry on top:\n{block}", {"block": block(version, largest)})
    yield entry_of(change, compared).warning(ID, ("changelog",), message, hint, key=True)
