"""Who should have known a signaal: derived from the record, each with its reason, its strength and by when.

The reasons are those of contract 4.1: a duty in force, serving the same gezinslid in a domain that the signaal touches (or
until at most twelve months before), regie, deciding about that gezinslid later, receiving the handover. Nobody should have
known who is in none of them; an organisation that is not in the record is never in one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple, Protocol

from graphmodel.analysis.knowledge import Knowledge
from graphmodel.analysis.sharing import (
    UNKNOWN,
    Sharing,
    calling_duties,
    is_about,
    is_in_force,
    sharing_with,
)
from graphmodel.model.facts import Signaal
from graphmodel.model.network import LAST_DAY, Network, Service
from graphmodel.reference.rows import DutyRow
from graphmodel.vocabulary import Domain, RegieKind, Relation, SignaalKind, SignaalSeverity

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

    DUTY = 1
    REGIE = 2
    HANDOVER = 3
    DECISION = 4
    SERVES = 5
    SERVED_BEFORE = 6

    @property
    def key(self) -> str:
        """Its name in catalogues and documents."""
        return self.name.lower()


class Should(NamedTuple):
    """One hulpverlener who should have known one signaal.

    `start` is the day from which it was called for, `by` the last day in time. `basis` is the path of the record that makes
    the reason, `called_by` the id of the duty that does, `domain` the one served where serving does. `sharing` is what the
    law of `start` makes of telling them.
    """

    hulpverlener: str
    reason: Reason
    start: int
    by: int
    basis: str
    source: str | None
    domain: Domain | None = None
    called_by: str | None = None
    sharing: Sharing = UNKNOWN

    @property
    def is_near(self) -> bool:
        """By duty, directs, takes over, decides, or serves (or did) in a domain whose task is the safety of the child."""
        if self.reason >= Reason.SERVES:
            return self.domain in NEAREST
        return True


@dataclass(frozen=True, slots=True)
class Terms:
    """Within how many days a signaal should arrive: settings of rule I03, no norms."""

    severe: int
    other: int


class _Place(NamedTuple):
    """Where a hulpverlener stands in the file."""

    path: str
    source: str | None


@dataclass(frozen=True)
class _Search:
    """One signaal that asks for sharing from day `start` on, within `term` days; without a term by the day of the network.

    A report is first weighed in steps; for that the term of signalen that are not severe counts (`of_report`).
    """

    network: Network
    known: Knowledge
    concerned: frozenset[str]
    start: int
    term: int | None
    of_report: int | None

    def place_of(self, hulpverlener: str) -> _Place:
        """Where somebody stands in the file."""
        people = self.network.casus.hulpverleners or ()
        number = next(n for n, each in enumerate(people) if each.id == hulpverlener)
        return _Place(f"hulpverleners[{number}]", people[number].source)

    def by(self, begins: int, *, is_report: bool = False) -> int:
        """The last day in time for whoever could be told from `begins` on."""
        term = self.of_report if is_report else self.term
        return self.network.day if term is None else min(begins + term, LAST_DAY)

    def should(
        self, hulpverlener: str, reason: Reason, when: tuple[int, int], record: Record
    ) -> Should:
        """Somebody who should have known; `when` is the first day and the last day in time."""
        domain = record.domain if isinstance(record, Service) else None
        return Should(hulpverlener, reason, *when, record.path, record.source, domain)

    def sharing(self, should: Should) -> Sharing:
        """What the law makes of telling somebody, by whoever knew it in time, or noticed it."""
        receiver, by = should.hulpverlener, should.by
        senders = [who for who, first in self.senders if first <= by and who != receiver]
        return sharing_with(self.network, self.known.signaal.item, senders, receiver, should.start)

    @cached_property
    def senders(self) -> list[tuple[str, int]]:
        """Whoever knew it, in order of id, with the first day on which they could tell it; whoever noticed it always could."""
        observers = dict.fromkeys(self.known.observers, 0)
        first = {k.hulpverlener: k.first or 0 for k in self.known.knowers}
        return sorted((first | observers).items())


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
        max(terms.severe, terms.other) if is_dated else None,
    )
    best: dict[str, Should] = {}
    for should in _reasons(search):
        if should.hulpverlener in known.observers:
            continue
        before = best.get(should.hulpverlener)
        if before is None or (should.reason, should.by) < (before.reason, before.by):
            best[should.hulpverlener] = should
    ordered = sorted(best.values(), key=_weight)
    return tuple([Should(*each[:-1], search.sharing(each)) for each in ordered])


def _weight(should: Should) -> tuple[bool, bool, int, int, str]:
    """Duties, regie, handovers and decisions first; then whoever serves, the domains of the child's safety before others."""
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
    yield from _by_duty(search)
    yield from _by_regie(search)
    yield from _by_handover(search)
    yield from _by_decision(search)
    yield from _by_service(search)


