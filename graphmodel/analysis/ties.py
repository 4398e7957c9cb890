"""Collaboration ties of P, and which pairs were active together (measures: one simple tie per pair).

A tie is a contact of a kind that counts (`vocabulary.TIE_KINDS`) or an accepted warm handover. Two people who were
never active together are no pair: people of different years never missed each other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from graphmodel.model.facts import MINIMUM_OF_A_CONTACT, Handover
from graphmodel.model.network import Fact, Meeting, Network, is_warm_tie

Pair = tuple[str, str]
Stretches = tuple[tuple[int, int], ...]


Tie = Meeting | Fact[Handover]
"""One record of a tie: the contact, or the handover."""


@dataclass(frozen=True)
class Ties:
    """Who has a tie with whom in the window.

    `members` is P in order of id; bit `i` of a mask stands for `members[i]`. `records` holds the ties of each pair
    (ids in order) in the order of the file. `adjacent[i]` masks who has a tie with member i, `together[i]` who may
    have been active at the same time as member i (everyone with a tie included); no member is in its own masks.
    """

    members: tuple[str, ...]
    index: dict[str, int]
    records: dict[Pair, tuple[Tie, ...]]
    adjacent: tuple[int, ...]
    together: tuple[int, ...]

    def between(self, first: str, second: str) -> tuple[Tie, ...]:
        """The ties between two members, empty when there are none."""
        return self.records.get(pair_of(first, second), ())

    def are_tied(self, first: str, second: str) -> bool:
        """Whether there is any tie between two members."""
        return pair_of(first, second) in self.records

    def names(self, mask: int) -> tuple[str, ...]:
        """The members of a mask, in order of id."""
        return tuple(who for position, who in enumerate(self.members) if mask >> position & 1)

    def mask(self, names: frozenset[str] | set[str] | tuple[str, ...]) -> int:
        """The mask of those `names` that are members."""
        return sum(1 << self.index[who] for who in set(names) if who in self.index)

    @property
    def pairs(self) -> int:
        """How many pairs were active together."""
        return sum(mask.bit_count() for mask in self.together) // 2


def pair_of(first: str, second: str) -> Pair:
    """Two ids in order."""
    return (first, second) if first < second else (second, first)


def ties_of(network: Network) -> Ties:
    """The ties of P; no members gives empty masks."""
    members = network.members
    index = {who: position for position, who in enumerate(members)}
    records: dict[Pair, list[Tie]] = {}
    # The same people meet again and again: their pairs are looked up once.
    among: dict[tuple[str, ...], list[list[Tie]]] = {}
    for meeting in network.meetings:
        if meeting.is_tie:
            people = meeting.hulpverleners
            if people not in among:
                among[people] = [records.setdefault(pair, []) for pair in _pairs(people)]
            for found in among[people]:
                found.append(meeting)
    for fact in network.handovers:
        giver, to = fact.item.from_, fact.item.to
        # Whoever goes on in another domain takes over from themselves.
        if giver in index and to in index and giver != to and is_warm_tie(fact.item):
            records.setdefault(pair_of(giver, to), []).append(fact)
    adjacent = [0] * len(members)
    for first, second in records:
        one, other = index[first], index[second]
        adjacent[one] |= 1 << other
        adjacent[other] |= 1 << one
    frozen = {pair: tuple(found) for pair, found in records.items()}
    return Ties(members, index, frozen, tuple(adjacent), _together(network, adjacent))


def _pairs(people: tuple[str, ...]) -> Iterable[Pair]:
    if len(people) == MINIMUM_OF_A_CONTACT and people[0] != people[1]:
        return (pair_of(*people),)
    return combinations(sorted(set(people)), 2)


def _together(network: Network, adjacent: Sequence[int]) -> tuple[int, ...]:
    """Who has a tie with whom, and who may have been active on one day with whom."""
    together = list(adjacent)
    days = [network.active_days[who] for who in network.members]
    for one, ours in enumerate(days):
        met = 0
        for other, theirs in enumerate(days[:one]):
            if ours & theirs:
                met |= 1 << other
                together[other] |= 1 << one
        together[one] |= met
    return tuple(together)
