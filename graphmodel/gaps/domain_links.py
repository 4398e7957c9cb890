"""L03, L04, L08: contact that was not found between domains, or with a partner who is always there."""

from collections.abc import Iterable, Iterator

from graphmodel.analysis.domains import DomainPair, domain_pairs, without_contact
from graphmodel.analysis.ties import Pair, pair_of
from graphmodel.gaps.finding import Evidence, Finding, Named
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.missing_link import best_gain, stretches_of
from graphmodel.gaps.run import Run, finds
from graphmodel.gaps.situation import certain_days, overlap
from graphmodel.model.network import Service
from graphmodel.reference import default_domains
from graphmodel.vocabulary import Domain, OrganisationType

ADULT_CARE = frozenset(
    {Domain.GGZ, Domain.VERSLAVING, Domain.VEILIGHEID, Domain.SCHULDEN, Domain.LANGDURIGE_ZORG}
)
"""Domains that treat, supervise or support an adult (domain.md 9, GP-19)."""

YOUTH = frozenset({Domain.JEUGD, Domain.JEUGDBESCHERMING})
SCHOOLS = frozenset(
    {
        OrganisationType.SCHOOL_PO,
        OrganisationType.SCHOOL_VO,
        OrganisationType.MBO,
    }
)
SCHOOL_AGE = 4
"""From the fourth birthday the school takes the place of the JGZ (domain.md 5, HO-VOORSCHOOL-PO)."""


@finds("L03")
def domains_without_contact(run: Run) -> Iterator[Finding]:
    """Two domains whose people were certainly together for long enough, and no contact between any of them."""
    limit = run.situation.settings.l01_overlap
    for found in without_contact(run.network, run.situation.ties, limit):
        pairs = [pair for pair in found.pairs if not _is_agreed(run, pair, found.services)]
        if not pairs:
            continue
        people = {who for pair in pairs for who in pair}
        services = [s for s in found.services if s.hulpverlener in people]
        yield run.finding(
            "L03",
            named=(found.first, found.second),
            subjects=sorted_subjects(
                hulpverleners=people,
                gezinsleden={service.gezinslid for service in services},
                domains=(found.first, found.second),
            ),
            period=_hull(services),
            evidence=tuple([run.evidence(s.path, s.source) for s in services]),
            grade=run.grading.of_absence(people, is_dated=_is_carried_by_dated(pairs, services)),
            values={
                "first": Named("domains", found.first),
                "second": Named("domains", found.second),
                "count": len(pairs),
            },
            gain=best_gain(run, pairs),
            pairs=pairs,
            touching=stretches_of(row for p in pairs for row in run.situation.overlaps.get(p, ())),
        )


def _is_carried_by_dated(pairs: list[Pair], services: list[Service]) -> bool:
    """At least one pair served between recorded dates only."""
    dated = {service.hulpverlener for service in services if service.span.is_dated}
    return any(dated.issuperset(pair) for pair in pairs)


def active_domain_pairs(run: Run) -> tuple[DomainPair, ...]:
    """Every two domains whose people were certainly together for as long as the setting asks."""
    return domain_pairs(run.network, run.situation.ties, run.situation.settings.l01_overlap)


@finds("L04")
def adult_care_apart_from_youth(run: Run) -> Iterator[Finding]:
    """Adult care without contact with anybody who serves the minors of the gezin in the youth domain.

    One finding per domain of adult care of which nobody has such contact. When nobody at all serves in the youth domain
    the finding names the adult care alone.
    """
    by_domain: dict[Domain, list[Service]] = {}
    for service in run.network.services:
        if service.domain in ADULT_CARE:
            by_domain.setdefault(service.domain, []).append(service)
    minors = _minors(run, run.network.start) if by_domain else set[str]()
    if not minors:
        return
    youth = _youth_care(run, minors)
    in_touch = _in_touch_with(run, youth)
    for domain, services in sorted(by_domain.items()):
        if any(s.hulpverlener in in_touch and _minors_beside(run, s) for s in services):
            continue
        adult = [service for service in services if _minors_beside(run, service)]
        finding = _apart(run, domain, adult, youth) if adult else None
        if finding:
            yield finding


def _in_touch_with(run: Run, services: list[Service]) -> set[str]:
    """Whoever has a tie with somebody of these services."""
    ties = run.situation.ties
    near = 0
    for service in services:
        near |= ties.adjacent[ties.index[service.hulpverlener]]
    return set(ties.names(near))


def _minors_beside(run: Run, service: Service) -> set[str]:
    """The minors of the gezin while an adult's service ran, from its start; empty for the service of one of them."""
    minors = {
        lid
        for lid in _minors(run, service.span.certain_start)
        if (born := run.network.gezinsleden[lid].born) is None or born.first_day < service.span.end
    }
    return set() if service.gezinslid in minors else minors


