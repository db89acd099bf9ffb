"""What the fill-in page carries for its scripts: the form as scoring and records need it, and the words they say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from maatstaf.message import T, interface
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
    *(
        "id",
        "criterion",
        "name",
        "scale",
        "required",
        "scored",
        "class",
        "weight",
        "grade",
        "critical",
        "not_applicable",
    ),
    *("deduct", "failed", "comment", "show_when"),
)
_OWN = ("id", "criterion", "name")
_GROUPED = {"klantprincipe": "klantprincipes", "kpi": "kpis"}
_RULE = ("allowed", "policy")
"""What scoring, records and messages need; all other texts stand on the page itself."""


def form_carried(press: Press, spec: SpecForm) -> dict[str, Any]:
    """Return a spec without the texts that only the page shows; its hash stays that of the whole spec.

    What most questions have, they have under ``usual``, and each only what differs from that.
    """
    data = dump(press, spec)
    for scale in data["scales"].values():
        scale["answers"] = [{key: answer[key] for key in answer if key != "meaning"} for answer in scale["answers"]]
    data["scoring"]["outcomes"] = [_only(one, ("id", "name", "when")) for one in data["scoring"]["outcomes"]]
    asked = (*_ITEM, *(key for by, key in _GROUPED.items() if by in spec.scoring.subscores))
    sections = [
        _only(section, _SECTION) | {"items": [_item(item, asked) for item in section["items"]]}
        for section in data["sections"]
    ]
    usual = _usual([item for section in sections for item in section["items"]])
    for section in sections:
        section["items"] = [_unlike(item, usual) for item in section["items"]]
    header = [_only(field, _FIELD) for field in data["header"]]
    return _only(data, _FORM) | {"header": header, "sections": sections, "usual": usual}


def page_carried(
    press: Press, spec: SpecForm, versions: Mapping[str, str], languages: tuple[str, ...]
) -> dict[str, Any]:
    """Return what else the scripts need: words by language, names, and the pages of the known versions."""
    words = TEXTS | {f"effect_{effect.value}": effect_of(spec.scoring.method, effect) for effect in EFFECTS}
    return {
        "languages": languages,
        "texts": told(words, languages),
        "names": _names(spec, languages),
        "versions": [{"version": version, "page": page} for version, page in versions.items()],
    }


def _names(spec: SpecForm, languages: tuple[str, ...]) -> dict[str, dict[str, dict[str, str]]]:
    """Return what the klantprincipes and KPIs are called that sub-scores are asked of."""
    kinds: dict[str, dict[str, Words]] = {
        "klantprincipe": {one.id: one.name for one in spec.klantprincipes},
        "kpi": {one.id: one.name for one in spec.kpis},
    }
    return {
        kind: {id: {code: say(name, code) for code in languages} for id, name in names.items()}
        for kind, names in kinds.items()
        if kind in spec.scoring.subscores
    }


def more_carried(languages: tuple[str, ...], help: Mapping[str, str]) -> dict[str, Any]:
    """Return what is loaded when it is first needed: the help with each question, and the words about files."""
    return {"help": help, "texts": told(FILE_TEXTS, languages)}


def told(words: Mapping[str, T], languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the words that scripts say, by language and key."""
    return {code: {key: text.in_language(interface(code)) for key, text in words.items()} for code in languages}


def languages_of(press: Press, spec: SpecForm) -> tuple[str, ...]:
    """Return the languages in which the whole form can be filled in, the handbook's own first."""
    if len(spec.languages) == 1:
        return spec.languages
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


def _usual(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what most questions have under the keys that all of them have: the page carries that once."""
    keys = [key for key in _ITEM if key not in _OWN and items and all(key in item for item in items)]
    return {key: json.loads(Counter(json.dumps(item[key]) for item in items).most_common(1)[0][0]) for key in keys}


def _unlike(item: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in usual or value != usual[key]}


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
