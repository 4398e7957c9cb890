"""Collaboration ties of P, and which pairs were active together (measures: one simple tie per pair).

A tie is a contact of a kind that counts (`vocabulary.TIE_KINDS`) or an accepted warm handover. Two people who were
never active together are no pair: people of different years never missed each other.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from graphmodel.model.network import Network, is_warm_tie

Pair = tuple[str, str]
Stretches = tuple[tuple[int, int], ...]


class Tie(NamedTuple):
    """One record of a tie; `first` and `last` bound its day, None when undated."""

    path: str
    source: str | None
    first: int | None
    last: int | None


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
    # The same people meet again and again: their pairs are made once.
    among: dict[tuple[str, ...], tuple[Pair, ...]] = {}
    for meeting in network.meetings:
        if meeting.is_tie:
            people = meeting.hulpverleners
            if people not in among:
                among[people] = tuple(combinations(sorted(set(people)), 2))
            tie = Tie(meeting.path, meeting.source, meeting.first, meeting.last)
            for pair in among[people]:
                records.setdefault(pair, []).append(tie)
    for fact in network.handovers:
        to = fact.item.to
        if to in index and fact.item.from_ in index and is_warm_tie(fact.item):
            tie = Tie(fact.path, fact.source, fact.first, fact.last)
            records.setdefault(pair_of(fact.item.from_, to), []).append(tie)
    adjacent = [0] * len(members)
    for first, second in records:
        adjacent[index[first]] |= 1 << index[second]
        adjacent[index[second]] |= 1 << index[first]
    together = _together(network, adjacent)
    frozen = {pair: tuple(found) for pair, found in records.items()}
    return Ties(members, index, frozen, tuple(adjacent), together)


def _together(network: Network, adjacent: list[int]) -> tuple[int, ...]:
    """Swept through time: whoever begins is together with everyone who began before and has not ended."""
    ends_before_starts = sorted(
        (day, begins, position)
        for position, who in enumerate(network.members)
        for start, end in network.activity[who]
        for day, begins in ((start, True), (end, False))
    )
    together = list(adjacent)
    active = 0
    for _, begins, who in ends_before_starts:
        if not begins:
            active ^= 1 << who
            continue
        met = active & ~together[who]
        together[who] |= met
        active |= 1 << who
        while met:
            other = met.bit_length() - 1
            together[other] |= 1 << who
            met ^= 1 << other
    return tuple(together)
