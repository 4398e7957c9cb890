"""The domains that are active together, against every two services looked at one by one."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from graphmodel.analysis.domains import domain_pairs, without_contact
from graphmodel.analysis.ties import ties_of
from graphmodel.model.network import Network
from tests.property.served import served


@given(served(), st.integers(1, 40))
def test_two_domains_have_contact_when_any_two_who_served_together_have(
    network: Network, days: int
) -> None:
    ties = ties_of(network)
    expected: dict[tuple[str, str], bool] = {}
    for one, other in combinations(network.services, 2):
        start = max(one.span.certain_start, other.span.certain_start)
        end = min(one.span.certain_end, other.span.certain_end)
        if one.domain != other.domain and end - start >= days:
            first, second = sorted((one.domain, other.domain))
            is_same = one.hulpverlener == other.hulpverlener
            is_met = is_same or ties.are_tied(one.hulpverlener, other.hulpverlener)
            expected[first, second] = expected.get((first, second), False) or is_met
    found = domain_pairs(network, ties, days)
    assert {(pair.first, pair.second): pair.has_contact for pair in found} == expected
    apart = tuple(pair for pair in found if not pair.has_contact)
    assert tuple(without_contact(network, ties, days)) == apart
