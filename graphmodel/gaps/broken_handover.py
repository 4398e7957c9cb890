"""H01-H05: what is recorded of a handover itself: its recipient, its acceptance, its outcome, its content, its manner.

A handover that was recorded to have gone to nobody is H01's, one that was refused or got lost is H03's; the other
rules leave these out. The days around a handover are looked at in `handover_gaps`.
"""

from collections.abc import Iterator, Mapping

from graphmodel.gaps import follow_up
from graphmodel.gaps.finding import Finding, Grade, Named, Subjects, When
from graphmodel.gaps.follow_up import Answer
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.run import Run, Stretch, finds
from graphmodel.model.facts import Handover
from graphmodel.model.network import BEFORE_ALL, Fact, is_accepted
from graphmodel.reference import handover_type
from graphmodel.vocabulary import ContactKind, HandoverMode, HandoverOutcome

FAILED = frozenset({HandoverOutcome.REFUSED, HandoverOutcome.LOST})

TAKEN_UP_IN = frozenset(
    {
        ContactKind.ESCALATIE,
        ContactKind.CASUSOVERLEG,
        ContactKind.WARME_OVERDRACHT,
        ContactKind.GEZAMENLIJK_PLAN,
    }
)
"""Contacts in which the sender of a handover that failed may have taken it up again."""


@finds("H01")
def no_recipient(run: Run) -> Iterator[Finding]:
    """The file says in so many words that a handover went to nobody; a recipient that is not known is no H01."""
    for fact in handovers_in_window(run):
        if not is_to_nobody(fact.item):
            continue
        evidence = (run.evidence(fact.path, fact.source),)
        yield run.finding(
            "H01",
            named=(fact.item.id,),
            subjects=subjects_of(run, fact.item),
            period=_days_of_sending(fact),
            touching=about(run, fact.item, _days_of_sending(fact)),
            evidence=evidence,
            grade=run.grading.of_record(evidence, is_dated=fact.first is not None),
            values=values_of(run, fact),
            variant="text" if fact.last is not None else "undated",
            is_possible=fact.last is not None and fact.last > run.network.day,
        )


@finds("H02")
def acceptance_not_recorded(run: Run) -> Iterator[Finding]:
    """No acceptance is recorded when so many days have passed since the handover was sent.

    An undated handover fires too, one grade lower: how long ago it was sent is not known.
    """
    limit = run.situation.settings.h02_acceptance
    for fact in handovers_in_window(run):
        item = fact.item
        if is_to_nobody(item) or is_accepted(item) or item.outcome in FAILED:
            continue
        if fact.last is not None and run.network.day - fact.last <= limit:
            continue
        days = {"days": run.network.day - fact.last} if fact.last is not None else {}
        period = None if fact.first is None else (fact.first, run.network.end)
        yield run.finding(
            "H02",
            named=(item.id,),
            subjects=subjects_of(run, item),
            period=period,
            touching=about(run, item, period),
            evidence=(run.evidence(fact.path, fact.source),),
            grade=grade_of_parties(run, item, is_dated=fact.first is not None),
            values={**values_of(run, fact), **days},
            variant=_variant_of_acceptance(run, fact),
        )


def _variant_of_acceptance(run: Run, fact: Fact[Handover]) -> str:
    if fact.item.to is None:
        return "no_receiver"
    if _is_recorded_as_not_accepted(run, fact.item):
        return "not_accepted"
    return "text" if fact.last is not None else "undated"


def _is_recorded_as_not_accepted(run: Run, handover: Handover) -> bool:
    """The file itself has `accepted: null`; an acceptance after the day is merely not known yet."""
    written = run.network.casus.handovers or ()
    return handover.is_recorded("accepted") and any(
        row.id == handover.id and row.accepted is None for row in written
    )


