"""What a definition to fill in began with does not stand there as if somebody had written it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.blanks import is_blank
from maatstaf.check.draft import Draft
from maatstaf.check.texts import strings
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.criterion import Criterion, Status
from maatstaf.model.form import Form

ID = "blanks"
TITLE = T("Nothing is left that still has to be filled in.")
HELP = T(
    "Who begins something new gets a file with dots in it: “Do you manage to …?” Whoever reads that in the handbook "
    "thinks that somebody meant it. In a draft this is a warning. In what is in use, and in a changelog, it is an "
    "error: that is what people judge by, and read back in a year."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for a text with only dots to fill in where it counts, a warning where there is time yet."""
    for entry in draft.entries:
        if "…" not in entry.source.text and "\\" not in entry.source.text:
            continue  # nearly all of them, and looking at every text takes time; behind a backslash dots can be hidden
        value = entry.value
        used = isinstance(value, (Criterion, Form)) and value.status is Status.ACTIVE
        for at, text in strings(value):
            if is_blank(text):
                tell = entry.error if used or at[0] == "changelog" else entry.warning
                message = T("Still to be filled in: “{text}”.", {"text": " ".join(text.split())})
                yield tell(ID, at, message, T("Write what belongs here; a field that may be left out, leave out."))
