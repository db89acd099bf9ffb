"""What was published stays as it was, under its own name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft
from maatstaf.findings import Finding, Severity
from maatstaf.message import T

ID = "published"
TITLE = T("A published version of a form stays as it was.")
HELP = T(
    "Records name the version that they were made with, and have to be understood for years. So the files under "
    "criteria/forms/published/ are written by “maatstaf publish” and never changed by hand: the name of a file is "
    "its form and version, and the hash in it is that of its content. Is something wrong with a version that people "
    "use? Change the form, and publish the next version. A form that is no longer used retires; its file stays."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for each published file that is no published version, or whose form was taken away."""
    for misfit in draft.published.misfits:
        yield Finding(misfit.path, misfit.line, 1, ID, Severity.ERROR, misfit.message, misfit.hint)
    forms = draft.named.get("form", {})
    for id, versions in draft.published.forms.items():
        if id not in forms:
            message = T("The form “{id}” was published, and is no longer among the forms.", {"id": id})
            hint = T(
                "Bring {path} back and let it retire: “status: retired”, with the why in its changelog.",
                {"path": f"criteria/forms/{id}.yml"},
            )
            yield versions[-1].finding(ID, "id", message, hint)
