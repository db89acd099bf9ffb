"""The difference as JSON, in the shape that other tools count on."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from maatstaf.findings import Finding
from maatstaf.history.compare import Compared
from maatstaf.history.places import called
from maatstaf.history.result import Changed, FieldChange, Side
from maatstaf.history.rules import missing
from maatstaf.message import T, interface
from maatstaf.shapes import difference as shapes
from maatstaf.shapes.written import as_json


def shape(compared: Compared, language: str) -> shapes.Difference:
    """Return the difference as other tools read it; its sentences are in one language."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for change, finding in missing(compared):
        found.setdefault((change.kind, change.id), []).append(finding)
    difference = compared.difference
    spoken = interface(language)

    def state(side: str, label: T) -> shapes.DifferenceState:
        unread = tuple(one.path for one in difference.unread if one.side == side)
        return shapes.DifferenceState(name=label.in_language(spoken), unread=unread)

    return shapes.Difference(
        spec="maatstaf/difference/v1",
        language=language,
        before=state("before", compared.before.label),
        after=state("after", compared.after.label),
        changes=tuple(
            _change(change, found.get((change.kind, change.id), []), language, spoken) for change in difference.changes
        ),
    )


def written(compared: Compared, language: str) -> bytes:
    """Return the difference as a JSON file."""
    data = shape(compared, language)
    return as_json(data.model_dump(mode="json", by_alias=True, exclude_none=True, context={"language": language}))


def _change(change: Changed, findings: list[Finding], language: str, spoken: str) -> shapes.DifferenceChange:
    return shapes.DifferenceChange.model_construct(
        kind=change.kind,  # type: ignore[arg-type]
        id=change.id,
        name=change.name,  # type: ignore[arg-type]
        happened=change.happened.value,
        before=_side(change.before),
        after=_side(change.after),
        fields=tuple(_field(field, change.kind, language, spoken) for field in change.fields),
        smallest=change.least.value,
        declared=change.declared,
        counts_as=change.counts_as,
        required_bump=change.required.value if change.required else None,
        declared_bump=change.raised.value if change.raised else None,
        comparable=change.comparable,
        entries=change.entries,
        without_why=change.whyless,
        takes_over=tuple(shapes.DifferenceCause.model_construct(**asdict(cause)) for cause in change.takes_over),
        forms=change.forms,
        published=change.published,
        suspects=tuple(shapes.Named(kind=kind, id=id) for kind, id in change.suspects),
        lineage=tuple(shapes.DifferenceLineage.model_construct(**asdict(line)) for line in change.lineage),
        missing=tuple(_missing(finding, spoken) for finding in findings),
    )


def _side(side: Side | None) -> shapes.DifferenceSide | None:
    return shapes.DifferenceSide(**asdict(side)) if side else None


def _field(field: FieldChange, kind: str, language: str, spoken: str) -> shapes.DifferenceField:
    values: dict[str, Any] = {"before": field.before, "after": field.after}
    return shapes.DifferenceField.model_construct(
        path=field.path,
        name=called(field, kind, language).in_language(spoken),
        happened=field.happened.value,
        smallest=field.least.value,
        **values,
    )


def _missing(finding: Finding, spoken: str) -> shapes.DifferenceMissing:
    return shapes.DifferenceMissing(
        rule=finding.rule,
        severity=finding.severity.value,
        path=finding.path,
        line=finding.line,
        column=finding.column,
        message=finding.message.in_language(spoken),
        hint=finding.hint.in_language(spoken) if finding.hint else None,
    )
