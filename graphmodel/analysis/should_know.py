"""Who should have known a signaal: derived from the record, each with its reason, its strength and by when.

The reasons are those of contract 4.1: a duty in force, serving the same gezinslid in a domain that the signaal touches (or
until at most twelve months before), regie, deciding about that gezinslid later, receiving the handover. Nobody should have
known who is in none of them; an organisation that is not in the record is never in one.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final, NamedTuple, Protocol

from graphmodel.analysis.knowledge import Knowledge
from graphmodel.analysis.sharing import UNKNOWN, Law, Sharing, calling_duties
from graphmodel.model.facts import Decision, Signaal
from graphmodel.model.network import LAST_DAY, Direction, Fact, Network, Service
from graphmodel.reference.rows import DutyRow
from graphmodel.vocabulary import Domain, RegieKind, Relation, SignaalKind, SignaalSeverity

TOUCHED = {
    SignaalKind.ONTWIKKELING: frozenset({Domain.JEUGD, Domain.JEUGDBESCHERMING, Domain.ONDERWIJS}),
    SignaalKind.VERZUIM: frozenset({Domain.JEUGD, Domain.JEUGDBESCHERMING, Domain.ONDERWIJS}),
    SignaalKind.GEZONDHEID: frozenset({Domain.GEZONDHEID, Domain.GGZ, Domain.JEUGD}),
    SignaalKind.ZORGMIJDING: frozenset({Domain.GEZONDHEID, Domain.GGZ, Domain.JEUGD}),
    SignaalKind.SCHULDEN: frozenset({Domain.SCHULDEN, Domain.INKOMEN, Domain.WONEN}),
    SignaalKind.HUISVESTING: frozenset({Domain.WONEN, Domain.JEUGD}),
    SignaalKind.ONVEILIGHEID: frozenset(Domain),
    SignaalKind.ANDERS: frozenset[Domain](),
}
"""Domains that a kind of signaal touches (contract 4.1)."""

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


_SERVES: Final = Reason.SERVES
_SERVED_BEFORE: Final = Reason.SERVED_BEFORE


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
        return self.reason < _SERVES or self.domain in NEAREST


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
class Recorded:
    """What in one network gives reasons why somebody should have known, looked up once for all signalen."""

    network: Network

    def place_of(self, hulpverlener: str) -> _Place:
        """Where somebody stands in the file."""
        people = self.network.casus.hulpverleners or ()
        number = next(n for n, each in enumerate(people) if each.id == hulpverlener)
        return _Place(f"hulpverleners[{number}]", people[number].source)

    @cached_property
    def directing(self) -> tuple[Direction, ...]:
        """The stretches of regie; whoever has procesregie works at a distance, and is only asked when nobody else directs."""
        regie = self.network.regie
        return tuple(row for row in regie if row.kind is not RegieKind.PROCESREGIE) or regie

    @cached_property
    def decided(self) -> tuple[Fact[Decision], ...]:
        """The decisions about gezinsleden by name."""
        return tuple(fact for fact in self.network.decisions if fact.item.gezinsleden)

    def receivers_of(self, row: DutyRow) -> tuple[str, ...]:
        """The organisations in the record that a duty names as receiver, in the order of the file."""
        found = self._receivers.get(row.id)
        if found is None:
            organisations = self.network.organisations.values()
            found = tuple([each.id for each in organisations if each.type in row.receiver_types])
            self._receivers[row.id] = found
        return found

    @cached_property
    def _receivers(self) -> dict[str, tuple[str, ...]]:
        return {}

    def about(self, signaal: Signaal) -> frozenset[str]:
        """The gezinsleden whom a signaal concerns: severe onveiligheid of a parent counts for each minor of the gezin."""
        gezinsleden = self.network.gezinsleden
        named = frozenset([lid for lid in signaal.gezinsleden or () if lid in gezinsleden])
        is_unsafe = (
            signaal.kind is SignaalKind.ONVEILIGHEID and signaal.severity is SignaalSeverity.SEVERE
        )
        if is_unsafe and any(gezinsleden[lid].relation in PARENTS for lid in named):
            return named | self._minors
        return named

    @cached_property
    def _minors(self) -> frozenset[str]:
        network = self.network
        return frozenset(
            lid.id
            for lid in network.gezinsleden.values()
            if lid.in_gezin and network.is_minor(lid.id, network.day)
        )

    def serving(self, gezinsleden: frozenset[str]) -> tuple[Service, ...]:
        """The services for any of these gezinsleden, in the order of the file."""
        found = self._serving.get(gezinsleden)
        if found is None:
            services = self.network.services
            found = tuple([service for service in services if service.gezinslid in gezinsleden])
            self._serving[gezinsleden] = found
        return found

    @cached_property
    def _serving(self) -> dict[frozenset[str], tuple[Service, ...]]:
        return {}

    @cached_property
    def served(self) -> dict[str, frozenset[str]]:
        """The gezinsleden whom each hulpverlener served who served any."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for service in self.network.services:
            found[service.hulpverlener].add(service.gezinslid)
        return {who: frozenset(gezinsleden) for who, gezinsleden in found.items()}


