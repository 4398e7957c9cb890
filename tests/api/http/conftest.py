"""The service around an embedded store in a folder of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.app import create_app
from graphmodel.model.casus import Casus
from graphmodel.stores import GraphStore, open_store
from tests.api.http.client import Client
from tests.builders import a_casus, meets, serves

NOW = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    """An empty store."""
    with open_store(f"file:{tmp_path / 'api.sqlite'}") as opened:
        yield opened


@pytest.fixture
def client(store: GraphStore) -> Iterator[Client]:
    """Who asks the service around `store`; its clock stands still."""
    with Client(create_app(store, clock=lambda: NOW)) as opened:
        yield opened


@pytest.fixture
def casus() -> Casus:
    """Two hulpverleners of one child who never met, and one of its mother; over 2022."""
    return a_casus(
        {"coach": "wijkteam", "mentor": "school_vo", "arts": "huisarts"},
        involvements=[
            serves("coach", regie="casusregie"),
            serves("mentor", domain="onderwijs"),
            serves("arts", "moeder", domain="gezondheid"),
        ],
        contacts=[meets("coach", "arts", on="2022-05-02")],
    )


@pytest.fixture
def stored(client: Client, casus: Casus) -> Casus:
    """The same, in the store."""
    assert client.put(casus).status_code == 201
    return casus
