"""Where P hangs together by one person or one tie."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple, cast

import networkx as nx

from graphmodel.analysis.projection import Graph

Group = tuple[str, ...]
Block = frozenset[str]


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


def blocks(graph: Graph) -> tuple[Block, ...]:
    """The biconnected components: sets of people who stay connected whoever of them drops out, as large as can be.

    A tie that is the only connection is one by itself; whoever has no tie is in none.
    """
    # The stubs speak of lists of sets; NetworkX yields sets.
    parts = cast("Iterator[set[str]]", nx.biconnected_components(graph))
    return tuple(map(frozenset, parts))


def cut_points(blocks: Sequence[Block]) -> tuple[CutPoint, ...]:
    """The articulation points, in order of id; none in a graph without three connected members."""
    shared = _shared(blocks)
    return tuple(CutPoint(who, _groups_without(who, shared)) for who in sorted(shared))


def bridges(blocks: Sequence[Block]) -> tuple[Bridge, ...]:
    """Every tie that is the only one between the groups on its two sides, in order of its ids."""
    shared = _shared(blocks)
    pairs = sorted((*sorted(block), block) for block in blocks if len(block) == _OF_A_PAIR)
    return tuple(
        Bridge(first, second, _reached({first}, block, shared), _reached({second}, block, shared))
        for first, second, block in pairs
    )


_OF_A_PAIR = 2


def robust_core(blocks: Sequence[Block]) -> Group:
    """The largest set that stays connected whoever of it drops out, in order of id; empty without ties."""
    parts = [tuple(sorted(block)) for block in blocks]
    return min(parts, key=lambda part: (-len(part), part), default=())


Shared = dict[str, list[Block]]
"""The blocks of each who is in more than one: the cut points."""


def _shared(blocks: Sequence[Block]) -> Shared:
    found: defaultdict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        for who in block:
            found[who].append(block)
    return {who: own for who, own in found.items() if len(own) > 1}


def _groups_without(who: str, shared: Shared) -> tuple[Group, ...]:
    found = [_reached(block - {who}, block, shared) for block in shared[who]]
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def _reached(start: Set[str], but: Block, shared: Shared) -> Group:
    """Whom these of one block reach by way of other blocks, themselves included."""
    seen, front = set(start), [*start]
    while front:
        for block in shared.get(front.pop(), ()):
            if block is not but and not block <= seen:
                front += block - seen
                seen |= block
    return tuple(sorted(seen))
