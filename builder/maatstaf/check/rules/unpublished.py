"""The form in use is the newest published one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form
from maatstaf.model.text import version_parts
from maatstaf.shapes.form import SpecForm

ID = "unpublished"
TITLE = T("What people judge with is published.")
HELP = T(
    "Once a form has been published, people may go on judging with that version while you change the form or its "
    "criteria. This warning says that what stands in the files is newer. Is it ready, and has everybody agreed? Then "
    "“maatstaf publish” makes it the version that counts. A form that was never published gets no warning. This rule "
    "looks at version numbers; a change that got none is told by “maatstaf publish” and on the form's own page."
)


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield a warning for each active form that is newer than its newest published version."""
    for id, versions in draft.published.forms.items():
        form = draft.forms.get(id)
        if form and form.value.status is Status.ACTIVE and form.value.changelog:
            yield from _newer(draft, form, versions[-1].spec)


def _newer(draft: Draft, form: Entry[Form], newest: SpecForm) -> Iterator[Finding]:
    version, told = form.value.version, {"form": form.value.id, "version": form.value.version, "old": newest.version}
    place = ("changelog", 0, "version")
    command = T("not yet published: maatstaf publish {form}", told)
    if version_parts(version) > version_parts(newest.version):
        message = T("Version {version} stands here, and {old} is the newest published one.", told)
        yield form.warning(ID, place, message, command)
    elif version_parts(version) < version_parts(newest.version):
        message = T("Version {old} of this form was published, and the changelog stops at {version}.", told)
        yield form.warning(ID, place, message, T("Put its entry back on top of the changelog."))
    elif changed := ", ".join(_criteria(draft, newest)):
        message = T("Criteria have changed since version {version} was published: {criteria}.",
                    {**told, "criteria": changed})  # fmt: skip
        yield form.warning(ID, place, message, command)


def _criteria(draft: Draft, newest: SpecForm) -> Iterator[str]:
    """Yield id and version of the form's criteria that are no longer as they were published."""
    for section in newest.sections:
        for item in section.items:
            entry = draft.criteria.get(item.criterion.id) if item.criterion else None
            if entry and item.criterion and entry.value.version != item.criterion.version:
                yield f"{entry.value.id} {entry.value.version}"
