"""Where P hangs together by one person or one tie."""

from collections.abc import Iterator
from typing import NamedTuple, cast

import networkx as nx

from graphmodel.analysis.projection import Graph

Group = tuple[str, ...]


class CutPoint(NamedTuple):
    """A member without whom `groups` (each in order of id) would have no route to each other."""

    who: str
    groups: tuple[Group, ...]


class Bridge(NamedTuple):
    """The single connection between two groups, each in order of id; `first` is in `left`, `second` in `right`."""

    first: str
    second: str
    left: Group
    right: Group


def groups(graph: Graph) -> tuple[Group, ...]:
    """The groups without a route between them, largest first, then in order of id; isolates are groups of one."""
    found = (tuple(sorted(component)) for component in nx.connected_components(graph))
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def isolates(graph: Graph) -> Group:
    """The members without any tie, in order of id."""
    return tuple(sorted(who for who in graph if not graph[who]))


def cut_points(graph: Graph) -> tuple[CutPoint, ...]:
    """The articulation points, in order of id; none in a graph without three connected members."""
    return tuple(CutPoint(who, _groups_without(graph, who)) for who in _articulation_points(graph))


def bridges(graph: Graph) -> tuple[Bridge, ...]:
    """Every tie that is the only one between the groups on its two sides, in order of its ids."""
    found: list[Bridge] = []
    for edge in sorted(_single_connections(graph)):
        first, second = edge
        left = _side(graph, first, {second})
        right = _side(graph, second, {first})
        found.append(Bridge(first, second, left, right))
    return tuple(found)


def robust_core(graph: Graph) -> Group:
    """The largest set that stays connected whoever of it drops out, in order of id; empty without ties."""
    # The stubs speak of lists of sets; NetworkX yields sets.
    parts = cast("Iterator[set[str]]", nx.biconnected_components(graph))
    components = [tuple(sorted(part)) for part in parts]
    return min(components, key=lambda part: (-len(part), part), default=())


def _single_connections(graph: Graph) -> Iterator[tuple[str, ...]]:
    """In a simple graph a tie is a bridge when it is a biconnected component by itself; quicker than `nx.bridges`."""
    parts = cast("Iterator[list[tuple[str, str]]]", nx.biconnected_component_edges(graph))
    return (tuple(sorted(edges[0])) for edges in map(list, parts) if len(edges) == 1)


def _articulation_points(graph: Graph) -> list[str]:
    found: Iterator[str] = nx.articulation_points(graph)
    return sorted(found)


def _groups_without(graph: Graph, who: str) -> tuple[Group, ...]:
    found: list[Group] = []
    for neighbour in sorted(graph[who]):
        if not any(neighbour in group for group in found):
            found.append(_side(graph, neighbour, {who}))
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def _side(graph: Graph, start: str, beyond: set[str]) -> Group:
    """Whom `start` reaches without going through `beyond`."""
    seen, front = {start}, {start}
    while front:
        front = set[str]().union(*(graph[who] for who in front)) - seen - beyond
        seen |= front
    return tuple(sorted(seen))
