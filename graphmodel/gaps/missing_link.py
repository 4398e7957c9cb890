"""L01, L02, L05: two hulpverleners around the same gezin between whom no contact, or no contact any more, was found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from graphmodel.analysis.distances import Gain
from graphmodel.analysis.ties import Pair, Tie, pair_of
from graphmodel.gaps.finding import Finding, Subjects, When, duos, ordered
from graphmodel.gaps.run import Run, Stretch, finds
from graphmodel.gaps.situation import OpenSignaal, Overlap
from graphmodel.model.network import BEFORE_ALL, Direction, Service


@finds("L01")
def same_gezinslid_no_contact(run: Run) -> Iterator[Finding]:
    """Two serve the same gezinslid, certainly together for long enough, and no contact by then is recorded.

    Contact before or during the time together counts (when it stopped, that is L05); contact after it does not.
    """
    found = run.situation.unmet
    apart, rest = told_apart(run, found)
    for pair in apart:
        yield _missing_contact(run, (pair,), found[pair])
    if rest:
        yield _missing_contact(run, rest, tuple(row for pair in rest for row in found[pair]))


def _missing_contact(run: Run, pairs: tuple[Pair, ...], missing: tuple[Overlap, ...]) -> Finding:
    people = ordered(chain.from_iterable(pairs))
    return run.finding(
        "L01",
        named=people,
        subjects=Subjects(people, ordered(row.first.gezinslid for row in missing)),
        period=_hull(missing),
        evidence=tuple(run.evidence(*row[:2]) for row in _services(missing)),
        grade=run.grading.of_absence(
            people,
            is_dated=any(row.first.span.is_dated and row.second.span.is_dated for row in missing),
        ),
        values={
            "days": max(row.certain_days for row in missing),
            "count": len(pairs),
            "duos": duos(pairs),
        },
        variant="text" if len(pairs) == 1 else "several",
        gain=gain_of(run, pairs[0]) if len(pairs) == 1 else None,
        pairs=pairs,
        touching=stretches_of(missing),
    )


@finds("L02")
def severe_signaal_no_contact(run: Run) -> Iterator[Finding]:
    """Two serve different gezinsleden while a severe signaal about one of these was open, without contact."""
    found = _pairs_around_signalen(run)
    apart, rest = told_apart(run, found)
    for pair in apart:
        yield _unconnected(run, (pair,), found[pair])
    if rest:
        yield _unconnected(run, rest, [row for pair in rest for row in found[pair]])


class _Around(NamedTuple):
    """Two services around a severe signaal, and the days on which both certainly ran while it was open."""

    signaal: OpenSignaal
    near: Service
    far: Service
    start: int
    end: int


def _unconnected(run: Run, pairs: tuple[Pair, ...], rows: list[_Around]) -> Finding:
    people = ordered(chain.from_iterable(pairs))
    services = {s.path: s for row in rows for s in (row.near, row.far)}
    signalen = {row.signaal.signaal for row in rows}
    told = [fact for id_, fact in run.situation.severe.items() if id_ in signalen]
    return run.finding(
        "L02",
        named=people,
        subjects=Subjects(
            people,
            ordered(service.gezinslid for service in services.values()),
            signalen=ordered(signalen),
        ),
        period=(min(row.start for row in rows), max(row.end for row in rows)),
        evidence=tuple(run.evidence(row.path, row.source) for row in (*services.values(), *told)),
        grade=run.grading.of_absence(
            people,
            is_dated=any(
                row.signaal.is_dated and row.near.span.is_dated and row.far.span.is_dated
                for row in rows
            ),
        ),
        values={"signalen": len(signalen), "count": len(pairs), "duos": duos(pairs)},
        variant=_variant(pairs, rows),
        gain=gain_of(run, pairs[0]) if len(pairs) == 1 else None,
        pairs=pairs,
        touching=(),
    )


def _variant(pairs: tuple[Pair, ...], rows: list[_Around]) -> str:
    if len(pairs) > 1:
        return "several"
    return "text" if any(row.signaal.is_dated for row in rows) else "undated"


def _pairs_around_signalen(run: Run) -> dict[Pair, list[_Around]]:
    """Pairs that share no gezinslid and had no contact, with each open signaal and the services on its two sides."""
    found: defaultdict[Pair, list[_Around]] = defaultdict(list)
    limit = run.situation.settings.l01_overlap
    for signaal in run.situation.open_signalen:
        near_by, far_off = _served_during(run, signaal)
        for near, first, last in near_by:
            apart = run.situation.sharing_nobody(near.hulpverlener)
            for far, begins, ends in far_off:
                if far.hulpverlener not in apart:
                    continue
                start = begins if begins > first else first
                end = ends if ends < last else last
                if end - start >= limit:
                    pair = pair_of(near.hulpverlener, far.hulpverlener)
                    found[pair].append(_Around(signaal, near, far, start, end))
    severed = ((pair, _severed(run, pair, rows)) for pair, rows in found.items())
    return {pair: rows for pair, rows in severed if rows}


_During = tuple[Service, int, int]
"""A service and the half-open days on which it certainly ran while a signaal was open."""


def _served_during(run: Run, signaal: OpenSignaal) -> tuple[list[_During], list[_During]]:
    """The services that ran for long enough while it was open: those for its gezinslid, and those for others."""
    limit = run.situation.settings.l01_overlap
    near_by: list[_During] = []
    far_off: list[_During] = []
    for service in run.network.services:
        start = max(signaal.start, service.span.certain_start)
        end = min(signaal.end, service.span.certain_end)
        if end - start >= limit:
            is_near = service.gezinslid == signaal.gezinslid
            (near_by if is_near else far_off).append((service, start, end))
    return near_by, far_off


def _severed(run: Run, pair: Pair, rows: list[_Around]) -> list[_Around]:
    """Those of the rows up to whose end no contact is on record, and that are not agreed otherwise."""
    if run.situation.is_without_more(pair):
        return rows
    return [row for row in rows if _is_severed(run, pair, row)]


def _is_severed(run: Run, pair: Pair, row: _Around) -> bool:
    # Contact after the signaal was closed is late, but it is contact while both served.
    if run.situation.had_contact_before(pair, min(row.near.span.end, row.far.span.end)):
        return False
    least, days = run.situation.settings.l01_overlap, (row.start, row.end)
    return run.situation.agreement(*pair, days, (row.signaal.gezinslid,), least=least) is None


class Together(NamedTuple):
    """Two services or stretches of regie, and the half-open days on which both certainly ran."""

    first: Service | Direction
    second: Service | Direction
    start: int
    end: int

    @classmethod
    def of(cls, first: Service | Direction, second: Service | Direction) -> "Together":
        """Nothing when `start` is not before `end`."""
        ours, theirs = first.span, second.span
        start = max(ours.certain_start, theirs.certain_start)
        return cls(first, second, start, min(ours.certain_end, theirs.certain_end))

    @property
    def gezinsleden(self) -> set[str]:
        """Whom the two serve; regie by itself is of nobody in particular."""
        return {row.gezinslid for row in (self.first, self.second) if isinstance(row, Service)}

    @property
    def shared(self) -> set[str]:
        """The gezinslid whom both serve; whoever has regie has it for whom the other serves."""
        return self.gezinsleden if len(self.gezinsleden) == 1 else set()


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
        period = (max((last.last or 0) + 1, together.start), together.end)
        yield run.finding(
            "L05",
            named=pair,
            subjects=Subjects(pair, ordered(together.gezinsleden)),
            period=period,
            evidence=tuple(run.evidence(row.path, row.source) for row in evidence),
            grade=run.grading.of_absence(
                pair, is_dated=together.first.span.is_dated and together.second.span.is_dated
            ),
            pairs=(pair,),
            touching=[(gezinslid, period) for gezinslid in together.shared],
            values={
                "last": When(last.first or last.last or 1, last.last or 1),
                "days": period[1] - period[0],
            },
            gain=gain_of(run, pair),
        )


def _silence(run: Run, pair: Pair, ties: tuple[Tie, ...]) -> tuple[Tie, Together] | None:
    """The last tie and the time together that outlasted it; None when there was no silence."""
    last = max(ties, key=_last_day)
    since = _last_day(last) + 1
    limit = run.situation.settings.l05_silence
    # So of most pairs: their last contact was not long ago, or no contact of theirs has a date.
    if run.network.end - since <= limit or last.last is None:
        return None
    theirs = _rows_of(run, pair[1])
    found = [
        together
        for first in _rows_of(run, pair[0])
        for second in theirs
        if (together := Together.of(first, second)).end - max(since, together.start) > limit
        and not _is_pause(run, pair, (max(since, together.start), together.end), together)
    ]
    if not found:
        return None
    return last, max(found, key=lambda row: (row.end, row.first.path, row.second.path))


def _last_day(tie: Tie) -> int:
    return tie.last or BEFORE_ALL


def _is_pause(run: Run, pair: Pair, silence: tuple[int, int], together: Together) -> bool:
    """The silence is agreed; what of it is not is no longer than the setting."""
    least = run.situation.settings.l05_silence + 1
    return run.situation.agreement(*pair, silence, together.gezinsleden, least=least) is not None


def _rows_of(run: Run, who: str) -> tuple[Service | Direction, ...]:
    return (
        *run.situation.services_of.get(who, ()),
        *run.situation.regie_of.get(who, ()),
    )


PAIRS_TOLD_APART = 2
"""So many pairs per hulpverlener have a finding of their own; the others of the same rule are one finding."""


def told_apart(run: Run, pairs: Iterable[Pair]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The pairs that get a finding each, in order of id, and those that are told together.

    When there are too many, those between whom a tie would bring the most come first: without any route, then farthest.
    """
    room = PAIRS_TOLD_APART * len(run.network.members)
    ordered = sorted(pairs)
    if len(ordered) <= room + 1:
        return tuple(ordered), ()
    ordered = farthest(run, ordered)
    return tuple(sorted(ordered[:room])), tuple(sorted(ordered[room:]))


