"""F01-F04: the hulpverleners fall apart into groups, meet only through the gezin, or share no plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from graphmodel.analysis.ties import Pair
from graphmodel.analysis.weak_spots import Group
from graphmodel.gaps.finding import Evidence, Finding, Named
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.missing_link import stretches_of
from graphmodel.gaps.run import Run, Stretch, finds
from graphmodel.gaps.situation import Overlap
from graphmodel.model.facts import Plan
from graphmodel.model.network import Fact

ISOLATES_NAMED_APART = 3
"""More isolates than this are one finding that names them all."""


@finds("F01")
def separate_groups(run: Run) -> Iterator[Finding]:
    """Leaving the gezin out, a group has no route to others who were active in the same time; one finding per group.

    Two groups and nobody beside them are one finding: what is said of the one is said of the other.

    One group beside people who stand alone is what F02 tells.
    """
    large = [group for group in run.groups if len(group) > 1]
    for group in large:
        others = _active_beside(run, group)
        if len(large) == 1 or not others:
            continue
        is_mirrored = len(run.groups) == len(large) == 2  # noqa: PLR2004  # the two say the same
        if is_mirrored and group != large[0]:
            continue
        ties = _ties_within(run, group)
        people = {*group, *others}
        yield run.finding(
            "F01",
            named=people if is_mirrored else group,
            subjects=sorted_subjects(
                hulpverleners=people,
                gezinsleden=_served_by(run, people if is_mirrored else group),
            ),
            period=(run.network.start, run.network.end),
            evidence=(*ties, *_ties_within(run, others)) if is_mirrored else ties,
            grade=run.grading.of_absence(people),
            leads=group == run.groups[0],
            touching=_shared_with(run, group),
            values={
                "group": _names(group),
                "others": _names(others),
                "groups": len(run.groups),
                "pairs": run.situation.distances.pairs_without_route,
                "of_pairs": run.situation.distances.pairs,
            },
        )


@finds("F02")
def isolated_hulpverlener(run: Run) -> Iterator[Finding]:
    """Somebody without any tie while others were active; more than three of them are one finding."""
    alone = [group[0] for group in run.groups if len(group) == 1 and _active_beside(run, group)]
    if len(alone) > ISOLATES_NAMED_APART:
        yield _isolated(run, tuple(sorted(alone)))
        return
    for who in sorted(alone):
        yield _isolated(run, (who,))


def _isolated(run: Run, alone: Group) -> Finding:
    services = [s for who in alone for s in run.situation.services_of.get(who, ())]
    regie = [d for who in alone for d in run.situation.regie_of.get(who, ())]
    spans = [row.span for row in (*services, *regie)]
    return run.finding(
        "F02",
        named=alone,
        subjects=sorted_subjects(hulpverleners=alone, gezinsleden=_served_by(run, alone)),
        period=(
            min((span.start for span in spans), default=run.network.start),
            max((span.end for span in spans), default=run.network.end),
        ),
        evidence=tuple(run.evidence(row.path, row.source) for row in (*services, *regie)),
        grade=run.grading.of_absence(
            alone, is_dated=not spans or any(span.is_dated for span in spans)
        ),
        leads=len(alone) > 1,
        touching=[(s.gezinslid, (s.span.certain_start, s.span.certain_end)) for s in services],
        values={"count": len(alone), "total": len(run.network.members)},
        variant="text" if len(alone) == 1 else "several",
    )


@finds("F03")
def meet_only_through_the_gezin(run: Run) -> Iterator[Finding]:
    """Pairs without a route who served the same gezinslid together; one finding per gezinslid."""
    if len(run.groups) < 2:  # noqa: PLR2004  # in one group everybody has a route
        return
    found: defaultdict[str, dict[Pair, Overlap]] = defaultdict(dict)
    index, reachable = run.situation.ties.index, run.situation.distances.reachable
    for pair, overlaps in run.situation.overlaps.items():
        first, second = pair
        if reachable[index[first]] >> index[second] & 1:
            continue
        for row in overlaps:
            if row.certain_days > 0:
                found[row.first.gezinslid].setdefault(pair, row)
    for gezinslid, rows in sorted(found.items()):
        people = {who for pair in rows for who in pair}
        services = {s.path: s for row in rows.values() for s in (row.first, row.second)}
        yield run.finding(
            "F03",
            named=(gezinslid,),
            subjects=sorted_subjects(hulpverleners=people, gezinsleden=(gezinslid,)),
            period=(
                min(row.certain_start for row in rows.values()),
                max(row.certain_end for row in rows.values()),
            ),
            evidence=tuple(run.evidence(s.path, s.source) for s in services.values()),
            grade=run.grading.of_absence(
                people,
                is_dated=any(
                    row.first.span.is_dated and row.second.span.is_dated for row in rows.values()
                ),
            ),
            values={"count": len(rows)},
            pairs=rows,
            touching=stretches_of(rows.values()),
        )


@finds("F04")
def no_shared_plan(run: Run) -> Iterator[Finding]:
    """Nobody shares a plan on the day, or somebody active stands outside the one that most share."""
    active = {
        service.hulpverlener: service
        for service in run.network.services
        if service.span.is_certain_on(run.network.day)
    }
    if len(active) < 2:  # noqa: PLR2004  # a plan is shared by two
        return
    running = [plan for plan in run.network.plans if plan.last == run.network.day]
    if any(plan.item.hulpverleners is None for plan in running):
        return
    plan = max(running, key=lambda p: _shared_by(p, active), default=None)
    outside = set(active) - set(plan.item.hulpverleners or () if plan else ())
    if not outside:
        return
    rows = [*running, *(active[who] for who in sorted(outside))]
    yield run.finding(
        "F04",
        named=outside,
        subjects=sorted_subjects(
            hulpverleners=outside,
            gezinsleden={active[who].gezinslid for who in outside},
            plans={p.item.id for p in running},
        ),
        period=(run.network.day, run.network.end),
        evidence=tuple(run.evidence(row.path, row.source) for row in rows),
        grade=run.grading.of_absence(
            outside, is_dated=any(active[who].span.is_dated for who in outside)
        ),
        leads=True,
        variant="text" if plan else "none",
        values={"count": len(outside), "total": len(active), "plans": len(running)},
        norm="REGIE-EEN",
    )


def _shared_by(plan: Fact[Plan], active: Iterable[str]) -> tuple[int, str]:
    return len(set(plan.item.hulpverleners or ()).intersection(active)), plan.item.id


def _active_beside(run: Run, group: Group) -> Group:
    """Those outside a group who were active in the same time as any of it, in order of id."""
    ties = run.situation.ties
    beside = 0
    for who in group:
        beside |= ties.together[ties.index[who]]
    return ties.names(beside & ~ties.mask(group))


def _shared_with(run: Run, group: Group) -> list[Stretch]:
    """The gezinsleden whom somebody of the group and somebody outside it certainly served together, with the days."""
    overlaps = run.situation.overlaps
    crossing = (rows for pair, rows in overlaps.items() if len({*group}.intersection(pair)) == 1)
    return stretches_of(chain.from_iterable(crossing))


def _ties_within(run: Run, group: Group) -> tuple[Evidence, ...]:
    members = set(group)
    rows = {
        tie.path: run.evidence(tie.path, tie.source)
        for pair, ties in run.situation.ties.records.items()
        if members.issuperset(pair)
        for tie in ties
    }
    return tuple(rows.values())


def _served_by(run: Run, people: Iterable[str]) -> set[str]:
    return {s.gezinslid for who in people for s in run.situation.services_of.get(who, ())}


def _names(ids: Iterable[str]) -> tuple[Named, ...]:
    return tuple(Named("hulpverleners", id_) for id_ in ids)
