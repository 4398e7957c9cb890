"""The gap report of a stored casus over HTTP: sixteen clients on loopback, each asking again when it has its answer."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from api.documents import ROOM
from graphmodel.stores import open_store
from tests.api.http.load import Load, closed_loop
from tests.api.http.serving import serving
from tests.benchmark.sizes import SMALL, casus_of


@pytest.mark.parametrize(
    ("room", "requests"), [(ROOM, 50), (0, 5)], ids=["with the cache", "without the cache"]
)
def test_gap_report_to_sixteen_clients(
    benchmark: BenchmarkFixture, tmp_path: Path, room: int, requests: int
) -> None:
    url = f"file:{tmp_path / 'store.sqlite'}"
    casus = casus_of(SMALL)
    with open_store(url) as store:
        store.save(casus, datetime(2026, 1, 1, tzinfo=UTC))

    loads: list[Load] = []
    with serving(url, room) as address:
        report = f"{address}/v1/casussen/{casus.id}/gap-report"
        benchmark.pedantic(lambda: loads.append(closed_loop(report, 16, requests)), rounds=1)
    load = loads[0]
    benchmark.extra_info["p95_ms"] = load.percentile(0.95) * 1000
    benchmark.extra_info["per_second"] = load.per_second
    assert load.errors == 0
