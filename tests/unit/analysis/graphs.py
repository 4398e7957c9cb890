"""Graphs from the literature, as NetworkX graphs and as masks of neighbours."""

import networkx as nx

from graphmodel.analysis.distances import Distances, distances

BORGATTI_1997 = "AB AF AG AE EG FG BG BD DG GC"
"""The example of structural holes in Borgatti (1997)."""


def of_edges(text: str) -> nx.Graph:
    """A graph from pairs of letters."""
    return nx.Graph([tuple(edge) for edge in text.split()])


def florentine_with_pucci() -> nx.Graph:
    """The Florentine marriages (Padgett) with the isolated Pucci."""
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return graph


def masks(graph: nx.Graph) -> list[int]:
    """Neighbours of each node as a mask, nodes in order."""
    index = {node: position for position, node in enumerate(sorted(graph))}
    return [sum(1 << index[other] for other in graph[node]) for node in sorted(graph)]


def distances_in(graph: nx.Graph) -> Distances:
    """The distances between all pairs of a graph."""
    return distances(masks(graph))
