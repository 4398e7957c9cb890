"""What the rules of one run share: the network, its ties and distances, who is excused, what is open.

Everything is computed at most once, when a rule first asks for it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from graphmodel.analysis.distances import Distances, distances
from graphmodel.analysis.projection import Graph, active_graph
from graphmodel.analysis.ties import Pair, Ties, pair_of, ties_of
from graphmodel.analysis.weak_spots import Block, blocks
from graphmodel.gaps.settings import Settings
from graphmodel.model.facts import Agreement, Signaal
from graphmodel.model.network import (
    BEFORE_ALL,
    Direction,
    Fact,
    Meeting,
    Network,
    Service,
    Span,
)
from graphmodel.vocabulary import DecisionKind, SignaalSeverity

CLOSING = frozenset({DecisionKind.OPSCHALEN, DecisionKind.MAATREGEL, DecisionKind.UITHUISPLAATSING})
"""A decision of these kinds closes a severe signaal about the same gezinslid (contract 4.1, Open)."""


Days = tuple[int, int]
"""A half-open stretch of days."""

Stretch = tuple[str, Days | None]
"""A gezinslid and the days on which a finding speaks of it; None is any time."""


class OpenSignaal(NamedTuple):
    """A severe signaal about one gezinslid and the half-open stretch in which it was open; all of the window without a date."""

    signaal: str
    gezinslid: str
    start: int
    end: int
    is_dated: bool

    def is_open_in(self, days: Days) -> bool:
        """Whether it was open on one of these days."""
        return max(self.start, days[0]) < min(self.end, days[1])


class Overlap(NamedTuple):
    """Two services together: half-open, certain when `certain_start` < `certain_end`."""

    first: Service
    second: Service
    start: int
    end: int
    certain_start: int
    certain_end: int

    @property
    def certain_days(self) -> int:
        """For how many days they certainly were together; 0 or less is not certain."""
        return self.certain_end - self.certain_start


@dataclass(frozen=True)
class Situation:
    """One network with the settings of one run.

    `applied` collects the ids of the agreements that answered a question of a rule, for the report to list.
    """

    network: Network
    settings: Settings
    applied: set[str] = field(default_factory=set[str], compare=False)

    @cached_property
    def ties(self) -> Ties:
        """The ties of P."""
        return ties_of(self.network)

    @cached_property
    def distances(self) -> Distances:
        """The distances in P, over the pairs that were active together."""
        return distances(self.ties.adjacent, self.ties.together)

    @cached_property
    def active(self) -> frozenset[str]:
        """Who of P may be active on the day."""
        return self.network.active_on(self.network.day)

    @cached_property
    def active_graph(self) -> Graph:
        """P of those who are active on the day, as a graph."""
        return active_graph(self.ties, self.active)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of `active_graph`, which tell its weak spots."""
        return blocks(self.active_graph)

    @cached_property
    def services_of(self) -> dict[str, tuple[Service, ...]]:
        """The services of each hulpverlener who has any, in the order of the file."""
        found: defaultdict[str, list[Service]] = defaultdict(list)
        for service in self.network.services:
            found[service.hulpverlener].append(service)
        return {who: tuple(services) for who, services in found.items()}

    @cached_property
    def services_for(self) -> dict[str, tuple[Service, ...]]:
        """The services for each gezinslid who has any, in the order of the file."""
        found: defaultdict[str, list[Service]] = defaultdict(list)
        for service in self.network.services:
            found[service.gezinslid].append(service)
        return {who: tuple(services) for who, services in found.items()}

    @cached_property
    def meetings_of(self) -> dict[str, tuple[Meeting, ...]]:
        """The contacts of each hulpverlener who had any, in the order of the file."""
        found: defaultdict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.network.meetings:
            for who in meeting.hulpverleners:
                found[who].append(meeting)
        return {who: tuple(meetings) for who, meetings in found.items()}

    @cached_property
    def regie_of(self) -> dict[str, tuple[Direction, ...]]:
        """The stretches of regie of each regisseur, in the order of the file."""
        found: defaultdict[str, list[Direction]] = defaultdict(list)
        for direction in self.network.regie:
            found[direction.hulpverlener].append(direction)
        return {who: tuple(stretches) for who, stretches in found.items()}

    @cached_property
    def open_signalen(self) -> tuple[OpenSignaal, ...]:
        """The severe signalen, one row for each gezinslid they are about, in the order of the file.

        A severe onveiligheid of a parent counts for the minors of the gezin as well only where a rule says so.
        """
        closed: defaultdict[str, list[int]] = defaultdict(list)
        for fact in self.network.decisions:
            if fact.item.kind in CLOSING and fact.first is not None:
                for gezinslid in fact.item.gezinsleden or tuple(self.network.gezinsleden):
                    closed[gezinslid].append(fact.first)
        rows: list[OpenSignaal] = []
        for fact in self.severe.values():
            # Of a part date only its last day is certain to be a day on which the signaal was there.
            start = fact.last if fact.last is not None else self.network.start
            for gezinslid in fact.item.gezinsleden or ():
                later = [day for day in closed[gezinslid] if day >= start]
                end = min(later, default=self.network.end)
                is_dated = fact.last is not None
                rows.append(OpenSignaal(fact.item.id, gezinslid, start, end, is_dated))
        return tuple(rows)

    @cached_property
    def severe(self) -> dict[str, Fact[Signaal]]:
        """The severe signalen, in the order of the file."""
        return {
            fact.item.id: fact
            for fact in self.network.signalen
            if fact.item.severity is SignaalSeverity.SEVERE
        }

    @cached_property
    def _open_by_gezinslid(self) -> dict[str, list[OpenSignaal]]:
        found: defaultdict[str, list[OpenSignaal]] = defaultdict(list)
        for row in self.open_signalen:
            found[row.gezinslid].append(row)
        return found

    @cached_property
    def _open_by_signaal(self) -> dict[str, list[OpenSignaal]]:
        found: defaultdict[str, list[OpenSignaal]] = defaultdict(list)
        for row in self.open_signalen:
            found[row.signaal].append(row)
        return found

    def touched_by_open_signaal(
        self, signalen: Iterable[str], period: Days | None, touching: Iterable[Stretch]
    ) -> set[str]:
        """The gezinsleden about whom a severe signaal was open: one of `signalen` in `period`, or any on the days of `touching`.

        Days that are None are any time.
        """
        window = self.network.start, self.network.end
        touched: set[str] = set()
        for gezinslid, days in touching:
            if gezinslid in touched:
                continue
            for row in self._open_by_gezinslid.get(gezinslid, ()):
                if row.is_open_in(days or window):
                    touched.add(gezinslid)
                    break
        for signaal in signalen:
            for row in self._open_by_signaal.get(signaal, ()):
                if row.is_open_in(period or window):
                    touched.add(row.gezinslid)
        return touched

    @cached_property
    def minors(self) -> frozenset[str]:
        """The gezinsleden younger than 18 on the day."""
        network = self.network
        return frozenset(lid for lid in network.gezinsleden if network.is_minor(lid, network.day))

    @cached_property
    def _agreements(self) -> dict[str, tuple[Fact[Agreement], ...]]:
        found: defaultdict[str, list[Fact[Agreement]]] = defaultdict(list)
        for fact in self.network.agreements:
            for who in fact.item.hulpverleners:
                found[who].append(fact)
        return {who: tuple(facts) for who, facts in found.items()}

    def agreement(
        self,
        first: str,
        second: str,
        period: tuple[int, int],
        gezinsleden: Iterable[str] = (),
        *,
        least: int = 1,
    ) -> Fact[Agreement] | None:
        """The agreement that answers why two hulpverleners had no contact in `period`, if there is one.

        Agreements answer for the days they cover: they do when no `least` days in a row are left without one. One that
        names gezinsleden answers only for those; one without a start holds from the beginning.
        """
        if first not in self._agreements:
            return None
        answering: list[Fact[Agreement]] = []
        uncovered, longest = period[0], 0
        for fact in self._agreements[first]:
            about = fact.item.gezinsleden
            if second not in fact.item.hulpverleners:
                continue
            if about is not None and not set(about).issuperset(gezinsleden):
                continue
            if (fact.first or BEFORE_ALL) < period[1] and (fact.last or 0) >= period[0]:
                answering.append(fact)
        for fact in sorted(answering, key=lambda fact: fact.first or BEFORE_ALL):
            longest = max(longest, (fact.first or BEFORE_ALL) - uncovered)
            uncovered = max(uncovered, (fact.last or 0) + 1)
        # An agreement that still holds on the day holds as long as anything else that was going on then.
        if not answering or max(longest, min(period[1], self.network.end) - uncovered) >= least:
            return None
        self.applied.update(fact.item.id for fact in answering)
        return answering[0]

    @cached_property
    def overlaps(self) -> dict[Pair, tuple[Overlap, ...]]:
        """For each two hulpverleners who may have served the same gezinslid together: their overlaps.

        Keys are pairs in order of id, in the order in which the file makes them.
        """
        found: defaultdict[Pair, list[Overlap]] = defaultdict(list)
        for services in self.services_for.values():
            for position, second in enumerate(services):
                for first in services[:position]:
                    if first.hulpverlener != second.hulpverlener:
                        together = overlap(first, second)
                        if together:
                            pair = pair_of(first.hulpverlener, second.hulpverlener)
                            found[pair].append(together)
        return {pair: tuple(rows) for pair, rows in found.items()}

    @cached_property
    def unmet(self) -> dict[Pair, tuple[Overlap, ...]]:
        """Of `overlaps` those that are certain, long enough, not agreed otherwise, and without contact up to their end.

        Pairs without any are left out.
        """
        found = ((pair, self._unmet(pair, rows)) for pair, rows in self.overlaps.items())
        return {pair: rows for pair, rows in found if rows}

    def _unmet(self, pair: Pair, overlaps: tuple[Overlap, ...]) -> tuple[Overlap, ...]:
        limit = self.settings.l01_overlap
        rows = [row for row in overlaps if row.certain_end - row.certain_start >= limit]
        if self.is_without_more(pair):
            return tuple(rows)
        return tuple(
            row
            for row in rows
            if not self.had_contact_before(pair, row.end) and not self._is_agreed(pair, row)
        )

    def _is_agreed(self, pair: Pair, row: Overlap) -> bool:
        limit, period = self.settings.l01_overlap, (row.certain_start, row.certain_end)
        return self.agreement(*pair, period, (row.first.gezinslid,), least=limit) is not None

    def is_without_more(self, pair: Pair) -> bool:
        """Whether neither contact of the two nor an agreement of the first of them is on record: so of most pairs."""
        return pair not in self.ties.records and pair[0] not in self._agreements

    def had_contact_before(self, pair: Pair, day: int) -> bool:
        """Whether the two have a tie that may lie before `day`."""
        ties = self.ties.records.get(pair, ())
        return any(tie.first is None or tie.first < day for tie in ties)

    def sharing_nobody(self, hulpverlener: str) -> frozenset[str]:
        """The hulpverleners who never may have served the same gezinslid in the same time as this one."""
        return self._strangers[hulpverlener]

    @cached_property
    def _strangers(self) -> dict[str, frozenset[str]]:
        serving = frozenset(self.services_of)
        sharing: dict[str, set[str]] = {who: {who} for who in serving}
        for first, second in self.overlaps:
            sharing[first].add(second)
            sharing[second].add(first)
        return {who: serving - met for who, met in sharing.items()}


def overlap(first: Service, second: Service) -> Overlap | None:
    """The days on which two services may have run together, None when they cannot have."""
    ours, theirs = first.span, second.span
    start, end = max(ours.start, theirs.start), min(ours.end, theirs.end)
    if start >= end:
        return None
    return Overlap(
        first,
        second,
        start,
        end,
        max(ours.certain_start, theirs.certain_start),
        min(ours.certain_end, theirs.certain_end),
    )


def certain_days(ours: Span, theirs: Span) -> int:
    """For how many days two spans certainly ran together; 0 or less is not certain."""
    return min(ours.certain_end, theirs.certain_end) - max(ours.certain_start, theirs.certain_start)
