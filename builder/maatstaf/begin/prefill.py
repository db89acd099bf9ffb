"""What the handbook already knows about a criterion, form or workshop that is begun: the values for its template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from maatstaf.blanks import on_scale
from maatstaf.check.draft import Draft
from maatstaf.message import T
from maatstaf.model.organisation import Level, Organisation, Role
from maatstaf.model.scale import Scale, answer_ids
from maatstaf.model.text import say
from maatstaf.write import Refused


@dataclass(frozen=True)
class Asked:
    """What somebody asked to begin, in which handbook, and the language to speak to them."""

    draft: Draft
    id: str
    group: str
    form: str
    language: str

    def refusal(self, message: T) -> Refused:
        """Return the exception that says why not."""
        return Refused(message.in_language(self.language))

    @property
    def organisation(self) -> Organisation:
        """The organisation; ``Refused`` when its file can't be used."""
        if self.draft.organisation is None:
            raise self.refusal(T("criteria/organisation.yml has errors. See: maatstaf check"))
        return self.draft.organisation.value

    @property
    def day(self) -> date:
        """The day that the id begins with; ``Refused`` when there is no such day."""
        try:
            return date.fromisoformat(self.id[:10])
        except ValueError:
            values = {"id": self.id, "day": self.id[:10]}
            raise self.refusal(T("The id “{id}” begins with a day that does not exist: {day}.", values)) from None

    def name(self, id: str) -> str:
        """Return a first name for what has this id."""
        return id.replace("-", " ").capitalize()

    def roles(self, *levels: Level) -> list[Role]:
        """Return the first role of each of these levels, as far as there are any."""
        roles = self.organisation.roles
        first = (next((role for role in roles if role.level is level), None) for level in levels)
        return [role for role in first if role]


@dataclass(frozen=True)
class Filled:
    """Where a definition goes, the values for its template, and what stands beside it."""

    path: str
    values: dict[str, object]
    beside: dict[str, bytes] = field(default_factory=dict)


def criterion(asked: Asked) -> Filled:
    """Fill in a criterion: the channels, an anchor for each answer of the first scale, and what there is to choose."""
    draft, scales = asked.draft, _scales(asked)
    group = one_of(asked, "group", asked.group, draft.named.get("group", ()))
    return Filled(
        f"criteria/{group}/{asked.id}.yml",
        {
            "id": asked.id,
            "name": asked.name(asked.id),
            "klantprincipes": list(draft.klantprincipes),
            "kpis": list(draft.kpis),
            "channels": [channel.id for channel in asked.organisation.channels],
            **on_scale(scales),
            "workshop": max(draft.workshops, default=""),
        },
    )


def form(asked: Asked) -> Filled:
    """Fill in a form: the active criteria by group, and the roles that have to agree."""
    draft = asked.draft
    by_group: dict[str, list[str]] = {}
    for id, entry in draft.active():
        by_group.setdefault(entry.source.path.split("/")[1], []).append(id)
    return Filled(
        f"criteria/forms/{asked.id}.yml",
        {
            "id": asked.id,
            "name": asked.name(asked.id),
            "channels": [channel.id for channel in asked.organisation.channels],
            "sections": [
                {"id": group, "name": _group_name(draft, group), "criteria": criteria}
                for group, criteria in by_group.items()
            ],
            "scale": _scales(asked)[0].id,
            "recipients": [say(role.name, draft.languages[0]) for role in asked.roles(Level.EMPLOYEE, Level.LEAD)],
            "roles": [role.id for role in asked.roles(Level.EMPLOYEE, Level.LEAD, Level.ABOVE)],
        },
    )


def workshop(asked: Asked) -> Filled:
    """Fill in a workshop: its date, and the roles that take part."""
    return Filled(
        f"workshops/{asked.id}.yml",
        {
            "id": asked.id,
            "date": asked.day,
            "name": asked.name(asked.id[11:]),
            "roles": [role.id for role in asked.roles(Level.EMPLOYEE, Level.LEAD, Level.ABOVE)],
            "criterion": next((id for id, _ in asked.draft.active()), ""),
        },
    )


def one_of(asked: Asked, option: str, chosen: str, known: Iterable[str]) -> str:
    """Return ``chosen``, or the only one there is; ``Refused`` with the list when that settles nothing."""
    choices = sorted(known)
    if chosen in choices:
        return chosen
    values = {"option": option, "chosen": chosen, "choices": ", ".join(choices)}
    if not choices:
        raise asked.refusal(T("There is no {option} yet to put it in or to judge with; make one first.", values))
    if chosen:
        raise asked.refusal(T("There is no {option} “{chosen}” in use. Choose from: {choices}.", values))
    if len(choices) > 1:
        raise asked.refusal(T("Say which {option}: --{option} with one of {choices}.", values))
    return choices[0]


def _group_name(draft: Draft, group: str) -> str:
    entry = draft.groups.get(group)
    return say(entry.value.name, draft.languages[0]) if entry else group


def _scales(asked: Asked) -> list[Scale]:
    """Return the scales, those with answers to choose from first."""
    scales = [entry.value for entry in asked.draft.scales.values()]
    if not scales:
        raise asked.refusal(T("There is no scale to answer on: criteria/scales.yml is missing or has errors."))
    return sorted(scales, key=lambda scale: not answer_ids(scale))