@finds("H03")
def failed_without_follow_up(run: Run) -> Iterator[Finding]:
    """Refused or lost, and afterwards no new handover, no escalation or casusoverleg of the sender, no new service.

    What may have followed answers it; undated facts of that sort leave it possible only.
    """
    for fact in handovers_in_window(run):
        item = fact.item
        if item.outcome not in FAILED or is_to_nobody(item):
            continue
        first = _first_day_of_failure(fact)
        followed = follow_up.answer(_after_failure(run, fact), first, run.network.day)
        if followed is Answer.GIVEN:
            continue
        evidence = (run.evidence(fact.path, fact.source),)
        period = None if first == BEFORE_ALL else (first, run.network.end)
        yield run.finding(
            "H03",
            named=(item.id,),
            subjects=subjects_of(run, item),
            period=period,
            touching=about(run, item, period),
            evidence=evidence,
            grade=run.grading.of_record(evidence, is_dated=first != BEFORE_ALL),
            values=values_of(run, fact),
            variant=_variant_of_failure(item),
            is_possible=followed is Answer.POSSIBLE,
        )


def _variant_of_failure(handover: Handover) -> str:
    is_lost = handover.outcome is HandoverOutcome.LOST
    if handover.to is None:
        return "lost_no_receiver" if is_lost else "no_receiver"
    return "lost" if is_lost else "text"


def _first_day_of_failure(fact: Fact[Handover]) -> int:
    """The first day on which it may have failed, BEFORE_ALL when neither outcome nor sending is dated."""
    if fact.item.outcome_date is not None:
        return fact.item.outcome_date.first_day
    return BEFORE_ALL if fact.first is None else fact.first


def _after_failure(run: Run, fact: Fact[Handover]) -> Iterator[follow_up.Days]:
    item = fact.item
    gezinsleden, recipients = item.gezinsleden or (), receivers(run, item)
    for other in run.network.handovers:
        is_own = other.item.from_ == item.from_
        is_shared = not set(gezinsleden).isdisjoint(other.item.gezinsleden or ())
        if (is_shared if gezinsleden else is_own) and _may_be_later(other, fact):
            yield other.first, other.last
    yield from follow_up.contacts(run, item.from_, gezinsleden, TAKEN_UP_IN)
    yield from follow_up.starts(
        service
        for service in run.network.services
        if follow_up.concerns((service.gezinslid,), gezinsleden)
        and (
            service.domain == item.to_domain
            or (item.to_domain is None and service.hulpverlener in recipients)
        )
    )


def _may_be_later(other: Fact[Handover], fact: Fact[Handover]) -> bool:
    """Sent after the handover that failed; one that went out on the same day does not follow it."""
    if other.path == fact.path:
        return False
    return other.last is None or fact.first is None or other.last > fact.first


@finds("H04")
def carried_too_little(run: Run) -> Iterator[Finding]:
    """The file says what should go along and what went along, and something of the first is not in the second."""
    for fact in handovers_in_window(run):
        item = fact.item
        missing = not_carried(item)
        if not missing or is_to_nobody(item):
            continue
        evidence = (run.evidence(fact.path, fact.source),)
        yield run.finding(
            "H04",
            named=(item.id,),
            subjects=subjects_of(run, item),
            period=_days_of_sending(fact),
            touching=about(run, item, _days_of_sending(fact)),
            evidence=evidence,
            grade=run.grading.of_record(evidence, is_dated=fact.first is not None),
            values={**values_of(run, fact), "missing": missing, "count": len(missing)},
            variant="text" if item.to is not None else "no_receiver",
        )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


@finds("H05")
def cold_where_warm_is_the_norm(run: Run) -> Iterator[Finding]:
    """Recorded as cold at a handover point where a personal transfer is good practice, and no such contact either."""
    for fact in handovers_in_window(run):
        item = fact.item
        if item.mode is not HandoverMode.COLD or item.type is None or is_to_nobody(item):
            continue
        if not handover_type(item.type).warm_is_norm or _spoke_in_person(run, item):
            continue
        evidence = (run.evidence(fact.path, fact.source),)
        yield run.finding(
            "H05",
            named=(item.id,),
            subjects=subjects_of(run, item),
            period=_days_of_sending(fact),
            touching=about(run, item, _days_of_sending(fact)),
            evidence=evidence,
            grade=run.grading.of_record(evidence, is_dated=fact.first is not None),
            values={**values_of(run, fact), "type": Named("handover_types", item.type)},
            variant="text" if item.to is not None else "no_receiver",
        )


