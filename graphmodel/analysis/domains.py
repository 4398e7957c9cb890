"""Which domains are active together, and whether their people have contact."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, product

from graphmodel.analysis.ties import Pair, Ties, pair_of
from graphmodel.model.network import Network, Service
from graphmodel.vocabulary import Domain


@dataclass(frozen=True, slots=True)
class DomainPair:
    """Two domains of which people were active together.

    `pairs` are those people two by two, in order of id; `tied` of them have a tie. `shared` work in both domains.
    `services` made the pairs, in the order of the file.
    """

    first: Domain
    second: Domain
    pairs: tuple[Pair, ...]
    tied: int
    shared: tuple[str, ...]
    services: tuple[Service, ...]

    @property
    def has_contact(self) -> bool:
        """At least one tie across, or somebody who works in both."""
        return self.tied > 0 or bool(self.shared)


def domain_pairs(
    network: Network, ties: Ties, are_together: Callable[[Service, Service], bool]
) -> tuple[DomainPair, ...]:
    """Every two domains whose people were together by the test `are_together`, in order of id; none without services.

    Two domains that are only served by the same single person are together by that person.
    """
    services: defaultdict[Domain, list[Service]] = defaultdict(list)
    for service in network.services:
        services[service.domain].append(service)
    found: list[DomainPair] = []
    for first, second in combinations(sorted(services), 2):
        pair = _domain_pair(first, second, (services[first], services[second]), ties, are_together)
        if pair:
            found.append(pair)
    return tuple(found)


def _domain_pair(
    first: Domain,
    second: Domain,
    sides: tuple[list[Service], list[Service]],
    ties: Ties,
    are_together: Callable[[Service, Service], bool],
) -> DomainPair | None:
    together = [(ours, theirs) for ours, theirs in product(*sides) if are_together(ours, theirs)]
    if not together:
        return None
    pairs = {
        pair_of(ours.hulpverlener, theirs.hulpverlener)
        for ours, theirs in together
        if ours.hulpverlener != theirs.hulpverlener
    }
    shared = {
        ours.hulpverlener for ours, theirs in together if ours.hulpverlener == theirs.hulpverlener
    }
    rows = {service.path: service for pair in together for service in pair}
    return DomainPair(
        first,
        second,
        tuple(sorted(pairs)),
        sum(1 for pair in pairs if pair in ties.records),
        tuple(sorted(shared)),
        tuple(rows.values()),
    )
