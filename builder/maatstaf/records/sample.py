"""Contacts drawn by lot, so that anybody with the same list and seed draws the same ones."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

from maatstaf.findings import Finding
from maatstaf.message import T
from maatstaf.model.text import Many, Part
from maatstaf.read import MAX_PROBLEMS, RETYPE, invisible
from maatstaf.records.rows import Rows, about
from maatstaf.records.sheets import csv_bytes


class DrawnGroup(Part):
    """One value of the column by which was drawn: how many there were, and which were drawn."""

    value: str
    population: int
    drawn: Many[str]


class Sample(Part):
    """What was drawn, with what is needed to draw it again. ``n`` is how many were asked for, a group or in all."""

    population: int
    n: int
    seed: str
    drawn: Many[str]
    by: str | None = None
    groups: Many[DrawnGroup] | None = None
    rows: Many[dict[str, str]] | None = None


def rank(seed: str, id: str) -> tuple[bytes, str]:
    """Return the place of a contact in the draw: SHA-256 over seed, a zero byte and id, in UTF-8 after NFC.

    The n lowest are drawn. So the order of the list does not matter; a contact that is added changes nothing for the
    others but by taking a place; and a draw of more holds the draw of fewer.
    """
    text = unicodedata.normalize("NFC", f"{seed}\0{id}")
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(), id


def draw(
    rows: Rows, n: int, seed: str, id: str | None = None, by: str | None = None, show: Sequence[str] = ()
) -> Sample | list[Finding]:
    """Draw ``n`` contacts, or ``n`` for each value of the column ``by``; ``id`` is the column that names a contact.

    Without ``id`` that is the first column. Of the other columns only those in ``show`` are in the sample.
    """
    places = {name: rows.column(name) for name in (id or rows.columns[0], *([by] if by else []), *show)}
    findings = [place for place in places.values() if isinstance(place, Finding)]
    if findings:
        return findings
    at = {name: place for name, place in places.items() if isinstance(place, int)}
    key = at[id or rows.columns[0]]
    findings = _wrong(rows, key)
    if not findings and not by and len(rows.rows) < n:
        numbers = {"population": len(rows.rows), "n": n}
        message = T("The list has {population} contacts; {n} can't be drawn.", numbers)
        findings = [about(rows.path, 1, message, T("Ask for fewer, or take a longer period."))]
    if findings:
        return findings
    groups: dict[str, list[tuple[str, ...]]] = {}
    for _, cells in rows.rows:
        groups.setdefault(cells[at[by]] if by else "", []).append(cells)
    chosen = {
        value: sorted(members, key=lambda cells: rank(seed, cells[key]))[:n]
        for value, members in sorted(groups.items())
    }
    drawn = [cells for members in chosen.values() for cells in members]
    return Sample(
        population=len(rows.rows),
        n=n,
        seed=seed,
        drawn=tuple(cells[key] for cells in drawn),
        by=by,
        groups=tuple(
            DrawnGroup(value=value, population=len(groups[value]), drawn=tuple(cells[key] for cells in members))
            for value, members in chosen.items()
        )
        if by
        else None,
        rows=tuple({name: cells[at[name]] for name in show} for cells in drawn) if show else None,
    )


def as_json(sample: Sample) -> bytes:
    """Return a sample as JSON."""
    return sample.model_dump_json(indent=2, exclude_none=True).encode() + b"\n"


def as_csv(sample: Sample) -> bytes:
    """Return the drawn contacts as CSV: an id a line, with the group it is in and the columns that were asked for."""
    groups = [group.value for group in sample.groups or () for _ in group.drawn] or [""] * len(sample.drawn)
    rows = sample.rows or ({},) * len(sample.drawn)
    heads = ("contact", *([sample.by] if sample.by else []), *(sample.rows[0] if sample.rows else ()))
    lines = [
        (id, *([group] if sample.by else []), *row.values())
        for id, group, row in zip(sample.drawn, groups, rows, strict=True)
    ]
    return csv_bytes([heads, *lines])


def _wrong(rows: Rows, key: int) -> list[Finding]:
    """Return what is wrong with the names of the contacts: empty ones, and those that stand on two lines."""
    first: dict[str, int] = {}
    findings = []
    for line, cells in rows.rows:
        name = cells[key]
        if not name:
            message = T("The column “{name}” is empty on this line.", {"name": rows.columns[key][:100]})
            findings.append(about(rows.path, line, message, T("Fill it in, or remove the whole line.")))
        elif hidden := invisible(name):
            findings.append(about(rows.path, line, hidden[1], RETYPE))
        elif name in first:
            message = T("“{name}” stands on line {line} too.", {"name": name[:100], "line": first[name]})
            hint = T("Every contact stands on one line; or name the column that holds its reference: --id COLUMN.")
            findings.append(about(rows.path, line, message, hint))
        first.setdefault(name, line)
    if not rows.rows:
        findings.append(
            about(rows.path, 1, T("The list has no contacts."), T("Below the first line, write one a line."))
        )
    return findings[:MAX_PROBLEMS]
