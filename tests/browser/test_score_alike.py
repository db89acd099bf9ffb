"""The page's scorer and the program's give the same result, to the last digit, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from score.small_forms import METHODS, form, records
from score.vectors import specs, vectors

import maatstaf
from maatstaf.score import score
from maatstaf.shapes.form import form_from
from maatstaf.shapes.record import Record

SCRIPT = Path(maatstaf.__file__).parent / "static" / "fill" / "score.js"
FORMS = 60
"""So many small forms are drawn, each with every way to fill it in."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.add_script_tag(path=SCRIPT)
    yield opened
    opened.close()


def there(page: Page, spec: dict[str, Any], filled: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the results that the page's scorer gives."""
    results: list[dict[str, Any]] = page.evaluate(
        "([spec, records]) => records.map(record => window.Maatstaf.score(spec, record))", [spec, filled]
    )
    return results


def here(spec: dict[str, Any], filled: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the results that the program gives, as JSON without what is absent."""
    read = form_from(json.dumps(spec).encode())
    scored = (score(read, Record.model_validate_json(json.dumps(record))) for record in filled)
    return [result.model_dump(mode="json", exclude_none=True) for result in scored]


def test_every_vector(page: Page) -> None:
    written = specs()
    all_vectors = list(vectors({id: form_from(json.dumps(spec).encode()) for id, spec in written.items()}))
    for id, spec in written.items():
        filled = [one.record for one in all_vectors if one.form == id]
        assert filled
        assert there(page, spec, filled) == here(spec, filled)


def test_every_answer_to_small_forms(page: Page) -> None:
    random = Random(20261122)
    methods, outcomes, total = set(), set(), 0
    for _ in range(FORMS):
        spec = form(random)
        filled = list(records(spec))
        expected = here(spec, filled)
        assert there(page, spec, filled) == expected, json.dumps(spec)
        methods.add(spec["scoring"]["method"])
        outcomes |= {result.get("no_score", result.get("score")) for result in expected}
        total += len(filled)
    assert methods == set(METHODS)
    assert total > 2000
    assert {"no-method", "nothing-judged", "all-left-out", "no-weight", "0"} <= outcomes
