"""Earliest arrival the plain way: NetworkX with a node for everybody on each day of theirs, and a search from each origin.

It knows whole dates only; on the casussen of `sizes` that is all there is.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from graphmodel.analysis.arrival import Origin
from graphmodel.analysis.contact_stream import Event
from graphmodel.analysis.timeline import Reading

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
