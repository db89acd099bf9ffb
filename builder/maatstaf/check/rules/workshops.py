"""A workshop had the right people, its decisions have reasons, and what it decided can be found back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.changelog import Change
from maatstaf.model.changelog import Entry as Version
from maatstaf.model.organisation import Level
from maatstaf.model.workshop import Decision, Proposal, Workshop

ID = "workshops"
TITLE = T("A workshop says who was there, what was decided and why.")
HELP = T(
    "Employees, their lead and the level above choose together; who was missing stands under “absent” with a reason. "
    "Impact and effort place a proposal in the matrix: adopt, plan, later or scrap; who decides otherwise says why. "
    "A criterion whose changelog names a workshop is named by a proposal that was adopted or planned there, and the "
    "other way round, so that a reader can go from a criterion to the talk behind it and back. Deciding comes before "
    "writing: until a criterion has changed since the workshop, this is a warning about what is still to be written."
)
WANTED = (Level.EMPLOYEE, Level.LEAD, Level.ABOVE)
YES = frozenset({Decision.ADOPT, Decision.PLAN})
"""Decisions by which something comes of a proposal."""

NOBODY = T("Nobody of the level “{level}” took part.")
AGAINST = T("Impact {impact} and effort {effort} lead to {expected}; “{decision}” needs a reason.")
NO_REASON = T("The decision on “{proposal}” has no reason.")
SCRAPPED = T("“{proposal}” is unavoidable, and it was scrapped.")
NOTHING_CAME = T("“{proposal}” was adopted, and nothing says what came of it.")
LED_TO = T("Proposal “{proposal}” of workshop “{workshop}” led to this criterion; no changelog entry says so.")
"""What is wrong, in the words that the capture page says too, while people are still in the room."""
TO_WRITE = T("Proposal “{proposal}” leads to a change of criterion “{criterion}”, and that is not written yet.")


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield errors for decisions without ground and one-sided links, warnings for who or what is missing."""
    for entry in draft.workshops.values():
        yield from _levels(draft, entry)
        for number, proposal in enumerate(entry.value.proposals):
            yield from _decision(entry, number, proposal)
            yield from _led_to(draft, entry, number, proposal)
    yield from _came_from(draft)


def _levels(draft: Draft, entry: Entry[Workshop]) -> Iterator[Finding]:
    if draft.organisation is None:
        return
    roles = {role.id: role.level for role in draft.organisation.value.roles}
    workshop = entry.value
    named = {roles.get(role) for role in (*workshop.participants, *(absence.role for absence in workshop.absent))}
    for level in WANTED:
        if level not in named:
            message = NOBODY(level=level.value)
            fitting = [id for id, place in roles.items() if place is level]
            role = " / ".join(fitting) or "…"
            hint = T("Say why they were missing:\n{block}", {"block": f"absent:\n  - role: {role}\n    why: …"})
            if not fitting:
                hint = T("Give organisation.yml a role with “level: {level}” first.", {"level": level.value})
            yield entry.warning(ID, ("participants",), message, hint, key=True)


def _decision(entry: Entry[Workshop], number: int, proposal: Proposal) -> Iterator[Finding]:
    at = ("proposals", number)
    if not proposal.why:
        expected = " / ".join(decision.value for decision in Decision if decision in proposal.expected)
        if proposal.decision not in proposal.expected and not proposal.unavoidable:
            message = AGAINST(
                impact=proposal.impact, effort=proposal.effort, expected=expected, decision=proposal.decision.value
            )
            hint = T("Add a line “why: …” that says why it was decided otherwise.")
            yield entry.error(ID, (*at, "decision"), message, hint)
        else:
            yield entry.warning(ID, (*at, "decision"), NO_REASON(proposal=proposal.id), T("Add a line “why: …”."))
    if proposal.unavoidable and proposal.decision is Decision.SCRAP:
        hint = T("Remove “unavoidable: true”, or choose adopt, plan or later: what can't be avoided is kept.")
        yield entry.error(ID, (*at, "decision"), SCRAPPED(proposal=proposal.id), hint)
    if proposal.decision is Decision.ADOPT and not proposal.criteria and not proposal.result:
        hint = T("Add “criteria” with the criteria it led to, or “result” when it became something else.")
        yield entry.warning(ID, (*at, "decision"), NOTHING_CAME(proposal=proposal.id), hint)


def _led_to(draft: Draft, entry: Entry[Workshop], number: int, proposal: Proposal) -> Iterator[Finding]:
    """Want a changelog entry that names the workshop, in each criterion that a proposal led to.

    A criterion that changed since, with no word about where that was decided, has the entry that should say so: an
    error. Any other has yet to change: nothing in its file can be mended now, so that is a warning, at the proposal.
    """
    workshop = entry.value
    occasions = {*draft.named.get("workshop", ()), *draft.named.get("calibration", ())}
    for place, id in enumerate(proposal.criteria if proposal.decision in YES else ()):
        criterion = draft.criteria.get(id)
        changelog = criterion.value.changelog if criterion else ()
        named = {version.workshop for version in changelog if version.workshop}
        if criterion is None or workshop.id in named or not named <= occasions:
            continue
        if any(_unexplained(version, workshop) for version in changelog):
            message = LED_TO(workshop=workshop.id, proposal=proposal.id)
            hint = T("Write at the entry that it led to: workshop: {workshop}", {"workshop": workshop.id})
            yield criterion.error(ID, ("changelog",), message, hint, key=True)
        else:
            hint = T(
                "Write it on the page of “{criterion}”, under “Propose a change”, and choose this workshop there. Its "
                "entry in the changelog then says: workshop: {workshop}",
                {"criterion": id, "workshop": workshop.id},
            )
            message = TO_WRITE(proposal=proposal.id, criterion=id)
            yield entry.warning(ID, ("proposals", number, "criteria", place), message, hint)


def _unexplained(version: Version, workshop: Workshop) -> bool:
    """Return whether a change of more than words was made since the workshop, and does not say where it was decided."""
    return version.date >= workshop.date and version.change is not Change.WORDING and not version.workshop


def _came_from(draft: Draft) -> Iterator[Finding]:
    """Want a proposal that names the criterion, in each workshop that its changelog names."""
    for id, criterion in draft.criteria.items():
        ids = {id, criterion.value.id}  # where its file has another name, the rule about files says so
        for version in criterion.value.changelog:
            entry = draft.workshops.get(version.workshop) if version.workshop else None
            enough = YES | {Decision.SCRAP} if version.change is Change.RETIRED else YES
            if entry and not any(ids & {*p.criteria} and p.decision in enough for p in entry.value.proposals):
                message = T(
                    "Version {version} of “{id}” names this workshop; no adopted or planned proposal names it back.",
                    {"version": version.version, "id": id},
                )
                hint = T("Write at the proposal that it came from:\n{block}", {"block": f"criteria:\n  - {id}"})
                yield entry.error(ID, ("proposals",), message, hint, key=True)
