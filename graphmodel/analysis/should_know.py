"""Who should have known a signaal: derived from the record, each with its reason, its strength and by when.

The reasons are those of contract 4.1: a duty in force, serving the same gezinslid in a domain that the signaal touches (or
until at most twelve months before), regie, deciding about that gezinslid later, receiving the handover. Nobody should have
known who is in none of them; an organisation that is not in the record is never in one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from functools import cache
from typing import Protocol

from graphmodel import reference
from graphmodel.analysis.knowledge import Knowledge
from graphmodel.model.facts import Signaal
from graphmodel.model.network import Network, Service
from graphmodel.reference.rows import DutyRow
from graphmodel.vocabulary import (
    Domain,
    Modality,
    RegieKind,
    Relation,
    SignaalKind,
    SignaalSeverity,
)

TOUCHED = {
    SignaalKind.ONTWIKKELING: frozenset({Domain.JEUGD, Domain.JEUGDBESCHERMING, Domain.ONDERWIJS}),
    SignaalKind.VERZUIM: frozenset({Domain.JEUGD, Domain.JEUGDBESCHERMING, Domain.ONDERWIJS}),
    SignaalKind.GEZONDHEID: frozenset({Domain.GEZONDHEID, Domain.GGZ, Domain.JEUGD}),
    SignaalKind.ZORGMIJDING: frozenset({Domain.GEZONDHEID, Domain.GGZ, Domain.JEUGD}),
    SignaalKind.SCHULDEN: frozenset({Domain.SCHULDEN, Domain.INKOMEN, Domain.WONEN}),
    SignaalKind.HUISVESTING: frozenset({Domain.WONEN, Domain.JEUGD}),
    SignaalKind.ANDERS: frozenset[Domain](),
}
"""Domains that a kind of signaal touches; onveiligheid, which is not here, touches every domain."""

NEAREST = frozenset({Domain.JEUGD, Domain.JEUGDBESCHERMING, Domain.HUISELIJK_GEWELD})
"""Domains whose task is the safety of the child; they weigh most among those who serve."""

DAYS_AFTER_SERVICE = 365
PARENTS = frozenset({Relation.PARENT, Relation.PARTNER, Relation.FOSTER_PARENT})


class Record(Protocol):
    """Something of the file that makes a reason: where it stands, and in which source."""

    @property
    def path(self) -> str:
        """Its path in the casus file."""
        ...

    @property
    def source(self) -> str | None:
        """Its source and the place in it, as written."""
        ...


class Reason(IntEnum):
    """Why somebody should have known; the lowest number weighs most."""

    REGIE = 1
    HANDOVER = 2
    DECISION = 3
    SERVES = 4
    SERVED_BEFORE = 5

    @property
    def key(self) -> str:
        """Its name in catalogues and documents."""
        return self.name.lower()


class Strength(StrEnum):
    """What the law makes of sharing (domain.md 7.7); without a duty or right in the reference data it is unclear."""

    MUST = "MUST"
    MAY = "MAY"
    NOT_ALLOWED = "NOT_ALLOWED"
    UNCLEAR = "UNCLEAR"


@dataclass(frozen=True, slots=True)
class Should:
    """One hulpverlener who should have known one signaal.

    `domain` is the one served, for a reason that is serving. `start` is the day from which it was called for, `by` the last day in time. `basis` is the path of the record that
    makes the reason. `duty` is the id of the duty or right that bears on the sharing, if any.
    """

    hulpverlener: str
    reason: Reason
    strength: Strength
    start: int
    by: int
    basis: str
    source: str | None
    duty: str | None = None
    domain: Domain | None = None

    @property
    def is_near(self) -> bool:
        """Directs, takes over, decides, or still serves in a domain whose task is the safety of the child."""
        if self.reason is Reason.SERVES:
            return self.domain in NEAREST
        return self.reason < Reason.SERVES


@dataclass(frozen=True, slots=True)
class Terms:
    """Within how many days a signaal should arrive: settings of rule I03, no norms."""

    severe: int
    other: int


@dataclass(frozen=True, slots=True)
class _Search:
    """One signaal that asks for sharing from day `start` on, within `term` days; without a term by the day of the network."""

    network: Network
    known: Knowledge
    concerned: frozenset[str]
    start: int
    term: int | None

    def by(self, begins: int) -> int:
        """The last day in time for whoever could be told from `begins` on."""
        return self.network.day if self.term is None else begins + self.term

    def should(
        self, hulpverlener: str, reason: Reason, when: tuple[int, int], record: Record
    ) -> Should:
        """Somebody who should have known; `when` is the first day and the last day in time."""
        strength, duty = strength_of(self.network, self.known, hulpverlener, when[0])
        domain = record.domain if isinstance(record, Service) else None
        return Should(
            hulpverlener, reason, strength, *when, record.path, record.source, duty, domain
        )


def should_know(network: Network, known: Knowledge, terms: Terms) -> tuple[Should, ...]:
    """Whoever should have known, the weightiest reason of each, in order of weight and id; observers are not in it.

    A signaal without a date of its own begins with the earliest record that somebody knew it, and without either with
    the window; then whoever should have known, should by the day of the network.
    """
    signaal = known.signaal.item
    start = _start(known)
    term = terms.severe if signaal.severity is SignaalSeverity.SEVERE else terms.other
    is_dated = start is not None
    search = _Search(
        network,
        known,
        about(network, signaal),
        start if start is not None else network.start,
        term if is_dated else None,
    )
    best: dict[str, Should] = {}
    for should in _reasons(search):
        if should.hulpverlener in known.observers:
            continue
        before = best.get(should.hulpverlener)
        if before is None or (should.reason, should.by) < (before.reason, before.by):
            best[should.hulpverlener] = should
    return tuple(sorted(best.values(), key=_weight))


def _weight(should: Should) -> tuple[bool, bool, int, int, str]:
    """Regie, handovers and decisions first; then whoever serves, the domains of the child's safety before the others."""
    is_serving = should.reason >= Reason.SERVES
    return is_serving, not should.is_near, should.reason, should.by, should.hulpverlener


