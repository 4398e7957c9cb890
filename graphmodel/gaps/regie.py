"""R: who directs the help, and whether the regisseurs reach each other and the others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from operator import itemgetter

from graphmodel.analysis.ties import pair_of
from graphmodel.gaps.finding import Finding, Named
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.run import Run, finds
from graphmodel.gaps.situation import certain_days
from graphmodel.model.network import Direction, Service, Span
from graphmodel.vocabulary import AgreementKind, ContactKind, Domain, RegieKind

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
    touched = {
        service.path: service
        for service in run.network.services
        for start, end in stretches
        if service.span.start < end and start < service.span.end
    }
    services = list(touched.values())
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
        evidence=tuple([run.evidence(s.path, s.source) for s in services]),
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
    dated = Counter(service.domain for service in services if service.span.is_dated)
    return _asks_regie(dated.values())


def regisseurs_on_day(run: Run) -> frozenset[str]:
    """Who has regie on the day, as far as is possible."""
    network = run.network
    return frozenset(d.hulpverlener for d in network.regie if d.span.is_possible_on(network.day))


def days_without_regie(run: Run) -> tuple[tuple[int, int], ...]:
    """The half-open stretches of the window in which regie was called for and none is recorded, in order.

    Regie is called for from three involvements in two domains that certainly ran together; a stretch of regie that is
    only possible counts as regie.
    """
    changes: list[tuple[int, int, Domain | None]] = []
    for service in run.network.services:
        start, end = service.span.certain_start, service.span.certain_end
        if start < end:
            changes += ((start, 1, service.domain), (end, -1, service.domain))
    for direction in run.network.regie:
        changes += ((direction.span.start, 1, None), (direction.span.end, -1, None))
    changes.sort(key=itemgetter(0))
    return tuple(_lacking(changes))


def _lacking(changes: Iterable[tuple[int, int, Domain | None]]) -> Iterator[tuple[int, int]]:
    """Day by day how many more or fewer serve in a domain, or have regie (None), to the stretches without regie."""
    running: defaultdict[Domain | None, int] = defaultdict(int)
    since: int | None = None
    for day, rows in groupby(changes, key=itemgetter(0)):
        for _, step, domain in rows:
            running[domain] += step
        is_lacking = not running[None] and _asks_regie(running.values())
        if is_lacking and since is None:
            since = day
        elif since is not None and not is_lacking:
            yield since, day
            since = None


def _asks_regie(services: Iterable[int]) -> bool:
    """By how many services there are in each domain."""
    numbers = [number for number in services if number]
    return sum(numbers) >= INVOLVEMENTS_THAT_ASK_REGIE and len(numbers) >= DOMAINS_THAT_ASK_REGIE


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
        evidence=tuple(run.evidence(row.path, row.source) for row in rows.values()),
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
    by_missed: dict[tuple[str, ...], tuple[list[str], list[Service]]] = {}
    for regisseur, stretches in run.situation.regie_of.items():
        if others and regisseur not in others:
            continue
        unmet = _unmet_by(run, regisseur, stretches)
        if unmet:
            paths = tuple([service.path for service in unmet])
            by_missed.setdefault(paths, ([], unmet))[0].append(regisseur)
    for regisseurs, unmet in by_missed.values():
        yield _out_of_touch(run, regisseurs, unmet)


def _out_of_touch(run: Run, regisseurs: list[str], unmet: list[Service]) -> Finding:
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
        evidence=tuple([run.evidence(row.path, row.source) for row in (*stretches, *unmet)]),
        grade=run.grading.of_absence(
            people.union(regisseurs),
            is_dated=is_dated and any(row.span.is_dated for row in unmet),
        ),
        touching={
            (service.gezinslid, days)
            for service in unmet
            for stretch in stretches
            if (days := _both(service.span, stretch.span))[0] < days[1]
        },
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
    """The days that certainly lie in both, from the first up to the second; none when that is not later."""
    start, end = ours.certain_start, ours.certain_end
    return (
        start if start > theirs.certain_start else theirs.certain_start,
        end if end < theirs.certain_end else theirs.certain_end,
    )


def _unmet_by(run: Run, regisseur: str, stretches: tuple[Direction, ...]) -> list[Service]:
    ties = run.situation.ties
    place = ties.index[regisseur]
    met = ties.adjacent[place] | 1 << place
    return [
        service
        for service in run.network.services
        if not met >> ties.index[service.hulpverlener] & 1
        and _is_missed(run, regisseur, service, stretches)
    ]


def _is_missed(
    run: Run, regisseur: str, service: Service, stretches: tuple[Direction, ...]
) -> bool:
    """They certainly were there together for so many days, and no agreement tells that they need not meet."""
    limit = run.situation.settings.l01_overlap
    for direction in stretches:
        days = _both(direction.span, service.span)
        if days[1] - days[0] >= limit and not _need_not_meet(run, regisseur, service, days):
            return True
    return False


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
