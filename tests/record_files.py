"""Records for tests: filled in at random for any form, and small changes to them."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from maatstaf.pipeline import load
from maatstaf.render.press import Press
from maatstaf.render.specs.form import dump, form_spec
from maatstaf.score import score
from maatstaf.shapes.form import SpecForm, form_from
from maatstaf.shapes.record import Record
from maatstaf.shapes.written import content_hash

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)


@cache
def spec_text(id: str = "telefoon") -> str:
    """Return the spec of a form of the reference handbook, as its file holds it."""
    handbook = load(ROOT, TODAY).handbook
    assert handbook
    press = Press(handbook)
    return json.dumps(dump(press, form_spec(press, handbook.forms[id])))


def form(id: str = "telefoon") -> SpecForm:
    return form_from(spec_text(id).encode())


def changed(change: Any, id: str = "telefoon") -> SpecForm:
    """Return a form with something different in its spec, and a hash that fits."""
    data = json.loads(spec_text(id))
    change(data)
    data["version"] = data["changelog"][0]["version"] if data["changelog"] else "0.0.0"
    data["hash"] = content_hash(data)
    return form_from(json.dumps(data).encode())


def spec_file(folder: Path, of: SpecForm) -> Path:
    path = folder / f"{of.id}-{of.version}-{of.hash[:8]}.json"
    context = {"language": of.language}
    path.write_text(of.model_dump_json(by_alias=True, exclude_none=True, context=context), encoding="utf-8")
    return path


def filled(of: SpecForm, seed: int = 1, **more: Any) -> dict[str, Any]:
    """Return a complete record as data, filled in at random, with its result."""
    random = Random(seed)

    def given(scale_id: str) -> dict[str, Any]:
        scale = of.scales[scale_id]
        if scale.kind == "choices":
            return {"answers": [random.choice(scale.answers).id]}
        if scale.answers:
            return {"answer": random.choice(scale.answers).id}
        if scale.kind == "number":
            return {"value": str(random.randint(int(scale.min or 0), int(scale.max or 10)))}
        return {"text": "2026-11-03"} if scale.kind == "date" else {"text": f"Woorden {random.random()}"}

    data: dict[str, Any] = {
        "record": "maatstaf/record/v1",
        "form": {"id": of.id, "version": of.version, "hash": of.hash},
        "language": of.language,
        "saved": "2026-11-20T14:05:00+01:00",
        "date": "2026-11-20",
        "contact": f"c-{seed}",
        "employee": f"pseudoniem-{seed % 3}",
        "drawn": "random",
        "header": {field.id: given(field.scale) for field in of.header},
        "sections": {s.id: given(s.judged_as_a_whole) for s in of.sections if s.judged_as_a_whole},
        "answers": {
            item.id: {**given(item.scale), "comment": f"Gehoord {seed}"} for s in of.sections for item in s.items
        },
        **more,
    }
    return with_result(of, data)


def with_result(of: SpecForm, data: dict[str, Any]) -> dict[str, Any]:
    data.pop("result", None)
    result = score(of, Record.model_validate(data))
    return {**data, "result": result.model_dump(mode="json", exclude_none=True)}


def put(folder: Path, data: Any, name: str = "record.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
    return path