class _Search:
    """One signaal that asks for sharing from day `start` on, within a term; without a date by the day of the network."""

    def __init__(self, recorded: Recorded, known: Knowledge, terms: Terms) -> None:
        start = _start(known)
        self.recorded = recorded
        self.network = recorded.network
        self.known = known
        self.signaal = known.signaal.item
        self.concerned = recorded.about(self.signaal)
        self.start = start if start is not None else self.network.start
        self._is_dated = start is not None
        self._terms = terms
        is_severe = self.signaal.severity is SignaalSeverity.SEVERE
        self._term = terms.severe if is_severe else terms.other
        self._law = Law(self.network, self.signaal)
        # Whoever knew it, with the first day on which they could tell it; whoever noticed it always could.
        first = {k.hulpverlener: k.first or 0 for k in known.knowers}
        first.update(dict.fromkeys(known.observers, 0))
        self._senders = sorted(first.items())

    def by(self, begins: int) -> int:
        """The last day in time for whoever could be told from `begins` on."""
        return self._within(self._term, begins)

    def by_of_report(self, begins: int) -> int:
        """The same for a report, which is first weighed in steps: for that the term of signalen that are not severe counts."""
        return self._within(max(self._terms.severe, self._terms.other), begins)

    def _within(self, term: int, begins: int) -> int:
        if not self._is_dated:
            return self.network.day
        by = begins + term
        return by if by < LAST_DAY else LAST_DAY

    def should(
        self,
        hulpverlener: str,
        reason: Reason,
        when: tuple[int, int],
        record: Record,
        called_by: str | None = None,
    ) -> Should:
        """Somebody who should have known; `when` is the first day and the last day in time."""
        start, by = when
        # What the law makes of telling them, by whoever knew it in time, or noticed it.
        senders = [who for who, first in self._senders if first <= by and who != hulpverlener]
        return Should(
            hulpverlener,
            reason,
            start,
            by,
            record.path,
            record.source,
            record.domain if isinstance(record, Service) else None,
            called_by,
            self._law.of_any(senders, hulpverlener, start),
        )


def should_know(recorded: Recorded, known: Knowledge, terms: Terms) -> tuple[Should, ...]:
    """Whoever should have known, the weightiest reason of each, in order of weight and id; observers are not in it.

    A signaal without a date of its own begins with the earliest record that somebody knew it, and without either with
    the window; then whoever should have known, should by the day of the network.
    """
    best: dict[str, Should] = {}
    for should in _reasons(_Search(recorded, known, terms)):
        before = best.get(should.hulpverlener)
        if before is None or (should.reason, should.by) < (before.reason, before.by):
            best[should.hulpverlener] = should
    for observer in known.observers:
        best.pop(observer, None)
    return tuple(sorted(best.values(), key=_weight))


def _weight(should: Should) -> tuple[int, int, str]:
    """Duties, regie, handovers and decisions first; then whoever serves, the domains of the child's safety before others."""
    far = 0 if should.is_near else _SERVED_BEFORE
    return should.reason + far, should.by, should.hulpverlener


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
    for row in calling_duties(search.signaal, search.start):
        receivers = search.recorded.receivers_of(row)
        if not receivers:
            continue
        bound = [k for k in search.known.knowers if _binds(search.network, row, k.hulpverlener)]
        if not bound:
            continue
        known_since = min(k.last if k.last is not None else search.start for k in bound)
        begins = max(search.start, known_since)
        by = search.by_of_report if row.takes_reports else search.by
        when = (begins, by(begins))
        homes = {search.network.hulpverleners[k.hulpverlener].organisation for k in bound}
        for organisation in receivers:
            who = None if organisation in homes else _addressee(search, organisation, when, row)
            if who is not None:
                place = search.recorded.place_of(who)
                yield search.should(who, Reason.DUTY, when, place, row.id)


def _by_regie(search: _Search) -> Iterator[Should]:
    for row in search.recorded.directing:
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
    served = search.recorded.served.get(hulpverlener)
    return served is not None and served.isdisjoint(search.concerned)


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
    for fact in search.recorded.decided:
        if search.concerned.isdisjoint(fact.item.gezinsleden or ()):
            continue
        # Whoever decides should have known on the day before.
        if fact.first is not None and fact.first > search.start:
            when = (search.start, fact.first - 1)
            yield search.should(fact.item.by, Reason.DECISION, when, fact)


def _by_service(search: _Search) -> Iterator[Should]:
    start, touched = search.start, TOUCHED[search.signaal.kind]
    for service in search.recorded.serving(search.concerned):
        if service.domain not in touched:
            continue
        certain_end = service.span.certain_end
        if certain_end > start:
            begins = max(start, service.span.certain_start)
            when = (begins, search.by(begins))
            yield search.should(service.hulpverlener, _SERVES, when, service)
        elif start - certain_end < DAYS_AFTER_SERVICE:
            when = (start, search.by(start))
            yield search.should(service.hulpverlener, _SERVED_BEFORE, when, service)
