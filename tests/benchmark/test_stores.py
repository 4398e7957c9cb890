"""Loading and reading casussen, one and many, on both stores; SQLite without our schema as the yardstick of the embedded one."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from graphmodel.loading import Media, read_casus
from graphmodel.model.casus import Casus, canonical
from graphmodel.stores import GraphStore
from graphmodel.stores.contract import Version
from tests.benchmark.sizes import SMALL, casus_of

AT = datetime(2026, 1, 1, tzinfo=UTC)
MANY = 200


def versions(number: int) -> Iterator[Casus]:
    """So many different casussen, each under its own id."""
    for n in range(number):
        yield casus_of(SMALL, seed=n, casus_id=f"gezin-{n}")


def test_save_one_casus(benchmark: BenchmarkFixture, store: GraphStore) -> None:
    waiting = versions(1000)
    saved: list[Version] = []
    benchmark.pedantic(lambda: saved.append(store.save(next(waiting), AT)), rounds=30)
    benchmark.extra_info["facts"] = saved[0].facts
    assert {version.version for version in saved} == {1}


def test_read_one_casus(benchmark: BenchmarkFixture, store: GraphStore) -> None:
    casus = casus_of(SMALL)
    list(store.save_all(versions(20), AT))
    store.save(casus, AT)
    assert benchmark(lambda: store.read(casus.id)) == casus


def test_save_many_casussen(benchmark: BenchmarkFixture, store: GraphStore) -> None:
    casussen = list(versions(MANY))
    saved: list[Version] = []
    benchmark.pedantic(lambda: saved.extend(store.save_all(casussen, AT)), rounds=1)
    benchmark.extra_info["facts"] = sum(version.facts for version in saved)
    assert len(saved) == MANY


def test_documents_into_a_bare_table(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    texts = [(casus.id, canonical(casus)) for casus in versions(MANY)]
    with closing(sqlite3.connect(tmp_path / "bare.sqlite")) as connection:
        connection.execute("CREATE TABLE casus (id TEXT PRIMARY KEY, document TEXT)")

        def insert() -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO casus VALUES (?, ?)", texts)

        benchmark.pedantic(insert, rounds=3)
        assert connection.execute("SELECT count(*) FROM casus").fetchone() == (MANY,)


def test_read_a_case_file(benchmark: BenchmarkFixture) -> None:
    casus = casus_of(SMALL)
    content = canonical(casus).encode()
    assert benchmark(lambda: read_casus(content, "casus.json", Media.JSON)) == casus


def test_parse_its_json_only(benchmark: BenchmarkFixture) -> None:
    content = canonical(casus_of(SMALL)).encode()
    assert benchmark(lambda: json.loads(content))
