"""H06-H08: the days around a change of hands: between two services, after the last one, and on the eighteenth birthday."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from graphmodel.gaps import follow_up
from graphmodel.gaps.broken_handover import handovers_in_window, receivers, subjects_of, values_of
from graphmodel.gaps.finding import Finding, Named, When
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.needs import is_dated, last_services, open_needs
from graphmodel.gaps.run import Run, finds
from graphmodel.gaps.serving import (
    ABOUT_A_MONTH,
    has_certainly_ended,
    is_serving,
)
from graphmodel.model.age import majority
from graphmodel.model.facts import Handover, Need
from graphmodel.model.network import Fact, Service, is_accepted
from graphmodel.reference import big5_domains
from graphmodel.vocabulary import Domain, Ended

YOUTH = frozenset({Domain.JEUGD, Domain.JEUGDBESCHERMING})
A_YEAR = 365
ANSWERED_ELSEWHERE = frozenset({Ended.DOOR_CLIENT, Ended.OVERLIJDEN})
"""Whoever stops a service is C07's; after a death there is nobody to hand over."""


class Gap(NamedTuple):
    """The days between the end of one service and the start of the next, from `start` up to `end`.

    `after` is None when none had started by the day.
    """

    before: Service
    after: Service | None
    start: int
    end: int

    @property
    def days(self) -> int:
        """How many days; the fewest that the dates allow."""
        return self.end - self.start

    @property
    def services(self) -> tuple[Service, ...]:
        """The services on its two sides."""
        return (self.before,) if self.after is None else (self.before, self.after)


# --- H06 -----------------------------------------------------------------------------------------


@finds("H06")
def days_between_end_and_start(run: Run) -> Iterator[Finding]:
    """More days than the setting without service: along a handover, or in a domain after it was left as handed over.

    One finding per handover, and else one per change of hands in a domain for everyone who went through it.
    """
    told: set[str] = set()
    for fact in handovers_in_window(run):
        gaps = _gaps_along(run, fact)
        if gaps:
            told.update(gap.before.path for gap in gaps)
            yield _along_handover(run, fact, gaps)
    changes: dict[tuple[object, ...], list[Gap]] = {}
    for gap in _gaps_in_domains(run, told):
        after = gap.after.hulpverlener if gap.after else None
        key = (gap.before.hulpverlener, after, gap.before.domain, gap.start, gap.end)
        changes.setdefault(key, []).append(gap)
    for gaps in changes.values():
        yield _in_domain(run, gaps)


def _gaps_along(run: Run, fact: Fact[Handover]) -> list[Gap]:
    """For each gezinslid: from the end of the sender's service to the start of the recipient's."""
    recipients = receivers(run, fact.item)
    if not recipients:
        return []
    served = [s for s in run.situation.services_of.get(fact.item.from_, ()) if is_serving(s)]
    gezinsleden = fact.item.gezinsleden or dict.fromkeys(s.gezinslid for s in served)
    found: list[Gap] = []
    for gezinslid in gezinsleden:
        before = _handed_over(run, fact, [s for s in served if s.gezinslid == gezinslid])
        after = _taken_over(run, fact.item, before, recipients) if before else None
        if before and after and not _is_served_between(run, before, after):
            found.append(Gap(before, after, before.span.end, after.span.start))
    return [gap for gap in found if gap.days > run.situation.settings.h06_gap]


def _handed_over(run: Run, fact: Fact[Handover], served: list[Service]) -> Service | None:
    """The service that the handover ended: the last to end of those that ran when it was sent, else the last before.

    None when it has not certainly ended, or when an undated handover leaves more than one to choose from.
    """
    asked = fact.item.from_domain
    own = [service for service in served if asked is None or service.domain == asked]
    if fact.first is None or fact.last is None:
        found = own if len(own) == 1 else []
    else:
        begun = [service for service in own if service.span.start <= fact.last]
        found = [service for service in begun if service.span.end > fact.first] or begun
    last = max(found, key=lambda service: service.span.end, default=None)
    return last if last and has_certainly_ended(last, run.network.day) else None


def _taken_over(
    run: Run, handover: Handover, before: Service, recipients: frozenset[str]
) -> Service | None:
    """The recipient's first service after `before`; None without one, or when it may have begun by then."""
    later = [
        service
        for service in run.situation.services_for[before.gezinslid]
        if service.hulpverlener in recipients
        and is_serving(service)
        and handover.to_domain in (None, service.domain)
        and service.span.end > before.span.end
    ]
    first = min(later, key=lambda service: service.span.start, default=None)
    return first if first and first.span.start > before.span.end else None


def _is_served_between(run: Run, before: Service, after: Service) -> bool:
    """Somebody may have served the gezinslid in the domain of either in between."""
    return any(
        service.domain in (before.domain, after.domain)
        and is_serving(service)
        and service.span.start < after.span.start
        and service.span.end > before.span.end
        for service in run.situation.services_for[before.gezinslid]
    )


