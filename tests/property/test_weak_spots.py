"""Where graphs at random hang together by one person or one tie, against taking each of them away."""

from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.analysis.projection import Graph
from graphmodel.analysis.weak_spots import blocks, bridges, cut_points, groups, robust_core

PEOPLE = "ABCDEFG"
PAIRS = list(combinations(PEOPLE, 2))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    graph: Graph = nx.Graph()
    graph.add_nodes_from(PEOPLE)
    graph.add_edges_from(draw(st.lists(st.sampled_from(PAIRS), max_size=12)))
    return graph


def near(graph: Graph, who: str) -> tuple[str, ...]:
    """The group that somebody is in."""
    (found,) = (group for group in groups(graph) if who in group)
    return found


@given(graphs())
def test_a_cut_point_is_somebody_without_whom_a_group_falls_apart(graph: Graph) -> None:
    expected: list[tuple[str, tuple[tuple[str, ...], ...]]] = []
    for who in PEOPLE:
        without = nx.Graph(graph)
        without.remove_node(who)
        parts = tuple(group for group in groups(without) if set(group) & set(graph[who]))
        if len(parts) > 1:
            expected.append((who, parts))
    assert list(cut_points(blocks(graph))) == expected


@given(graphs())
def test_a_bridge_is_a_tie_without_which_its_ends_have_no_route(graph: Graph) -> None:
    expected: list[tuple[object, ...]] = []
    for first, second in sorted(tuple(sorted(edge)) for edge in graph.edges):
        without = nx.Graph(graph)
        without.remove_edge(first, second)
        left, right = near(without, first), near(without, second)
        if left != right:
            expected.append((first, second, left, right))
    assert list(bridges(blocks(graph))) == expected


@given(graphs())
def test_the_robust_core_is_the_largest_set_that_nobody_alone_keeps_together(graph: Graph) -> None:
    def is_robust(people: tuple[str, ...]) -> bool:
        part = graph.subgraph(people)
        rest = (graph.subgraph(set(people) - {who}) for who in people)
        return nx.is_connected(part) and all(map(nx.is_connected, rest))

    sizes = range(len(PEOPLE), 1, -1)
    robust = (
        people for size in sizes for people in combinations(PEOPLE, size) if is_robust(people)
    )
    assert robust_core(blocks(graph)) == next(robust, ())
