"""For all tests: the switch for golden files, what is made once, and no clock for property tests."""

from __future__ import annotations

import pytest
from hypothesis import settings
from once import Once

settings.register_profile("maatstaf", deadline=None)
settings.load_profile("maatstaf")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden files instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Return the folders that all workers share."""
    own = tmp_path_factory.getbasetemp()
    return Once(own if worker_id == "master" else own.parent)
