"""Scores are right: every vector that was worked out by hand, and every answer to small forms."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from score.vectors import HERE, TODAY, Vector, specs, told, vectors

from maatstaf.pipeline import load
from maatstaf.render import render
from maatstaf.score import rounded, score
from maatstaf.shapes.form import SpecForm, form_from
from maatstaf.shapes.record import Record

SPECS = specs()
FORMS: dict[str, SpecForm] = {id: form_from(json.dumps(spec).encode()) for id, spec in SPECS.items()}
VECTORS = list(vectors(FORMS))


@pytest.mark.parametrize("vector", VECTORS, ids=[f"{one.form}: {one.case}" for one in VECTORS])
def test_vector(vector: Vector) -> None:
    record = Record.model_validate_json(json.dumps(vector.record))
    result = score(FORMS[vector.form], record).model_dump(mode="json", exclude_none=True)
    assert told(result, vector.expect) == vector.expect


def test_every_kind_of_form_builds() -> None:
    checked = load(HERE / "handbook", TODAY)
    assert checked.findings == []
    assert checked.handbook is not None
    site = render(checked.handbook)
    for id in FORMS:
        assert {f"forms/{id}.html", f"forms/{id}/print.html", f"forms/{id}/fill.html"} <= set(site)


def test_there_are_enough() -> None:
    assert len(VECTORS) >= 60
    assert {one.form for one in VECTORS} == set(FORMS)


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (Fraction(175, 2), 0, "88"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(0), 2, "0.00"),
        (Fraction(200, 3), 4, "66.6667"),
        (Fraction(12345, 1000), 2, "12.35"),
        (Fraction(99995, 1000), 2, "100.00"),
        (Fraction(1, 1000), 1, "0.0"),
    ],
)
def test_a_half_goes_up(number: Fraction, decimals: int, text: str) -> None:
    assert rounded(number, decimals) == text