def about(network: Network, signaal: Signaal) -> frozenset[str]:
    """The gezinsleden whom a signaal concerns: severe onveiligheid of a parent counts for each minor of the gezin."""
    named = {lid for lid in signaal.gezinsleden or () if lid in network.gezinsleden}
    is_unsafe = (
        signaal.kind is SignaalKind.ONVEILIGHEID and signaal.severity is SignaalSeverity.SEVERE
    )
    if is_unsafe and any(network.gezinsleden[lid].relation in PARENTS for lid in named):
        named |= {
            lid.id
            for lid in network.gezinsleden.values()
            if lid.in_gezin and network.is_minor(lid.id, network.day)
        }
    return frozenset(named)


def touches(signaal: Signaal, domain: Domain) -> bool:
    """Whether a signaal of this kind touches a domain (contract 4.1)."""
    return signaal.kind is SignaalKind.ONVEILIGHEID or domain in TOUCHED[signaal.kind]


def _start(known: Knowledge) -> int | None:
    if known.signaal.last is not None:
        return known.signaal.last
    return min((k.last for k in known.knowers if k.last is not None), default=None)


def _reasons(search: _Search) -> Iterator[Should]:
    yield from _by_regie(search)
    yield from _by_handover(search)
    yield from _by_decision(search)
    yield from _by_service(search)


def _by_regie(search: _Search) -> Iterator[Should]:
    """Whoever has procesregie works at a distance, and is only asked when nobody else directs."""
    rows = [row for row in search.network.regie if row.kind is not RegieKind.PROCESREGIE]
    for row in rows or search.network.regie:
        if row.span.certain_end > search.start:
            begins = max(search.start, row.span.certain_start)
            when = (begins, search.by(begins))
            yield search.should(row.hulpverlener, Reason.REGIE, when, row)


def _by_handover(search: _Search) -> Iterator[Should]:
    for fact in search.network.handovers:
        to, sent, gezinsleden = fact.item.to, fact.last, fact.item.gezinsleden
        if to is None or to not in search.network.hulpverleners:
            continue
        if gezinsleden is not None and search.concerned.isdisjoint(gezinsleden):
            continue
        if sent is not None and sent >= search.start:
            yield search.should(to, Reason.HANDOVER, (sent, sent), fact)


def _by_decision(search: _Search) -> Iterator[Should]:
    for fact in search.network.decisions:
        if search.concerned.isdisjoint(fact.item.gezinsleden or ()):
            continue
        # Whoever decides should have known on the day before.
        if fact.first is not None and fact.first > search.start:
            when = (search.start, fact.first - 1)
            yield search.should(fact.item.by, Reason.DECISION, when, fact)


def _by_service(search: _Search) -> Iterator[Should]:
    start = search.start
    for service in search.network.services:
        if service.gezinslid not in search.concerned:
            continue
        if not touches(search.known.signaal.item, service.domain):
            continue
        begins = max(start, service.span.certain_start)
        if service.span.certain_end > start:
            when = (begins, search.by(begins))
            yield search.should(service.hulpverlener, Reason.SERVES, when, service)
        elif start - service.span.certain_end < DAYS_AFTER_SERVICE:
            when = (start, search.by(start))
            yield search.should(service.hulpverlener, Reason.SERVED_BEFORE, when, service)


_ORDER = (Strength.MUST, Strength.MAY, Strength.NOT_ALLOWED, Strength.UNCLEAR)
_STRENGTHS = {
    Modality.MUST: Strength.MUST,
    Modality.TASK: Strength.MUST,
    Modality.MAY: Strength.MAY,
    Modality.NOT_ALLOWED: Strength.NOT_ALLOWED,
}


def strength_of(
    network: Network, known: Knowledge, hulpverlener: str, day: int
) -> tuple[Strength, str | None]:
    """What the law makes of sharing with this hulpverlener by whoever observed it, and the duty that says so.

    Only duties and rights whose source was read, in force on `day`, and that name the receiver's type of organisation.
    """
    rows = _duties_towards(_type_of(network, hulpverlener))
    senders = {_type_of(network, who) for who in known.observers} if rows else set[str]()
    found = [
        (_STRENGTHS[row.modality], row.id)
        for row in rows
        if (not row.sender_types or senders.intersection(row.sender_types))
        and (row.valid_from is None or row.valid_from <= date.fromordinal(day))
    ]
    if not found:
        return Strength.UNCLEAR, None
    return min(found, key=lambda row: (_ORDER.index(row[0]), row[1]))


@cache
def _duties_towards(organisation_type: str) -> tuple[DutyRow, ...]:
    return tuple(
        row
        for row in reference.duties().values()
        if row.status == "verified" and organisation_type in row.receiver_types
    )


def _type_of(network: Network, hulpverlener: str) -> str:
    organisation = network.hulpverleners[hulpverlener].organisation
    return network.organisations[organisation].type
