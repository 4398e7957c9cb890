"""Tracing the plain way: NetworkX with a node for everybody on each day of theirs, and a search from each origin.

It knows whole dates only; on the casussen of `sizes` that is all there is.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from graphmodel.analysis.arrival import Origin
from graphmodel.analysis.contact_stream import Event
from graphmodel.analysis.permitted import Permitted
from graphmodel.analysis.repairs import Route
from graphmodel.analysis.timeline import Reading
from graphmodel.model.network import Network

MORNING, EVENING = 0, 1
Node = tuple[str, int, int]
"""Who, on which day, and at which end of it."""

if TYPE_CHECKING:
    Graph: TypeAlias = nx.DiGraph[Node, dict[str, Any], dict[str, Any]]
else:
    Graph = nx.DiGraph


def time_expanded(events: Sequence[Event], reading: Reading) -> Graph:
    """What is received on a day stands in the evening; in the strict reading it leaves the next morning."""
    graph: Graph = nx.DiGraph()
    days: dict[str, set[int]] = {}
    for event in events:
        for who in event.participants:
            days.setdefault(who, set()).add(event.first)
    for who, own in days.items():
        graph.add_edges_from(((who, day, MORNING), (who, day, EVENING)) for day in own)
        graph.add_edges_from(
            ((who, day, EVENING), (who, later, MORNING)) for day, later in pairwise(sorted(own))
        )
    arrives = EVENING if reading is Reading.STRICT else MORNING
    for event in events:
        graph.add_edges_from(
            ((giver, event.first, MORNING), (receiver, event.first, arrives))
            for giver, receiver in permutations(event.participants, 2)
            if giver in event.senders
        )
    return graph


def reached_in(graph: Graph, origins: Iterable[Origin]) -> dict[str, int]:
    """The first day of everybody whom one signaal reaches."""
    found: dict[str, int] = {}
    for origin in origins:
        found[origin.who] = origin.first
        own = sorted(node[1:] for node in graph if node[0] == origin.who)
        after = [days for days in own if days[0] >= origin.first]
        reached: set[Node] = nx.descendants(graph, (origin.who, *after[0])) if after else set()
        for who, day, _ in reached:
            found[who] = min(found.get(who, day), day)
    return found


def mended_in(
    network: Network, events: Iterable[Event], route: Route, permitted: Permitted
) -> tuple[int | None, float | None]:
    """The last day of a single contact that would open a closed route, and how many contacts are missing at least.

    Strict, on every day from the first origin up to the deadline, with an edge for every permitted contact.
    """
    days = range(min(origin.first for origin in route.origins), route.deadline + 1)
    graph = _recorded(network, events, days)
    starts = {(origin.who, origin.first, MORNING) for origin in route.origins}
    end = (route.target, route.deadline, EVENING)
    before = starts.union(*(nx.descendants(graph, start) for start in starts))
    after = {end, *nx.ancestors(graph, end)}
    absent = [
        edge
        for pair, stretches in permitted.items()
        for day in days
        if any(first <= day < until for first, until in stretches)
        for edge in _exchanges(day, permutations(pair, 2))
        if edge not in graph.edges
    ]
    single = [giver[1] for giver, receiver in absent if giver in before and receiver in after]
    graph.add_edges_from(absent, missing=1)
    lengths: dict[Node, float] = nx.multi_source_dijkstra_path_length(
        graph, starts, weight="missing"
    )
    return max(single, default=None), lengths.get(end)


def _recorded(network: Network, events: Iterable[Event], days: range) -> Graph:
    graph: Graph = nx.DiGraph()
    for who in network.hulpverleners:
        for day in days:
            graph.add_edge((who, day, MORNING), (who, day, EVENING), missing=0)
            graph.add_edge((who, day, EVENING), (who, day + 1, MORNING), missing=0)
    for event in events:
        if event.first in days:
            pairs = permutations(event.participants, 2)
            graph.add_edges_from(_exchanges(event.first, pairs), missing=0)
    return graph


def _exchanges(day: int, pairs: Iterable[tuple[str, ...]]) -> Iterable[tuple[Node, Node]]:
    return (((giver, day, MORNING), (receiver, day, EVENING)) for giver, receiver in pairs)
