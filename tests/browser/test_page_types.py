"""The list of page types leaves nothing out: every module that makes pages has one of its pages on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from maatstaf.pipeline import load
from maatstaf.render import forms, pages
from maatstaf.render.kind import Output
from maatstaf.render.press import Press

from .conftest import ROOT
from .page_types import FINDINGS, LOADED, TYPES


@pytest.fixture(scope="module")
def press() -> Press:
    handbook = load(ROOT, date(2026, 11, 22)).handbook
    assert handbook is not None
    return Press(handbook)


@pytest.mark.parametrize("module", [*pages.PAGES, *forms.FORMS], ids=lambda module: module.__name__)
def test_every_module_of_pages_has_one_on_the_list(module: Output, press: Press) -> None:
    made = {path for path, _ in module.render(press) if path.endswith(".html")}
    if made:
        assert made & {kind.path for kind in TYPES}, sorted(made)[0]


def test_every_page_on_the_list_is_there_and_has_a_name_of_its_own(site: Path) -> None:
    paths = {kind.path for kind in LOADED if not kind.path.startswith(FINDINGS)}
    assert {path for path in paths if not (site / path).is_file()} == set()
    assert len({kind.name for kind in TYPES}) == len(TYPES)
    assert len({kind.path for kind in LOADED}) == len(LOADED)
