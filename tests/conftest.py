"""One switch for all tests with golden files; and no clock for property tests, which share their processor."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("maatstaf", deadline=None)
settings.load_profile("maatstaf")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden files instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--golden"))
