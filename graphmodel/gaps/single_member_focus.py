"""F07, C02, C03: each gezinslid has its own circle, nobody serves one of them, or a child was not seen for long."""

from collections.abc import Iterator

from graphmodel.analysis.coverage import NOT_SERVING
from graphmodel.gaps.finding import Evidence, Finding, Named, When
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.run import Run, finds


@finds("F07")
def gezinsleden_served_apart(run: Run) -> Iterator[Finding]:
    """Gezinsleden whose hulpverleners have no route to each other, though active together; one finding in all."""
    if len(run.groups) < 2:  # noqa: PLR2004  # in one group everybody has a route
        return
    circles = _circles(run)
    apart = [circle for circle in circles if _is_beside_another(run, circle, circles)]
    if len(apart) < 2:  # noqa: PLR2004  # one circle is apart from nothing
        return
    gezinsleden = {lid for lids, _ in apart for lid in lids}
    services = [s for lid in sorted(gezinsleden) for s in run.situation.services_for.get(lid, ())]
    people = {service.hulpverlener for service in services}
    yield run.finding(
        "F07",
        named=gezinsleden,
        subjects=sorted_subjects(hulpverleners=people, gezinsleden=gezinsleden),
        period=(
            min(service.span.start for service in services),
            max(service.span.end for service in services),
        ),
        evidence=tuple(run.evidence(service.path, service.source) for service in services),
        grade=run.grading.of_absence(
            people, is_dated=any(service.span.is_dated for service in services)
        ),
        leads=True,
        touching=[(s.gezinslid, (s.span.certain_start, s.span.certain_end)) for s in services],
        values={
            "circles": tuple(
                tuple(Named("gezinsleden", lid) for lid in sorted(lids)) for lids, _ in apart
            ),
            "count": len(apart),
        },
    )


def _circles(run: Run) -> list[tuple[set[str], int]]:
    """Gezinsleden of the gezin who are served, joined where any of their hulpverleners reach each other.

    With each set the mask of everyone that its hulpverleners reach.
    """
    ties, reachable = run.situation.ties, run.situation.distances.reachable
    circles: list[tuple[set[str], int]] = []
    for gezinslid in run.network.gezinsleden.values():
        services = run.situation.services_for.get(gezinslid.id, ())
        if not gezinslid.in_gezin or not services:
            continue
        reached = 0
        for service in services:
            reached |= reachable[ties.index[service.hulpverlener]]
        joined = [circle for circle in circles if circle[1] & reached]
        circles = [circle for circle in circles if not circle[1] & reached]
        lids = {gezinslid.id}.union(*(lids for lids, _ in joined))
        for _, mask in joined:
            reached |= mask
        circles.append((lids, reached))
    return circles


def _is_beside_another(
    run: Run, circle: tuple[set[str], int], circles: list[tuple[set[str], int]]
) -> bool:
    ties = run.situation.ties
    beside = 0
    for who in ties.names(circle[1]):
        beside |= ties.together[ties.index[who]]
    return any(beside & mask for lids, mask in circles if lids != circle[0])


@finds("C02")
def nobody_serves(run: Run) -> Iterator[Finding]:
    """A member of the gezin whom the window shows nobody to help, while others are; waiting and refusing are no help."""
    if not run.network.services:
        return
    for position, gezinslid in enumerate(run.network.casus.gezinsleden or ()):
        is_here = gezinslid.id in run.network.gezinsleden and gezinslid.in_gezin
        services = run.situation.services_for.get(gezinslid.id, ())
        if not is_here or any(service.item.kind not in NOT_SERVING for service in services):
            continue
        is_minor = run.network.is_minor(gezinslid.id, run.network.day)
        yield run.finding(
            "C02",
            named=(gezinslid.id,),
            subjects=sorted_subjects(gezinsleden=(gezinslid.id,)),
            period=(run.network.start, run.network.end),
            evidence=(
                run.evidence(f"gezinsleden[{position}]", gezinslid.source),
                *(run.evidence(service.path, service.source) for service in services),
            ),
            grade=run.grading.of_absence(run.network.members),
            variant="minor" if is_minor else "text",
        )


@finds("C03")
def child_not_seen(run: Run) -> Iterator[Finding]:
    """A minor of the gezin whom nobody is recorded to have seen for longer than the setting, up to the day."""
    network = run.network
    for position, gezinslid in enumerate(network.casus.gezinsleden or ()):
        id_ = gezinslid.id
        if id_ not in network.gezinsleden or not gezinslid.in_gezin:
            continue
        if not network.services or not network.is_minor(id_, network.day):
            continue
        seen = [f for f in network.sightings if f.item.gezinslid == id_ and f.last is not None]
        last = max(seen, key=lambda fact: fact.last or 0, default=None)
        born = gezinslid.born.last_day if gezinslid.born else network.start
        since = (last.last or 0) + 1 if last else max(network.start, born)
        days = network.end - since
        if days <= run.situation.settings.c03_not_seen:
            continue
        evidence: tuple[Evidence, ...] = (
            run.evidence(f"gezinsleden[{position}]", gezinslid.source),
            *((run.evidence(last.path, last.source),) if last else ()),
        )
        serving = {s.hulpverlener for s in run.situation.services_for.get(id_, ())}
        yield run.finding(
            "C03",
            named=(id_,),
            subjects=sorted_subjects(gezinsleden=(id_,), hulpverleners=serving),
            period=(since, network.end),
            evidence=evidence,
            grade=run.grading.of_absence(serving or network.members),
            variant="text" if last else "never",
            values={
                "days": days,
                **({"last": When(last.first or 1, last.last or 1)} if last else {}),
            },
        )
