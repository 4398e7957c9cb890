"""C05, C08: hulpverleners who succeed each other in one role, and services that keep restarting in one domain."""

from collections import Counter
from collections.abc import Iterator, Sequence

from graphmodel.gaps.finding import Finding, Named
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.run import Run, finds
from graphmodel.gaps.serving import (
    ABOUT_A_MONTH,
    Stay,
    is_serving,
    longest_chain,
    services_by_place,
    stays_of,
)
from graphmodel.model.network import Service
from graphmodel.vocabulary import Ended, InvolvementKind, Role

Post = tuple[str, Role]
"""A role at an organisation, which different hulpverleners can hold."""

NO_HELP = frozenset({InvolvementKind.SIGNALEERT, InvolvementKind.ZIET})
"""Somebody who noticed something, or saw the gezinslid once, started no service."""


@finds("C05")
def many_holders_in_a_row(run: Run) -> Iterator[Finding]:
    """Three or more hulpverleners held one role at one organisation for the same gezinslid, each after the other.

    One finding per row of holders, with everyone they served in that row.
    """
    settings = run.situation.settings
    rows: dict[tuple[str, ...], list[tuple[str, Post, tuple[Stay, ...]]]] = {}
    for (gezinslid, organisation, role), services in _services_by_post(run).items():
        stays = stays_of(services, run.network.day)
        chain = longest_chain(stays, settings.c05_within, _holds_next)
        if len(chain) >= settings.c05_holders:
            key = tuple(stay.hulpverlener for stay in chain)
            rows.setdefault(key, []).append((gezinslid, (organisation, role), chain))
    for row in rows.values():
        yield _holders(run, row)


def _services_by_post(run: Run) -> dict[tuple[str, str, Role], list[Service]]:
    """Services per gezinslid, organisation and role, where enough hulpverleners share organisation and role."""
    people = run.network.hulpverleners
    holders = Counter(
        (person.organisation, person.role)
        for person in people.values()
        if person.role is not Role.ANDERS
    )
    enough = run.situation.settings.c05_holders
    shared = {post for post, number in holders.items() if number >= enough}
    found: dict[tuple[str, str, Role], list[Service]] = {}
    if not shared:
        return found
    for service in run.network.services:
        person = people[service.hulpverlener]
        post = (person.organisation, person.role)
        if post in shared and is_serving(service):
            found.setdefault((service.gezinslid, *post), []).append(service)
    return found


def _holds_next(chain: Sequence[Stay], stay: Stay) -> bool:
    """A new person, who came when the former left; both may have been there for a month."""
    end = chain[-1].end
    if end is None or stay.first < end - ABOUT_A_MONTH or stay.first <= chain[-1].last:
        return False
    return all(stay.hulpverlener != earlier.hulpverlener for earlier in chain)


def _holders(run: Run, row: list[tuple[str, Post, tuple[Stay, ...]]]) -> Finding:
    gezinsleden = [gezinslid for gezinslid, _, _ in row]
    _, (organisation, role), chain = row[0]
    services = [s for _, _, stays in row for stay in stays for s in stay.services]
    evidence = tuple(run.evidence(service.path, service.source) for service in services)
    return run.finding(
        "C05",
        named=(*gezinsleden, organisation, role),
        subjects=sorted_subjects(
            hulpverleners=(stay.hulpverlener for stay in chain),
            gezinsleden=gezinsleden,
            organisations=(organisation,),
            domains=(service.domain for service in services),
        ),
        period=_period(run, chain),
        evidence=evidence,
        grade=run.grading.of_record(evidence),
        values={
            "count": len(chain),
            "role": Named("roles", role),
            "organisation": Named("organisations", organisation),
            "days": chain[-1].last - chain[0].first,
        },
    )