def _apart(run: Run, domain: Domain, adult: list[Service], youth: list[Service]) -> Finding | None:
    limit = run.situation.settings.l01_overlap
    # Who served in the youth domain at another time is nobody whom the adult care could have met.
    youth = [row for row in youth if any(overlap(row, service) for service in adult)]
    together = [
        (ours, theirs)
        for ours in adult
        for theirs in youth
        if certain_days(ours.span, theirs.span) >= limit
    ]
    if any(ours.hulpverlener == theirs.hulpverlener for ours, theirs in together):
        return None
    rows = {
        service.path: service
        for pair in together
        for service in pair
        if not _is_agreed(run, pair_of(pair[0].hulpverlener, pair[1].hulpverlener), pair)
    }
    if youth and not rows:
        return None
    if not youth:
        rows = {s.path: s for s in adult if s.span.certain_end - s.span.certain_start >= limit}
        if not rows:
            return None
    people = {service.hulpverlener for service in rows.values()}
    minors = set[str]().union(*(_minors_beside(run, row) for row in adult if row.path in rows))
    pairs = [
        pair_of(ours.hulpverlener, theirs.hulpverlener)
        for ours, theirs in together
        if people.issuperset((ours.hulpverlener, theirs.hulpverlener))
    ]
    return run.finding(
        "L04",
        named=(domain,),
        subjects=sorted_subjects(
            hulpverleners=people,
            gezinsleden={service.gezinslid for service in rows.values()} | minors,
            domains={service.domain for service in rows.values()},
        ),
        period=_hull(list(rows.values())),
        evidence=tuple([run.evidence(row.path, row.source) for row in rows.values()]),
        grade=run.grading.of_absence(
            people, is_dated=any(row.span.is_dated for row in rows.values())
        ),
        variant="text" if youth else "nobody",
        values={
            "domain": Named("domains", domain),
            "adult": _names({s.hulpverlener for s in adult} & people),
            "youth": _names({s.hulpverlener for s in youth} & people),
            "minors": tuple(Named("gezinsleden", lid) for lid in sorted(minors)),
        },
        gain=best_gain(run, pairs),
        pairs=set(pairs),
    )


@finds("L08")
def mandatory_partner_missing(run: Run) -> Iterator[Finding]:
    """Huisarts, JGZ (a child under 4) or school (from 4) is not in the record, or has no contact with who directs."""
    if len(run.network.members) < 2:  # noqa: PLR2004  # one person alone misses nobody
        return
    yield from _partner(run, "REGIE-HUISARTS", frozenset({OrganisationType.HUISARTS}), set())
    young, pupils = _children_by_age(run)
    if young:
        yield from _partner(run, "REGIE-JGZ-U4", frozenset({OrganisationType.JGZ}), young)
    if pupils:
        yield from _partner(run, "REGIE-SCHOOL", SCHOOLS, pupils)


def _partner(
    run: Run, norm: str, types: frozenset[OrganisationType], children: set[str]
) -> Iterator[Finding]:
    network = run.network
    organisations = {o.id for o in network.organisations.values() if o.type in types}
    people = {
        who for who in network.members if network.hulpverleners[who].organisation in organisations
    }
    directing = set(run.situation.regie_of)
    ties = run.situation.ties
    others = directing - people or set(network.members) - people
    mask = ties.mask(others)
    if people & directing or any(ties.adjacent[ties.index[who]] & mask for who in people):
        return
    services = [s for who in sorted(people) for s in run.situation.services_of.get(who, ())]
    asked = run.network.regie
    evidence = (
        *[run.evidence(row.path, row.source) for row in (*services, *asked)],
        *(_evidence_of_gezinslid(run, child) for child in sorted(children)),
    )
    yield run.finding(
        "L08",
        named=(norm.lower(),),
        subjects=sorted_subjects(
            hulpverleners=people | (directing if people else set()),
            gezinsleden=children,
            organisations=organisations,
        ),
        period=(network.start, network.end),
        evidence=evidence,
        # Of contact that was not found, the files of both sides speak.
        grade=run.grading.of_absence(people | others)
        if people
        else run.grading.of_absence_at(organisations),
        variant="unconnected" if people else "absent",
        norm=norm,
    )


def _evidence_of_gezinslid(run: Run, gezinslid: str) -> Evidence:
    for position, lid in enumerate(run.network.casus.gezinsleden or ()):
        if lid.id == gezinslid:
            return run.evidence(f"gezinsleden[{position}]", lid.source)
    return run.evidence("gezinsleden", None)


def _children_by_age(run: Run) -> tuple[set[str], set[str]]:
    """Minors of the gezin who certainly are under 4 on the day, and those who certainly are 4 or older."""
    young: set[str] = set()
    pupils: set[str] = set()
    for gezinslid in _minors(run, run.network.day):
        ages = run.network.age_range(gezinslid, run.network.day)
        if ages and ages[1] < SCHOOL_AGE:
            young.add(gezinslid)
        elif ages and ages[0] >= SCHOOL_AGE:
            pupils.add(gezinslid)
    return young, pupils


def _minors(run: Run, day: int) -> set[str]:
    network = run.network
    return {
        lid.id
        for lid in network.gezinsleden.values()
        if lid.in_gezin and network.is_minor(lid.id, day)
    }


def _youth_care(run: Run, minors: set[str]) -> list[Service]:
    """The services in the youth domain, and those for the minors by an organisation of that domain."""
    network = run.network
    organisations = {
        organisation.id
        for organisation in network.organisations.values()
        if not YOUTH.isdisjoint(organisation.domains or default_domains(organisation.type))
    }
    return [
        service
        for service in network.services
        if service.domain in YOUTH
        or (
            service.gezinslid in minors
            and network.hulpverleners[service.hulpverlener].organisation in organisations
        )
    ]


def _is_agreed(run: Run, pair: Pair, services: Iterable[Service]) -> bool:
    """An agreement covers the days on which both served, but for fewer than the setting asks."""
    if run.situation.is_without_more(pair):
        return False
    spans = [[s.span for s in services if s.hulpverlener == who] for who in pair]
    start = max(min(span.start for span in own) for own in spans)
    end = min(max(span.end for span in own) for own in spans)
    least = run.situation.settings.l01_overlap
    return run.situation.agreement(*pair, (start, end), least=least) is not None


def _hull(services: list[Service]) -> tuple[int, int]:
    return min(s.span.start for s in services), max(s.span.end for s in services)


def _names(ids: set[str]) -> tuple[Named, ...]:
    return tuple(Named("hulpverleners", id_) for id_ in sorted(ids))
