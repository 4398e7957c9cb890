"""What stands behind the counts of the front page: the detail measures (measures 1), each a count out of how many.

None of them is good when high or low. A person without whom others lose their route is a vulnerability of the network, and
contacts that have no contact with each other are work for whoever directs.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from graphmodel.analysis.distances import Distances, distances, lost_pairs
from graphmodel.analysis.domains import DomainPair
from graphmodel.analysis.projection import Graph
from graphmodel.analysis.structural_holes import Neighbours, brokerage, effective_size, efficiency
from graphmodel.analysis.ties import Ties
from graphmodel.analysis.weak_spots import blocks, cut_points


class Loss(NamedTuple):
    """How many pairs of others lose their route without `who`."""

    who: str
    pairs: int


class Reach(NamedTuple):
    """One member among its own contacts, and what these are to each other.

    Attributes:
        who: The member.
        others: How many others there are.
        contacts: With how many of them it has a tie.
        within_two_steps: How many of them it reaches over at most one other.
        untied: Pairs of its contacts without a tie.
        pairs: All pairs of its contacts.
        effective_size: Burt's; None without contacts, as `efficiency`.
        efficiency: Effective size per contact.
    """

    who: str
    others: int
    contacts: int
    within_two_steps: int
    untied: int
    pairs: int
    effective_size: float | None
    efficiency: float | None


class Days(NamedTuple):
    """First and last possible day of some ties; None when there are none with a date."""

    first: int | None
    last: int | None


def losses(graph: Graph) -> tuple[Loss, ...]:
    """Everybody without whom others lose their route, most pairs first, then in order of id (KPP-Neg, Borgatti 2006).

    Only a cut point is somebody's only connection, so nobody else is looked at.
    """
    members = sorted(graph)
    adjacent = _masks(members, {who: set(graph[who]) for who in members})
    everyone = (1 << len(members)) - 1
    others = [everyone & ~(1 << place) for place in range(len(members))]
    found = (
        Loss(point.who, lost_pairs(adjacent, others, members.index(point.who)))
        for point in cut_points(blocks(graph))
    )
    return tuple(sorted(found, key=lambda loss: (-loss.pairs, loss.who)))


def reach(graph: Graph, who: str) -> Reach:
    """How far `who` gets in `graph`, and Burt's structural holes around it."""
    neighbours: Neighbours = {each: set(graph[each]) for each in graph}
    contacts = neighbours[who]
    near = contacts.union(*(neighbours[each] for each in contacts)) - {who}
    return Reach(
        who=who,
        others=len(neighbours) - 1,
        contacts=len(contacts),
        within_two_steps=len(near),
        untied=brokerage(neighbours, who),
        pairs=len(contacts) * (len(contacts) - 1) // 2,
        effective_size=effective_size(neighbours, who),
        efficiency=efficiency(neighbours, who),
    )


def days_of(pair: DomainPair, ties: Ties) -> Days:
    """Between which days the people of two domains had their ties."""
    records = [tie for people in pair.pairs for tie in ties.between(*people)]
    first = min((tie.first for tie in records if tie.first is not None), default=None)
    last = max((tie.last for tie in records if tie.last is not None), default=None)
    return Days(first, last)


def organisation_distances(graph: Graph, ties: Ties, home: dict[str, str]) -> Distances:
    """The distances in O, over the pairs of organisations of which people were active together.

    `home` maps each member of P to its organisation.
    """
    ids = sorted(graph)
    together: dict[str, set[str]] = {each: set() for each in ids}
    for who, other in _together(ties):
        if home[who] != home[other]:
            together[home[who]].add(home[other])
            together[home[other]].add(home[who])
    adjacent = _masks(ids, {each: set(graph[each]) for each in ids})
    return distances(adjacent, _masks(ids, together))


def _together(ties: Ties) -> Iterator[tuple[str, str]]:
    for (first, who), (second, other) in combinations(enumerate(ties.members), 2):
        if ties.together[first] >> second & 1:
            yield who, other


def _masks(members: list[str], named: dict[str, set[str]]) -> list[int]:
    """Per member the mask of those that `named` has for it."""
    place = {who: position for position, who in enumerate(members)}
    return [_mask(place[other] for other in named[who]) for who in members]


def _mask(places: Iterable[int]) -> int:
    return sum(1 << place for place in places)
