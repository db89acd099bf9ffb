"""Small forms of every make, drawn at random but always the same, and every way to fill each of them in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from random import Random
from typing import Any

LOG = [
    {
        "version": "1.0.0",
        "date": "2026-02-12",
        "change": "new",
        "what": {"nl": "Eerste."},
        "why": {"nl": "Om te rekenen."},
    }
]
METHODS = ("weighted-mean", "points", "deductions", "lowest-grade", "checks", "none")
POLICIES: tuple[Any, ...] = ("exclude", "full", "zero", {"value": "1"})
EFFECTS = ("zero-form", "zero-section", "fail", "flag")
SCALES: dict[str, tuple[str, tuple[tuple[str, str | None], ...]]] = {
    "drie": ("ordinal", (("goed", "2"), ("deels", "1"), ("mis", "0"))),
    "twee": ("nominal", (("ja", "0.3"), ("nee", "0.1"))),
    "min": ("ordinal", (("geen", "0"), ("straf", "-3"))),
    "stil": ("nominal", (("wel", None), ("niet", None))),
}


def form(random: Random) -> dict[str, Any]:
    """Return the spec of one small form: two sections, three questions at most."""
    pick = random.choice
    method = pick(METHODS)
    names = iter(("a", "b", "c"))
    sections = [_section(random, id, names, method) for id in ("een", "twee")[: random.randint(1, 2)]]
    items = [item["id"] for section in sections for item in section["items"]]
    scoring: dict[str, Any] = {
        "method": method,
        "not_applicable": pick(POLICIES),
        "decimals": random.randint(0, 3),
        "subscores": random.sample(["section", "class", "klantprincipe", "kpi"], random.randint(0, 4)),
        "outcomes": [*_outcomes(random, sections, items), {"id": "rest", "name": {"nl": "Rest"}}],
        "human_outcome": False,
        "complete_when": pick(["all-required", {"share": pick(["50", "66.7", "100"])}]),
    }
    if method == "deductions" or random.random() < 0.3:
        scoring["start"] = pick(["10", "7.5", "100"])
    return {
        "spec": "maatstaf/form/v1", "id": "klein", "version": "1.0.0", "name": {"nl": "Klein"}, "status": "draft",
        "language": "nl", "languages": ["nl"], "channels": [], "purpose": {"nl": "Om te rekenen."}, "header": [],
        "classes": [
            {"id": "zwaar", "name": {"nl": "Zwaar"}, "weight": "3", "grade": "4"},
            {"id": "licht", "name": {"nl": "Licht"}, "weight": pick(["0", "0.5"]), "grade": "6.5"},
        ],
        "sections": sections,
        "scales": {
            id: {
                "id": id, "name": {"nl": id}, "kind": kind, "bands": [], "not_applicable": {"nl": "n.v.t."},
                "answers": [
                    {"id": key, "label": {"nl": key}} | ({"value": value} if value else {}) for key, value in answers
                ],
            }
            for id, (kind, answers) in SCALES.items()
        },
        "scoring": scoring, "changelog": LOG, "hash": "0" * 64,
    }  # fmt: skip


def _section(random: Random, id: str, names: Iterator[str], method: str) -> dict[str, Any]:
    items = [_item(random, next(names), n, method) for n in range(random.randint(1, 2) if id == "een" else 1)]
    section: dict[str, Any] = {"id": id, "name": {"nl": id}, "items": items}
    if random.random() < 0.6:
        section["weight"] = random.choice(["0", "1", "2.5"])
    if random.random() < 0.25:
        section["judged_as_a_whole"] = random.choice(["drie", "twee"])
    if random.random() < 0.5:
        section["klantprincipe"] = random.choice(["p", "q"])
    return section


def _item(random: Random, id: str, place: int, method: str) -> dict[str, Any]:
    scale = random.choice(list(SCALES))
    keys = [key for key, _ in SCALES[scale][1]]
    item: dict[str, Any] = {
        "id": id, "name": {"nl": id}, "text": {"nl": id}, "indicators": [], "anchors": {}, "scale": scale, "key": False,
        "required": random.random() < 0.7, "scored": random.random() < 0.85,
        "not_applicable": {"allowed": random.random() < 0.8, "policy": random.choice(POLICIES)},
        "deduct": {}, "failed": [], "comment": random.choice(["never", "required-below-top"]), "reasons": [],
        "klantprincipes": [], "kpis": random.sample(["k", "l"], random.randint(0, 2)),
    }  # fmt: skip
    if random.random() < 0.6:
        item["class"] = random.choice(["zwaar", "licht"])
    if random.random() < 0.3:
        item["weight"] = random.choice(["0", "1", "1.5"])
    if method == "deductions":
        item["deduct"] = {keys[-1]: random.choice(["2.5", "8"])}
    if random.random() < 0.3:
        item["failed"] = [keys[-1]]
    if random.random() < 0.3:
        item["critical"] = {"answers": [keys[-1]], "effect": random.choice(EFFECTS)}
    if place and random.random() < 0.5:
        test: dict[str, Any] = {"item": "a", "is": random.choice([["goed", "ja", "geen", "wel"], ["nvt"], []])}
        item["show_when"] = random.choice([{"all": [test]}, {"any": [test]}, {"not": test}])
    return item


def _outcomes(random: Random, sections: list[dict[str, Any]], items: list[str]) -> Iterator[dict[str, Any]]:
    tests: list[dict[str, Any]] = [
        {"score_below": random.choice(["50", "66.7", "5"])},
        {"score_at_least": "75"},
        {"section_below": {"section": sections[-1]["id"], "value": "40"}},
        {"section_at_least": {"section": sections[0]["id"], "value": "60"}},
        {"class_below": {"class": "zwaar", "value": "55"}},
        {"class_at_least": {"class": "licht", "value": "45"}},
        {"failed_at_least": {"count": 1}},
        {"failed_at_least": {"class": "zwaar", "count": 1}},
        {"critical_failed": random.random() < 0.7},
        {"unanswered": random.choice(items)},
        {"answered": {"item": random.choice(items), "is": random.choice([[], ["mis", "nee"]])}},
    ]
    for number in range(random.randint(0, 3)):
        some = random.sample(tests, 2)
        when = random.choice([some[0], {"all": some}, {"any": some}, {"not": some[0]}])
        yield {"id": f"u{number}", "name": {"nl": "Uitkomst"}, "when": when}


def records(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a record for every way to fill in a small form: each answer, n.v.t., and no answer at all."""
    places = [("sections", s["id"], s["judged_as_a_whole"]) for s in spec["sections"] if "judged_as_a_whole" in s]
    places += [("answers", item["id"], item["scale"]) for s in spec["sections"] for item in s["items"]]
    ways = [
        [None, {"not_applicable": True}, *({"answer": key} for key, _ in SCALES[scale][1])] for _, _, scale in places
    ]
    for given in itertools.product(*ways):
        record: dict[str, Any] = {
            "record": "maatstaf/record/v1", "form": {"id": "klein", "version": "1.0.0", "hash": "0" * 64},
            "language": "nl", "header": {}, "sections": {}, "answers": {},
        }  # fmt: skip
        for (part, id, _), one in zip(places, given, strict=True):
            if one is not None:
                record[part][id] = one
        yield record
