"""When the members of P may have been active, against the facts themselves looked at one by one."""

from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graphmodel.analysis.ties import ties_of
from graphmodel.model.network import Network
from tests.strategies import networks

Stretch = tuple[int, int]


def stretches(network: Network, who: str) -> list[Stretch]:
    """The half-open stretches of every dated fact of somebody, as they are recorded."""
    rows = [
        (row.span.start, row.span.end)
        for row in (*network.services, *network.regie)
        if row.hulpverlener == who
    ]
    meetings = [m for m in network.meetings if who in m.hulpverleners]
    facts = [
        fact
        for fact in (*network.handovers, *network.meldingen)
        if who in (fact.item.from_, fact.item.to)
    ]
    dated = [(f.first, f.last + 1) for f in (*meetings, *facts) if f.first and f.last]
    cut = [(max(start, network.start), min(end, network.end)) for start, end in (*rows, *dated)]
    return [(start, end) for start, end in cut if start < end]


@given(networks(), st.randoms(use_true_random=False))
def test_somebody_is_active_on_the_days_of_what_is_recorded(
    network: Network, chance: Random
) -> None:
    for who in network.members:
        found = stretches(network, who)
        edges = {day + step for stretch in found for day in stretch for step in (-1, 0)}
        for day in (*edges, chance.randint(network.start, network.day), network.end):
            is_recorded = any(start <= day < end for start, end in found)
            assert network.is_active_on(who, day) == is_recorded
            if network.start <= day <= network.day:
                assert (who in network.active_on(day)) == is_recorded
        apart = network.activity[who]
        assert all(before[1] < after[0] for before, after in pairwise(apart))
        assert {day for stretch in apart for day in stretch} <= {d for row in found for d in row}
        assert all(any(a <= start and end <= b for a, b in apart) for start, end in found)


@given(networks())
def test_two_are_together_who_have_a_tie_or_a_day_in_common(network: Network) -> None:
    ties = ties_of(network)
    for (one, first), (other, second) in combinations(enumerate(ties.members), 2):
        ours, theirs = stretches(network, first), stretches(network, second)
        is_met = any(a < d and c < b for a, b in ours for c, d in theirs)
        expected = is_met or ties.are_tied(first, second)
        assert bool(ties.together[one] >> other & 1) == expected
        assert bool(ties.together[other] >> one & 1) == expected
