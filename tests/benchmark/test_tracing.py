"""How long tracing all signalen of one casus takes in memory, beside a time-expanded graph in NetworkX doing the same."""

from collections.abc import Callable

import pytest

from graphmodel.analysis.arrival import Origin, traces
from graphmodel.analysis.clocks import causal_fidelity, vector_clocks
from graphmodel.analysis.contact_stream import contact_stream
from graphmodel.analysis.permitted import active_together
from graphmodel.analysis.repairs import (
    Route,
    fewest_missing_contacts,
    last_carrier,
    last_chance,
)
from graphmodel.analysis.timeline import Certainty, Reading, timelines
from graphmodel.model.network import Network, network_of
from tests.benchmark.sizes import LARGE, MEDIUM, SMALL, casus_of
from tests.benchmark.time_expanded import reached_in, time_expanded

SIZES = pytest.mark.parametrize(
    "size", [SMALL, MEDIUM, LARGE], ids=["15-120-10", "30-400-20", "60-1000-40"]
)
Benchmark = Callable[..., object]
Size = tuple[int, int, int]
Days = dict[tuple[str, Reading], dict[str, int]]


def origins_of(network: Network) -> dict[str, tuple[Origin, ...]]:
    """Who is recorded to have known each signaal."""
    return {
        fact.item.id: tuple(
            Origin(known.hulpverlener, known.since.first.toordinal(), known.since.last.toordinal())
            for known in fact.item.known_by or ()
            if known.since
        )
        for fact in network.signalen
    }


def could_have_known(network: Network) -> Days:
    """The certain first day of everybody for each signaal in both readings, with the possible one beside it."""
    times = timelines(network.hulpverleners, contact_stream(network))
    return {
        (signaal, reading): {
            who: day
            for who in network.hulpverleners
            if (day := trace.case(Certainty.CERTAIN, reading).day(who)) is not None
        }
        for signaal, trace in traces(times, origins_of(network)).items()
        for reading in Reading
    }


def could_have_known_in_networkx(network: Network) -> Days:
    """The same days."""
    events = contact_stream(network)
    graphs = {reading: time_expanded(events, reading) for reading in Reading}
    return {
        (signaal, reading): reached_in(graph, origins)
        for signaal, origins in origins_of(network).items()
        for reading, graph in graphs.items()
    }


@SIZES
def test_earliest_arrival_of_all_signalen(benchmark: Benchmark, size: Size) -> None:
    network = network_of(casus_of(size))
    assert benchmark(lambda: could_have_known(network))


@SIZES
def test_the_same_in_a_time_expanded_graph(benchmark: Benchmark, size: Size) -> None:
    network = network_of(casus_of(size))
    found = benchmark(lambda: could_have_known_in_networkx(network))
    assert found == could_have_known(network)


@SIZES
def test_last_chance_and_fewest_missing_contacts_of_one_signaal(
    benchmark: Benchmark, size: Size
) -> None:
    network = network_of(casus_of(size))
    timeline = timelines(network.hulpverleners, contact_stream(network)).certain
    permitted = active_together(network)
    signaal, origins = next(iter(origins_of(network).items()))
    # A week after it was seen: hardly any route is open yet, so that there is something to mend.
    deadline = origins[0].first + 7
    target = next(who for who in reversed(network.members) if who != origins[0].who)

    def mended() -> tuple[object, ...]:
        route = Route(timeline, origins, target, deadline, Reading.STRICT)
        chance, missing = last_chance(route, permitted), fewest_missing_contacts(route, permitted)
        return signaal, chance, missing, last_carrier(route)

    assert benchmark(mended)


@SIZES
def test_the_pairs_that_were_active_together(benchmark: Benchmark, size: Size) -> None:
    network = network_of(casus_of(size))
    assert benchmark(lambda: active_together(network))


@SIZES
def test_the_clocks_of_everybody_and_causal_fidelity(benchmark: Benchmark, size: Size) -> None:
    network = network_of(casus_of(size))
    timeline = timelines(network.hulpverleners, contact_stream(network)).certain
    assert benchmark(
        lambda: (
            vector_clocks(timeline, network.day, Reading.STRICT),
            causal_fidelity(timeline, Reading.STRICT),
        )
    )
