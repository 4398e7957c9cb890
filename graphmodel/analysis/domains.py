"""Which domains are active together, and whether their people have contact."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from operator import itemgetter

from graphmodel.analysis.ties import Pair, Ties, pair_of
from graphmodel.model.network import Network, Service
from graphmodel.vocabulary import Domain

Two = tuple[Service, Service]


@dataclass(frozen=True)
class DomainPair:
    """Two domains of which people were active together: `together` has their services two by two, and is never empty.

    `has_contact`: there is at least one tie across, or somebody who works in both.
    """

    first: Domain
    second: Domain
    together: tuple[Two, ...]
    has_contact: bool
    ties: Ties

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Those people two by two, in order of id; whoever works in both domains is no pair."""
        return tuple(
            sorted(
                {
                    pair_of(ours.hulpverlener, theirs.hulpverlener)
                    for ours, theirs in self.together
                    if ours.hulpverlener != theirs.hulpverlener
                }
            )
        )

    @cached_property
    def tied(self) -> int:
        """How many of `pairs` have a tie."""
        return sum(1 for pair in self.pairs if pair in self.ties.records)

    @cached_property
    def shared(self) -> tuple[str, ...]:
        """Who works in both domains, in order of id."""
        both = (rows for rows in self.together if rows[0].hulpverlener == rows[1].hulpverlener)
        return tuple(sorted({ours.hulpverlener for ours, _ in both}))

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """The services that made the pairs, each once."""
        return tuple({row.path: row for rows in self.together for row in rows}.values())


def domain_pairs(network: Network, ties: Ties, days: int) -> tuple[DomainPair, ...]:
    """Every two domains whose people certainly served together for so many days, in order of id; none without services.

    Two domains that are only served by the same single person are together by that person.
    """
    found: list[DomainPair] = []
    for (first, ours), (second, theirs) in _two_by_two(network, days):
        together = _together(ours, theirs, days)
        if together:
            has_contact = _have_contact(ours, theirs, ties, days)
            found.append(DomainPair(first, second, together, has_contact, ties))
    return tuple(found)


def without_contact(network: Network, ties: Ties, days: int) -> Iterator[DomainPair]:
    """Of the `domain_pairs` those whose people have no contact at all."""
    for (first, ours), (second, theirs) in _two_by_two(network, days):
        if not _have_contact(ours, theirs, ties, days):
            together = _together(ours, theirs, days)
            if together:
                yield DomainPair(first, second, together, has_contact=False, ties=ties)


Served = tuple[Domain, list[Service]]


def _two_by_two(network: Network, days: int) -> Iterator[tuple[Served, Served]]:
    """The domains two by two in order of id, each with its services that certainly ran for so many days."""
    services: defaultdict[Domain, list[Service]] = defaultdict(list)
    for service in network.services:
        if service.span.certain_end - service.span.certain_start >= days:
            services[service.domain].append(service)
    return combinations(sorted(services.items(), key=itemgetter(0)), 2)


def _together(ours: list[Service], theirs: list[Service], days: int) -> tuple[Two, ...]:
    return tuple([(one, other) for one in ours for other in theirs if _ran(one, other, days)])


def _ran(one: Service, other: Service, days: int) -> bool:
    """Both certainly ran for so many days together; each did by itself."""
    ours, theirs = one.span, other.span
    return (
        ours.certain_end - theirs.certain_start >= days
        and theirs.certain_end - ours.certain_start >= days
    )


def _have_contact(ours: list[Service], theirs: list[Service], ties: Ties, days: int) -> bool:
    """Looked for among those with a tie alone: whoever has none is looked at no further."""
    index = ties.index
    for one in ours:
        place = index[one.hulpverlener]
        near = ties.adjacent[place] | 1 << place
        for other in theirs:
            if near >> index[other.hulpverlener] & 1 and _ran(one, other, days):
                return True
    return False
