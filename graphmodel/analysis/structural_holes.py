"""Burt's structural holes around one member of P, for ties that are undirected and unweighted.

Computed from neighbour sets: NetworkX 3.6.1 gives wrong effective sizes for weighted or directed graphs, and counts
parallel ties in constraint. Proportions are over the whole network (as NetworkX and igraph do).
"""

from collections.abc import Mapping, Set
from itertools import combinations

Neighbours = Mapping[str, Set[str]]


def effective_size(neighbours: Neighbours, who: str) -> float | None:
    """N - 2t/N with t ties among the N contacts (Borgatti 1997), from 1 to N; None without contacts."""
    contacts = neighbours[who]
    if not contacts:
        return None
    tied = len(contacts) * (len(contacts) - 1) // 2 - brokerage(neighbours, who)
    return len(contacts) - 2 * tied / len(contacts)


def efficiency(neighbours: Neighbours, who: str) -> float | None:
    """Effective size per contact, from 1/N to 1; None without contacts."""
    size = effective_size(neighbours, who)
    return None if size is None else size / len(neighbours[who])


def brokerage(neighbours: Neighbours, who: str) -> int:
    """How many pairs of contacts have no tie with each other."""
    return sum(1 for a, b in combinations(sorted(neighbours[who]), 2) if b not in neighbours[a])


def constraint(neighbours: Neighbours, who: str) -> float | None:
    """Burt's constraint, lower = more brokerage, not bounded by 1 (a triangle gives 1.125); None without contacts."""
    if not neighbours[who]:
        return None
    return sum(
        (
            _share(neighbours, who, contact)
            + sum(
                _share(neighbours, who, via) * _share(neighbours, via, contact)
                for via in neighbours[who]
                if contact in neighbours[via]
            )
        )
        ** 2
        for contact in neighbours[who]
    )


def _share(neighbours: Neighbours, who: str, contact: str) -> float:
    return 1 / len(neighbours[who]) if contact in neighbours[who] else 0.0
