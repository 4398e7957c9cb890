"""F05, F06: the network of the day hangs on one person, or on one contact. A vulnerability, never a fault."""

from collections.abc import Iterator

from graphmodel.analysis.ties import Tie
from graphmodel.analysis.weak_spots import Bridge, CutPoint, bridges, cut_points
from graphmodel.gaps.finding import Evidence, Finding, Named
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.run import Run, finds

NAMED_APART = 3
"""More weak spots than this are one finding: then nearly every connection is a single one."""


@finds("F05")
def cut_point(run: Run) -> Iterator[Finding]:
    """Somebody active on the day without whom others would lose their route."""
    found = cut_points(run.situation.blocks)
    if len(found) <= NAMED_APART:
        for point in found:
            yield _of_people(run, (point,))
    else:
        yield _of_people(run, found)


def _of_people(run: Run, points: tuple[CutPoint, ...]) -> Finding:
    people = {who for point in points for group in point.groups for who in group}
    people |= {point.who for point in points}
    evidence = _ties_of(run, [point.who for point in points])
    first = points[0]
    return run.finding(
        "F05",
        named=(point.who for point in points),
        subjects=sorted_subjects(hulpverleners=people),
        period=(run.network.day, run.network.end),
        evidence=evidence,
        grade=run.grading.of_record(evidence),
        variant="text" if len(points) == 1 else "several",
        values={
            "who": tuple(Named("hulpverleners", point.who) for point in points),
            "sides": tuple(
                tuple(Named("hulpverleners", who) for who in group) for group in first.groups
            ),
            "count": len(points),
        },
    )


@finds("F06")
def single_connection(run: Run) -> Iterator[Finding]:
    """One contact is the only one between two groups of two or more who are active on the day."""
    found = tuple(
        bridge
        for bridge in bridges(run.situation.blocks)
        if len(bridge.left) > 1 and len(bridge.right) > 1
    )
    if len(found) <= NAMED_APART:
        for bridge in found:
            yield _of_ties(run, (bridge,))
    else:
        yield _of_ties(run, found)


def _of_ties(run: Run, found: tuple[Bridge, ...]) -> Finding:
    evidence = tuple(
        run.evidence(tie.path, tie.source)
        for bridge in found
        for tie in run.situation.ties.between(bridge.first, bridge.second)
    )
    people = {who for bridge in found for side in (bridge.left, bridge.right) for who in side}
    return run.finding(
        "F06",
        named={who for bridge in found for who in (bridge.first, bridge.second)},
        subjects=sorted_subjects(hulpverleners=people),
        period=(run.network.day, run.network.end),
        evidence=tuple(dict.fromkeys(evidence)),
        grade=run.grading.of_record(evidence),
        variant="text" if len(found) == 1 else "several",
        values={
            "first": Named("hulpverleners", found[0].first),
            "second": Named("hulpverleners", found[0].second),
            "left": tuple(Named("hulpverleners", who) for who in found[0].left),
            "right": tuple(Named("hulpverleners", who) for who in found[0].right),
            "count": len(found),
        },
    )


def _ties_of(run: Run, people: list[str]) -> tuple[Evidence, ...]:
    """The ties of each of them in turn, every tie once."""
    found: dict[str, list[Tie]] = {who: [] for who in people}
    for pair, ties in run.situation.ties.records.items():
        for who in pair:
            if who in found:
                found[who] += ties
    each_once = {tie.path: tie for ties in found.values() for tie in ties}
    return tuple([run.evidence(tie.path, tie.source) for tie in each_once.values()])
