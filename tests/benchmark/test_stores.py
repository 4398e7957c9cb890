"""Loading and reading casussen, one and many, on both stores, each beside the plain way.

A server is measured warm, as it is after a few minutes of work: the first saves of a fresh one take several times as long.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TypeVar

from neo4j import Driver
from pytest_benchmark.fixture import BenchmarkFixture

from graphmodel.loading import Media, read_casus
from graphmodel.model.casus import Casus, canonical
from graphmodel.reference.reader import default_domains
from graphmodel.stores import GraphStore
from graphmodel.stores.contract import Version
from graphmodel.stores.graph_form import graph_of
from graphmodel.stores.sqlite import SqliteStore
from tests.benchmark.naive_stores import bare_table, facts_one_by_one, graph_one_by_one
from tests.benchmark.sizes import SMALL, casus_of
from tests.neo4j.server import Neo4jAccess

T = TypeVar("T")
AT = datetime(2026, 1, 1, tzinfo=UTC)
MANY = 200
ROUNDS = 9
ROUNDS_ON_A_SERVER = 3
WARM_UP = 40


def versions(number: int, name: str = "gezin") -> Iterator[Casus]:
    """So many different casussen, each under its own id."""
    for n in range(number):
        yield casus_of(SMALL, seed=n, casus_id=f"{name}-{n}")


def each_of(waiting: Iterator[T]) -> Callable[[], tuple[tuple[T], dict[str, object]]]:
    """The next one as the argument of every round; making it is not measured."""
    return lambda: ((next(waiting),), {})


def test_save_one_casus(benchmark: BenchmarkFixture, store: GraphStore) -> None:
    saved: list[Version] = []

    def save(casus: Casus) -> None:
        saved.append(store.save(casus, AT))

    benchmark.pedantic(save, setup=each_of(versions(1000)), rounds=30, warmup_rounds=WARM_UP)
    benchmark.extra_info["facts"] = saved[0].facts
    assert {version.version for version in saved} == {1}


def test_a_document_into_a_bare_table(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    rows = ((casus.id, canonical(casus)) for casus in versions(1000))
    with closing(sqlite3.connect(tmp_path / "bare.sqlite", isolation_level=None)) as connection:
        bare_table(connection)

        def save(row: tuple[str, str]) -> None:
            connection.execute("INSERT INTO casus VALUES (?, ?)", row)

        benchmark.pedantic(save, setup=each_of(rows), rounds=30, warmup_rounds=WARM_UP)
        assert connection.execute("SELECT count(*) FROM casus").fetchone() > (0,)


def test_the_facts_of_a_casus_one_by_one(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "bare.sqlite", isolation_level=None)) as connection:
        bare_table(connection)

        def save(casus: Casus) -> None:
            facts_one_by_one(connection, casus)

        benchmark.pedantic(save, setup=each_of(versions(100)), rounds=3)
        assert connection.execute("SELECT count(*) FROM fact").fetchone() > (100,)


def test_the_graph_of_a_casus_one_by_one(
    benchmark: BenchmarkFixture, empty_neo4j: Neo4jAccess, neo4j_driver: Driver
) -> None:
    assert empty_neo4j.uri

    def save(casus: Casus) -> None:
        graph_one_by_one(neo4j_driver, graph_of(casus, default_domains))

    benchmark.pedantic(save, setup=each_of(versions(100)), rounds=3, warmup_rounds=1)
    found, _, _ = neo4j_driver.execute_query("MATCH (n:Contact) RETURN count(n) AS contacts")
    assert found[0]["contacts"] % SMALL[1] == 0 < found[0]["contacts"]


def test_read_one_casus(benchmark: BenchmarkFixture, store: GraphStore) -> None:
    casus = casus_of(SMALL)
    list(store.save_all(versions(20), AT))
    store.save(casus, AT)
    assert benchmark(lambda: store.read(casus.id)) == casus


def test_ask_which_version_there_is(benchmark: BenchmarkFixture, store: GraphStore) -> None:
    saved = store.save(casus_of(SMALL), AT)
    assert benchmark(lambda: store.version(saved.casus_id)) == saved


def test_save_many_casussen(benchmark: BenchmarkFixture, store: GraphStore) -> None:
    heaps = (list(versions(MANY, f"gezin-{n}")) for n in count())
    saved: list[Version] = []

    def save(casussen: list[Casus]) -> None:
        saved.extend(store.save_all(casussen, AT))

    rounds = ROUNDS if isinstance(store, SqliteStore) else ROUNDS_ON_A_SERVER
    benchmark.pedantic(save, setup=each_of(heaps), rounds=rounds)
    benchmark.extra_info["facts"] = sum(version.facts for version in saved[:MANY])
    graphs = (graph_of(casus, default_domains) for casus in versions(MANY))
    benchmark.extra_info["relationships"] = sum(len(graph.relationships) for graph in graphs)
    assert len(saved) % MANY == 0
    assert {version.version for version in saved} == {1}


def test_documents_into_a_bare_table(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    texts = [(casus.id, canonical(casus)) for casus in versions(MANY)]
    with closing(sqlite3.connect(tmp_path / "bare.sqlite")) as connection:
        bare_table(connection)

        def insert() -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO casus VALUES (?, ?)", texts)

        benchmark.pedantic(insert, rounds=ROUNDS)
        assert connection.execute("SELECT count(*) FROM casus").fetchone() == (MANY,)


def test_read_a_case_file(benchmark: BenchmarkFixture) -> None:
    casus = casus_of(SMALL)
    content = canonical(casus).encode()
    assert benchmark(lambda: read_casus(content, "casus.json", Media.JSON)) == casus


def test_parse_its_json_only(benchmark: BenchmarkFixture) -> None:
    content = canonical(casus_of(SMALL)).encode()
    assert benchmark(lambda: json.loads(content))
