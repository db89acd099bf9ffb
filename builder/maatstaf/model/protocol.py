"""The rules of the game of monitoring: purpose, works council, retention, who sees what."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.model.changelog import Definition
from maatstaf.model.text import Date, Many, Part, Prose, RoleRef, Text


class Method(StrEnum):
    """How contacts are observed."""

    SIDE_BY_SIDE = "side-by-side"
    VOICE_RECORDING = "voice-recording"
    SCREEN_RECORDING = "screen-recording"
    WRITTEN = "written"
    AUTOMATIC = "automatic"


NEEDS_CONSENT = frozenset({Method.VOICE_RECORDING, Method.SCREEN_RECORDING, Method.AUTOMATIC})
"""Methods that use equipment, for which a Dutch works council has a right of consent."""


class WorksCouncil(Part):
    """What the works council (ondernemingsraad) has to do with it."""

    exists: bool
    involved: bool = False
    consent: Date | None = None
    agreement: Prose | None = None


class Retention(Part):
    """How long one kind of record is kept."""

    record: Text
    duration: Annotated[str, Field(pattern=r"^P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$", min_length=3)] = Field(
        description="ISO 8601: P28D is 28 days, P6M six months, P1Y a year."
    )


class Access(Part):
    """What a role may see."""

    role: RoleRef
    sees: Text


class Protocol(Definition):
    """The spelregels, shown as a page and in the foot of every form."""

    purpose: Prose
    legitimate_interest: Prose | None = None
    methods: Many[Annotated[Method, Strict(False)]] = ()
    appraisal: bool = False
    works_council: WorksCouncil | None = None
    retention: Many[Retention] = ()
    access: Many[Access] = ()
    informing: Prose | None = None
    private_contacts: Prose | None = None
    frequency: Prose | None = None
    sampling: Prose | None = None
    review_by: Date | None = None

    @property
    def lacks_consent(self) -> bool:
        """Whether recording, automatic analysis or appraisal still waits for the works council."""
        needs = self.appraisal or bool(NEEDS_CONSENT.intersection(self.methods))
        council = self.works_council
        return needs and not (council and (not council.exists or council.consent))