def _along_handover(run: Run, fact: Fact[Handover], gaps: list[Gap]) -> Finding:
    longest = max(gaps, key=lambda gap: gap.days)
    services = [service for gap in gaps for service in gap.services]
    subjects = subjects_of(run, fact.item)
    rows = (fact, *services)
    evidence = tuple(run.evidence(row.path, row.source) for row in rows)
    return run.finding(
        "H06",
        named=(fact.item.id,),
        subjects=sorted_subjects(
            hulpverleners=(*subjects.hulpverleners, *(s.hulpverlener for s in services)),
            gezinsleden=(gap.before.gezinslid for gap in gaps),
            organisations=subjects.organisations,
            domains=(*subjects.domains, *(service.domain for service in services)),
            handovers=subjects.handovers,
            signalen=subjects.signalen,
        ),
        period=_hull(gaps),
        evidence=evidence,
        grade=run.grading.of_record(evidence),
        values={**values_of(run, fact), **_values(longest)},
    )


def _gaps_in_domains(run: Run, told: set[str]) -> Iterator[Gap]:
    """After each service that ended as handed over: up to the next in that domain, or up to the day when none began."""
    limit = run.situation.settings.h06_gap
    for before in run.network.services:
        if before.item.ended is not Ended.OVERGEDRAGEN or before.path in told:
            continue
        if not is_serving(before) or not has_certainly_ended(before, run.network.day):
            continue
        after = _next_in_domain(run, before)
        end = after.span.start if after else run.network.end
        if end - before.span.end <= limit or _went_elsewhere(run, before):
            continue
        if after or _is_left_open(run, before):
            yield Gap(before, after, before.span.end, end)


def _next_in_domain(run: Run, before: Service) -> Service | None:
    """The first service of anybody there that may still have run after `before`."""
    later = [
        service
        for service in run.situation.services_for[before.gezinslid]
        if service.domain == before.domain
        and is_serving(service)
        and service.span.end > before.span.end
    ]
    return min(later, key=lambda service: service.span.start, default=None)


def _went_elsewhere(run: Run, before: Service) -> bool:
    """A handover by this hulpverlener says that it went to another domain."""
    return any(
        fact.item.to_domain not in (None, before.domain)
        for fact in follow_up.handovers_of(run, before.hulpverlener, before.gezinslid)
    )


def _is_left_open(run: Run, before: Service) -> bool:
    """Nothing tells where it went: no open need (H07), no handover that tells its own story, no service since."""
    network, end = run.network, before.span.end
    for need in network.needs:
        is_here = (need.item.gezinslid, need.item.domain) == (before.gezinslid, before.domain)
        if is_here and (need.last or 0) >= end:
            return False
    handovers = list(follow_up.handovers_of(run, before.hulpverlener, before.gezinslid))
    if handovers and not any(is_accepted(fact.item) for fact in handovers):
        return False
    recipients = {who for fact in handovers for who in receivers(run, fact.item)}
    return not any(
        service.path != before.path
        and is_serving(service)
        and service.span.end > end
        and (service.hulpverlener in recipients or _may_have_taken_over(service, before))
        for service in run.situation.services_for[before.gezinslid]
    )


def _may_have_taken_over(service: Service, before: Service) -> bool:
    return service.span.certain_start >= before.span.end - ABOUT_A_MONTH


def _in_domain(run: Run, gaps: list[Gap]) -> Finding:
    gap = gaps[0]
    services = [service for each in gaps for service in each.services]
    gezinsleden = {each.before.gezinslid for each in gaps}
    evidence = tuple(run.evidence(service.path, service.source) for service in services)
    return run.finding(
        "H06",
        named=(*gezinsleden, gap.before.domain),
        subjects=sorted_subjects(
            hulpverleners=(service.hulpverlener for service in services),
            gezinsleden=gezinsleden,
            domains=(gap.before.domain,),
        ),
        period=(gap.start, gap.end),
        evidence=evidence,
        grade=run.grading.of_record(evidence),
        values=_values(gap),
        variant="domain" if gap.after else "open",
        is_repeat=True,
    )


def _values(gap: Gap) -> dict[str, object]:
    values: dict[str, object] = {
        "days": gap.days,
        "before": Named("hulpverleners", gap.before.hulpverlener),
        "ended": last_day_of(gap.before),
        "domain": Named("domains", gap.before.domain),
    }
    if gap.after:
        values["after"] = Named("hulpverleners", gap.after.hulpverlener)
        values["started"] = When(gap.after.span.start, gap.after.span.certain_start)
    return values


def last_day_of(service: Service) -> When:
    """The last day of a service that has ended."""
    return When(service.span.certain_end - 1, service.span.end - 1)


def _hull(gaps: Iterable[Gap]) -> tuple[int, int]:
    pairs = [(gap.start, gap.end) for gap in gaps]
    return min(start for start, _ in pairs), max(end for _, end in pairs)


# --- H07 -----------------------------------------------------------------------------------------


