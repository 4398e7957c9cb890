"""How long the findings of one casus take in memory, beside the same questions asked of NetworkX the plain way."""

from collections.abc import Callable

import pytest

from graphmodel.gaps.search import find_gaps
from graphmodel.model.network import network_of
from graphmodel.report.build import gap_report
from tests.benchmark.naive import naive_report
from tests.benchmark.sizes import LARGE, MEDIUM, SMALL, casus_of

SIZES = pytest.mark.parametrize(
    "size", [SMALL, MEDIUM, LARGE], ids=["15-120-10", "30-400-20", "60-1000-40"]
)
Benchmark = Callable[..., object]
Size = tuple[int, int, int]


@SIZES
def test_findings_as_values(benchmark: Benchmark, size: Size) -> None:
    casus = casus_of(size)
    assert benchmark(lambda: find_gaps(network_of(casus)).findings)


@SIZES
def test_the_naive_way(benchmark: Benchmark, size: Size) -> None:
    casus = casus_of(size)
    assert benchmark(lambda: naive_report(casus))


@SIZES
def test_the_whole_report_as_json(benchmark: Benchmark, size: Size) -> None:
    casus = casus_of(size)
    assert benchmark(lambda: gap_report(find_gaps(network_of(casus))).as_json())