def gain_of(run: Run, pair: Pair) -> Gain:
    """What a tie between the two would give in P."""
    index = run.situation.ties.index
    return run.situation.distances.gain(index[pair[0]], index[pair[1]])


GAINS_COMPARED = 25
"""Of so many pairs the gain is computed to find the largest; those without any route come first, then the farthest."""


def best_gain(run: Run, pairs: list[Pair]) -> Gain | None:
    """The largest gain among `pairs`, None without pairs."""
    return max((gain_of(run, pair) for pair in farthest(run, pairs)[:GAINS_COMPARED]), default=None)


def farthest(run: Run, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs between whom a tie would bring the most first: without any route, then by distance, then in order of id."""
    index, distances = run.situation.ties.index, run.situation.distances
    return sorted(
        sorted(pairs), key=lambda pair: -distances.between(index[pair[0]], index[pair[1]])
    )


def _services(overlaps: tuple[Overlap, ...]) -> tuple[Service, ...]:
    services = {service.path: service for row in overlaps for service in (row.first, row.second)}
    return tuple(services.values())


def stretches_of(overlaps: Iterable[Overlap]) -> list[Stretch]:
    """The gezinslid of each overlap with the days on which both certainly served."""
    return [
        (row.first.gezinslid, (row.certain_start, row.certain_end))
        for row in overlaps
        if row.certain_days > 0
    ]


def _hull(overlaps: tuple[Overlap, ...]) -> tuple[int, int]:
    return min(row.certain_start for row in overlaps), max(row.certain_end for row in overlaps)
