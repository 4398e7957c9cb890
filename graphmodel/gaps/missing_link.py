"""L01, L02, L05: two hulpverleners around the same gezin between whom no contact, or no contact any more, was found."""

from collections.abc import Iterator
from datetime import date

from graphmodel.analysis.distances import Gain
from graphmodel.analysis.ties import Pair, Tie, pair_of
from graphmodel.gaps.finding import Finding, evidence_of
from graphmodel.gaps.grading import sorted_subjects
from graphmodel.gaps.run import Run, finds
from graphmodel.gaps.situation import OpenSignaal, Overlap, overlap
from graphmodel.model.network import Service


@finds("L01")
def same_gezinslid_no_contact(run: Run) -> Iterator[Finding]:
    """Two serve the same gezinslid, certainly together for long enough, and no contact by then is recorded.

    Contact before or during the time together counts (when it stopped, that is L05); contact after it does not.
    """
    for pair, overlaps in sorted(run.situation.overlaps.items()):
        missing = unmet_overlaps(run, pair, overlaps)
        if missing:
            yield _missing_contact(run, pair, missing)


def unmet_overlaps(run: Run, pair: Pair, overlaps: tuple[Overlap, ...]) -> tuple[Overlap, ...]:
    """The overlaps of a pair that are certain, long enough, not agreed otherwise, and without contact up to their end."""
    limit = run.situation.settings.l01_overlap
    ties = run.situation.ties.between(*pair)
    return tuple(
        row
        for row in overlaps
        if row.certain_days >= limit
        and not any(tie.first is None or tie.first < row.end for tie in ties)
        and run.situation.agreement(*pair, (row.start, row.end), (row.first.gezinslid,)) is None
    )


def _missing_contact(run: Run, pair: Pair, missing: tuple[Overlap, ...]) -> Finding:
    services = _services(missing)
    return run.finding(
        "L01",
        named=pair,
        subjects=sorted_subjects(
            hulpverleners=pair, gezinsleden={row.first.gezinslid for row in missing}
        ),
        period=_hull(missing),
        evidence=tuple(evidence_of(service.path, service.source) for service in services),
        grade=run.grading.of_absence(pair, is_dated=all(s.span.is_dated for s in services)),
        values={"days": max(row.certain_days for row in missing)},
        gain=gain_of(run, pair),
    )


@finds("L02")
def severe_signaal_no_contact(run: Run) -> Iterator[Finding]:
    """Two serve different gezinsleden while a severe signaal about one of these was open, without contact."""
    for pair, rows in _pairs_around_signalen(run).items():
        services = tuple({s.path: s for _, first, second in rows for s in (first, second)}.values())
        signalen = {signaal.signaal for signaal, _, _ in rows}
        periods = [_together(*row) for row in rows]
        period = (min(start for start, _ in periods), max(end for _, end in periods))
        paths = [f for f in run.network.signalen if f.item.id in signalen]
        yield run.finding(
            "L02",
            named=pair,
            subjects=sorted_subjects(
                hulpverleners=pair,
                gezinsleden={service.gezinslid for service in services},
                signalen=signalen,
            ),
            period=period,
            evidence=tuple(evidence_of(row.path, row.source) for row in (*services, *paths)),
            grade=run.grading.of_absence(pair, is_dated=all(s.span.is_dated for s in services)),
            values={"count": len(signalen)},
            gain=gain_of(run, pair),
        )


_Around = tuple[OpenSignaal, Service, Service]


def _pairs_around_signalen(run: Run) -> dict[Pair, list[_Around]]:
    """Pairs in order of id that share no gezinslid, with each open signaal and the services on its two sides."""
    situation = run.situation
    found: dict[Pair, list[_Around]] = {}
    for signaal in situation.open_signalen:
        for near in situation.services_for.get(signaal.gezinslid, ()):
            for far in run.network.services:
                pair = pair_of(near.hulpverlener, far.hulpverlener)
                row = (signaal, near, far)
                if _is_severed(run, pair, row):
                    found.setdefault(pair, []).append(row)
    return dict(sorted(found.items()))


def _is_severed(run: Run, pair: Pair, row: _Around) -> bool:
    signaal, near, far = row
    if pair[0] == pair[1] or near.gezinslid == far.gezinslid or pair in run.situation.overlaps:
        return False
    start, end = _together(*row)
    if start >= end:
        return False
    if any(tie.first is None or tie.first < end for tie in run.situation.ties.between(*pair)):
        return False
    return run.situation.agreement(*pair, (start, end), (signaal.gezinslid,)) is None


def _together(signaal: OpenSignaal, near: Service, far: Service) -> tuple[int, int]:
    """The days on which both certainly served while the signaal was open."""
    return (
        max(signaal.start, near.span.certain_start, far.span.certain_start),
        min(signaal.end, near.span.certain_end, far.span.certain_end),
    )


@finds("L05")
def contact_went_silent(run: Run) -> Iterator[Finding]:
    """Two had contact, both stayed active for longer than the setting after the last of it, and none followed.

    Undated contact tells nothing about silence: a pair that has only that stays out.
    """
    for pair, ties in sorted(run.situation.ties.records.items()):
        silence = _silence(run, pair, ties)
        if silence is None:
            continue
        last, together = silence
        evidence = (last, together.first, together.second)
        since = max((last.last or 0) + 1, together.certain_start)
        period = (since, together.certain_end)
        yield run.finding(
            "L05",
            named=pair,
            subjects=sorted_subjects(
                hulpverleners=pair,
                gezinsleden={together.first.gezinslid, together.second.gezinslid},
            ),
            period=period,
            evidence=tuple(evidence_of(row.path, row.source) for row in evidence),
            grade=run.grading.of_absence(
                pair, is_dated=together.first.span.is_dated and together.second.span.is_dated
            ),
            values={
                "last": date.fromordinal(last.last or 1),
                "days": period[1] - period[0],
            },
            gain=gain_of(run, pair),
        )


def _silence(run: Run, pair: Pair, ties: tuple[Tie, ...]) -> tuple[Tie, Overlap] | None:
    """The last tie and the time together that outlasted it; None when there was no silence."""
    dated = [tie for tie in ties if tie.last is not None]
    if not dated:
        return None
    last = max(dated, key=lambda tie: tie.last or 0)
    since = (last.last or 0) + 1
    services = run.situation.services_of
    limit = run.situation.settings.l05_silence
    found = [
        together
        for first in services.get(pair[0], ())
        for second in services.get(pair[1], ())
        if (together := overlap(first, second))
        and together.certain_end - max(since, together.certain_start) > limit
        and run.situation.agreement(
            *pair, (since, together.end), {first.gezinslid, second.gezinslid}
        )
        is None
    ]
    if not found:
        return None
    return last, max(found, key=lambda row: (row.certain_end, row.first.gezinslid))


def gain_of(run: Run, pair: Pair) -> Gain:
    """What a tie between the two would give in P."""
    index = run.situation.ties.index
    return run.situation.distances.gain(index[pair[0]], index[pair[1]])


def best_gain(run: Run, pairs: list[Pair]) -> Gain | None:
    """The largest gain among `pairs`, None without pairs."""
    return max((gain_of(run, pair) for pair in pairs), default=None)


def _services(overlaps: tuple[Overlap, ...]) -> tuple[Service, ...]:
    services = {service.path: service for row in overlaps for service in (row.first, row.second)}
    return tuple(services.values())


def _hull(overlaps: tuple[Overlap, ...]) -> tuple[int, int]:
    return min(row.certain_start for row in overlaps), max(row.certain_end for row in overlaps)
