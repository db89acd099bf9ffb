"""The organisation: what it wants to be for its customers, and the words it uses for its world."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.model.changelog import Definition
from maatstaf.model.text import GroundRef, Id, Language, Many, Part, Prose, RoleRef, Text


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


class Statement(Part):
    """One sentence of the vision or the mission that others can build on."""

    id: Id
    text: Text


class Statements(Part):
    """A vision or mission: the text, and where useful its sentences one by one."""

    text: Prose
    statements: Many[Statement] = ()


class Promise(Part):
    """One sentence that the organisation promises its customers."""

    id: Id
    text: Text
    from_: Many[GroundRef] = Field((), alias="from", description="What it follows from.")


class Pillar(Part):
    """One pillar of the strategy."""

    id: Id
    name: Text
    text: Prose


class ChainPart(Part):
    """One part of the chain that a customer meets: product, delivery, service …"""

    id: Id
    name: Text


class Channel(Part):
    """One way in which customers and employees meet."""

    id: Id
    name: Text
    kind: Annotated[ChannelKind, Strict(False)]


class Role(Part):
    """One role; people are never named."""

    id: Id
    name: Text
    level: Annotated[Level, Strict(False)]


class FunctionGoal(Part):
    """What somebody in a role is there for."""

    role: RoleRef
    text: Text


class Organisation(Definition):
    """Vision, mission, promise, strategy, chain, roles and channels. Every level is optional."""

    name: Text
    team: Text | None = None
    language: Language
    languages: Many[Language] = ()
    vision: Statements | None = None
    mission: Statements | None = None
    promise: Many[Promise] = ()
    strategy: Many[Pillar] = ()
    chain: Many[ChainPart] = ()
    channels: Annotated[Many[Channel], Field(min_length=1)]
    roles: Many[Role] = ()
    function_goals: Many[FunctionGoal] = ()