def _by_duty(search: _Search) -> Iterator[Should]:
    """Whoever a duty names, from the day on which somebody knew whom it binds; one of each organisation in the record.

    That is who first heard of it there; else whoever was involved then; else, where it takes reports, whoever came first.
    Nobody who serves other gezinsleden only.
    """
    signaal, on = search.known.signaal.item, date.fromordinal(search.start)
    for row in calling_duties():
        if not (is_about(row, signaal.kind, signaal.severity) and is_in_force(row, on)):
            continue
        bound = [k for k in search.known.knowers if _binds(search.network, row, k.hulpverlener)]
        if not bound:
            continue
        known_since = min(k.last if k.last is not None else search.start for k in bound)
        begins = max(search.start, known_since)
        when = (begins, search.by(begins, is_report=row.takes_reports))
        homes = {search.network.hulpverleners[k.hulpverlener].organisation for k in bound}
        for organisation in search.network.organisations.values():
            if organisation.type in row.receiver_types and organisation.id not in homes:
                who = _addressee(search, organisation.id, when, row)
                if who is not None:
                    found = search.should(who, Reason.DUTY, when, search.place_of(who))
                    yield found._replace(called_by=row.id)


def _by_regie(search: _Search) -> Iterator[Should]:
    """Whoever has procesregie works at a distance, and is only asked when nobody else directs."""
    rows = [row for row in search.network.regie if row.kind is not RegieKind.PROCESREGIE]
    for row in rows or search.network.regie:
        if row.span.certain_end > search.start:
            begins = max(search.start, row.span.certain_start)
            when = (begins, search.by(begins))
            yield search.should(row.hulpverlener, Reason.REGIE, when, row)


def _binds(network: Network, row: DutyRow, hulpverlener: str) -> bool:
    organisation = network.hulpverleners[hulpverlener].organisation
    return not row.sender_types or network.organisations[organisation].type in row.sender_types


def _addressee(
    search: _Search, organisation: str, when: tuple[int, int], row: DutyRow
) -> str | None:
    network = search.network

    def is_there(who: str) -> bool:
        home = network.hulpverleners[who].organisation
        return home == organisation and not _serves_others_only(search, who)

    first, last = when
    told = [k.hulpverlener for k in search.known.knowers if is_there(k.hulpverlener)]
    there = sorted(filter(is_there, network.members), key=lambda w: (network.activity[w][0], w))
    people = (*told, *there)
    if row.takes_reports and told:
        return told[0]
    for who in people:
        stretches = network.activity.get(who, ())
        if any(begin <= last and first < end for begin, end in stretches):
            return who
    return people[0] if people and row.takes_reports else None


def _serves_others_only(search: _Search, hulpverlener: str) -> bool:
    served = {s.gezinslid for s in search.network.services if s.hulpverlener == hulpverlener}
    return bool(served) and served.isdisjoint(search.concerned)


def _by_handover(search: _Search) -> Iterator[Should]:
    """Whoever took over from somebody who knew it by then; undated, by the day of the network."""
    for fact in search.network.handovers:
        to, sent, gezinsleden = fact.item.to, fact.last, fact.item.gezinsleden
        if to is None or to not in search.network.hulpverleners:
            continue
        if gezinsleden is not None and search.concerned.isdisjoint(gezinsleden):
            continue
        giver = search.known.of(fact.item.from_)
        if giver is None:
            continue
        if sent is None:
            when = (search.start, search.network.day)
            yield search.should(to, Reason.HANDOVER, when, fact)
        elif sent >= search.start and (giver.first or 0) <= sent:
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
