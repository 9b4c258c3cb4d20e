"""The small ledger of the pages' tests, and clients over it."""

from pathlib import Path
from typing import Any

import pytest

from sitroom.query.desks import Desks
from web.conftest import ledger

__all__ = ["ledger"]


@pytest.fixture
def client(ledger: Path) -> Any:
    testclient = pytest.importorskip("starlette.testclient", reason="the extra 'web' is not installed")
    from sitroom.web.app import create_app

    return testclient.TestClient(create_app(ledger), base_url="http://localhost")


@pytest.fixture
def desks(ledger: Path) -> Any:
    found = Desks(ledger)
    yield found
    found.close()
