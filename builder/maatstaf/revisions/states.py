"""Listings to states: every file read and fitted to the model; one that two of them share is read once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from maatstaf.check.draft import Draft
from maatstaf.check.shape import fit
from maatstaf.findings import Finding, Severity
from maatstaf.history.state import State
from maatstaf.read import MAX_BYTES, read_one
from maatstaf.read.utf8 import text_in
from maatstaf.revisions.listing import Listing
from maatstaf.shares import results
from maatstaf.source import Source

SHELF = 60
"""So many files are read as one piece of work."""

Name = tuple[str, str]
"""A file by its path and hash: the place says what kind it is, the hash what it holds."""
Read = tuple[Source | None, list[Finding]]


@dataclass
class Shelf:
    """Files that have been read, to be shared between states."""

    read: dict[Name, Read] = field(default_factory=dict)

    def take(self, listings: Iterable[Listing]) -> None:
        """Read every definition of the listings that is not here yet."""
        wanted: dict[Name, bytes] = {}
        for listing in listings:
            new = [path for path, hash in listing.files.items() if _defines(path) and (path, hash) not in self.read]
            new = [path for path in new if (path, listing.files[path]) not in wanted]
            wanted |= {(path, listing.files[path]): raw for path, raw in listing.contents(new).items()}
        files = list(wanted.items())
        pieces = [partial(_read_all, files[at : at + SHELF]) for at in range(0, len(files), SHELF)]
        for found in results(pieces, os.cpu_count() or 1):
            self.read |= found


def _defines(path: str) -> bool:
    return path.endswith((".yml", ".yaml"))


def _read_all(files: list[tuple[Name, bytes]]) -> dict[Name, Read]:
    return {name: read_one(name[0], partial(text_in, raw, MAX_BYTES)) for name, raw in files}


def states(before: Listing, after: Listing) -> tuple[State, State]:
    """Return the states of two listings."""
    shelf = Shelf()
    shelf.take((before, after))
    return _state(before, shelf), _state(after, shelf)


def state_before(listing: Listing, after: State) -> State:
    """Return the state of a listing, beside one that has been read already."""
    shelf = Shelf()
    sources = {entry.source.path: entry.source for entry in after.draft.entries}
    shelf.read = {(path, after.files[path]): (source, []) for path, source in sources.items() if path in after.files}
    shelf.take((listing,))
    return _state(listing, shelf)


def state_now(listing: Listing, draft: Draft) -> State:
    """Return the state of a folder that has been read and checked already."""
    return State(listing.label, draft, listing.files, partial(_one, listing))


def _state(listing: Listing, shelf: Shelf) -> State:
    read = [shelf.read[path, hash] for path, hash in listing.files.items() if _defines(path)]
    draft, unfit = fit(listing.root, [source for source, _ in read if source])
    unread = [*listing.findings, *(finding for _, findings in read for finding in findings)]
    unread = [finding for finding in unread if finding.severity is Severity.ERROR]
    for finding in unread:
        draft.broken = True
        draft.note_unread(finding.path)
    faults = {finding.path: finding for finding in sorted((*unfit, *unread), key=lambda one: one.order, reverse=True)}
    return State(listing.label, draft, listing.files, partial(_one, listing), faults)


def _one(listing: Listing, path: str) -> bytes:
    found: Mapping[str, bytes] = listing.contents([path])
    return found[path]