def _spoke_in_person(run: Run, handover: Handover) -> bool:
    """A contact of kind warme_overdracht between the two is recorded beside it."""
    others = receivers(run, handover)
    return any(
        meeting.kind is ContactKind.WARME_OVERDRACHT
        and not others.isdisjoint(meeting.hulpverleners)
        and follow_up.concerns(meeting.item.gezinsleden, handover.gezinsleden or ())
        for meeting in run.situation.meetings_of.get(handover.from_, ())
    )


# --- what the rules on handovers share -----------------------------------------------------------


def handovers_in_window(run: Run) -> Iterator[Fact[Handover]]:
    """The handovers that were not certainly sent before the window, in the order of the file."""
    for fact in run.network.handovers:
        if fact.last is None or fact.last >= run.network.start:
            yield fact


def not_carried(handover: Handover) -> tuple[str, ...] | None:
    """What should have gone along and is not recorded to have; None when the file does not say both."""
    if handover.should_carry is None or handover.carried is None:
        return None
    carried = {_plain(text) for text in handover.carried}
    return tuple(text for text in handover.should_carry if _plain(text) not in carried)


def is_to_nobody(handover: Handover) -> bool:
    """Recorded that it went to nobody; an absent `to` is merely not known."""
    return handover.to is None and handover.is_recorded("to")


def receivers(run: Run, handover: Handover) -> frozenset[str]:
    """The hulpverlener it went to, or everybody of the organisation it went to; empty when that is not known."""
    to = handover.to
    if to is None or to in run.network.hulpverleners:
        return frozenset(() if to is None else (to,))
    people = run.network.hulpverleners.values()
    return frozenset(person.id for person in people if person.organisation == to)


def subjects_of(run: Run, handover: Handover) -> Subjects:
    """Everyone and everything that a handover names."""
    network, to = run.network, handover.to
    return sorted_subjects(
        hulpverleners=(handover.from_, *((to,) if to in network.hulpverleners else ())),
        organisations=(to,) if to and to not in network.hulpverleners else (),
        gezinsleden=handover.gezinsleden or (),
        domains=filter(None, (handover.from_domain, handover.to_domain)),
        handovers=(handover.id,),
        signalen=handover.signalen or (),
    )


def about(run: Run, handover: Handover, period: tuple[int, int] | None) -> list[Stretch]:
    """Whom a handover is about, in `period`: those it names, else those whom the sender served, or has regie over."""
    served = {service.gezinslid for service in run.situation.services_of.get(handover.from_, ())}
    if handover.from_ in run.situation.regie_of:
        served |= {lid.id for lid in run.network.gezinsleden.values() if lid.in_gezin}
    return [(gezinslid, period) for gezinslid in sorted(handover.gezinsleden or served)]


def values_of(run: Run, fact: Fact[Handover]) -> Mapping[str, object]:
    """What every sentence on a handover may name: who, to whom, and when it was sent."""
    item = fact.item
    values: dict[str, object] = {"sender": Named("hulpverleners", item.from_)}
    if item.to is not None:
        sort = "hulpverleners" if item.to in run.network.hulpverleners else "organisations"
        values["receiver"] = Named(sort, item.to)
    if fact.last is not None:
        values["sent"] = When(fact.last if fact.first is None else fact.first, fact.last)
    return values


def grade_of_parties(run: Run, handover: Handover, *, is_dated: bool = True) -> Grade:
    """The grade of what was not found in the files of sender and recipient."""
    network = run.network
    organisations = {network.hulpverleners[handover.from_].organisation}
    if handover.to is not None:
        receiver = network.hulpverleners.get(handover.to)
        organisations.add(receiver.organisation if receiver else handover.to)
    return run.grading.of_absence_at(organisations, is_dated=is_dated)


def _days_of_sending(fact: Fact[Handover]) -> tuple[int, int] | None:
    if fact.first is None or fact.last is None:
        return None
    return fact.first, fact.last + 1
