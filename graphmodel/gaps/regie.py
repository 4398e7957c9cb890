"""R: who directs the help, and whether the regisseurs reach each other and the others."""

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from graphmodel.analysis.ties import pair_of
from graphmodel.gaps.finding import Finding, Named, evidence_of
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.run import Run, finds
from graphmodel.gaps.situation import certain_days
from graphmodel.model.network import Direction, Service, Span
from graphmodel.vocabulary import AgreementKind, ContactKind, RegieKind

INVOLVEMENTS_THAT_ASK_REGIE = 3
DOMAINS_THAT_ASK_REGIE = 2
A_CHANGE_OF_HANDS = 1
TUNING_KINDS = frozenset(
    {
        ContactKind.AFSTEMMING,
        ContactKind.CASUSOVERLEG,
        ContactKind.WARME_OVERDRACHT,
        ContactKind.GEZAMENLIJK_PLAN,
        ContactKind.ESCALATIE,
    }
)
"""Contacts in which own actions are tuned (domain.md 4.1, level 4 and up)."""


@finds("R01")
def nobody_has_regie(run: Run) -> Iterator[Finding]:
    """Three or more involvements in two or more domains and no regie; one finding with every stretch of it."""
    stretches = days_without_regie(run)
    if not stretches:
        return
    period = (stretches[0][0], stretches[-1][1])
    services = [
        service
        for service in run.network.services
        if any(service.span.start < end and start < service.span.end for start, end in stretches)
    ]
    people = {service.hulpverlener for service in services}
    yield run.finding(
        "R01",
        named=people,
        subjects=sorted_subjects(
            hulpverleners=people,
            gezinsleden={service.gezinslid for service in services},
            domains={service.domain for service in services},
        ),
        period=period,
        evidence=tuple(evidence_of(s.path, s.source) for s in services),
        grade=run.grading.of_absence(people, is_dated=_is_carried_by_dated(services)),
        leads=True,
        values={
            "days": sum(end - start for start, end in stretches),
            "stretches": len(stretches),
        },
        norm="REGIE-EEN",
    )


def _is_carried_by_dated(services: list[Service]) -> bool:
    """The services whose dates are recorded call for regie by themselves."""
    dated = [service for service in services if service.span.is_dated]
    return (
        len(dated) >= INVOLVEMENTS_THAT_ASK_REGIE
        and len({service.domain for service in dated}) >= DOMAINS_THAT_ASK_REGIE
    )


def regisseurs_on_day(run: Run) -> frozenset[str]:
    """Who has regie on the day, as far as is possible."""
    network = run.network
    return frozenset(d.hulpverlener for d in network.regie if d.span.is_possible_on(network.day))


def days_without_regie(run: Run) -> tuple[tuple[int, int], ...]:
    """The half-open stretches of the window in which regie was called for and none is recorded, in order.

    Regie is called for from three involvements in two domains that certainly ran together; a stretch of regie that is
    only possible counts as regie.
    """
    network = run.network
    edges = {network.start, network.end}
    for service in network.services:
        edges |= {service.span.certain_start, service.span.certain_end}
    for direction in network.regie:
        edges |= {direction.span.start, direction.span.end}
    stretches: list[tuple[int, int]] = []
    days = sorted(day for day in edges if network.start <= day <= network.end)
    for start, end in pairwise(days):
        if any(direction.span.is_possible_on(start) for direction in network.regie):
            continue
        active = [s for s in network.services if s.span.is_certain_on(start)]
        if len(active) < INVOLVEMENTS_THAT_ASK_REGIE:
            continue
        if len({service.domain for service in active}) < DOMAINS_THAT_ASK_REGIE:
            continue
        if stretches and stretches[-1][1] == start:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return tuple(stretches)


@finds("R02")
def regisseurs_not_tuned(run: Run) -> Iterator[Finding]:
    """Regisseurs at the same time without recorded tuning or a shared plan; one finding per set that hangs together.

    One day in common is a change of hands: people write it as the last day of one and the first of the other.
    """
    untuned: dict[tuple[str, str], tuple[Direction, Direction]] = {}
    for ours, theirs in combinations(run.network.regie, 2):
        if ours.hulpverlener == theirs.hulpverlener:
            continue
        pair = pair_of(ours.hulpverlener, theirs.hulpverlener)
        if pair in untuned or certain_days(ours.span, theirs.span) <= A_CHANGE_OF_HANDS:
            continue
        if not _are_tuned(run, *pair):
            untuned[pair] = (ours, theirs)
    for people in _connected(untuned):
        yield _untuned(
            run, people, [rows for pair, rows in untuned.items() if people.issuperset(pair)]
        )


def _untuned(run: Run, people: set[str], pairs: list[tuple[Direction, Direction]]) -> Finding:
    rows = {direction.path: direction for pair in pairs for direction in pair}
    spans = [direction.span for direction in rows.values()]
    return run.finding(
        "R02",
        named=people,
        subjects=sorted_subjects(
            hulpverleners=people, gezinsleden=_directed_by(run, rows.values())
        ),
        period=(min(span.start for span in spans), max(span.end for span in spans)),
        evidence=tuple(evidence_of(row.path, row.source) for row in rows.values()),
        grade=run.grading.of_absence(people, is_dated=any(_is_dated(pair) for pair in pairs)),
        leads=True,
        touching=[
            (gezinslid, _both(ours.span, theirs.span))
            for ours, theirs in pairs
            for gezinslid in _directed_by(run, (ours, theirs))
        ],
        variant="text" if any(_is_dated(pair) for pair in pairs) else "undated",
        values={"count": len(people), "duos": len(pairs)},
        norm="REGIE-TWEE-KADERS",
    )