@finds("C08")
def services_that_keep_restarting(run: Run) -> Iterator[Finding]:
    """Three or more starts in one domain for the same gezinslid, each after the former had ended.

    A service that was handed over, or went on with a colleague in the same role, did not restart. One finding per row
    of services, with everyone who went through the same row.
    """
    settings = run.situation.settings
    rows: dict[tuple[object, ...], list[tuple[str, tuple[Stay, ...]]]] = {}
    for (gezinslid, domain), services in services_by_place(run).items():
        if len(services) < settings.c08_starts or _in_a_row(services) < settings.c08_starts:
            continue
        helping = [service for service in services if service.item.kind not in NO_HELP]
        stays = stays_of(helping, run.network.day)
        chain = max(
            (
                longest_chain(row, settings.c08_within, lambda c, stay: _restarts(run, c[-1], stay))
                for row in _rows_that_may_restart(run, services, stays)
            ),
            key=len,
        )
        if len(chain) >= settings.c08_starts:
            key = (domain, *((stay.hulpverlener, stay.first, stay.end) for stay in chain))
            rows.setdefault(key, []).append((gezinslid, chain))
    for row in rows.values():
        yield _restarted(run, row)


def _in_a_row(services: Sequence[Service]) -> int:
    """How many of them, at most, began when the former may have ended: taking each time the first to end."""
    number = reached = 0
    for end, start in sorted([(service.span.end, service.span.start) for service in services]):
        if start >= reached:
            number += 1
            reached = end
    return number


def _rows_that_may_restart(
    run: Run, services: Sequence[Service], stays: Sequence[Stay]
) -> Iterator[list[Stay]]:
    """The stays that began while nobody served there, and those of each organisation by itself.

    Where somebody else went on serving, the domain did not start again; an organisation that stops and comes back does,
    whoever serves beside it.
    """
    yield [stay for stay in stays if not _is_beside_another(services, stay)]
    people = run.network.hulpverleners
    for organisation in sorted({people[stay.hulpverlener].organisation for stay in stays}):
        yield [s for s in stays if people[s.hulpverlener].organisation == organisation]


def _is_beside_another(services: Sequence[Service], stay: Stay) -> bool:
    """Another service in this domain may have run on the day before, and goes on past the start."""
    return any(
        service not in stay.services
        and service.span.is_possible_on(stay.first - 1)
        and service.span.end > stay.first + ABOUT_A_MONTH
        for service in services
    )


def _restarts(run: Run, former: Stay, stay: Stay) -> bool:
    """Certainly began after the former had ended, and is not the same service in other hands."""
    if former.end is None or stay.first < former.end:
        return False
    if former.closing.item.ended is Ended.OVERGEDRAGEN:
        return False
    return not (
        stay.first < former.end + ABOUT_A_MONTH
        and former.hulpverlener != stay.hulpverlener
        and _post_of(run, former) == _post_of(run, stay)
    )


def _post_of(run: Run, stay: Stay) -> Post:
    person = run.network.hulpverleners[stay.hulpverlener]
    return person.organisation, person.role


def _restarted(run: Run, row: list[tuple[str, tuple[Stay, ...]]]) -> Finding:
    gezinsleden = [gezinslid for gezinslid, _ in row]
    chain = row[0][1]
    services = [s for _, stays in row for stay in stays for s in stay.services]
    domain = services[0].domain
    evidence = tuple(run.evidence(service.path, service.source) for service in services)
    return run.finding(
        "C08",
        named=(*gezinsleden, domain),
        subjects=sorted_subjects(
            hulpverleners=(stay.hulpverlener for stay in chain),
            gezinsleden=gezinsleden,
            domains=(domain,),
        ),
        period=_period(run, chain),
        evidence=evidence,
        grade=run.grading.of_record(evidence),
        values={
            "count": len(chain),
            "domain": Named("domains", domain),
            "days": chain[-1].last - chain[0].first,
        },
    )


def _period(run: Run, chain: Sequence[Stay]) -> tuple[int, int]:
    return chain[0].first, chain[-1].end or run.network.end
