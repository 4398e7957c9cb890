"""Measures against values published or derived for graphs that are given (V1-V3, V6, V10, V11, V14, V16, V42)."""

from itertools import combinations

import networkx as nx
import pytest

from graphmodel.analysis.distances import Distances, distances, lost_pairs
from graphmodel.analysis.structural_holes import constraint, effective_size, efficiency
from graphmodel.analysis.weak_spots import (
    blocks,
    bridges,
    cut_points,
    groups,
    isolates,
    robust_core,
)
from tests.unit.analysis.graphs import (
    BORGATTI_1997,
    distances_in,
    florentine_with_pucci,
    masks,
    of_edges,
)


def without(graph: nx.Graph, *nodes: object) -> nx.Graph:
    rest = nx.Graph(graph)
    rest.remove_nodes_from(nodes)
    return rest


def named(graph: nx.Graph) -> nx.Graph:
    return nx.relabel_nodes(graph, {node: str(node) for node in graph})


def neighbours(graph: nx.Graph) -> dict[str, set[str]]:
    return {node: set(graph[node]) for node in graph}


@pytest.mark.parametrize(("who", "size"), [("G", 4 + 2 / 3), ("A", 2.5), ("C", 1.0)])
def test_v1_effective_size_of_borgatti_1997(who: str, size: float) -> None:
    assert effective_size(neighbours(of_edges(BORGATTI_1997)), who) == pytest.approx(size)


def test_v2_efficiency_of_borgatti_1997() -> None:
    assert efficiency(neighbours(of_edges(BORGATTI_1997)), "G") == pytest.approx(0.7778, abs=5e-5)


@pytest.mark.parametrize(("who", "value"), [("G", 0.4003), ("A", 0.5955), ("C", 1.0)])
def test_v3_constraint_of_borgatti_1997(who: str, value: float) -> None:
    assert constraint(neighbours(of_edges(BORGATTI_1997)), who) == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize(("n", "value"), [(3, 1.125), (4, 0.9259), (5, 0.7656)])
def test_v6_constraint_in_a_complete_graph(n: int, value: float) -> None:
    graph = named(nx.complete_graph(n))
    assert constraint(neighbours(graph), "0") == pytest.approx(value, abs=5e-5)


def test_v6_constraint_of_the_hub_of_a_star_is_one_over_its_contacts() -> None:
    graph = named(nx.star_graph(4))
    assert constraint(neighbours(graph), "0") == pytest.approx(0.25)


def test_structural_holes_of_an_isolate_are_not_determined() -> None:
    assert effective_size({"a": set()}, "a") is None
    assert efficiency({"a": set()}, "a") is None
    assert constraint({"a": set()}, "a") is None


def test_v10_the_kite_without_one_is_worst_without_node_7() -> None:
    kite = nx.krackhardt_kite_graph()
    by_f = {node: distances_in(without(kite, node)).fragmentation for node in kite}
    by_df = {
        node: distances_in(without(kite, node)).distance_weighted_fragmentation for node in kite
    }
    assert max(by_f, key=lambda node: by_f[node] or 0) == 7
    assert by_f[7] == pytest.approx(0.3889, abs=5e-5)
    assert max(by_df, key=lambda node: by_df[node] or 0) == 7
    assert by_df[7] == pytest.approx(0.4861, abs=5e-5)


def test_v10_the_worst_pair_of_the_kite_leaves_the_worst_single_out() -> None:
    kite = nx.krackhardt_kite_graph()
    by_f = {pair: distances_in(without(kite, *pair)) for pair in combinations(kite, 2)}
    worst = max(by_f, key=lambda pair: by_f[pair].fragmentation or 0)
    assert worst == (5, 6)
    assert by_f[worst].fragmentation == pytest.approx(0.5357, abs=5e-5)
    assert by_f[worst].distance_weighted_fragmentation == pytest.approx(0.6071, abs=5e-5)


def test_v11_two_of_the_kite_cover_everybody_in_one_step() -> None:
    found = distances_in(nx.krackhardt_kite_graph())
    covering = [pair for pair in combinations(range(10), 2) if _reached(found, pair) == 10]
    assert (3, 8) in covering


def _reached(found: Distances, pair: tuple[int, int]) -> int:
    """How many are one of the two, or one step from one of them."""
    return sum(min(found.between(one, who) for one in pair) <= 1 for who in range(10))


def test_v14_florentine_marriages_with_pucci() -> None:
    found = distances_in(florentine_with_pucci())
    assert found.fragmentation == 1 / 8
    assert found.distance_weighted_fragmentation == pytest.approx(0.5624, abs=5e-5)
    assert isolates(florentine_with_pucci()) == ("Pucci",)


