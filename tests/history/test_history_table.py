"""Every field of every model has a row in the table of smallest classes, and every row is a field."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from maatstaf.check.references import parts_in
from maatstaf.history.fields import Least, opens
from maatstaf.history.table import TABLES
from maatstaf.model.calibration import Calibration
from maatstaf.model.criterion import Criterion
from maatstaf.model.form import Form, Item, Section
from maatstaf.model.group import Group
from maatstaf.model.klantprincipe import Klantprincipe
from maatstaf.model.kpi import Kpi
from maatstaf.model.organisation import Organisation
from maatstaf.model.protocol import Protocol
from maatstaf.model.scale import Scale
from maatstaf.model.text import Part
from maatstaf.model.workshop import Workshop

MODELS: dict[str, type[Part]] = {
    "organisation": Organisation,
    "protocol": Protocol,
    "klantprincipe": Klantprincipe,
    "kpi": Kpi,
    "scale": Scale,
    "group": Group,
    "criterion": Criterion,
    "form": Form,
    "workshop": Workshop,
    "calibration": Calibration,
}


def fields(kind: str, model: type[Part], at: str = "") -> Iterator[tuple[str, str]]:
    """Yield the fields as the table spells them: pattern and key; inside a field only where the table goes on."""
    table = TABLES[kind]
    for name, info in model.model_fields.items():
        key = info.alias or name
        if model is Section and name == "items":
            yield from fields(kind, Item, "items.*")
            continue
        pattern = f"{at}.{key}".lstrip(".")
        if model is Calibration and name == "ratings":  # told by criterion, also where a sheet holds them
            yield f"{pattern}.*", key
            continue
        inside = parts_in(info.annotation)
        each = any(row == f"{pattern}.*" or row.startswith(f"{pattern}.*.") for row in table)
        if each and inside:
            yield f"{pattern}.*", key
            for part in inside:
                yield from fields(kind, part, f"{pattern}.*")
        elif each:
            yield f"{pattern}.*", key
        elif inside and opens(pattern, table):
            for part in inside:
                yield from fields(kind, part, pattern)
        else:
            yield pattern, key


def names_a_member(pattern: str, key: str) -> bool:
    """Return whether a field tells the members of a list apart, by an id: another id is another member."""
    return pattern.endswith(f".*.{key}") and key in ("id", "criterion", "role", "version")


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_has_a_row(kind: str) -> None:
    found = list(fields(kind, MODELS[kind]))
    lacking = {
        pattern
        for pattern, key in found
        if pattern not in TABLES[kind] and key != "id" and not names_a_member(pattern, key)
    }
    assert not lacking, "say in history/table.py what changing this does at least"


@pytest.mark.parametrize("kind", MODELS)
def test_every_row_is_a_field(kind: str) -> None:
    known = {pattern for pattern, _ in fields(kind, MODELS[kind])}
    orders = {row.removesuffix(".*") for row in TABLES[kind] if row.endswith(".*")}
    whole = {row for row in TABLES[kind] if opens(row, TABLES[kind])}
    from_elsewhere = {"group", "items.*", "items.*.section"}
    assert not TABLES[kind].keys() - known - orders - whole - from_elsewhere


def test_the_table_is_the_one_of_the_design() -> None:
    """A sample of each line of the design, so that nobody makes the table milder by accident."""

    def least(kind: str, *rows: str) -> set[Least]:
        return {TABLES[kind][row].least for row in rows}

    assert least("criterion", "name", "aliases", "goal", "klantprincipes", "kpis", "evidence", "related.*") == {
        Least.WORDING
    }
    assert least("scale", "answers.*.label", "bands.*.label") == {Least.WORDING}
    assert least("criterion", "definition", "indicators", "anchors.*.when", "examples.*", "question") == {Least.CHOOSE}
    assert least("scale", "answers.*.meaning") == {Least.CHOOSE}
    assert least("criterion", "applies.channels", "applies.when", "applies.not_applicable") == {Least.MEANING}
    assert least("form", "items.*.not_applicable", "scoring.not_applicable") == {Least.MEANING}
    assert least("scale", "answers.*", "answers.*.value") == {Least.SCORING}
    assert least("form", "items.*", "items.*.weight", "items.*.show_when", "classes.*", "items.*.critical.effect",
                 "scoring.method", "scoring.outcomes.*.when") == {Least.SCORING}  # fmt: skip
