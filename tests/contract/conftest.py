"""The contract suite: each of its tests runs on every store, and no test here looks into a database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphmodel.stores import CasusFilter, GraphStore, open_store
from tests.neo4j.server import Neo4jAccess


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    """An empty store, once of each kind."""
    if request.param == "sqlite":
        opened = open_store(f"file:{tmp_path / 'store.sqlite'}")
    else:
        access: Neo4jAccess = request.getfixturevalue("empty_neo4j")
        opened = open_store(access.uri, user=access.user, password=access.password)
    with opened:
        yield opened


def ids_in(store: GraphStore) -> list[str]:
    """Every casus that the store lists."""
    page = store.casussen(CasusFilter(), offset=0, limit=1000)
    return [row.casus_id for row in page.casussen]


def empty(store: GraphStore) -> None:
    """Take everything out of the store."""
    for casus_id in ids_in(store):
        store.delete(casus_id)
