"""Which needs are open without anybody serving, waiting or refusing, and who served there last.

H07 speaks when somebody served while the need was open, C01 when nobody did.
"""

from graphmodel.gaps.run import Run
from graphmodel.gaps.serving import ABOUT_A_MONTH, Place, is_serving
from graphmodel.model.facts import Need
from graphmodel.model.network import Fact, Service


def open_needs(run: Run) -> dict[Place, list[Fact[Need]]]:
    """The needs that are certainly open on the day per gezinslid and domain, in the order of the file.

    A place where the gezinslid waits, or refuses, is left out: C04 and C07 look at those.
    """
    if not run.network.needs:
        return {}
    found: dict[Place, list[Fact[Need]]] = {}
    answered = _waiting_or_refusing(run)
    for fact in run.network.needs:
        place = (fact.item.gezinslid, fact.item.domain)
        if place not in answered and is_open(fact, run.network.day):
            found.setdefault(place, []).append(fact)
    return found


def is_open(need: Fact[Need], day: int) -> bool:
    """Certainly begun and not possibly ended by `day`; an absent `from` is before it, an absent `until` after it."""
    from_, until = need.item.from_, need.item.until
    return (from_ is None or from_.last_day <= day) and (until is None or until.first_day > day)


def is_dated(need: Fact[Need]) -> bool:
    """Both its dates are recorded; `until: null`, still open, is recorded too."""
    return need.item.from_ is not None and need.item.is_recorded("until")


def last_services(run: Run, place: Place, needs: list[Fact[Need]]) -> list[Service]:
    """Of those who may have served there while one of the needs was open, whose services ended last; [] when nobody did.

    A need is often noted when help has just stopped, so a service up to a month before it counts.
    """
    since = min(need.first or 0 for need in needs) - ABOUT_A_MONTH
    gezinslid, domain = place
    while_open = [
        service
        for service in run.situation.services_for.get(gezinslid, ())
        if service.domain == domain and is_serving(service) and service.span.end > since
    ]
    end = max((service.span.end for service in while_open), default=0)
    return [service for service in while_open if service.span.end == end]


def _waiting_or_refusing(run: Run) -> set[Place]:
    day = run.network.day
    waiting: set[Place] = {
        (fact.item.gezinslid, fact.item.domain)
        for fact in run.network.needs
        if fact.item.waiting_at is not None and fact.last == day
    }
    return waiting | {
        (service.gezinslid, service.domain)
        for service in run.network.services
        if not is_serving(service) and service.span.is_possible_on(day)
    }
