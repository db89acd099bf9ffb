"""Everything under ``spec/v1/``: the contract with other tools, with an index that lists each file and its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pydantic import BaseModel

from maatstaf.handbook import ChangeLine
from maatstaf.model.changelog import COMPARABLE
from maatstaf.render.addresses import address, frozen_address
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.specs.form import dump, form_spec
from maatstaf.schemas import as_bytes, authoring_schemas, schema_of
from maatstaf.shapes import site as shapes
from maatstaf.shapes.difference import Difference
from maatstaf.shapes.form import SpecForm
from maatstaf.shapes.record import Record
from maatstaf.shapes.review import Review
from maatstaf.shapes.written import as_json

FOLDER = "spec/v1"

SHAPES: dict[str, type[BaseModel]] = {
    "index": shapes.Index,
    "form": SpecForm,
    "criteria": shapes.Criteria,
    "criterion": shapes.SpecCriterion,
    "organisation": shapes.Foundation,
    "klantprincipes": shapes.SpecKlantprincipes,
    "kpis": shapes.SpecKpis,
    "scales": shapes.SpecScales,
    "workshops": shapes.SpecWorkshops,
    "changelog": shapes.Changelog,
}
"""Each kind of file and the shape that its schema is made from."""

READ: dict[str, type[BaseModel]] = {"record": Record, "review": Review}
"""Each kind of file that other tools write and this program reads."""

TOLD: dict[str, type[BaseModel]] = {"difference": Difference}
"""Each kind of file that a command writes for other tools."""


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield every spec, then the index over them, then the schemas."""
    listed = []
    for path, kind, shape in _specs(press):
        content = as_json(dump(press, shape))
        listed.append(
            shapes.IndexFile(path=path, kind=kind, bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
        )
        yield path, content
    for frozen in _published(press):
        listed.append(frozen[0])
        yield frozen[0].path, frozen[1]
    index = shapes.Index(
        spec="maatstaf/v1",
        organisation=press.handbook.organisation.name,
        language=press.language,
        as_of=press.handbook.as_of,
        files=tuple(listed),
    )
    yield f"{FOLDER}/index.json", as_json(dump(press, index))
    yield from _schemas()


def _published(press: Press) -> Iterator[tuple[shapes.IndexFile, bytes]]:
    """Yield every published version of every form, byte for byte as it was frozen, and its line in the index."""
    for id, versions in press.handbook.published.items():
        counted = press.handbook.periods(press.handbook.forms[id])
        for frozen, period in zip(versions, counted, strict=True):
            line = shapes.IndexFile(
                path=frozen_address(id, frozen.spec.version),
                kind="form",
                bytes=len(frozen.content),
                sha256=hashlib.sha256(frozen.content).hexdigest(),
                form=id,
                version=frozen.spec.version,
                effective_from=period.since,
                effective_until=period.until,
            )
            yield line, frozen.content


def _schemas() -> Iterator[tuple[str, Content]]:
    for kind, shape in SHAPES.items():
        yield f"{FOLDER}/schema/{kind}.schema.json", as_bytes(schema_of(shape, f"spec:v1:{kind}", "serialization"))
    for kind, shape in TOLD.items():
        yield f"{FOLDER}/schema/{kind}.schema.json", as_bytes(schema_of(shape, f"spec:v1:{kind}", "serialization"))
    for kind, shape in READ.items():
        yield f"{FOLDER}/schema/{kind}.schema.json", as_bytes(schema_of(shape, f"spec:v1:{kind}", "validation"))
    for name, content in authoring_schemas().items():
        yield f"{FOLDER}/schema/author/{name}", content


def _specs(press: Press) -> Iterator[tuple[str, str, BaseModel]]:
    handbook = press.handbook
    for form in handbook.forms.values():
        yield f"{FOLDER}/forms/{form.id}.json", "form", form_spec(press, form)
    lines = []
    for criterion in handbook.criteria.values():
        path, group = f"{FOLDER}/criteria/{criterion.id}.json", handbook.group_of[criterion.id]
        shared = {
            name: getattr(criterion, name) for name in shapes.CriterionLine.model_fields if hasattr(criterion, name)
        }
        lines.append(shapes.CriterionLine.model_construct(**shared, group=group, spec=path))
        yield (
            path,
            "criterion",
            shapes.SpecCriterion.model_construct(
                **dict(criterion),
                group=group,
                page=address("criterion", criterion.id),
                forms=tuple(dict.fromkeys(use.form.id for use in handbook.uses(criterion))),
            ),
        )
    foundation = shapes.Foundation(organisation=handbook.organisation, protocol=handbook.protocol)
    principles = shapes.SpecKlantprincipes(klantprincipes=tuple(handbook.klantprincipes.values()))
    yield f"{FOLDER}/criteria.json", "criteria", shapes.Criteria(criteria=tuple(lines))
    yield f"{FOLDER}/organisation.json", "organisation", foundation
    yield f"{FOLDER}/klantprincipes.json", "klantprincipes", principles
    yield f"{FOLDER}/kpis.json", "kpis", shapes.SpecKpis(kpis=tuple(handbook.kpis.values()))
    yield f"{FOLDER}/scales.json", "scales", shapes.SpecScales(scales=tuple(handbook.scales.values()))
    yield f"{FOLDER}/workshops.json", "workshops", shapes.SpecWorkshops(workshops=handbook.by_date)
    changes = shapes.Changelog(changes=tuple(_change(press, line) for line in handbook.changes))
    yield f"{FOLDER}/changelog.json", "changelog", changes


def _change(press: Press, line: ChangeLine) -> shapes.ChangeRow:
    return shapes.ChangeRow.model_construct(
        kind=line.kind,
        id=line.id,
        name=getattr(line.definition, "name", None) or line.kind,
        previous=line.previous,
        comparable=COMPARABLE[line.version.change],
        entry=line.version,
    )