def _is_dated(pair: tuple[Direction, Direction]) -> bool:
    """That both had regie at the same time follows from recorded dates."""
    return all(direction.span.is_dated for direction in pair)


def _directed_by(run: Run, rows: Iterable[Direction]) -> set[str]:
    """The gezinslid of the involvement that carries the regie; regie without one is over the whole gezin."""
    served = {service.path: service.gezinslid for service in run.network.services}
    gezin = {lid.id for lid in run.network.gezinsleden.values() if lid.in_gezin}
    return {
        gezinslid
        for row in rows
        for gezinslid in ((served[row.path],) if row.path in served else gezin)
    }


@finds("R03")
def regisseur_out_of_touch(run: Run) -> Iterator[Finding]:
    """A regisseur without any tie to hulpverleners active in the same time; one finding per regisseur.

    Regisseurs who miss the very same involvements are one finding.
    Whoever has procesregie works at a distance (domain.md 3.2) and is only looked at when nobody else has regie.
    """
    others = {d.hulpverlener for d in run.network.regie if d.kind is not RegieKind.PROCESREGIE}
    by_missed: dict[tuple[Service, ...], list[str]] = {}
    for regisseur, stretches in run.situation.regie_of.items():
        if others and regisseur not in others:
            continue
        unmet = _unmet_by(run, regisseur, stretches)
        if unmet:
            by_missed.setdefault(unmet, []).append(regisseur)
    for unmet, regisseurs in by_missed.items():
        yield _out_of_touch(run, regisseurs, unmet)


def _out_of_touch(run: Run, regisseurs: list[str], unmet: tuple[Service, ...]) -> Finding:
    people = {service.hulpverlener for service in unmet}
    stretches = [row for who in regisseurs for row in run.situation.regie_of[who]]
    is_dated = any(row.span.is_dated for row in stretches)
    served = {service.hulpverlener for service in run.network.services} - set(regisseurs)
    return run.finding(
        "R03",
        named=regisseurs,
        subjects=sorted_subjects(
            hulpverleners=people.union(regisseurs),
            gezinsleden={service.gezinslid for service in unmet},
        ),
        period=(
            min(row.span.start for row in stretches),
            max(row.span.end for row in stretches),
        ),
        evidence=tuple(evidence_of(row.path, row.source) for row in (*stretches, *unmet)),
        grade=run.grading.of_absence(
            people.union(regisseurs),
            is_dated=is_dated and any(row.span.is_dated for row in unmet),
        ),
        touching=[
            (service.gezinslid, _both(service.span, stretch.span))
            for service in unmet
            for stretch in stretches
            if certain_days(service.span, stretch.span) > 0
        ],
        variant="text" if len(regisseurs) == 1 else "several",
        values={
            "regisseurs": tuple(Named("hulpverleners", who) for who in regisseurs),
            "missed": tuple(Named("hulpverleners", who) for who in sorted(people)),
            "count": len(people),
            "total": len(served),
            **({} if is_dated else {"period": Named("periods", "unknown")}),
        },
        norm="REGIE-ALLE-LEEFGEBIEDEN",
    )


def _both(ours: Span, theirs: Span) -> tuple[int, int]:
    """The days that certainly lie in both."""
    start = max(ours.certain_start, theirs.certain_start)
    return start, min(ours.certain_end, theirs.certain_end)


def _unmet_by(run: Run, regisseur: str, stretches: tuple[Direction, ...]) -> tuple[Service, ...]:
    return tuple(
        service
        for service in run.network.services
        if service.hulpverlener != regisseur
        and not run.situation.ties.are_tied(regisseur, service.hulpverlener)
        and any(
            certain_days(direction.span, service.span) >= run.situation.settings.l01_overlap
            and not _need_not_meet(run, regisseur, service, _both(direction.span, service.span))
            for direction in stretches
        )
    )


def _need_not_meet(run: Run, regisseur: str, service: Service, period: tuple[int, int]) -> bool:
    """Agreed otherwise; an agreement that contact runs through the regisseur is no reason to miss the regisseur."""
    least = run.situation.settings.l01_overlap
    agreed = run.situation.agreement(
        regisseur, service.hulpverlener, period, (service.gezinslid,), least=least
    )
    return agreed is not None and agreed.item.kind is not AgreementKind.VIA_REGISSEUR


def _are_tuned(run: Run, first: str, second: str) -> bool:
    if any(
        meeting.kind in TUNING_KINDS and {first, second} <= set(meeting.hulpverleners)
        for meeting in run.network.meetings
    ):
        return True
    return any({first, second} <= set(plan.item.hulpverleners or ()) for plan in run.network.plans)


def _connected(pairs: dict[tuple[str, str], tuple[Direction, Direction]]) -> list[set[str]]:
    found: list[set[str]] = []
    for pair in pairs:
        joined = [group for group in found if group.intersection(pair)]
        found = [group for group in found if not group.intersection(pair)]
        found.append(set(pair).union(*joined))
    return sorted(found, key=sorted)
