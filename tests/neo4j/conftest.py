"""The graph that tests look into through a side door."""

from collections.abc import Iterator

import pytest

from graphmodel.stores import GraphStore, open_store
from tests.contract.invented import AT, lariks, spar
from tests.neo4j.server import Neo4jAccess


@pytest.fixture
def store(empty_neo4j: Neo4jAccess) -> Iterator[GraphStore]:
    """The two invented gezinnen in a graph."""
    access = empty_neo4j
    with open_store(access.uri, user=access.user, password=access.password) as opened:
        list(opened.save_all([spar(), lariks()], AT))
        yield opened
