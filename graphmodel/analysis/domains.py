"""Which domains are active together, and whether their people have contact."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from graphmodel.analysis.ties import Pair, Ties, pair_of
from graphmodel.model.network import Network, Service
from graphmodel.vocabulary import Domain


@dataclass(frozen=True)
class DomainPair:
    """Two domains of which people were active together: `together` has their services two by two, and is never empty."""

    first: Domain
    second: Domain
    together: tuple[tuple[Service, Service], ...]
    ties: Ties

    @cached_property
    def has_contact(self) -> bool:
        """At least one tie across, or somebody who works in both."""
        return any(
            ours.hulpverlener == theirs.hulpverlener
            or self.ties.are_tied(ours.hulpverlener, theirs.hulpverlener)
            for ours, theirs in self.together
        )

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
    services: defaultdict[Domain, list[Service]] = defaultdict(list)
    for service in network.services:
        if service.span.certain_end - service.span.certain_start >= days:
            services[service.domain].append(service)
    found: list[DomainPair] = []
    for first, second in combinations(sorted(services), 2):
        together = tuple(
            (ours, theirs)
            for ours in services[first]
            for theirs in services[second]
            if ours.span.certain_end - theirs.span.certain_start >= days
            and theirs.span.certain_end - ours.span.certain_start >= days
        )
        if together:
            found.append(DomainPair(first, second, together, ties))
    return tuple(found)
