"""Who serves whom in which domain, which of it certainly ended, and who came after whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from graphmodel.analysis.coverage import NOT_SERVING
from graphmodel.gaps.run import Run
from graphmodel.model.network import BEFORE_ALL, Service
from graphmodel.vocabulary import Domain

Place = tuple[str, Domain]
"""A gezinslid and a domain: where somebody serves, needs or waits."""

ABOUT_A_MONTH = 31
"""Takes up the slack of records: a successor may start this long before the end, a need be noted this long after it."""


class Stay(NamedTuple):
    """Services of one hulpverlener for one gezinslid without a day between them.

    It began on a day from `first` to `last`, and had certainly ended before the day `end`; `end` is None when it had
    not certainly ended by the day of the report.
    """

    services: tuple[Service, ...]
    first: int
    last: int
    end: int | None

    @property
    def hulpverlener(self) -> str:
        """Who stayed."""
        return self.services[0].hulpverlener

    @property
    def closing(self) -> Service:
        """The service with which it ended, or the last so far."""
        return max(self.services, key=lambda service: service.span.end)


def is_serving(service: Service) -> bool:
    """Gives help; a refusal and a place on a waiting list do not."""
    return service.item.kind not in NOT_SERVING


def services_by_place(run: Run) -> dict[Place, list[Service]]:
    """The services that give help per gezinslid and domain, in the order of the file."""
    found: dict[Place, list[Service]] = {}
    for service in run.network.services:
        if service.item.kind not in NOT_SERVING:
            found.setdefault((service.gezinslid, service.domain), []).append(service)
    return found


def has_certainly_ended(service: Service, day: int) -> bool:
    """Its last day is recorded and cannot lie after `day`; then `span.end` is the day after it."""
    until = service.item.until
    return service.span.has_ended and until is not None and until.last_day <= day


def stays_of(services: Iterable[Service], day: int) -> list[Stay]:
    """Everyone's stays by first day, ties in the order of the file; services without a recorded start are left out."""
    by_person: defaultdict[str, list[Service]] = defaultdict(list)
    for service in sorted(services, key=lambda service: service.span.start):
        if service.item.from_ is not None:
            by_person[service.hulpverlener].append(service)
    stays = [stay for own in by_person.values() for stay in _stays(own, day)]
    return sorted(stays, key=lambda stay: stay.first)


def longest_chain(
    stays: Sequence[Stay], within: int, follows: Callable[[Sequence[Stay], Stay], bool]
) -> tuple[Stay, ...]:
    """The longest row of stays that each follow the ones before, the earliest of equal rows; () without stays.

    `follows` tells whether a stay may come next. All of them certainly began within so many days.
    """
    best: tuple[Stay, ...] = ()
    for position, opening in enumerate(stays):
        chain = [opening]
        for stay in stays[position + 1 :]:
            if stay.last - opening.first <= within and follows(chain, stay):
                chain.append(stay)
        if len(chain) > len(best):
            best = tuple(chain)
    return best


def _stays(own: list[Service], day: int) -> list[Stay]:
    """The stays of one hulpverlener from services in order of their start."""
    found: list[Stay] = []
    for service in own:
        last = found[-1] if found else None
        if last and (last.end is None or service.span.start <= last.end):
            found[-1] = _joined(last, service, day)
        else:
            found.append(_stay(service, day))
    return found


def _stay(service: Service, day: int) -> Stay:
    from_ = service.item.from_
    first, last = (from_.first_day, from_.last_day) if from_ else (BEFORE_ALL + 1, BEFORE_ALL + 1)
    end = service.span.end if has_certainly_ended(service, day) else None
    return Stay((service,), first, last, end)


def _joined(stay: Stay, service: Service, day: int) -> Stay:
    both = (*stay.services, service)
    if stay.end is None or not has_certainly_ended(service, day):
        return stay._replace(services=both, end=None)
    return stay._replace(services=both, end=max(stay.end, service.span.end))
