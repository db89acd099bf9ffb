"""What can't be laid beside the version before, because it could not be read there: nobody may take it for checked."""

from __future__ import annotations

from collections.abc import Iterator

from maatstaf.findings import Finding, Severity
from maatstaf.history.compare import Compared
from maatstaf.message import T

RULE = "since"


def unread(compared: Compared) -> Iterator[Finding]:
    """Yield a warning for each file that differs and could not be read before; the check tells of one still so."""
    bare = T("In the version before, this file can’t be read or does not fit. So what changed in it was not checked.")
    told = T(
        "In the version before, this file can’t be read or does not fit (line {line}: {why}) So what changed in it was "
        "not checked."
    )
    hint = T("Read it yourself, or compare with a version in which it fits: maatstaf check --since …")
    for path in compared.before.unread:
        if compared.before.files[path] != compared.after.files.get(path):
            fault = compared.before.faults.get(path)
            message = told(line=fault.line, why=fault.message) if fault else bare
            yield Finding(path, 1, 1, RULE, Severity.WARNING, message, hint)
