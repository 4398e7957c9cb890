"""From a network to NetworkX: the only place that builds a graph for it (graphs P, P+H, O and D of the measures).

Every graph here is simple and undirected. Edges of P and O carry `ties` (how many records), `first` and `last`
(days, None when all undated); nodes carry `label` (a `vocabulary.Label`).
"""

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from graphmodel.analysis.ties import Ties, pair_of
from graphmodel.model.network import Network
from graphmodel.vocabulary import Domain, Label

if TYPE_CHECKING:
    Graph: TypeAlias = nx.Graph[str, dict[str, Any], dict[str, Any]]
else:
    Graph = nx.Graph


def collaboration_graph(ties: Ties) -> Graph:
    """P: the members and one edge for every pair with a tie. No member gives the empty graph."""
    graph: Graph = nx.Graph()
    graph.add_nodes_from(ties.members, label=Label.HULPVERLENER.value)
    for (first, second), records in ties.records.items():
        graph.add_edge(
            first,
            second,
            ties=len(records),
            first=min((tie.first for tie in records if tie.first is not None), default=None),
            last=max((tie.last for tie in records if tie.last is not None), default=None),
        )
    return graph


def active_graph(ties: Ties, active: frozenset[str]) -> Graph:
    """P of those who are active on a day: cut points and bridges are only theirs."""
    graph: Graph = nx.Graph()
    graph.add_nodes_from(who for who in ties.members if who in active)
    graph.add_edges_from(pair for pair in ties.records if active.issuperset(pair))
    return graph


def gezin_graph(network: Network, ties: Ties) -> Graph:
    """P+H: P with the gezinsleden and an edge for every service relation; for drawing, never for measuring.

    Gezinsleden have nodes `gezinslid:<id>`, so that an id that both lists use stays two nodes.
    """
    graph = collaboration_graph(ties)
    for gezinslid in network.gezinsleden:
        graph.add_node(f"gezinslid:{gezinslid}", label=Label.GEZINSLID.value)
    for service in network.services:
        graph.add_edge(service.hulpverlener, f"gezinslid:{service.gezinslid}")
    return graph


def organisation_graph(network: Network, ties: Ties) -> Graph:
    """O: the organisations of the members, an edge where at least one pair of their people has a tie."""
    graph: Graph = nx.Graph()
    home = {who: network.hulpverleners[who].organisation for who in ties.members}
    graph.add_nodes_from(sorted(set(home.values())), label=Label.ORGANISATION.value)
    for (first, second), records in ties.records.items():
        if home[first] != home[second]:
            before = graph.get_edge_data(home[first], home[second], {"ties": 0})["ties"]
            graph.add_edge(home[first], home[second], ties=before + len(records))
    return graph


def domain_graph(members_by_domain: Mapping[Domain, frozenset[str]], ties: Ties) -> Graph:
    """D: the domains, an edge with `ties` (pairs that have one) and `possible` (pairs there are) for each two."""
    graph: Graph = nx.Graph()
    graph.add_nodes_from(sorted(members_by_domain), label=Label.DOMAIN.value)
    for one, other in combinations(sorted(members_by_domain), 2):
        pairs = {
            pair_of(a, b)
            for a in members_by_domain[one]
            for b in members_by_domain[other]
            if a != b
        }
        tied = sum(1 for pair in pairs if pair in ties.records)
        if tied:
            graph.add_edge(one, other, ties=tied, possible=len(pairs))
    return graph
