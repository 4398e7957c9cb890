"""The same questions asked the plain way: one NetworkX call after the other.

This is the whole report of the measures note, section 6: components, F, DF, cut points, bridges, what is lost without each
member, the E-I index over organisations, pairs that share a gezinslid without contact (R1), the DF gain of each by one
matrix of distances, Adamic-Adar of each, betweenness, and for every signaal who could have known it. It has no evidence,
no grades and no order, which the findings do have.
"""

from collections.abc import Iterator
from itertools import combinations
from math import inf
from typing import cast

import networkx as nx

from graphmodel.analysis.projection import Graph
from graphmodel.model.casus import Casus
from graphmodel.vocabulary import TIE_KINDS


def naive_report(casus: Casus) -> dict[str, object]:
    """Everything of the yardstick for one casus."""
    graph = tie_graph(casus)
    missing = missing_pairs(casus, graph)
    distances: Distances = {
        who: dict(nx.single_source_shortest_path_length(graph, who)) for who in graph
    }
    shared = cast("Iterator[tuple[str, str, float]]", nx.adamic_adar_index(graph, missing))
    return {
        "groups": list(nx.connected_components(graph)),
        "f": fragmentation(graph),
        "df": 1 - nx.global_efficiency(graph),
        "cut_points": list(nx.articulation_points(graph)),
        "bridges": list(nx.bridges(graph)),
        "without": {who: loss(graph, who) for who in graph},
        "e_i": e_i_index(casus, graph),
        "gains": {pair: gain(distances, pair) for pair in missing},
        "adamic_adar": list(shared),
        "betweenness": nx.betweenness_centrality(graph),
        "could_know": could_know(casus),
    }


def tie_graph(casus: Casus) -> Graph:
    """Everybody, and an edge for every contact that is a tie."""
    graph: Graph = nx.Graph()
    graph.add_nodes_from(each.id for each in casus.hulpverleners or ())
    for contact in casus.contacts or ():
        if contact.kind in TIE_KINDS:
            graph.add_edges_from(combinations(contact.hulpverleners, 2))
    return graph


def fragmentation(graph: Graph) -> float:
    """Share of the pairs without a route."""
    n = len(graph)
    joined = sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
    return 1 - joined / (n * (n - 1))


def loss(graph: Graph, who: str) -> float:
    """F without one member."""
    rest = graph.copy()
    rest.remove_node(who)
    return fragmentation(rest)


def e_i_index(casus: Casus, graph: Graph) -> float:
    """Ties between organisations less those within one, over all (Krackhardt & Stern 1988)."""
    home = {each.id: each.organisation for each in casus.hulpverleners or ()}
    within = sum(1 for first, second in graph.edges if home[first] == home[second])
    return 1 - 2 * within / graph.number_of_edges()


Distances = dict[str, dict[str, int]]


def gain(distances: Distances, pair: tuple[str, str]) -> float:
    """How much DF falls with one more tie: each distance against those over the tie (measures 2.4)."""
    from_first, from_second = (distances[who] for who in pair)
    nearer = 0.0
    for one, other in combinations(distances, 2):
        before = distances[one].get(other, inf)
        after = min(
            before,
            from_first.get(one, inf) + 1 + from_second.get(other, inf),
            from_second.get(one, inf) + 1 + from_first.get(other, inf),
        )
        nearer += 1 / after - 1 / before
    return 2 * nearer / (len(distances) * (len(distances) - 1))


def missing_pairs(casus: Casus, graph: Graph) -> list[tuple[str, str]]:
    """Pairs who served the same gezinslid in the same time without a tie."""
    found: set[tuple[str, str]] = set()
    for first, second in combinations(casus.involvements or (), 2):
        if first.gezinslid != second.gezinslid or first.hulpverlener == second.hulpverlener:
            continue
        starts = [s.from_.first for s in (first, second) if s.from_]
        ends = [s.until.last for s in (first, second) if s.until]
        if ends and max(starts) > min(ends):
            continue
        pair = tuple(sorted((first.hulpverlener, second.hulpverlener)))
        if not graph.has_edge(*pair):
            found.add((pair[0], pair[1]))
    return sorted(found)


def could_know(casus: Casus) -> dict[str, set[str]]:
    """For each signaal who is on a chain of dated contacts from whoever first knew."""
    dated = sorted(
        (contact.date.first, contact.id, contact.hulpverleners)
        for contact in casus.contacts or ()
        if contact.date
    )
    found: dict[str, set[str]] = {}
    for signaal in casus.signalen or ():
        knows = found[signaal.id] = {each.hulpverlener for each in signaal.known_by or ()}
        for day, _, people in dated:
            if signaal.date and day >= signaal.date.first and knows.intersection(people):
                knows.update(people)
    return found
