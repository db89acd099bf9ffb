"""Every definition that fits its model, each with the place it came from: what the rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from maatstaf.check.references import references
from maatstaf.findings import Finding, Severity
from maatstaf.looks.picture import Picture, picture_of
from maatstaf.message import T
from maatstaf.model import kind_of
from maatstaf.model.calibration import Calibration, Rating
from maatstaf.model.criterion import Criterion
from maatstaf.model.form import Form
from maatstaf.model.group import Group
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.kpi import Kpi
from maatstaf.model.organisation import Organisation
from maatstaf.model.protocol import Protocol
from maatstaf.model.scale import Scale
from maatstaf.model.text import Part
from maatstaf.model.workshop import Workshop
from maatstaf.published import Shelf, shelf_at
from maatstaf.ratings import Sheet, sheet_of
from maatstaf.source import Path as Place
from maatstaf.source import Source
from maatstaf.suspects import Books, Suspect, suspects

M = TypeVar("M", bound=Part, covariant=True)

Link = tuple[tuple[str | int, ...], tuple[str, ...], str]
IN_ORGANISATION = ("promise", "strategy", "chain", "channel", "role", "statement")


def name_of(path: str, kind: str) -> str:
    """Return the name that the file at ``path`` gives to what it defines: its stem, for a group its folder."""
    folder, _, file = path.rpartition("/")
    return folder.rpartition("/")[2] if kind == "group" else file.rpartition(".")[0]


@dataclass(frozen=True, eq=False)
class Entry(Generic[M]):
    """One definition (``value``), the file it is in and where in that file it begins (``at``)."""

    value: M
    source: Source
    at: tuple[str | int, ...] = ()

    def error(self, rule: str, at: Place, message: T, hint: T | None = None, *, key: bool = False) -> Finding:
        """Return an error about the value (or key) at ``at``, counted from where this definition begins."""
        return self.source.finding(rule, (*self.at, *at), message, hint, key=key)

    def warning(self, rule: str, at: Place, message: T, hint: T | None = None, *, key: bool = False) -> Finding:
        """Return a warning about the value (or key) at ``at``, counted from where this definition begins."""
        return self.source.finding(rule, (*self.at, *at), message, hint, severity=Severity.WARNING, key=key)


@dataclass
class Draft:
    """The definitions by id, links still as ids. ``named`` also knows the ids of definitions that don't fit."""

    root: Path
    organisation: Entry[Organisation] | None = None
    protocol: Entry[Protocol] | None = None
    klantprincipes: dict[str, Entry[Klantprincipe]] = field(default_factory=dict)
    kpis: dict[str, Entry[Kpi]] = field(default_factory=dict)
    scales: dict[str, Entry[Scale]] = field(default_factory=dict)
    groups: dict[str, Entry[Group]] = field(default_factory=dict)
    criteria: dict[str, Entry[Criterion]] = field(default_factory=dict)
    forms: dict[str, Entry[Form]] = field(default_factory=dict)
    workshops: dict[str, Entry[Workshop]] = field(default_factory=dict)
    calibrations: dict[str, Entry[Calibration]] = field(default_factory=dict)
    named: dict[str, dict[str, Source]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Kinds of which not every name could be read: nothing can be said about a name that seems not to exist."""
    broken: bool = False
    """Whether something could not be read or fitted: then nothing can be said about what is *missing*."""

    @cached_property
    def entries(self) -> tuple[Entry[Part], ...]:
        """Every definition, in the order of the design's table."""
        single = [entry for entry in (self.organisation, self.protocol) if entry]
        many: list[dict[str, Entry[Part]]] = [
            self.klantprincipes,  # type: ignore[list-item]
            self.kpis,  # type: ignore[list-item]
            self.scales,  # type: ignore[list-item]
            self.groups,  # type: ignore[list-item]
            self.criteria,  # type: ignore[list-item]
            self.forms,  # type: ignore[list-item]
            self.workshops,  # type: ignore[list-item]
            self.calibrations,  # type: ignore[list-item]
        ]
        return (*single, *(entry for kind in many for entry in kind.values()))

    @cached_property
    def links(self) -> tuple[tuple[Entry[Part], tuple[Link, ...]], ...]:
        """Every definition with the references inside it: place, kinds it may name, id."""
        return tuple((entry, tuple(references(entry.value))) for entry in self.entries)

    @cached_property
    def dangling(self) -> tuple[tuple[Entry[Part], Link], ...]:
        """Every reference to what does not exist; not those to what perhaps exists in a file that can't be read."""
        unsure = self.unread.union(() if "channel" in self.named else IN_ORGANISATION)
        return tuple(
            (entry, link)
            for entry, links in self.links
            for link in links
            if not any(link[2] in self.named.get(kind, ()) for kind in link[1]) and unsure.isdisjoint(link[1])
        )

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """The rating sheets (CSV) of the calibration sessions that have one, each read once."""
        found = ((id, sheet_of(self.root, e.source.path, e.value)) for id, e in self.calibrations.items())
        return {id: sheet for id, sheet in found if sheet}

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """The pictures that the organisation's style names, by what they are for (``logo`` …), each read once."""
        style = self.organisation.value.style if self.organisation else None
        named = {use: getattr(style, use, None) for use in ("logo", "logo_dark", "icon")}
        return {use: picture_of(self.root, name) for use, name in named.items() if name}

    @cached_property
    def published(self) -> Shelf:
        """The published versions of forms, each read once."""
        return shelf_at(self.root)

    @cached_property
    def books(self) -> Books:
        """The definitions that lean on one another, by id."""
        tables = (self.klantprincipes, self.kpis, self.scales, self.criteria, self.forms)
        values: tuple[Any, ...] = tuple({id: entry.value for id, entry in table.items()} for table in tables)
        return Books(self.organisation.value if self.organisation else None, *values)

    @cached_property
    def suspects(self) -> tuple[Suspect, ...]:
        """What leans on something that has changed since."""
        return suspects(self.books)

    def ratings(self) -> dict[str, tuple[Rating, ...]]:
        """Return the ratings of each calibration session, wherever they are written."""
        return {
            id: tuple(row.rating for row in self.sheets[id].rows) if id in self.sheets else _listed(entry.value)
            for id, entry in self.calibrations.items()
        }

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that texts may be written in; the organisation's own comes first."""
        if self.organisation is None:
            return ("nl",)
        value = self.organisation.value
        return tuple(dict.fromkeys((value.language, *value.languages)))

    def note_unread(self, path: str) -> None:
        """Note that the file at ``path`` could not be read: what it defines may be named all the same."""
        kind = kind_of(path)
        if kind == "organisation":
            self.unread.update(IN_ORGANISATION)
        elif kind in ("klantprincipes", "kpis", "scales"):
            self.unread.add(kind.removesuffix("s"))
        elif kind is not None:
            self.named.setdefault(kind, {}).setdefault(name_of(path, kind), Source(path, kind, "", {}))

    def active(self) -> Iterator[tuple[str, Entry[Criterion]]]:
        """Yield the active criteria."""
        return ((id, entry) for id, entry in self.criteria.items() if entry.value.active)


def _listed(session: Calibration) -> tuple[Rating, ...]:
    return () if isinstance(session.ratings, str) else session.ratings
