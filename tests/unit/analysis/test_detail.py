"""The detail measures, on graphs that can be done by hand and against plain NetworkX."""

import json
from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.analysis.detail import days_of, losses, organisation_distances, reach
from graphmodel.analysis.domains import domain_pairs
from graphmodel.analysis.projection import (
    collaboration_graph,
    domain_graph,
    gezin_graph,
    organisation_graph,
)
from graphmodel.analysis.ties import ties_of
from graphmodel.analysis.weak_spots import groups
from graphmodel.model.casus import Casus, canonical
from graphmodel.model.network import Network, network_of
from graphmodel.vocabulary import Domain
from tests.builders import a_casus, meets, serves
from tests.unit.analysis.graphs import BORGATTI_1997, of_edges

THREE = (Domain.JEUGD, Domain.ONDERWIJS, Domain.GEZONDHEID)


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    """Any simple graph of at most nine members."""
    names = [f"p{number}" for number in range(draw(st.integers(1, 9)))]
    graph = nx.Graph()
    graph.add_nodes_from(names)
    pairs = [(a, b) for a in names for b in names if a < b]
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else [])
    return graph


def routes(graph: nx.Graph) -> int:
    """How many pairs have a route."""
    return sum(len(part) * (len(part) - 1) // 2 for part in nx.connected_components(graph))


@given(graphs())
def test_lost_pairs_are_what_taking_somebody_out_costs_the_others(graph: nx.Graph) -> None:
    expected: dict[str, int] = {}
    for who in graph:
        rest = graph.subgraph(set(graph) - {who})
        own = len(nx.node_connected_component(graph, who)) - 1
        lost = routes(graph) - own - routes(rest)
        if lost:
            expected[who] = lost
    found = losses(graph)
    assert dict(found) == expected
    assert list(found) == sorted(found, key=lambda loss: (-loss.pairs, loss.who))


@given(graphs())
def test_reach_is_that_of_breadth_first_search(graph: nx.Graph) -> None:
    for who in graph:
        near = nx.single_source_shortest_path_length(graph, who, cutoff=2)
        found = reach(graph, who)
        assert found.contacts == sum(1 for distance in near.values() if distance == 1)
        assert found.within_two_steps == len(near) - 1
        assert found.others == len(graph) - 1
        ties = graph.subgraph(graph[who]).number_of_edges()
        assert found.pairs - found.untied == ties


def test_structural_holes_around_one_are_those_of_borgatti_1997() -> None:
    found = reach(of_edges(BORGATTI_1997), "G")
    assert (found.contacts, found.untied, found.pairs) == (6, 11, 15)
    assert found.effective_size == pytest.approx(4 + 2 / 3)
    assert found.efficiency == pytest.approx(0.7778, abs=5e-5)


def test_without_contacts_there_are_no_structural_holes() -> None:
    found = reach(nx.Graph([("a", "b")]), "a")
    assert found.effective_size == 1
    graph = nx.Graph()
    graph.add_nodes_from("ab")
    assert reach(graph, "a") == ("a", 1, 0, 0, 0, 0, None, None)


@pytest.fixture
def network() -> Network:
    """Two of one wijkteam, of whom only the second meets the school; a huisarts whom nobody met."""
    data = json.loads(
        canonical(
            a_casus(
                {"een": "wijkteam", "twee": "wijkteam", "juf": "school_po", "arts": "huisarts"},
                involvements=[
                    serves("een"),
                    serves("twee"),
                    serves("juf", domain="onderwijs"),
                    serves("arts", domain="gezondheid"),
                ],
                contacts=[
                    meets("juf", "twee", on="2022-03-01"),
                    meets("juf", "twee", on="2022-05"),
                ],
            )
        )
    )
    data["hulpverleners"][1]["organisation"] = "org-een"
    return network_of(Casus.model_validate(data))


def test_between_organisations_a_change_of_staff_changes_nothing(network: Network) -> None:
    ties = ties_of(network)
    home = {who: network.hulpverleners[who].organisation for who in ties.members}
    graph = organisation_graph(network, ties)
    found = organisation_distances(graph, ties, home)
    assert groups(graph) == (("org-een", "org-juf"), ("org-arts",))
    assert (found.pairs_without_route, found.pairs) == (2, 3)
    assert len(groups(collaboration_graph(ties))) == 3


def test_domains_are_joined_by_the_pairs_across_them_that_have_a_tie() -> None:
    ends = {"a": "wijkteam", "b": "school_po", "c": "school_po", "d": "huisarts"}
    casus = a_casus(ends, contacts=[meets("a", "b"), meets("a", "b", on="2022-07-01")])
    whole = {
        domain: frozenset(people) for domain, people in zip(THREE, ("ac", "bc", "d"), strict=True)
    }
    graph = domain_graph(whole, ties_of(network_of(casus)))
    assert set(graph) == set(THREE)
    assert list(graph.edges(data=True)) == [
        (Domain.JEUGD, Domain.ONDERWIJS, {"ties": 1, "possible": 3})
    ]


def test_the_gezin_joins_whom_it_is_served_by(network: Network) -> None:
    parts = groups(gezin_graph(network, ties_of(network)))
    assert [len(part) for part in parts] == [5, 1]


def test_ties_of_two_domains_run_from_the_first_to_the_last_possible_day(network: Network) -> None:
    ties = ties_of(network)
    pairs = {(str(p.first), str(p.second)): p for p in domain_pairs(network, ties, 1)}
    met = days_of(pairs["jeugd", "onderwijs"], ties)
    assert met == (date(2022, 3, 1).toordinal(), date(2022, 5, 31).toordinal())
    assert days_of(pairs["gezondheid", "jeugd"], ties) == (None, None)
