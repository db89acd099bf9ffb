"""What the fill-in page carries for its scripts: the form as scoring and records need it, and the words they say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from maatstaf.message import LANGUAGES, T
from maatstaf.model.text import Words, say
from maatstaf.render.filling.texts import FILE_TEXTS, TEXTS
from maatstaf.render.press import Press
from maatstaf.render.scoring.scoring_words import EFFECTS, effect_of
from maatstaf.render.specs.form import dump
from maatstaf.shapes.form import SpecForm

_FORM = ("spec", "id", "name", "version", "hash", "classes", "scales", "scoring")
_FIELD = ("id", "text", "scale", "required")
_SECTION = ("id", "name", "klantprincipe", "weight", "judged_as_a_whole")
_ITEM = (
    *("id", "criterion", "name", "scale", "required", "scored", "class", "weight", "grade", "critical"),
    *("deduct", "failed", "comment", "show_when"),
)
_GROUPED = {"klantprincipe": "klantprincipes", "kpi": "kpis"}
_RULE = ("allowed", "policy")
"""What scoring, records and messages need; all other texts stand on the page itself."""


def form_carried(press: Press, spec: SpecForm) -> dict[str, Any]:
    """Return a spec without the texts that only the page shows; its hash stays that of the whole spec."""
    data = dump(press, spec)
    for scale in data["scales"].values():
        scale["answers"] = [{key: answer[key] for key in answer if key != "meaning"} for answer in scale["answers"]]
    data["scoring"]["outcomes"] = [_only(one, ("id", "name", "when")) for one in data["scoring"]["outcomes"]]
    asked = (*_ITEM, *(key for by, key in _GROUPED.items() if by in spec.scoring.subscores))
    sections = [
        _only(section, _SECTION) | {"items": [_item(item, asked) for item in section["items"]]}
        for section in data["sections"]
    ]
    return _only(data, _FORM) | {"header": [_only(field, _FIELD) for field in data["header"]], "sections": sections}


def page_carried(
    press: Press, spec: SpecForm, versions: Mapping[str, str], languages: tuple[str, ...]
) -> dict[str, Any]:
    """Return what else the scripts need: words by language, names, and the pages of the known versions."""
    words = TEXTS | {f"effect_{effect.value}": effect_of(spec.scoring.method, effect) for effect in EFFECTS}
    return {
        "languages": languages,
        "texts": told(words, languages),
        "names": _names(press, spec, languages),
        "versions": [{"version": version, "page": page} for version, page in versions.items()],
    }


def _names(press: Press, spec: SpecForm, languages: tuple[str, ...]) -> dict[str, dict[str, dict[str, str]]]:
    """Return what the klantprincipes and KPIs are called that sub-scores are asked of; the spec has only their ids."""
    items = [item for section in spec.sections for item in section.items]
    principles = {*(id for item in items for id in item.klantprincipes), *(one.klantprincipe for one in spec.sections)}
    asked: dict[str, Mapping[str, Words]] = {
        "klantprincipe": {id: one.name for id, one in press.handbook.klantprincipes.items() if id in principles},
        "kpi": {id: one.name for id, one in press.handbook.kpis.items() if any(id in item.kpis for item in items)},
    }
    return {
        kind: {id: {code: say(name, code) for code in languages} for id, name in names.items()}
        if kind in spec.scoring.subscores
        else {}
        for kind, names in asked.items()
    }


def more_carried(languages: tuple[str, ...], help: Mapping[str, str]) -> dict[str, Any]:
    """Return what is loaded when it is first needed: the help with each question, and the words about files."""
    return {"help": help, "texts": told(FILE_TEXTS, languages)}


def told(words: Mapping[str, T], languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the words that scripts say, by language and key."""
    return {code: {key: text.in_language(interface(code)) for key, text in words.items()} for code in languages}


def interface(language: str) -> str:
    """Return the language of the program's own words beside a form in ``language``."""
    return language if language in LANGUAGES else "en"


def languages_of(press: Press, spec: SpecForm) -> tuple[str, ...]:
    """Return the languages in which the whole form can be filled in, the handbook's own first."""
    carried = form_carried(press, spec)
    maps = list(_maps(carried["sections"])) + list(_maps(carried["scales"])) + [carried["name"]]
    return tuple(code for code in spec.languages if code == press.language or all(code in words for words in maps))


def as_data(data: Any) -> Markup:
    """Return data as JSON that may stand in a script element: no text in it can end that element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _item(item: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    criterion = {"criterion": _only(item["criterion"], ("id", "version"))} if "criterion" in item else {}
    return _only(item, keys) | criterion | {"not_applicable": _only(item["not_applicable"], _RULE)}


def _only(data: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: data[key] for key in keys if key in data}


def _maps(data: Any) -> Iterator[dict[str, str]]:
    """Yield the texts under the keys that people read."""
    if isinstance(data, list):
        for part in data:
            yield from _maps(part)
    elif isinstance(data, dict):
        for key, part in data.items():
            if key in ("name", "text", "label") and isinstance(part, dict):
                yield part
            else:
                yield from _maps(part)
