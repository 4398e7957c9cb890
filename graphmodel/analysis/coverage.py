"""Who is served in which domain: gezinslid × domain on one day."""

from typing import NamedTuple

from graphmodel.model.facts import Need
from graphmodel.model.network import Fact, Network
from graphmodel.vocabulary import CoverageState, Domain, InvolvementKind

NOT_SERVING = frozenset(
    {InvolvementKind.WEIGERT, InvolvementKind.WACHT, InvolvementKind.SIGNALEERT}
)
"""Kinds of involvement that record that no help is given, or that somebody only noticed something."""


class Cover(NamedTuple):
    """One cell; `hulpverleners` serve, in order of id, and are empty for every state but served."""

    gezinslid: str
    domain: Domain
    state: CoverageState
    hulpverleners: tuple[str, ...]


def coverage(network: Network) -> tuple[Cover, ...]:
    """A cell for each gezinslid of the gezin and each domain in which anybody has an involvement or a need.

    Rows in the order of the file, columns in order of id; empty without gezinsleden or without domains. On the day,
    a date that is known in part counts as serving when it may.
    """
    return coverage_on(network, network.day)


def coverage_on(network: Network, day: int) -> tuple[Cover, ...]:
    """The same cells as they were on another day of the window, by what is recorded on the day of the network."""
    domains = {service.domain for service in network.services}
    domains |= {fact.item.domain for fact in network.needs}
    return tuple(
        _cover(network, (lid.id, domain), day)
        for lid in network.gezinsleden.values()
        if lid.in_gezin
        for domain in sorted(domains)
    )


def _cover(network: Network, place: tuple[str, Domain], day: int) -> Cover:
    here = [
        service
        for service in network.services
        if (service.gezinslid, service.domain) == place and service.span.is_possible_on(day)
    ]
    serving = {s.hulpverlener for s in here if s.item.kind not in NOT_SERVING}
    if serving:
        return Cover(*place, CoverageState.SERVED, tuple(sorted(serving)))
    if any(service.item.kind is InvolvementKind.WEIGERT for service in here):
        return Cover(*place, CoverageState.REFUSED, ())
    waits = any(
        (fact.item.gezinslid, fact.item.domain) == place
        and fact.item.waiting_at is not None
        and _lasts_on(fact, day)
        for fact in network.needs
    )
    if waits or any(service.item.kind is InvolvementKind.WACHT for service in here):
        return Cover(*place, CoverageState.WAITING, ())
    return Cover(*place, CoverageState.NOBODY, ())


def _lasts_on(need: Fact[Need], day: int) -> bool:
    first, last = need.first, need.last
    return first is not None and last is not None and first <= day <= last
