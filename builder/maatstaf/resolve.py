"""A draft without errors becomes the handbook."""

from __future__ import annotations

from maatstaf.check.draft import Draft, Entry
from maatstaf.handbook import Handbook
from maatstaf.model.calibration import Rating
from maatstaf.model.text import Part


def resolve(draft: Draft, ratings: dict[str, tuple[Rating, ...]] | None = None) -> Handbook:
    """Return the handbook of a draft that has no errors."""
    assert draft.organisation is not None, "a handbook has an organisation: the rule about it is an error"
    tables: dict[str, dict[str, Entry[Part]]] = {
        "klantprincipe": draft.klantprincipes,  # type: ignore[dict-item]
        "kpi": draft.kpis,  # type: ignore[dict-item]
        "scale": draft.scales,  # type: ignore[dict-item]
        "group": draft.groups,  # type: ignore[dict-item]
        "criterion": draft.criteria,  # type: ignore[dict-item]
        "form": draft.forms,  # type: ignore[dict-item]
        "workshop": draft.workshops,  # type: ignore[dict-item]
        "calibration": draft.calibrations,  # type: ignore[dict-item]
    }
    files = {(kind, id): entry.source.path for kind, table in tables.items() for id, entry in table.items()}
    files["organisation", "organisation"] = draft.organisation.source.path
    if draft.protocol:
        files["protocol", "protocol"] = draft.protocol.source.path
    return Handbook(
        organisation=draft.organisation.value,
        protocol=draft.protocol.value if draft.protocol else None,
        klantprincipes={id: entry.value for id, entry in draft.klantprincipes.items()},
        kpis={id: entry.value for id, entry in draft.kpis.items()},
        scales={id: entry.value for id, entry in draft.scales.items()},
        groups={id: entry.value for id, entry in sorted(draft.groups.items())},
        criteria={id: entry.value for id, entry in sorted(draft.criteria.items())},
        forms={id: entry.value for id, entry in sorted(draft.forms.items())},
        workshops={id: entry.value for id, entry in sorted(draft.workshops.items())},
        calibrations={id: entry.value for id, entry in sorted(draft.calibrations.items())},
        ratings=ratings or {},
        pictures=draft.pictures,
        files=files,
        written={
            (kind, id): entry.source.written for kind in ("criterion", "form") for id, entry in tables[kind].items()
        },
        group_of={id: entry.source.path.split("/")[1] for id, entry in draft.criteria.items()},
        published=draft.published.forms,
        suspects=draft.suspects,
    )
