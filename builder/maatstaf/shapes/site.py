"""What the specs look like to other tools: the model's own parts, made self-contained. Their schemas come from here."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from maatstaf.model.changelog import Comparable, Entry
from maatstaf.model.criterion import Criterion, Status
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.kpi import Kpi
from maatstaf.model.organisation import Organisation
from maatstaf.model.protocol import Protocol
from maatstaf.model.scale import Scale
from maatstaf.model.text import Many, Part, Text
from maatstaf.model.workshop import Workshop

Sha256 = Field(pattern="^[0-9a-f]{64}$")


class SpecCriterion(Criterion):
    """One criterion with its history and why."""

    group: str = Field(description="The group it belongs to.")
    page: str = Field(description="Its page in the handbook, from the site's root.")
    forms: Many[str] = Field(description="The forms that ask it.")


class CriterionLine(Part):
    """One line of the list of criteria."""

    id: str
    version: str
    name: Text
    goal: Text
    status: Status
    group: str
    klantprincipes: Many[str]
    kpis: Many[str]
    spec: str = Field(description="The path of its own file, from the site's root.")


class Criteria(Part):
    """All criteria, drafts and retired ones too."""

    criteria: Many[CriterionLine]


class Foundation(Part):
    """The organisation, and its protocol when there is one."""

    organisation: Organisation
    protocol: Protocol | None = None


class SpecKlantprincipes(Part):
    """The klantprincipes, in their own order."""

    klantprincipes: Many[Klantprincipe]


class SpecKpis(Part):
    """The KPIs."""

    kpis: Many[Kpi]


class SpecScales(Part):
    """The answer scales."""

    scales: Many[Scale]


class SpecWorkshops(Part):
    """The workshops, newest first."""

    workshops: Many[Workshop]


class ChangeRow(Part):
    """One version of one definition."""

    kind: str
    id: str
    name: Text
    previous: str | None = Field(None, description="The version before; absent for the first.")
    comparable: Comparable
    entry: Entry


class Changelog(Part):
    """Every change of every definition, newest first."""

    changes: Many[ChangeRow]


class IndexFile(Part):
    """One file of the spec."""

    path: str = Field(description="From the site's root.")
    kind: str = Field(description="The name of its schema: schema/<kind>.schema.json.")
    bytes: int
    sha256: str = Sha256
    form: str | None = Field(None, description="For a published version of a form: the form's id.")
    version: str | None = Field(None, description="For a published version of a form: which one.")
    effective_from: date | None = Field(None, description="For a published version: the first day on which it counts.")
    effective_until: date | None = Field(
        None, description="For a published version: the last day on which it counts; absent: it still does."
    )


class Index(Part):
    """Everything under spec/v1, so that a tool polls one file."""

    spec: Literal["maatstaf/v1"]
    organisation: Text
    language: str
    as_of: date = Field(description="The newest date in the handbook.")
    files: Many[IndexFile]
