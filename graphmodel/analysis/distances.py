"""How far the members of P are from each other, and what one more tie would change.

Fragmentation F and its distance-weighted form DF are those of Borgatti (2006), taken over the pairs that count: all
pairs of a graph, or in a casus the pairs that were active together. Sets of people are bit masks, so a whole casus
takes microseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import inf
from typing import NamedTuple

LONG_WAY = 12
"""From so many distances on, pairs are counted one by one."""


class Gain(NamedTuple):
    """What one added tie would give: `pairs` that get a route, `df` by which DF falls."""

    pairs: int
    df: float


@dataclass(frozen=True)
class Distances:
    """Breadth-first levels of every member: `levels[i][d]` masks who is at distance d of member i.

    `counted[i]` masks the partners with whom member i makes a pair that counts; symmetric, without i itself.
    """

    levels: tuple[tuple[int, ...], ...]
    counted: tuple[int, ...]

    @cached_property
    def pairs(self) -> int:
        """How many pairs count."""
        return sum(mask.bit_count() for mask in self.counted) // 2

    @cached_property
    def reachable(self) -> tuple[int, ...]:
        """Per member the mask of everyone with a route to it, itself included."""
        return tuple(sum(levels) for levels in self.levels)

    @cached_property
    def pairs_without_route(self) -> int:
        """How many of the pairs have no route."""
        lost = (
            (counted & ~reached).bit_count()
            for counted, reached in zip(self.counted, self.reachable, strict=True)
        )
        return sum(lost) // 2

    @cached_property
    def fragmentation(self) -> float | None:
        """F: share of the pairs without a route, 0 (all reach each other) to 1; None without pairs."""
        return self.pairs_without_route / self.pairs if self.pairs else None

    @cached_property
    def distance_weighted_fragmentation(self) -> float | None:
        """DF: 1 minus the mean of 1/distance over the pairs, 0 (all tied) to 1 (no ties); None without pairs."""
        if not self.pairs:
            return None
        closeness = sum(
            (level & self.counted[who]).bit_count() / distance
            for who, levels in enumerate(self.levels)
            for distance, level in enumerate(levels)
            if distance
        )
        return 1 - closeness / (2 * self.pairs)

    @cached_property
    def _within(self) -> tuple[tuple[int, ...], ...]:
        """Per member and distance d the mask of everyone at most d away."""
        return tuple(tuple(accumulate(levels, int.__or__)) for levels in self.levels)

    @cached_property
    def _rings(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """Per member and distance d the members at that distance, for walking over them again and again."""
        return tuple(tuple(map(_members, levels)) for levels in self.levels)

    def between(self, first: int, second: int) -> float:
        """The distance between two members, infinite without a route."""
        for distance, level in enumerate(self.levels[first]):
            if level >> second & 1:
                return distance
        return inf

    def gain(self, first: int, second: int) -> Gain:
        """What a tie between two members would give (measures 2.4: d' = d(i,u) + 1 + d(v,j)).

        Exact, in O(n²) at worst; no gain when they already have a tie, or without pairs.
        """
        if first == second or not self.pairs:
            return Gain(0, 0.0)
        if self.reachable[first] >> second & 1:
            return Gain(0, self._shortened(first, second) / self.pairs)
        routes, closeness = self._joined(first, second)
        return Gain(routes, closeness / self.pairs)

    def _joined(self, first: int, second: int) -> tuple[int, float]:
        """Routes and closeness when the tie joins two groups: every pair across gets its first route."""
        routes, closeness = 0, 0.0
        for near, ring in enumerate(self._rings[first]):
            for who in ring:
                counted = self.counted[who]
                for far, right in enumerate(self.levels[second]):
                    across = (right & counted).bit_count()
                    routes += across
                    closeness += across / (near + far + 1)
        return routes, closeness

    def _shortened(self, first: int, second: int) -> float:
        """Closeness when the tie is a short cut within one group."""
        if len(self.levels[first]) > LONG_WAY:
            return self._shortened_by_pair(first, second)
        fewer, more = self._far_from(second, first), self._far_from(first, second)
        if fewer.everyone.bit_count() > more.everyone.bit_count():
            fewer, more = more, fewer
        closeness = 0.0
        for near, ring in fewer.rings:
            for who in _members(ring):
                across = more.everyone & self.counted[who]
                if across:
                    closeness += _brought_nearer(self.levels[who], across, near, more)
        return closeness

    def _far_from(self, end: int, other: int) -> "_Side":
        """Whom a tie between two members brings nearer to `end`, by how far they are from `other`; nobody else gains."""
        within = self._within[end]
        last = len(within) - 1
        rings: list[tuple[int, int]] = []
        everyone = 0
        for distance, level in enumerate(self.levels[other]):
            ring = level & ~within[distance + 1 if distance < last else last]
            if ring:
                rings.append((distance, ring))
                everyone |= ring
        return _Side(everyone, rings)

    def _shortened_by_pair(self, first: int, second: int) -> float:
        """The same pair by pair: in a long chain there are as many distances as members, so masks save nothing."""
        from_first, from_second = self._steps_to[first], self._steps_to[second]
        closeness = 0.0
        for who, near in from_first.items():
            across, counted = self._steps_to[who], self.counted[who]
            for other, far in from_second.items():
                distance = near + 1 + far
                if distance < across[other] and counted >> other & 1:
                    closeness += 1 / distance - 1 / across[other]
        return closeness

    @cached_property
    def _steps_to(self) -> tuple[dict[int, int], ...]:
        """Per member the distance to everyone it has a route to."""
        return tuple(
            {other: distance for distance, ring in enumerate(rings) for other in ring}
            for rings in self._rings
        )


class _Side(NamedTuple):
    """Those on one side of a tie whom it brings nearer to the other side, and their masks by distance from their own end."""

    everyone: int
    rings: list[tuple[int, int]]


def _brought_nearer(levels: Sequence[int], across: int, near: int, side: _Side) -> float:
    """What one member gains towards those `across`: it is `near` to its own end of the tie, and they are on the other side."""
    closeness = 0.0
    # Who is nearer than this comes no nearer over the tie.
    for distance in range(near + 2, len(levels)):
        reached = levels[distance] & across
        if not reached:
            continue
        for far, ring in side.rings:
            shorter = near + 1 + far
            if shorter >= distance:
                break
            pairs = (reached & ring).bit_count()
            closeness += pairs / shorter - pairs / distance
    return closeness


def distances(adjacent: Sequence[int], counted: Sequence[int] | None = None) -> Distances:
    """The distances in a simple undirected graph, given as a mask of neighbours per member.

    `counted` masks the pairs that count; None counts all of them.
    """
    everyone = (1 << len(adjacent)) - 1
    if counted is None:
        counted = [everyone & ~(1 << who) for who in range(len(adjacent))]
    levels = tuple(_levels(adjacent, who) for who in range(len(adjacent)))
    return Distances(levels, tuple(counted))


def lost_pairs(adjacent: Sequence[int], counted: Sequence[int], who: int) -> int:
    """How many counted pairs of others lose their route when member `who` falls away (KPP-Neg, Borgatti 2006)."""
    rest = ~(1 << who)
    without = [0 if i == who else mask & rest for i, mask in enumerate(adjacent)]
    others = [0 if i == who else mask & rest for i, mask in enumerate(counted)]
    before = distances(adjacent, others).pairs_without_route
    return distances(without, others).pairs_without_route - before


def _levels(adjacent: Sequence[int], who: int) -> tuple[int, ...]:
    level = seen = 1 << who
    levels = [level]
    while level:
        reached = 0
        for member in _members(level):
            reached |= adjacent[member]
        level = reached & ~seen
        seen |= level
        if level:
            levels.append(level)
    return tuple(levels)


def _members(mask: int) -> tuple[int, ...]:
    found: list[int] = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return tuple(found)
