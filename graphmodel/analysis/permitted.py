"""Between whom, and when, a contact that is not on record could have taken place."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import combinations
from operator import itemgetter
from typing import TypeAlias

from graphmodel.analysis.spreading import NEVER
from graphmodel.analysis.ties import Pair, Stretches, pair_of
from graphmodel.model.network import Network

Permitted: TypeAlias = Mapping[Pair, Stretches]
"""Per pair (ids in order) the half-open stretches of days, apart and in order of time; a pair that is absent never."""

_start, _end = itemgetter(0), itemgetter(1)


def active_together(network: Network) -> dict[Pair, Stretches]:
    """The pairs of P with the days on which both may have been active, in order of id; never together is no pair."""
    found: dict[Pair, Stretches] = {}
    for first, second in combinations(network.members, 2):
        both = _common(network.activity[first], network.activity[second])
        if both:
            found[first, second] = both
    return found


def with_reachable(
    network: Network, permitted: Permitted, who: str, first: int, last: int
) -> dict[Pair, Stretches]:
    """The same when `who` could also be told from `first` up to and including `last`, by whoever was active then."""
    called = ((first, min(last, network.day) + 1),)
    found = dict(permitted)
    for other in network.members:
        both = _common(network.activity[other], called) if other != who else ()
        if both:
            pair = pair_of(who, other)
            found[pair] = _merged((*found.get(pair, ()), *both))
    return found


def whenever(people: Iterable[str], first: int, last: int) -> dict[Pair, Stretches]:
    """Every pair on every day from `first` up to and including `last`."""
    return dict.fromkeys(combinations(sorted(people), 2), ((first, last + 1),))


def first_day(stretches: Stretches, day: int) -> int:
    """The first day of the stretches that is not before `day`; NEVER without one."""
    after = bisect_right(stretches, day, key=_end)
    return max(stretches[after][0], day) if after < len(stretches) else NEVER


def last_day(stretches: Stretches, day: int) -> int:
    """The last day of the stretches that is not after `day`; -NEVER without one."""
    before = bisect_right(stretches, day, key=_start)
    return min(stretches[before - 1][1] - 1, day) if before else -NEVER


def _merged(stretches: Stretches) -> Stretches:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _common(ours: Stretches, theirs: Stretches) -> Stretches:
    both: list[tuple[int, int]] = []
    one = other = 0
    while one < len(ours) and other < len(theirs):
        start, end = ours[one]
        their_start, their_end = theirs[other]
        first, last = max(start, their_start), min(end, their_end)
        if first < last:
            both.append((first, last))
        if end == last:
            one += 1
        else:
            other += 1
    return tuple(both)
