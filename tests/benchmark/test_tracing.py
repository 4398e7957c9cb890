"""How long tracing one casus takes in memory, beside a time-expanded graph in NetworkX doing the same."""

from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest

from graphmodel.analysis.arrival import Origin, Spreads, traces
from graphmodel.analysis.clocks import causal_fidelity, vector_clocks
from graphmodel.analysis.contact_stream import contact_stream
from graphmodel.analysis.knowledge import knowledge
from graphmodel.analysis.permitted import Permitted, active_together
from graphmodel.analysis.repairs import (
    Route,
    fewest_missing_contacts,
    last_carrier,
    last_chance,
)
from graphmodel.analysis.should_know import Recorded, Terms, should_know
from graphmodel.analysis.timeline import Certainty, Reading, timelines
from graphmodel.analysis.tracing import Verdict
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import default_settings
from graphmodel.model.network import Network, network_of
from tests.benchmark.sizes import LARGE, MEDIUM, SMALL, casus_of
from tests.benchmark.time_expanded import EVENING, Node, mended_in, reached_in, time_expanded

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
        for signaal, trace in traces(Spreads(times, origins_of(network), Reading.STRICT)).items()
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
def test_the_ordinary_run(benchmark: Benchmark, size: Size) -> None:
    network = network_of(casus_of(size))
    assert benchmark(lambda: find_gaps(network, select=("I",)).findings)


@SIZES
def test_the_ordinary_run_in_a_time_expanded_graph(benchmark: Benchmark, size: Size) -> None:
    network = network_of(casus_of(size))
    found = benchmark(lambda: not_passed_on_in_networkx(network))
    assert found == {
        (signaal.id, cell.hulpverlener)
        for signaal in find_gaps(network).run.tracing.traces.values()
        for cell in signaal.having(Verdict.NOT_PASSED_ON)
    }


def not_passed_on_in_networkx(network: Network) -> set[tuple[str, str]]:
    """Earliest arrival by search, the same derivation of who should have known, and a shortest chain as evidence of each."""
    graph = time_expanded(contact_stream(network), Reading.STRICT)
    settings = default_settings()
    terms = Terms(settings.i03_severe, settings.i03_other)
    recorded, knowing = Recorded(network), knowledge(network)
    chains: dict[tuple[str, str], list[Node]] = {}
    for signaal, origins in origins_of(network).items():
        days = reached_in(graph, origins)
        known = knowing[signaal]
        for should in should_know(recorded, known, terms):
            who = should.hulpverlener
            if known.of(who) is None and should.by <= network.day and who in days:
                start = min(n for n in graph if n[0] == origins[0].who and n[1] >= origins[0].first)
                chains[signaal, who] = nx.shortest_path(graph, start, (who, days[who], EVENING))
    return set(chains)


def closed_route(network: Network, permitted: Permitted) -> Route:
    """Of a signaal, a week after it was seen, when hardly any route is open: the first that can be mended."""
    timeline = timelines(network.hulpverleners, contact_stream(network)).certain
    routes = (
        Route(timeline, origins, target, origins[0].first + 7, Reading.STRICT)
        for origins in origins_of(network).values()
        for target in reversed(network.members)
    )
    return next(route for route in routes if fewest_missing_contacts(route, permitted))


@SIZES
def test_last_chance_and_fewest_missing_contacts_of_one_signaal(
    benchmark: Benchmark, size: Size
) -> None:
    network = network_of(casus_of(size))
    permitted = active_together(network)
    closed = closed_route(network, permitted)

    def mended() -> tuple[object, ...]:
        route = replace(closed)  # what a route has computed is not kept for the next round
        return (
            last_chance(route, permitted),
            fewest_missing_contacts(route, permitted),
            last_carrier(route),
        )

    assert benchmark(mended) != (None, (), ())


@SIZES
def test_the_same_missing_contacts_in_a_time_expanded_graph(
    benchmark: Benchmark, size: Size
) -> None:
    network = network_of(casus_of(size))
    permitted, events = active_together(network), contact_stream(network)
    route = closed_route(network, permitted)
    found = benchmark(lambda: mended_in(network, events, route, permitted))
    chance, missing = last_chance(route, permitted), fewest_missing_contacts(route, permitted)
    assert found == (chance and chance.last, None if missing is None else len(missing))


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