@pytest.mark.parametrize(
    ("graph", "f", "df"),
    [
        (nx.path_graph(4), 0.0, 5 / 18),
        (nx.star_graph(4), 0.0, 0.3),
        (nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(2)), 0.6, 0.6),
    ],
    ids=["path of 4", "star of 5", "triangle beside a pair"],
)
def test_v16_fragmentation_of_small_graphs(graph: nx.Graph, f: float, df: float) -> None:
    found = distances_in(graph)
    assert found.fragmentation == pytest.approx(f)
    assert found.distance_weighted_fragmentation == pytest.approx(df)


@pytest.mark.parametrize(
    ("graph", "df"),
    [
        (nx.krackhardt_kite_graph(), 0.3037),
        (nx.florentine_families_graph(), 0.4778),
        (florentine_with_pucci(), 0.5089),
        (nx.path_graph(5), 0.25),
        (nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(3)), 0.3111),
    ],
    ids=["kite", "florentine", "florentine and Pucci", "path of 5", "two triangles"],
)
def test_v42_best_added_tie_by_df(graph: nx.Graph, df: float) -> None:
    found = distances_in(graph)
    best = max(
        found.gain(first, second).df
        for first, second in combinations(range(len(graph)), 2)
        if found.between(first, second) > 1
    )
    assert (found.distance_weighted_fragmentation or 0) - best == pytest.approx(df, abs=5e-5)


def test_v42_the_best_tie_of_the_kite_is_between_3_and_9() -> None:
    found = distances_in(nx.krackhardt_kite_graph())
    pairs = [p for p in combinations(range(10), 2) if found.between(*p) > 1]
    assert max(pairs, key=lambda pair: found.gain(*pair).df) == (3, 9)


def test_v42_the_best_tie_for_pucci_is_with_the_medici() -> None:
    graph = florentine_with_pucci()
    names = sorted(graph)
    found = distances_in(graph)
    pairs = [p for p in combinations(range(16), 2) if found.between(*p) > 1]
    best = max(pairs, key=lambda pair: found.gain(*pair).df)
    assert {names[place] for place in best} == {"Medici", "Pucci"}


@pytest.mark.parametrize(
    ("n", "values"),
    [(8, (0.375, 0.321, 0.571, 0.440, 0.509)), (10, (0.400, 0.326, 0.556, 0.515, 0.571))],
)
def test_the_ruler_of_df(n: int, values: tuple[float, ...]) -> None:
    two = nx.disjoint_union(nx.complete_graph(n // 2), nx.complete_graph(n // 2))
    joined = nx.Graph(two)
    joined.add_edge(0, n - 1)
    graphs = (nx.star_graph(n - 1), joined, two, nx.cycle_graph(n), nx.path_graph(n))
    for graph, value in zip(graphs, values, strict=True):
        found = distances_in(graph).distance_weighted_fragmentation
        assert found == pytest.approx(value, abs=5e-4)


def test_no_members_and_one_member_have_no_fragmentation() -> None:
    for adjacent in ([], [0]):
        found = distances(adjacent)
        assert (found.pairs, found.fragmentation) == (0, None)
        assert found.distance_weighted_fragmentation is None
        assert found.gain(0, 0) == (0, 0.0)


def test_only_pairs_that_count_are_counted() -> None:
    # 0 and 1 are tied; 2 stands alone, and only ever worked beside 0.
    found = distances([0b010, 0b001, 0], counted=[0b110, 0b001, 0b001])
    assert (found.pairs, found.pairs_without_route) == (2, 1)
    assert found.gain(0, 2) == (1, 0.5)


def test_pairs_that_lose_their_route_without_the_middle_of_a_path() -> None:
    adjacent = masks(nx.path_graph(5))
    everyone = [0b11111 & ~(1 << who) for who in range(5)]
    assert [lost_pairs(adjacent, everyone, who) for who in range(5)] == [0, 3, 4, 3, 0]


def test_groups_come_largest_first_then_in_order_of_id() -> None:
    assert groups(of_edges("AB CD CE FG")) == (("C", "D", "E"), ("A", "B"), ("F", "G"))


def test_a_cut_point_names_what_falls_apart() -> None:
    (point,) = cut_points(blocks(of_edges("AB BC")))
    assert point == ("B", (("A",), ("C",)))


def test_a_bridge_names_both_sides() -> None:
    (bridge,) = bridges(blocks(of_edges("AB BC CA CD DE EF FD")))
    assert bridge == ("C", "D", ("A", "B", "C"), ("D", "E", "F"))


def test_the_robust_core_is_the_largest_set_without_a_cut_point() -> None:
    assert robust_core(blocks(of_edges("AB BC CA CD"))) == ("A", "B", "C")
    assert robust_core(blocks(nx.Graph())) == ()


def test_the_gain_in_a_long_chain_is_what_full_recomputation_gives() -> None:
    path = nx.path_graph(20)
    before = distances_in(path)
    for first, second in combinations(range(20), 2):
        joined = nx.Graph(path)
        joined.add_edge(first, second)
        after = distances_in(joined)
        assert before.gain(first, second).df == pytest.approx(
            (before.distance_weighted_fragmentation or 0)
            - (after.distance_weighted_fragmentation or 0)
        )
