"""Laws of the distances, with plain NetworkX as the oracle."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.analysis.distances import distances, lost_pairs
from tests.unit.analysis.graphs import masks


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    """A simple graph of 2 to 9 nodes."""
    n = draw(st.integers(2, 9))
    pairs = list(combinations(range(n), 2))
    graph = nx.empty_graph(n)
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), max_size=20)))
    return graph


@given(graphs())
def test_df_is_one_minus_global_efficiency(graph: nx.Graph) -> None:
    found = distances(masks(graph)).distance_weighted_fragmentation
    assert found == pytest.approx(1 - nx.global_efficiency(graph))


@given(graphs())
def test_f_counts_the_pairs_in_different_components(graph: nx.Graph) -> None:
    component = {n: i for i, c in enumerate(nx.connected_components(graph)) for n in c}
    apart = sum(1 for a, b in combinations(graph, 2) if component[a] != component[b])
    assert distances(masks(graph)).pairs_without_route == apart


@given(graphs(), st.data())
def test_the_gain_of_a_tie_is_what_full_recomputation_gives(
    graph: nx.Graph, data: st.DataObject
) -> None:
    first, second = data.draw(st.sampled_from(list(combinations(graph, 2))))
    before = distances(masks(graph))
    gain = before.gain(first, second)
    graph.add_edge(first, second)
    after = distances(masks(graph))
    assert gain.pairs == before.pairs_without_route - after.pairs_without_route
    assert gain.df == pytest.approx(
        (before.distance_weighted_fragmentation or 0) - (after.distance_weighted_fragmentation or 0)
    )


@given(graphs(), st.data())
def test_lost_pairs_are_those_that_only_went_through_the_one(
    graph: nx.Graph, data: st.DataObject
) -> None:
    who = data.draw(st.sampled_from(sorted(graph)))
    everyone = (1 << len(graph)) - 1
    counted = [everyone & ~(1 << n) for n in range(len(graph))]
    rest = nx.Graph(graph)
    rest.remove_node(who)
    lost = sum(
        1
        for a, b in combinations(rest, 2)
        if nx.has_path(graph, a, b) and not nx.has_path(rest, a, b)
    )
    assert lost_pairs(masks(graph), counted, who) == lost
