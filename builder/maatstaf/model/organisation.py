"""The organisation: what it wants to be for its customers, and the words it uses for its world."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.message import T
from maatstaf.model.changelog import Definition, Entry
from maatstaf.model.style import Style
from maatstaf.model.text import Date, GroundRef, Id, Language, Many, Part, Prose, RoleRef, Text


class ChannelKind(StrEnum):
    """What a channel is like: it decides the icon and the evidence."""

    VOICE = "voice"
    MESSAGE = "message"
    CHAT = "chat"
    SOCIAL = "social"
    FACE_TO_FACE = "face-to-face"
    VIDEO = "video"


class Level(StrEnum):
    """Where a role stands; a workshop wants employee, lead and above."""

    EMPLOYEE = "employee"
    LEAD = "lead"
    ABOVE = "above"
    COACH = "coach"
    OTHER = "other"


AGREEING = (Level.EMPLOYEE, Level.LEAD, Level.ABOVE)
"""The levels that all have to agree before a form is used."""


class Statement(Part):
    """One sentence of the vision or the mission that others can build on."""

    id: Id = Field(description=T("Its name in other files; it keeps its meaning for ever.").key)
    text: Text = Field(description=T("The sentence.").key)


class Statements(Part):
    """A vision or mission: the text, and where useful its sentences one by one."""

    text: Prose = Field(description=T("The whole text.").key)
    statements: Many[Statement] = Field(
        (), description=T("Its sentences one by one, where promises build on them.").key
    )


class Promise(Part):
    """One sentence that the organisation promises its customers."""

    id: Id = Field(description=T("Its name in other files; it keeps its meaning for ever.").key)
    text: Text = Field(description=T("The sentence, as customers may hear it.").key)
    from_: Many[GroundRef] = Field((), alias="from", description=T("What it follows from.").key)
    reviewed: Date | None = Field(None, description=T("The day when somebody last looked at it.").key)


class Pillar(Part):
    """One pillar of the strategy."""

    id: Id = Field(description=T("Its name in other files; it keeps its meaning for ever.").key)
    name: Text = Field(description=T("What people call it.").key)
    text: Prose = Field(description=T("What it is about.").key)


class ChainPart(Part):
    """One part of the chain that a customer meets: product, delivery, service …"""

    id: Id = Field(description=T("Its name in other files; it keeps its meaning for ever.").key)
    name: Text = Field(description=T("What people call it.").key)


class Channel(Part):
    """One way in which customers and employees meet."""

    id: Id = Field(description=T("Its name in other files; it keeps its meaning for ever.").key)
    name: Text = Field(description=T("What people call it.").key)
    kind: Annotated[ChannelKind, Strict(False)] = Field(description=T("What it is like; this decides its icon.").key)


class Role(Part):
    """One role; people are never named."""

    id: Id = Field(description=T("Its name in other files; it keeps its meaning for ever.").key)
    name: Text = Field(description=T("What people call it.").key)
    level: Annotated[Level, Strict(False)] = Field(
        description=T("Where it stands; in a workshop employee, lead and above choose together.").key
    )
    handle: Annotated[str, Field(pattern=r"^@[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)*$")] | None = Field(
        None, description=T("Its team on the code host, such as @klantcontact/coaches; a team, never a person.").key
    )


class FunctionGoal(Part):
    """What somebody in a role is there for."""

    role: RoleRef = Field(description=T("The role.").key)
    text: Text = Field(description=T("What somebody in that role is there for.").key)


class OrganisationEntry(Entry):
    """One version of the organisation's file; it may say which sentences and pillars it is about."""

    about: Many[str] = Field(
        (), description=T("The ids of the sentences, promises and pillars that changed; absent: all of them.").key
    )


class Organisation(Definition):
    """Vision, mission, promise, strategy, chain, roles and channels. Every level is optional."""

    name: Text = Field(description=T("The name of the organisation.").key)
    team: Text | None = Field(None, description=T("The team or department that the handbook is of.").key)
    style: Style | None = Field(None, description=T("The name, logo and colours of the handbook.").key)
    language: Language = Field(description=T("The language of every text that doesn't say which it is in.").key)
    languages: Many[Language] = Field((), description=T("All languages that texts may be in.").key)
    vision: Statements | None = Field(None, description=T("What the organisation wants the world to be like.").key)
    mission: Statements | None = Field(None, description=T("What the organisation is there for.").key)
    promise: Many[Promise] = Field((), description=T("What it promises its customers, sentence by sentence.").key)
    strategy: Many[Pillar] = Field((), description=T("The pillars of its strategy.").key)
    chain: Many[ChainPart] = Field(
        (), description=T("What customers meet, part by part: product, delivery, service …").key
    )
    channels: Annotated[Many[Channel], Field(min_length=1)] = Field(
        description=T("The ways in which customers and employees meet.").key
    )
    roles: Many[Role] = Field((), description=T("The roles that files speak of; people are never named.").key)
    function_goals: Many[FunctionGoal] = Field((), description=T("What each role is there for.").key)
    changelog: Many[OrganisationEntry] = Field(
        (), description=T("Every version, newest first; the first is the current one.").key
    )
