"""The rules of the game of monitoring: purpose, works council, retention, who sees what."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from maatstaf.message import T
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

    exists: bool = Field(description=T("False: there is no works council.").key)
    involved: bool = Field(False, description=T("True: it helps to make these rules.").key)
    consent: Date | None = Field(None, description=T("The day on which it consented; absent: not yet.").key)
    agreement: Prose | None = Field(None, description=T("What was agreed with it.").key)


class Retention(Part):
    """How long one kind of record is kept."""

    record: Text = Field(description=T("The kind of record, for example sound recordings.").key)
    duration: Annotated[
        str, Field(pattern=r"^P([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,4}D)?$", min_length=3)
    ] = Field(description=T("ISO 8601: P28D is 28 days, P6M six months, P1Y a year.").key)


class Access(Part):
    """What a role may see."""

    role: RoleRef = Field(description=T("The role.").key)
    sees: Text = Field(description=T("What it may see.").key)


class Protocol(Definition):
    """The spelregels, shown as a page and in the foot of every form."""

    purpose: Prose = Field(description=T("What monitoring is for; this stands in the foot of every form.").key)
    legitimate_interest: Prose | None = Field(None, description=T("Why it is allowed.").key)
    methods: Many[Annotated[Method, Strict(False)]] = Field((), description=T("How contacts are observed.").key)
    appraisal: bool = Field(
        False, description=T("True: scores also count in appraisals; that always gives a warning.").key
    )
    works_council: WorksCouncil | None = Field(None, description=T("What the works council has to do with it.").key)
    retention: Many[Retention] = Field((), description=T("How long each kind of record is kept.").key)
    access: Many[Access] = Field((), description=T("Who sees what.").key)
    informing: Prose | None = Field(None, description=T("How people hear that they are being listened to.").key)
    private_contacts: Prose | None = Field(None, description=T("What happens with private contacts.").key)
    frequency: Prose | None = Field(None, description=T("How often contacts are judged.").key)
    sampling: Prose | None = Field(None, description=T("How contacts are chosen.").key)
    review_by: Date | None = Field(None, description=T("Before this day somebody looks at the rules again.").key)

    @property
    def lacks_consent(self) -> bool:
        """Whether recording, automatic analysis or appraisal still waits for the works council."""
        needs = self.appraisal or bool(NEEDS_CONSENT.intersection(self.methods))
        council = self.works_council
        return needs and not (council and (not council.exists or council.consent))
