"""For integrators: what there is as JSON, how to follow it and read it, and the answer scales with their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from maatstaf.message import T
from maatstaf.model import KINDS
from maatstaf.model.changelog import COMPARABLE, Change
from maatstaf.model.scale import Scale, ScaleKind
from maatstaf.render.addresses import INTEGRATORS
from maatstaf.render.page import Content
from maatstaf.render.press import TEMPLATES, Press
from maatstaf.render.reference.code_shown import code_shown
from maatstaf.render.specs.form import dump, form_spec
from maatstaf.render.specs.spec import FOLDER, SHAPES
from maatstaf.shapes.written import OUTSIDE_HASH, as_json

FILES: dict[str, tuple[str, T]] = {
    "index": ("index.json", T("Every file with its kind, its size and its SHA-256: the one to follow.")),
    "form": ("forms/{form}.json", T("A form, self-contained: questions, scales, anchors, weights and scoring.")),
    "criteria": ("criteria.json", T("All criteria in short: name, goal, status, version.")),
    "criterion": ("criteria/{criterion}.json", T("A criterion, complete, with its history and why.")),
    "organisation": (
        "organisation.json",
        T("Vision, promise, strategy, channels and roles; and the rules of the game."),
    ),
    "klantprincipes": ("klantprincipes.json", T("The klantprincipes.")),
    "kpis": ("kpis.json", T("The KPIs, with how they are counted.")),
    "scales": ("scales.json", T("The answer scales.")),
    "workshops": ("workshops.json", T("The workshops: proposals, decisions and reasons.")),
    "changelog": ("changelog.json", T("Every change of every definition, newest first.")),
}
"""Each kind of spec: where it is below the folder of the specs, and what it holds."""

SCALE_KINDS = {
    ScaleKind.NOMINAL: T("one answer, without an order"),
    ScaleKind.ORDINAL: T("one answer, from low to high"),
    ScaleKind.NUMBER: T("a number"),
    ScaleKind.TEXT: T("a text"),
    ScaleKind.DATE: T("a date"),
    ScaleKind.CHOICES: T("several answers at once"),
}

SERIES: dict[Change, T] = {
    Change.NEW: T("The series begins here."),
    Change.WORDING: T("Go on with the same series."),
    Change.CLARIFICATION: T("Go on, and mark the date: people may judge a little differently."),
    Change.MEANING: T("Begin a new series; don't draw a line across."),
    Change.SCORING: T("Begin a new series; don't draw a line across."),
    Change.RETIRED: T("The series ends here."),
}
"""What a change means for a series of scores."""


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page."""
    handbook = press.handbook
    yield (
        INTEGRATORS,
        press.page(
            "pages/integrators.html",
            INTEGRATORS,
            press.text(T("For integrators")),
            description=press.text(T("The handbook as JSON: files, schemas, hashes, versions and answer scales.")),
            folder=FOLDER,
            files=list(_files(press)),
            authoring=[f"{FOLDER}/schema/author/{kind}.schema.json" for kind in KINDS],
            poll=_program("poll"),
            hashing=_program("hash"),
            outside=OUTSIDE_HASH,
            forms=[(form, form_spec(press, form).hash) for form in handbook.current_forms],
            sample=_sample(press),
            comparable=[(change, COMPARABLE[change], press.text(words)) for change, words in SERIES.items()],
            scales=[_scale(press, scale) for scale in handbook.scales.values()],
        ),
    )


def _files(press: Press) -> Iterator[dict[str, Any]]:
    """Every kind with an example of this handbook; the examples are its first form and criterion."""
    forms, active = press.handbook.current_forms, press.handbook.active
    first = {"form": forms[0].id if forms else "", "criterion": active[0].id if active else ""}
    for kind in SHAPES:
        path, what = FILES[kind]
        there = f"{FOLDER}/{path.format_map(first)}" if all(first.values()) or "{" not in path else ""
        pattern = path.format(form="<id>", criterion="<id>")
        schema = f"{FOLDER}/schema/{kind}.schema.json"
        yield {"kind": kind, "pattern": pattern, "what": press.text(what), "path": there, "schema": schema}


def _program(name: str) -> Markup:
    text = (TEMPLATES / "examples" / f"{name}.py.txt").read_text(encoding="utf-8")
    return code_shown(text)


def _sample(press: Press) -> Markup | str:
    """An answer of the first scale that is scored, as the specs hold it."""
    for scale in press.handbook.scales.values():
        for answer in scale.answers:
            if answer.value is not None:
                return code_shown(as_json(dump(press, answer)).decode())
    return ""


def _scale(press: Press, scale: Scale) -> dict[str, Any]:
    limits = [(press.text(words), press.number(limit)) for words, limit in (
        (T("from"), scale.min), (T("to"), scale.max), (T("step"), scale.step)) if limit is not None]  # fmt: skip
    rows = [(answer.id, press.say(answer.label), _value(press, answer.value), press.plain(answer.meaning))
            for answer in scale.answers]  # fmt: skip
    rows += [
        (
            band.id,
            press.say(band.label),
            _value(press, band.value),
            f"{press.number(band.min)}–{press.number(band.max)}",
        )
        for band in scale.bands
    ]
    return {
        "id": scale.id,
        "name": press.say(scale.name),
        "version": scale.version,
        "kind": press.text(SCALE_KINDS[scale.kind]),
        "rows": rows,
        "limits": limits,
        "unit": press.say(scale.unit),
        "not_applicable": press.say(scale.not_applicable),
        "used": sum(criterion.scale == scale.id for criterion in press.handbook.active),
    }


def _value(press: Press, value: Any) -> str:
    return "" if value is None else press.number(value)