@finds("H07")
def ended_with_the_need_open(run: Run) -> Iterator[Finding]:
    """The last service in a domain ended, a need there is still open, and nothing says to whom it was handed over.

    One finding per domain and hulpverleners who left, for all gezinsleden they left on the same day.
    """
    left: dict[tuple[object, ...], list[tuple[list[Fact[Need]], list[Service]]]] = {}
    for place, needs in open_needs(run).items():
        services = last_services(run, place, needs)
        if not services or services[0].span.end > run.network.day:
            continue
        if any(service.item.ended in ANSWERED_ELSEWHERE for service in services):
            continue
        if not any(_is_handed_over(run, service) for service in services):
            people = frozenset(service.hulpverlener for service in services)
            key = (place[1], people, services[0].span.end)
            left.setdefault(key, []).append((needs, services))
    for rows in left.values():
        needs = [need for row in rows for need in row[0]]
        yield _left(run, needs, [service for row in rows for service in row[1]])


def _is_handed_over(run: Run, service: Service) -> bool:
    """A handover out of the service, or one of this gezinslid into its domain since about its end; undated ones count."""
    since = service.span.end - ABOUT_A_MONTH
    for fact in follow_up.handovers_of(run, service.hulpverlener, service.gezinslid):
        is_out = fact.item.from_domain in (None, service.domain)
        if is_out and (fact.last is None or fact.last >= since):
            return True
    return any(
        fact.item.to_domain == service.domain
        and fact.item.to != service.hulpverlener
        and follow_up.concerns(fact.item.gezinsleden, (service.gezinslid,))
        and (fact.last is None or fact.last >= since)
        for fact in run.network.handovers
    )


def _left(run: Run, needs: list[Fact[Need]], services: list[Service]) -> Finding:
    domain, end = services[0].domain, services[0].span.end
    gezinsleden = {need.item.gezinslid for need in needs}
    people = {service.hulpverlener for service in services}
    evidence = tuple(run.evidence(row.path, row.source) for row in (*services, *needs))
    return run.finding(
        "H07",
        named=(*gezinsleden, domain),
        subjects=sorted_subjects(hulpverleners=people, gezinsleden=gezinsleden, domains=(domain,)),
        period=(end, run.network.end),
        evidence=evidence,
        grade=run.grading.of_record(evidence, is_dated=all(map(is_dated, needs))),
        values={
            "domain": Named("domains", domain),
            "ended": last_day_of(services[0]),
            "days": run.network.end - end,
        },
    )


# --- H08 -----------------------------------------------------------------------------------------


@finds("H08")
def grown_up_without_cover(run: Run) -> Iterator[Finding]:
    """After youth help in the year before, a Big 5 column has no involvement on the eighteenth birthday.

    A birthday that is known in part counts when it lies in the window on every possible day, and a column when it has
    nobody on any of these days.
    """
    helped = {service.gezinslid for service in run.network.services if service.domain in YOUTH}
    for position, gezinslid in enumerate(run.network.casus.gezinsleden or ()):
        if gezinslid.id not in helped or gezinslid.born is None:
            continue
        services = run.situation.services_for[gezinslid.id]
        first, last = majority(gezinslid.born.first), majority(gezinslid.born.last)
        if first < run.network.start or last > run.network.day:
            continue
        serving = [service for service in services if is_serving(service)]
        youth = [service for service in serving if _is_youth_help_before(service, first, last)]
        missing = _uncovered(serving, first, last) if youth else {}
        if not missing:
            continue
        rows = (*youth, *(s for s in serving if _may_run(s, first, last) and s not in youth))
        people = {service.hulpverlener for service in rows}
        yield run.finding(
            "H08",
            named=(gezinslid.id,),
            subjects=sorted_subjects(
                hulpverleners=people,
                gezinsleden=(gezinslid.id,),
                domains={domain for domains in missing.values() for domain in domains},
            ),
            period=(first, last + 1),
            evidence=(
                run.evidence(f"gezinsleden[{position}]", gezinslid.source),
                *(run.evidence(service.path, service.source) for service in rows),
            ),
            grade=run.grading.of_absence(people),
            values={
                "missing": tuple(Named("big5", column) for column in missing),
                "count": len(missing),
                "birthday": date.fromordinal(last),
            },
            variant="text" if first == last else "part_date",
        )


def _is_youth_help_before(service: Service, first: int, last: int) -> bool:
    """Certainly ran on a day in the year before the birthday, whichever of the possible days it is."""
    if service.domain not in YOUTH:
        return False
    start = max(service.span.certain_start, last - A_YEAR)
    return start < min(service.span.certain_end, first)


def _uncovered(services: list[Service], first: int, last: int) -> dict[str, tuple[Domain, ...]]:
    """The Big 5 columns without anybody on the birthday, with the domains that would fill each."""
    covered = {service.domain for service in services if _may_run(service, first, last)}
    return {
        column: domains for column, domains in big5_domains().items() if covered.isdisjoint(domains)
    }


def _may_run(service: Service, first: int, last: int) -> bool:
    return service.span.start <= last and first < service.span.end
