"""How long a report for people takes, from what was found to the bytes; of a small casus and of a large one."""

from dataclasses import replace

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from graphmodel.report.build import gap_report
from tests.benchmark.sizes import LARGE, SMALL, casus_of
from visualisations.documents.blocks import Audience
from visualisations.report_forms import Form, made


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: "-".join(map(str, size)))
@pytest.mark.parametrize("form", [Form.PDF, Form.DOCX, Form.HTML])
def test_a_report_for_the_file(
    benchmark: BenchmarkFixture, form: Form, size: tuple[int, int, int]
) -> None:
    gaps = find_gaps(network_of(casus_of(size)))
    frame = gap_report(replace(gaps, findings=()))
    contents: list[bytes] = []
    benchmark(lambda: contents.append(made(gaps, frame, Language.NL, Audience.DOSSIER, form)))
    benchmark.extra_info["bytes"] = len(contents[0])
    benchmark.extra_info["findings"] = len(gaps.findings)
    assert len(set(contents)) == 1
