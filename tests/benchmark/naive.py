"""The same questions asked the plain way: one NetworkX call after the other, recomputing what changes.

This is the yardstick of the measures note, section 6: components, F, DF, cut points, bridges, what is lost without each
member, pairs that share a gezinslid without contact, the DF gain of each by full recomputation, betweenness, and for
every signaal who could have known it.
"""

from itertools import combinations

import networkx as nx

from graphmodel.analysis.projection import Graph
from graphmodel.model.casus import Casus
from graphmodel.vocabulary import TIE_KINDS


def naive_report(casus: Casus) -> dict[str, object]:
    """Everything of the yardstick for one casus."""
    graph = tie_graph(casus)
    return {
        "groups": list(nx.connected_components(graph)),
        "f": fragmentation(graph),
        "df": 1 - nx.global_efficiency(graph),
        "cut_points": list(nx.articulation_points(graph)),
        "bridges": list(nx.bridges(graph)),
        "without": {who: loss(graph, who) for who in graph},
        "gains": {pair: gain(graph, pair) for pair in missing_pairs(casus, graph)},
        "betweenness": nx.betweenness_centrality(graph),
        "could_know": {
            signaal.id: could_know(casus, signaal.id) for signaal in casus.signalen or ()
        },
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


def gain(graph: Graph, pair: tuple[str, str]) -> float:
    """How much DF falls with one more tie."""
    joined = graph.copy()
    joined.add_edge(*pair)
    return nx.global_efficiency(joined) - nx.global_efficiency(graph)


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


def could_know(casus: Casus, signaal_id: str) -> set[str]:
    """Who is on a chain of dated contacts from whoever first knew."""
    signaal = next(each for each in casus.signalen or () if each.id == signaal_id)
    knows = {each.hulpverlener for each in signaal.known_by or ()}
    dated = [
        (contact.date.first, contact.id, contact.hulpverleners)
        for contact in casus.contacts or ()
        if contact.date
    ]
    for day, _, people in sorted(dated):
        if signaal.date and day >= signaal.date.first and knows.intersection(people):
            knows.update(people)
    return knows
