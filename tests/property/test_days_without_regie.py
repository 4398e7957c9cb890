"""The days on which regie was called for and none is recorded, against every day looked at by itself."""

from hypothesis import given

from graphmodel.gaps.regie import days_without_regie
from graphmodel.gaps.run import Run
from graphmodel.gaps.settings import default_settings
from graphmodel.gaps.situation import Situation
from graphmodel.model.network import Network
from tests.property.served import served


def is_lacking(network: Network, day: int) -> bool:
    if any(direction.span.is_possible_on(day) for direction in network.regie):
        return False
    active = [service for service in network.services if service.span.is_certain_on(day)]
    return len(active) >= 3 and len({service.domain for service in active}) >= 2


@given(served())
def test_each_day_is_in_a_stretch_exactly_when_regie_was_called_for_on_it(network: Network) -> None:
    stretches = days_without_regie(Run(Situation(network, default_settings())))
    spans = [row.span for row in (*network.services, *network.regie)]
    edges = {edge for span in spans for edge in span[:4]} | {network.start, network.day}
    for day in sorted({day + step for day in edges for step in (-1, 0, 1)}):
        expected = network.start <= day <= network.day and is_lacking(network, day)
        assert any(start <= day < end for start, end in stretches) == expected
    assert all(start < end for start, end in stretches)
