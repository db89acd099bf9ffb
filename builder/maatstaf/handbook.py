"""The handbook: all definitions without an error among them, and the links between them followed in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from maatstaf.looks.picture import Picture
from maatstaf.model.calibration import Calibration, Rating
from maatstaf.model.changelog import Change, Definition
from maatstaf.model.changelog import Entry as Version
from maatstaf.model.criterion import Criterion, Status
from maatstaf.model.form import Form, Item, Section
from maatstaf.model.group import Group
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.kpi import Kpi
from maatstaf.model.organisation import AGREEING, Channel, Level, Organisation, Pillar, Promise, Role, Statement
from maatstaf.model.protocol import Protocol
from maatstaf.model.scale import Scale
from maatstaf.model.text import version_parts
from maatstaf.model.workshop import Proposal, Workshop
from maatstaf.published import Frozen
from maatstaf.shapes.versions import Period, periods
from maatstaf.suspects import Books, Suspect


@dataclass(frozen=True)
class Use:
    """A criterion's place on a form."""

    form: Form
    section: Section
    item: Item


@dataclass(frozen=True)
class ChangeLine:
    """One changelog entry of one definition: ``kind`` and ``id`` say whose, ``previous`` the version before it."""

    kind: str
    id: str
    definition: Definition
    version: Version
    previous: str | None


