"""Who is served in which domain: gezinslid × domain on one day."""

from typing import NamedTuple

from graphmodel.model.network import Network
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
    domains = {service.domain for service in network.services}
    domains |= {fact.item.domain for fact in network.needs}
    return tuple(
        _cover(network, lid.id, domain)
        for lid in network.gezinsleden.values()
        if lid.in_gezin
        for domain in sorted(domains)
    )


def _cover(network: Network, gezinslid: str, domain: Domain) -> Cover:
    here = [
        service
        for service in network.services
        if service.gezinslid == gezinslid
        and service.domain == domain
        and service.span.is_possible_on(network.day)
    ]
    serving = {s.hulpverlener for s in here if s.item.kind not in NOT_SERVING}
    if serving:
        return Cover(gezinslid, domain, CoverageState.SERVED, tuple(sorted(serving)))
    if any(service.item.kind is InvolvementKind.WEIGERT for service in here):
        return Cover(gezinslid, domain, CoverageState.REFUSED, ())
    waits = any(
        fact.item.gezinslid == gezinslid
        and fact.item.domain == domain
        and fact.item.waiting_at is not None
        and fact.last == network.day
        for fact in network.needs
    )
    if waits or any(service.item.kind is InvolvementKind.WACHT for service in here):
        return Cover(gezinslid, domain, CoverageState.WAITING, ())
    return Cover(gezinslid, domain, CoverageState.NOBODY, ())
