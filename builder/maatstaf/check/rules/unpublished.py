"""The form in use is the newest published one, in all that it holds: its own texts, its criteria, its scales."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form
from maatstaf.model.text import version_parts
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.specify import spec_of
from maatstaf.shapes.written import dumped

ID = "unpublished"
TITLE = T("What people judge with is published.")
HELP = T(
    "Once a form has been published, people may go on judging with that version while you change the form, its "
    "criteria or its scales. This warning says what stands in the files otherwise than in the version that counts, "
    "also where nobody raised a version. Is it ready, and has everybody agreed? Then “maatstaf publish” makes it the "
    "version that counts. Was it changed by mistake? Then put it back. A form that was never published gets no warning."
)

_OF_CRITERION = (
    "criterion", "name", "text", "help", "goal", "indicators", "anchors", "key", "klantprincipes", "kpis", "scale"
)  # fmt: skip
"""What an item of a spec holds of its criterion; the rest is the form's own."""

_OWN = ("name", "languages", "changelog", "channels", "purpose", "header", "classes", "scoring", "coaching", "source")
"""What a spec holds of the form itself, beside its parts."""


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
    elif changed := ", ".join(_changed(draft, form.value, newest)):
        message = T("Since version {version} was published, this has changed: {names}.", {**told, "names": changed})
        hint = T(
            "Ready, and agreed? Then: maatstaf publish {form}; with --dry-run it only says which version that makes. "
            "Changed by mistake? Put it back.",
            told,
        )
        yield form.warning(ID, place, message, hint)


def _changed(draft: Draft, form: Form, newest: SpecForm) -> Iterator[str]:
    """Yield the ids of what is no longer as it was published, criteria with their version when that was raised."""
    whole = all(item.criterion in draft.criteria if item.criterion else item.question for item in form.items)
    if draft.broken or draft.dangling or not draft.organisation or not whole:
        return  # what the form leans on can't be read, or is in a file with another name: other rules say so
    here = spec_of(draft.books, draft.protocol.value if draft.protocol else None, form)
    if here.hash == newest.hash:
        return
    was, now = (dumped(spec, here.language) for spec in (newest, here))
    own = [_own(spec) for spec in (was, now)]
    if own[0] != own[1]:
        yield form.id
    criteria = [_criteria(spec) for spec in (was, now)]
    for id in (id for id, one in criteria[1].items() if criteria[0].get(id, one) != one):
        before, after = (one[id]["criterion"]["version"] for one in criteria)
        yield id if before == after else f"{id} {after}"
    yield from (id for id, scale in now["scales"].items() if was["scales"].get(id, scale) != scale)
    for table in ("klantprincipes", "kpis"):
        before = {one["id"]: one for one in was[table]}
        yield from (one["id"] for one in now[table] if before.get(one["id"], one) != one)
    if was.get("rules") != now.get("rules"):
        yield "protocol"


def _own(spec: dict[str, Any]) -> Any:
    """Return what is the form's own in a spec: not what it holds of criteria, scales and others."""
    sections = [{**section, "items": [_asked(item) for item in section["items"]]} for section in spec["sections"]]
    return sections, {name: spec.get(name) for name in _OWN}


def _asked(item: dict[str, Any]) -> dict[str, Any]:
    if "criterion" not in item:
        return item
    own = {name: value for name, value in item.items() if name not in _OF_CRITERION}
    return {**own, "not_applicable": item["not_applicable"]["policy"]}


def _criteria(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return by id what a spec holds of each criterion."""
    items = [item for section in spec["sections"] for item in section["items"] if "criterion" in item]
    return {
        item["id"]: {name: item.get(name) for name in _OF_CRITERION}
        | {"allowed": item["not_applicable"]["allowed"], "when": item["not_applicable"].get("when")}
        for item in items
    }
