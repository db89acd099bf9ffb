"""The shared vectors: forms of every kind, records, and what they come to, worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from maatstaf.model.scale import ScaleKind
from maatstaf.pipeline import load
from maatstaf.render.press import Press
from maatstaf.render.specs.form import dump, form_spec
from maatstaf.shapes.form import FormScale, SpecForm

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Vector:
    """One record on one form, with the parts of the result that were worked out."""

    form: str
    case: str
    record: dict[str, Any]
    expect: dict[str, Any]


def specs(root: Path = HERE / "handbook") -> dict[str, dict[str, Any]]:
    """Return the spec of every form of a handbook, as the JSON that other tools read."""
    handbook = load(root, TODAY).handbook
    assert handbook is not None
    press = Press(handbook)
    return {id: dump(press, form_spec(press, form)) for id, form in handbook.forms.items()}


def vectors(forms: dict[str, SpecForm]) -> Iterator[Vector]:
    """Yield every vector, its short notation written out as a record."""
    for path in sorted((HERE / "cases").glob("*.yml")):
        form = forms[path.stem]
        for written in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield Vector(form.id, written["case"], _record(form, written), written["expect"])


def _record(form: SpecForm, written: dict[str, Any]) -> dict[str, Any]:
    scales = form.scales
    header = {field.id: scales[field.scale] for field in form.header}
    items = {item.id: scales[item.scale] for section in form.sections for item in section.items}
    wholes = {one.id: scales[one.judged_as_a_whole] for one in form.sections if one.judged_as_a_whole}
    answers = _given(items, written["answers"])
    for id, comment in written.get("comments", {}).items():
        answers[id]["comment"] = comment
    return {
        "record": "maatstaf/record/v1",
        "form": {"id": form.id, "version": form.version, "hash": form.hash},
        "language": "nl",
        "header": _given(header, written.get("header", {})),
        "sections": _given(wholes, written.get("sections", {})),
        "answers": answers,
    }


def _given(scales: dict[str, FormScale], written: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {id: _one(scales.get(id), answer) for id, answer in written.items()}


def _one(scale: FormScale | None, answer: str | list[str]) -> dict[str, Any]:
    if isinstance(answer, list):
        return {"answers": answer}
    if answer == "nvt":
        return {"not_applicable": True}
    kinds = {ScaleKind.NUMBER: "value", ScaleKind.TEXT: "text", ScaleKind.DATE: "text"}
    return {kinds.get(scale.kind, "answer") if scale else "answer": answer}


def told(result: dict[str, Any], expect: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a result (as JSON, without what is absent) that a vector speaks of, as it writes them."""
    short = {
        "missing": [one["id"] if one["what"] == "answer" else f"{one['id']}: comment" for one in result["missing"]],
        "hidden": [line["id"] for line in result["lines"] if line["state"] == "hidden"],
    }
    return {key: short[key] if key in short else result.get(key) for key in expect}
