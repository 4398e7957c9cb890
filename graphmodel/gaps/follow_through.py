"""I06-I08: what followed on meldingen, and on what a child told."""

from collections.abc import Iterator

from graphmodel.gaps.finding import Finding, Named, evidence_of
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.run import Run, finds
from graphmodel.model.facts import Melding, Signaal
from graphmodel.model.network import Fact
from graphmodel.vocabulary import ContactKind

YEAR = 365
ANSWERS = frozenset(
    {
        ContactKind.AFSTEMMING,
        ContactKind.CASUSOVERLEG,
        ContactKind.ESCALATIE,
        ContactKind.WARME_OVERDRACHT,
        ContactKind.GEZAMENLIJK_PLAN,
    }
)
"""Contacts that answer a signaal of a child when they are about that child or carry the signaal."""


@finds("I06")
def meldingen_handled_apart(run: Run) -> Iterator[Finding]:
    """Two or more meldingen on the gezin within a year, and no joint meeting after the second; one finding.

    All meldingen on one gezin count together, whatever gezinslid they are about (the keys of the VIR, Jeugdwet 7.1.2.3).
    """
    dated = [fact for fact in run.network.meldingen if fact.first is not None]
    dated.sort(key=lambda fact: (fact.first or 0, fact.item.id))
    series = _within_a_year(dated)
    if not series:
        return
    second = series[1].last or run.network.day
    if any(
        meeting.kind is ContactKind.CASUSOVERLEG
        and (meeting.last is None or meeting.last >= second)
        for meeting in run.network.meetings
    ):
        return
    people = {who for fact in series for who in _parties(run, fact)}
    yield run.finding(
        "I06",
        named=(fact.item.id for fact in series),
        subjects=sorted_subjects(
            hulpverleners=people,
            gezinsleden={lid for fact in series for lid in fact.item.gezinsleden or ()},
            meldingen={fact.item.id for fact in series},
            signalen={s for fact in series for s in fact.item.signalen or ()},
        ),
        period=(series[0].first or run.network.start, run.network.end),
        evidence=tuple(evidence_of(fact.path, fact.source) for fact in series),
        grade=run.grading.of_absence(people),
        values={"count": len(series)},
    )


def _within_a_year(dated: list[Fact[Melding]]) -> list[Fact[Melding]]:
    """The longest run of meldingen of which each next came certainly within a year of the first; empty below two."""
    best: list[Fact[Melding]] = []
    for position, first in enumerate(dated):
        row = [fact for fact in dated[position:] if (fact.last or 0) - (first.first or 0) <= YEAR]
        if len(row) > max(len(best), 1):
            best = row
    return best


def _parties(run: Run, fact: Fact[Melding]) -> set[str]:
    return {who for who in (fact.item.from_, fact.item.to) if who in run.network.hulpverleners}


@finds("I07")
def melder_heard_nothing(run: Run) -> Iterator[Finding]:
    """It is recorded that the melder got no feedback; feedback that came after the day is no such record."""
    written = {melding.id: melding for melding in run.network.casus.meldingen or ()}
    for fact in run.network.meldingen:
        recorded = written[fact.item.id]
        if recorded.feedback is not None or not recorded.is_recorded("feedback"):
            continue
        people = _parties(run, fact)
        evidence = (evidence_of(fact.path, fact.source),)
        yield run.finding(
            "I07",
            named=(fact.item.id,),
            subjects=sorted_subjects(
                hulpverleners=people,
                organisations=run.network.organisations.keys() & {fact.item.to},
                gezinsleden=fact.item.gezinsleden or (),
                meldingen=(fact.item.id,),
                signalen=fact.item.signalen or (),
            ),
            period=(fact.first, run.network.end) if fact.first is not None else None,
            evidence=evidence,
            grade=run.grading.of_record(evidence),
            values={
                "melder": Named("hulpverleners", fact.item.from_),
                "sort": Named("melding_kinds", fact.item.kind),
            },
        )


@finds("I08")
def child_told_nothing_followed(run: Run) -> Iterator[Finding]:
    """A signaal of a child after which, within the setting, nothing that answers it is recorded.

    An answer is a decision about that child, a melding or a contact that carries it or is about that child, or a talk
    with the child alone.
    """
    limit = run.situation.settings.i08_follow_up
    for fact in run.network.signalen:
        last = fact.last
        if not fact.item.from_child or last is None or last + limit > run.network.day:
            continue
        if _has_answer(run, fact.item, last, last + limit):
            continue
        knowers = {k.hulpverlener for k in run.tracing.traces[fact.item.id].knowledge.knowers}
        yield run.finding(
            "I08",
            named=(fact.item.id,),
            subjects=sorted_subjects(
                hulpverleners=knowers,
                gezinsleden=fact.item.gezinsleden or (),
                signalen=(fact.item.id,),
            ),
            period=(fact.first or last, last + limit + 1),
            evidence=(evidence_of(fact.path, fact.source),),
            grade=run.grading.of_absence(knowers),
            values={"days": limit, "signaal": Named("signalen", fact.item.id)},
            touching=(),
        )


def _has_answer(run: Run, signaal: Signaal, since: int, until: int) -> bool:
    """Undated answers count: that they came later is not recorded."""
    network = run.network
    gezinsleden = set(signaal.gezinsleden or ())

    def is_in_time(first: int | None, last: int | None) -> bool:
        return first is None or last is None or (last >= since and first <= until)

    def concerns(about: tuple[str, ...] | None, carried: tuple[str, ...] | None) -> bool:
        return signaal.id in (carried or ()) or not gezinsleden.isdisjoint(about or ())

    meetings = (m for m in network.meetings if m.kind in ANSWERS)
    return (
        any(
            is_in_time(m.first, m.last) and concerns(m.item.gezinsleden, m.item.signalen)
            for m in meetings
        )
        or any(
            is_in_time(f.first, f.last) and concerns(f.item.gezinsleden, f.item.signalen)
            for f in network.meldingen
        )
        or any(
            is_in_time(f.first, f.last) and concerns(f.item.gezinsleden, None)
            for f in network.decisions
        )
        or any(
            is_in_time(f.first, f.last) and f.item.spoken_alone and f.item.gezinslid in gezinsleden
            for f in network.sightings
        )
    )