@dataclass(frozen=True, eq=False)
class Handbook:
    """All definitions by id, and the links between them the other way round."""

    organisation: Organisation
    protocol: Protocol | None
    klantprincipes: dict[str, Klantprincipe]
    kpis: dict[str, Kpi]
    scales: dict[str, Scale]
    groups: dict[str, Group]
    criteria: dict[str, Criterion]
    forms: dict[str, Form]
    workshops: dict[str, Workshop]
    calibrations: dict[str, Calibration]
    ratings: dict[str, tuple[Rating, ...]]
    pictures: dict[str, Picture]
    """The organisation's own pictures by what they are for: ``logo``, ``logo_dark``, ``icon``."""
    files: dict[tuple[str, str], str]
    """(kind, id) to the file it is defined in, from the root."""
    written: dict[tuple[str, str], str]
    """(kind, id) to the text of its file, of criteria and forms: what a proposal changes."""
    group_of: dict[str, str]
    """Criterion id to group id."""
    published: dict[str, tuple[Frozen, ...]]
    """Form id to its published versions, oldest first."""
    suspects: tuple[Suspect, ...]
    """What leans on something that has changed since."""

    @property
    def language(self) -> str:
        """The language of the site."""
        return self.organisation.language

    @property
    def books(self) -> Books:
        """The definitions that lean on one another, by id."""
        return Books(self.organisation, self.klantprincipes, self.kpis, self.scales, self.criteria, self.forms)

    @cached_property
    def active(self) -> tuple[Criterion, ...]:
        """The active criteria: by klantprincipe in the order of the file, then by group and name."""
        order = {id: number for number, id in enumerate(self.klantprincipes)}
        groups = {id: number for number, id in enumerate(self.groups)}

        def place(criterion: Criterion) -> tuple[int, bool, int, str]:
            first = order[criterion.klantprincipes[0]] if criterion.klantprincipes else len(order)
            return first, not criterion.key, groups.get(self.group_of[criterion.id], 0), criterion.id

        return tuple(sorted((c for c in self.criteria.values() if c.active), key=place))

    def with_status(self, status: Status) -> tuple[Criterion, ...]:
        """Return the criteria with this status, by id."""
        return tuple(c for _, c in sorted(self.criteria.items()) if c.status is status)

    @cached_property
    def retired(self) -> tuple[Criterion, ...]:
        """The retired criteria, by id."""
        return self.with_status(Status.RETIRED)

    @cached_property
    def current_forms(self) -> tuple[Form, ...]:
        """The forms that are not retired: active ones first, and of these the fullest."""
        forms = (form for form in self.forms.values() if form.status is not Status.RETIRED)
        return tuple(sorted(forms, key=lambda form: (form.status is not Status.ACTIVE, -len(form.items), form.id)))

    @cached_property
    def _uses(self) -> dict[str, list[Use]]:
        uses: dict[str, list[Use]] = {}
        for form in self.current_forms:
            for section in form.sections:
                for item in section.items:
                    if item.criterion:
                        uses.setdefault(item.criterion, []).append(Use(form, section, item))
        return uses

    def uses(self, criterion: Criterion) -> tuple[Use, ...]:
        """Return where a criterion stands on forms that are not retired."""
        return tuple(self._uses.get(criterion.id, ()))

    def of_principle(self, id: str | None) -> tuple[Criterion, ...]:
        """Return the active criteria that make a klantprincipe concrete; for ``None`` those that have none."""
        if id is None:
            return tuple(c for c in self.active if not c.klantprincipes)
        return tuple(c for c in self.active if id in c.klantprincipes)

    def of_kpi(self, id: str) -> tuple[Criterion, ...]:
        """Return the active criteria that contribute to a KPI."""
        return tuple(c for c in self.active if id in c.kpis)

    @cached_property
    def _suspects(self) -> dict[tuple[str, str], list[Suspect]]:
        found: dict[tuple[str, str], list[Suspect]] = {}
        for one in self.suspects:
            found.setdefault((one.kind, one.id), []).append(one)
        return found

    def suspects_of(self, kind: str, id: str) -> tuple[Suspect, ...]:
        """Return what changed under one definition since it was last looked at."""
        return tuple(self._suspects.get((kind, id), ()))

    def periods(self, form: Form) -> tuple[Period, ...]:
        """Return when each published version of a form counts, oldest first."""
        return periods((one.spec for one in self.published.get(form.id, ())), form.ended)

    def not_agreed(self, form: Form) -> tuple[Level, ...]:
        """Return the levels of which nobody agreed to a form since its newest change was decided."""
        return tuple(level for level, day in self._agreed_on(form).items() if day < form.decided)

    def agreed_to(self, form: Form) -> Version | None:
        """Return the newest version that every level has agreed to, by the same days as ``not_agreed``."""
        day = min(self._agreed_on(form).values())
        versions = (entry for entry in form.changelog if entry.change is not Change.RETIRED)
        return next((entry for entry in versions if entry.decided <= day), None)

    def _agreed_on(self, form: Form) -> dict[Level, date]:
        """When somebody of each level last agreed to a form; the first of all days where nobody did."""
        days = [(self.roles[one.role].level, one.date) for one in form.agreed]
        return {level: max((day for of, day in days if of is level), default=date.min) for level in AGREEING}

    @cached_property
    def channels(self) -> dict[str, Channel]:
        """The channels by id, in the organisation's order."""
        return {channel.id: channel for channel in self.organisation.channels}

    @cached_property
    def roles(self) -> dict[str, Role]:
        """The roles by id."""
        return {role.id: role for role in self.organisation.roles}

    @cached_property
    def promises(self) -> dict[str, Promise]:
        """The promise sentences by id."""
        return {promise.id: promise for promise in self.organisation.promise}

    @cached_property
    def pillars(self) -> dict[str, Pillar]:
        """The pillars of the strategy by id."""
        return {pillar.id: pillar for pillar in self.organisation.strategy}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The sentences of vision and mission by id."""
        parts = (self.organisation.vision, self.organisation.mission)
        return {statement.id: statement for part in parts if part for statement in part.statements}

    @cached_property
    def by_date(self) -> tuple[Workshop, ...]:
        """The workshops, newest first."""
        return tuple(sorted(self.workshops.values(), key=lambda workshop: workshop.id, reverse=True))

    @cached_property
    def sessions(self) -> tuple[Calibration, ...]:
        """The calibration sessions, newest first."""
        return tuple(sorted(self.calibrations.values(), key=lambda session: session.id, reverse=True))

    def proposals(self, criterion: str, workshop: str) -> tuple[Proposal, ...]:
        """Return the proposals of a workshop that name a criterion."""
        found = self.workshops.get(workshop)
        return tuple(p for p in found.proposals if criterion in p.criteria) if found else ()

    @cached_property
    def changes(self) -> tuple[ChangeLine, ...]:
        """Every changelog entry of every definition, newest first."""
        lines = [line for kind, id, definition in self._definitions() for line in _lines(kind, id, definition)]
        lines.sort(key=lambda line: (line.kind, line.id))
        return tuple(sorted(lines, key=lambda x: (x.version.date, version_parts(x.version.version)), reverse=True))

    def _definitions(self) -> Iterator[tuple[str, str, Definition]]:
        yield "organisation", "organisation", self.organisation
        if self.protocol:
            yield "protocol", "protocol", self.protocol
        tables: Iterable[tuple[str, Mapping[str, Definition]]] = (
            ("klantprincipe", self.klantprincipes),
            ("kpi", self.kpis),
            ("scale", self.scales),
            ("criterion", self.criteria),
            ("form", self.forms),
        )
        for kind, table in tables:
            for id, definition in table.items():
                yield kind, id, definition

    @cached_property
    def as_of(self) -> date:
        """The newest date in the handbook: what its pages call their state, so that no clock is needed."""
        dates = [line.version.date for line in self.changes]
        dates += [workshop.date for workshop in self.workshops.values()]
        dates += [session.date for session in self.calibrations.values()]
        return max(dates, default=date(2000, 1, 1))


def _lines(kind: str, id: str, definition: Definition) -> Iterator[ChangeLine]:
    log = definition.changelog
    for number, version in enumerate(log):
        previous = log[number + 1].version if number + 1 < len(log) else None
        yield ChangeLine(kind, id, definition, version, previous)
