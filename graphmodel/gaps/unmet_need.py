"""C01, C06, C07: a need that nobody serves, help scaled down after a severe signaal, and care refused.

C05 and C08, on services that follow each other, are in `succession`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from graphmodel.gaps import follow_up
from graphmodel.gaps.broken_handover import receivers
from graphmodel.gaps.finding import Finding, Named, When
from graphmodel.gaps.follow_up import Answer, Days
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.handover_gaps import ANSWERED_ELSEWHERE, last_day_of
from graphmodel.gaps.needs import is_dated, last_services, open_needs
from graphmodel.gaps.run import Run, finds
from graphmodel.gaps.serving import ABOUT_A_MONTH, Place, has_certainly_ended, is_serving
from graphmodel.gaps.situation import OpenSignaal
from graphmodel.model.facts import Decision, Need, Signaal
from graphmodel.model.network import Fact, Service, is_accepted
from graphmodel.vocabulary import TIE_KINDS, DecisionKind, Ended, InvolvementKind

SCALING_DOWN = frozenset({DecisionKind.AFSCHALEN, DecisionKind.AFSLUITEN})


# --- C01 -----------------------------------------------------------------------------------------


@finds("C01")
def need_that_nobody_serves(run: Run) -> Iterator[Finding]:
    """A need is open, nobody serves there and it waits nowhere; one per gezinslid and domain.

    Either nobody has served since it began, or whoever did has left, the handover was accepted, and nobody came. Without
    a handover that is H07's, one that was not accepted is told by H01-H03, and help that the gezinslid stopped by C07.
    """
    for place, needs in open_needs(run).items():
        left = last_services(run, place, needs)
        if not left or _nobody_came(run, place, left):
            yield _unserved(run, place, needs, left)


def _nobody_came(run: Run, place: Place, left: list[Service]) -> bool:
    """The last who served have certainly been gone for a month, and nobody serves to whom it was handed over and accepted."""
    if any(
        not has_certainly_ended(service, run.network.day - ABOUT_A_MONTH)
        or service.item.ended in ANSWERED_ELSEWHERE
        for service in left
    ):
        return False
    gezinslid, domain = place
    handovers = [
        fact.item
        for service in left
        for fact in follow_up.handovers_of(run, service.hulpverlener, gezinslid)
    ]
    recipients = {who for handover in handovers for who in receivers(run, handover)}
    domains = {domain, *(handover.to_domain for handover in handovers)}
    return any(map(is_accepted, handovers)) and not any(
        is_serving(service)
        and service.span.end > left[0].span.end
        and (service.domain in domains or service.hulpverlener in recipients)
        for service in run.situation.services_for[gezinslid]
    )


def _unserved(run: Run, place: Place, needs: list[Fact[Need]], left: list[Service]) -> Finding:
    gezinslid, domain = place
    begun = [
        When(fact.item.from_.first_day, fact.item.from_.last_day)
        for fact in needs
        if fact.item.from_ is not None
    ]
    start = When(run.network.start, run.network.start)
    begin = min(begun, key=lambda w: w.last) if len(begun) == len(needs) else start
    since = begin.last
    around = {service.hulpverlener for service in run.situation.services_for.get(gezinslid, ())}
    texts = tuple(fact.item.text for fact in needs if fact.item.text)
    return run.finding(
        "C01",
        named=(gezinslid, domain),
        subjects=sorted_subjects(
            hulpverleners=(service.hulpverlener for service in left),
            gezinsleden=(gezinslid,),
            domains=(domain,),
        ),
        period=(left[0].span.end if left else max(since, run.network.start), run.network.end),
        evidence=tuple(run.evidence(row.path, row.source) for row in (*needs, *left)),
        grade=run.grading.of_absence(
            around or run.network.members, is_dated=all(map(is_dated, needs))
        ),
        values={
            "domain": Named("domains", domain),
            "since": begin,
            "days": run.network.end - since,
            "needs": texts,
            **({"ended": last_day_of(left[0])} if left else {}),
        },
        variant=_variant_of_need(left, texts),
    )


def _variant_of_need(left: list[Service], texts: tuple[str, ...]) -> str:
    if left:
        return "left"
    return "described" if texts else "text"


# --- C06 -----------------------------------------------------------------------------------------


@finds("C06")
def scaled_down_after_a_severe_signaal(run: Run) -> Iterator[Finding]:
    """Help was scaled down or closed within so many days after a severe signaal that was still open; one per decision."""
    decisions = [fact for fact in run.network.decisions if fact.item.kind in SCALING_DOWN]
    if not decisions:
        return
    signalen = {fact.item.id: fact for fact in run.network.signalen}
    for decision in decisions:
        rows = [
            row
            for row in run.situation.open_signalen
            if _was_shortly_before(run, row, signalen[row.signaal], decision)
        ]
        if rows:
            yield _scaled_down(run, decision, rows, [signalen[row.signaal] for row in rows])


def _was_shortly_before(
    run: Run, row: OpenSignaal, signaal: Fact[Signaal], decision: Fact[Decision]
) -> bool:
    """Whatever the dates turn out to be: noticed by then, not longer ago than the setting, and still open."""
    about = decision.item.gezinsleden
    if about and row.gezinslid not in about:
        return False
    if signaal.first is None or signaal.last is None:
        return False
    if decision.first is None or decision.last is None or decision.last > run.network.day:
        return False
    limit = run.situation.settings.c06_after_signaal
    is_after = signaal.last <= decision.first and decision.last - signaal.first <= limit
    return is_after and decision.last < row.end and decision.last >= run.network.start


def _scaled_down(
    run: Run, decision: Fact[Decision], rows: list[OpenSignaal], signalen: list[Fact[Signaal]]
) -> Finding:
    facts = {fact.path: fact for fact in (decision, *signalen)}
    evidence = tuple(run.evidence(fact.path, fact.source) for fact in facts.values())
    first = min(fact.first or 0 for fact in signalen)
    noticed = max(signalen, key=lambda fact: fact.last or 0)
    latest = noticed.last or 0
    last = decision.last or 0
    grade = run.grading.of_record(evidence)
    return run.finding(
        "C06",
        named=(decision.item.id,),
        subjects=sorted_subjects(
            hulpverleners=(decision.item.by,),
            gezinsleden=(row.gezinslid for row in rows),
            signalen=(row.signaal for row in rows),
            decisions=(decision.item.id,),
        ),
        period=(first, last + 1),
        evidence=evidence,
        # A decision that names no gezinslid is read as one about the whole gezin.
        grade=grade if decision.item.gezinsleden else grade.lowered(),
        values={
            "decider": Named("hulpverleners", decision.item.by),
            "decision": Named("decision_kinds", decision.item.kind),
            "decided": When(decision.first or last, last),
            "noticed": When(noticed.first or latest, latest),
            "days": last - latest,
            "count": len({row.signaal for row in rows}),
        },
    )


# --- C07 -----------------------------------------------------------------------------------------


class Refusal(NamedTuple):
    """Care that a gezinslid refused or stopped, on a day from `first` to `last`."""

    service: Service
    first: int
    last: int
    is_dated: bool


@finds("C07")
def refused_without_follow_up(run: Run) -> Iterator[Finding]:
    """The gezin refused care or stopped it, or an organisation refused it, and within the days of the setting nothing followed.

    One finding per hulpverlener and domain for all that was refused there, one per decision of refusal.
    """
    unanswered: dict[tuple[object, ...], list[tuple[Refusal, Answer]]] = {}
    for refusal in _refusals(run):
        days = _window_of_follow_up(run, refusal.first, refusal.last)
        followed = follow_up.answer(_after_refusal(run, refusal), *days) if days else Answer.GIVEN
        if followed is not Answer.GIVEN:
            key = (refusal.service.hulpverlener, refusal.service.domain)
            unanswered.setdefault(key, []).append((refusal, followed))
    for rows in unanswered.values():
        yield _refused(run, [refusal for refusal, _ in rows], [answer for _, answer in rows])
    yield from _decisions_of_refusal(run)


def _refusals(run: Run) -> Iterator[Refusal]:
    network = run.network
    for service in network.services:
        item = service.item
        if item.kind is InvolvementKind.WEIGERT:
            last = item.from_.last_day if item.from_ else network.start
            if last >= network.start:
                yield Refusal(service, service.span.start, last, item.from_ is not None)
        elif item.ended is Ended.DOOR_CLIENT and has_certainly_ended(service, network.day):
            last = service.span.end - 1
            first = item.until.first_day if item.until else last
            yield Refusal(service, first, last, is_dated=True)


def _window_of_follow_up(run: Run, first: int, last: int) -> tuple[int, int] | None:
    """The days in which something may have followed; None when they are not over by the day."""
    end = last + run.situation.settings.c07_follow_up
    return (first, end) if end <= run.network.day else None


def _after_refusal(run: Run, refusal: Refusal) -> Iterator[Days]:
    service = refusal.service
    who, gezinsleden = service.hulpverlener, (service.gezinslid,)
    here = [
        other
        for other in run.situation.services_for[service.gezinslid]
        if other.path != service.path and other.domain == service.domain
    ]
    yield from follow_up.starts(here)
    yield from (
        (other.span.start, other.span.end)
        for other in here
        if other.hulpverlener == who and is_serving(other) and other.span.end > refusal.last + 1
    )
    yield from follow_up.decisions(run, gezinsleden)
    yield from follow_up.meldingen(run, gezinsleden)
    yield from follow_up.handovers(run, who, gezinsleden)
    yield from follow_up.contacts(run, who, gezinsleden, TIE_KINDS)


def _refused(run: Run, refusals: list[Refusal], answers: list[Answer]) -> Finding:
    service = refusals[0].service
    first = min(refusal.first for refusal in refusals)
    last = max(refusal.last for refusal in refusals)
    return run.finding(
        "C07",
        named=(service.hulpverlener, service.domain),
        subjects=sorted_subjects(
            hulpverleners=(service.hulpverlener,),
            gezinsleden=(refusal.service.gezinslid for refusal in refusals),
            domains=(service.domain,),
        ),
        period=(first, last + run.situation.settings.c07_follow_up + 1),
        evidence=tuple(run.evidence(r.service.path, r.service.source) for r in refusals),
        grade=run.grading.of_absence(
            (service.hulpverlener,), is_dated=all(refusal.is_dated for refusal in refusals)
        ),
        values={
            "hulpverlener": Named("hulpverleners", service.hulpverlener),
            "domain": Named("domains", service.domain),
            "refused": When(refusals[0].first, refusals[0].last),
            "days": run.situation.settings.c07_follow_up,
            "count": len(refusals),
        },
        variant="text" if refusals[0].is_dated else "undated",
        is_possible=Answer.NONE not in answers,
    )


def _decisions_of_refusal(run: Run) -> Iterator[Finding]:
    for fact in run.network.decisions:
        if fact.item.kind is not DecisionKind.WEIGERING or not fact.item.gezinsleden:
            continue
        if fact.first is None or fact.last is None or fact.last < run.network.start:
            continue
        days = _window_of_follow_up(run, fact.first, fact.last)
        followed = follow_up.answer(_after_decision(run, fact), *days) if days else Answer.GIVEN
        if days and followed is not Answer.GIVEN:
            yield _refused_by_organisation(run, fact, days, followed)


def _after_decision(run: Run, decision: Fact[Decision]) -> Iterator[Days]:
    who, gezinsleden = decision.item.by, decision.item.gezinsleden or ()
    yield from follow_up.starts(s for s in run.network.services if s.gezinslid in gezinsleden)
    yield from follow_up.decisions(run, gezinsleden, but=decision.item.id)
    yield from follow_up.meldingen(run, gezinsleden)
    yield from follow_up.handovers(run, who, gezinsleden)
    yield from follow_up.contacts(run, who, gezinsleden, TIE_KINDS)


def _refused_by_organisation(
    run: Run, decision: Fact[Decision], days: tuple[int, int], followed: Answer
) -> Finding:
    item = decision.item
    return run.finding(
        "C07",
        named=(item.id,),
        subjects=sorted_subjects(
            hulpverleners=(item.by,), gezinsleden=item.gezinsleden or (), decisions=(item.id,)
        ),
        period=(days[0], days[1] + 1),
        evidence=(run.evidence(decision.path, decision.source),),
        grade=run.grading.of_absence((item.by,)),
        values={
            "hulpverlener": Named("hulpverleners", item.by),
            "refused": When(days[0], decision.last or days[0]),
            "days": run.situation.settings.c07_follow_up,
        },
        variant="weigering",
        is_possible=followed is Answer.POSSIBLE,
    )
