"""What stands in the way of publishing a form, each with its place and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding
from maatstaf.handbook import Handbook
from maatstaf.history.entry_to_write import block, raised
from maatstaf.message import T
from maatstaf.model.changelog import BUMP, CHANGE_NAMES, Change
from maatstaf.model.changelog import Entry as Version
from maatstaf.model.criterion import Criterion, Status
from maatstaf.model.form import Form
from maatstaf.model.organisation import Level
from maatstaf.model.scale import Scale
from maatstaf.model.text import version_parts
from maatstaf.published import Frozen
from maatstaf.shapes.versions import DAY

RULE = "publish"

LEVELS = {
    Level.EMPLOYEE: T("employee"),
    Level.LEAD: T("lead"),
    Level.ABOVE: T("above"),
}


@dataclass(frozen=True)
class Moment:
    """From which day a version is to count (``since``), whether that was asked for, and the day of today."""

    since: date
    asked: bool
    today: date


def not_ready(draft: Draft, handbook: Handbook, form: Entry[Form]) -> Iterator[Finding]:
    """Yield why a form may not be used yet: it is not active, not all agreed, or the works council has to consent."""
    value = form.value
    if value.status is not Status.ACTIVE:
        message = T("This form is not active: its status is {status}.", {"status": value.status.value})
        yield form.error(RULE, ("status",), message, T("Only what is in use is published: write “status: active”."))
    if not value.changelog:
        yield form.error(RULE, ("id",), T("There is no changelog."), T("Say since when it is there, and why."))
    for level in handbook.not_agreed(value):
        yield _not_agreed(handbook, form, level)
    if draft.protocol and draft.protocol.value.lacks_consent:
        message = T("The works council has not consented to these rules of the game, so nobody may work by them yet.")
        hint = T("Once it has, write the date:\n{block}", {"block": "works_council:\n  exists: true\n  consent: …"})
        yield draft.protocol.error(RULE, ("works_council",), message, hint, key=True)


def _not_agreed(handbook: Handbook, form: Entry[Form], level: Level) -> Finding:
    roles = [role.id for role in handbook.organisation.roles if role.level is level]
    told = {"level": LEVELS[level], "date": form.value.decided.isoformat(), "roles": ", ".join(roles)}
    if not roles:
        message = T("Nobody of the level “{level}” can agree: no role has it.", told)
        hint = T("Add such a role in criteria/organisation.yml, and let it agree.")
        return form.error(RULE, ("agreed",), message, hint, key=True)
    if any(one.role in roles for one in form.value.agreed):
        message = T("The level “{level}” agreed before {date}, when the newest change was decided.", told)
    else:
        message = T("Nobody of the level “{level}” has agreed to this form.", told)
    lines = {"block": f"agreed:\n  - role: {roles[0]}\n    date: …"}
    hint = T("Ask them, and write who agreed ({roles}) and when:\n{block}", {**told, **lines})
    return form.error(RULE, ("agreed",), message, hint, key=True)


def too_early(
    handbook: Handbook, form: Entry[Form], version: str, before: Frozen | None, moment: Moment
) -> Iterator[Finding]:
    """Yield what is wrong with the day from which a version is to count."""
    place, entry = ("changelog", 0, "date"), form.value.changelog[0]
    days = (before.spec.effective_from, before.spec.effective_until) if before else ()
    last = max((day for day in days if day), default=None)
    newest = _newest_inside(handbook, form.value)
    earliest = max(day for day in (entry.date, newest and newest[1].date, last and last + DAY) if day)
    told = {"form": form.value.id, "version": version, "since": moment.since.isoformat()}
    told |= {"date": entry.date.isoformat(), "today": moment.today.isoformat(), "earliest": earliest.isoformat()}
    later = T("Choose {earliest} or a later day: maatstaf publish {form} --from {earliest}", told)
    if before and last and moment.since <= last:
        message = T("Version {old} counts on {last}; {version} can't count from {since}.",
                    {**told, "old": before.spec.version, "last": last.isoformat()})  # fmt: skip
        yield form.error(RULE, place, message, later)
    elif moment.since < entry.date:
        message = T("Version {version} is dated {date}; it can't count from {since} already.", told)
        yield form.error(RULE, place, message, later)
    elif newest and moment.since < newest[1].date:
        message = T("It holds “{id}” as it has been since {changed}; so it can't count from {since} already.",
                    {**told, "id": newest[0], "changed": newest[1].date.isoformat()})  # fmt: skip
        yield form.error(RULE, place, message, later)
    elif moment.since < moment.today and not moment.asked:
        message = T("Version {version} is dated {date}, and that day has passed.", told)
        hint = T("Do people judge with it since then? Say so: maatstaf publish {form} --from {date}\n"
                 "Or only from today on: maatstaf publish {form} --from {today}", told)  # fmt: skip
        yield form.error(RULE, place, message, hint)


def _newest_inside(handbook: Handbook, form: Form) -> tuple[str, Version] | None:
    """Return the id and the newest entry of what changed last among the criteria of a form, and their scales."""
    criteria = [handbook.criteria[item.criterion] for item in form.items if item.criterion]
    inside: list[Criterion | Scale] = [*criteria, *(handbook.scales[one.scale] for one in criteria)]
    newest = [(one.id, one.changelog[0]) for one in inside if one.changelog]
    return max(newest, key=lambda one: one[1].date, default=None)


def wrong_version(form: Entry[Form], before: Frozen, needed: Change) -> Iterator[Finding]:
    """Yield why a form that differs from its newest published version can't be published under its own version."""
    place = ("changelog", 0, "version")
    version, newest = form.value.version, before.spec.version
    now, was = version_parts(version), version_parts(newest)
    told = {"version": version, "newest": newest, "change": CHANGE_NAMES[needed], "next": raised(newest, needed)}
    if now < was:
        message = T("Version {newest} is published already, and the changelog stops at {version}.", told)
        yield form.error(RULE, place, message, T("Put its entry back on top of the changelog, and go on from there."))
    elif now == was:
        message = T("Version {version} is published already with other content; this change is of the kind “{change}”.",
                    told)  # fmt: skip
        hint = T("Write version {next} on top of the changelog:\n{block}", {**told, "block": block(newest, needed)})
        yield form.error(RULE, place, message, hint)
    elif _part(now, was) > BUMP[needed]:
        message = T("Since {newest} something changed of the kind “{change}”; {version} is too small a step for that.",
                    told)  # fmt: skip
        hint = T("A form takes over the largest change of its criteria and scales. Write version {next}:\n{block}",
                 {**told, "block": block(newest, needed)})  # fmt: skip
        yield form.error(RULE, place, message, hint)


def _part(now: tuple[int, ...], was: tuple[int, ...]) -> int:
    """Return the first part that differs: 0 major, 1 minor, 2 patch."""
    return next(number for number, (one, other) in enumerate(zip(now, was, strict=True)) if one != other)
