"""One signaal through the network: who knew, who could have known, who should have known, and what follows from the three.

The three columns are never mixed (measures 3.5): knowing is recorded, could have known is reachability along recorded
contacts and an upper bound, should have known is derived from the record with its reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

from graphmodel.analysis.arrival import Arrivals, Origin, Spreads, Trace, arrivals_of_all, traces
from graphmodel.analysis.contact_stream import contact_stream
from graphmodel.analysis.knowledge import Knowledge, Known, Way, knowledge
from graphmodel.analysis.permitted import Permitted, active_together, with_reachable
from graphmodel.analysis.repairs import Route
from graphmodel.analysis.sharing import Law, Sharing, Strength
from graphmodel.analysis.should_know import Recorded, Should, Terms, should_know
from graphmodel.analysis.timeline import Reading, Timelines, timelines
from graphmodel.model.network import Network


class Verdict(StrEnum):
    """What follows for one hulpverlener and one signaal (measures 3.5)."""

    IN_ORDER = "in_order"
    LATE = "late"
    NOT_DUE = "not_due"
    NOT_PASSED_ON = "not_passed_on"
    TO_CHECK = "to_check"
    NO_ROUTE = "no_route"
    WITHOUT_ROUTE = "without_route"
    PRIVACY = "privacy"
    NOTHING = "nothing"


_NO_ROUTE: Final = Verdict.NO_ROUTE
_NOT_PASSED_ON: Final = Verdict.NOT_PASSED_ON
_NOT_ALLOWED: Final = Strength.NOT_ALLOWED


class Cell(NamedTuple):
    """One hulpverlener and one signaal.

    `possible` and `certain` are the first days on which they could have known, at best and whatever the dates turn out to be,
    in the strict reading; None when no route is recorded. `told` is, for whoever is recorded as told by others, what the
    law made of telling them.
    """

    hulpverlener: str
    known: Known | None
    possible: int | None
    certain: int | None
    should: Should | None
    verdict: Verdict
    told: Sharing | None = None


@dataclass(frozen=True)
class SignaalTrace:
    """Everything on one signaal from which anything follows.

    `concerned` are the gezinsleden whom it concerns. `cells` has those who should have known in order of weight, then
    whoever else is recorded as knowing by id; `Tracing.everybody` has the others too.
    """

    knowledge: Knowledge
    concerned: frozenset[str]
    origins: tuple[Origin, ...]
    trace: Trace
    cells: tuple[Cell, ...]

    @property
    def id(self) -> str:
        """The id of the signaal."""
        return self.knowledge.signaal.item.id

    def cell(self, hulpverlener: str) -> Cell | None:
        """The cell of one hulpverlener, None for whoever has none here."""
        return next((cell for cell in self.cells if cell.hulpverlener == hulpverlener), None)

    def having(self, verdict: Verdict) -> tuple[Cell, ...]:
        """The cells with this verdict, in order."""
        return self._by_verdict.get(verdict, ())

    @cached_property
    def _by_verdict(self) -> dict[Verdict, tuple[Cell, ...]]:
        found: dict[Verdict, list[Cell]] = {}
        for cell in self.cells:
            found.setdefault(cell.verdict, []).append(cell)
        return {verdict: tuple(cells) for verdict, cells in found.items()}


@dataclass(frozen=True)
class Tracing:
    """All signalen of one network, traced over the same stream of events."""

    network: Network
    terms: Terms

    @cached_property
    def times(self) -> Timelines:
        """The contact stream laid out for both cases."""
        return timelines(self.network.hulpverleners, contact_stream(self.network))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """P and everybody in an exchange or recorded as knowing a signaal, in order of id: a row of the matrix each."""
        exchanging = (event.participants for event in self.times.possible.events)
        knowing = ((known.hulpverlener for known in each.knowers) for each in self.known.values())
        return tuple(sorted({*self.network.members, *chain(*exchanging), *chain(*knowing)}))

    @cached_property
    def known(self) -> dict[str, Knowledge]:
        """What is recorded on who knew each signaal, in the order of the file."""
        return knowledge(self.network)

    @cached_property
    def recorded(self) -> Recorded:
        """What gives reasons why somebody should have known."""
        return Recorded(self.network)

    @cached_property
    def permitted(self) -> Permitted:
        """The pairs who were active together, on the days on which they were."""
        return active_together(self.network)

    @cached_property
    def traces(self) -> dict[str, SignaalTrace]:
        """The trace of each signaal, in the order of the file."""
        origins = {id_: origins_of(self.network, known) for id_, known in self.known.items()}
        strict = Spreads(self.times, origins, Reading.STRICT)
        cells = {id_: self._cells(known, strict) for id_, known in self.known.items()}
        # Chains within one day are sought first where a verdict turns on them, elsewhere only for whoever asks.
        turning = {id_ for id_, each in cells.items() if any(c.verdict is _NO_ROUTE for c in each)}
        return {
            id_: SignaalTrace(
                self.known[id_],
                self.recorded.about(self.known[id_].signaal.item),
                origins[id_],
                trace,
                tuple([_checked(c, trace) for c in cells[id_]] if id_ in turning else cells[id_]),
            )
            for id_, trace in traces(strict, turning).items()
        }

    def permitted_towards(self, cell: Cell | None) -> Permitted:
        """The same, and whoever should have known can also be told from when that was called for: they may have left."""
        if cell is None or cell.should is None:
            return self.permitted
        should = cell.should
        return with_reachable(
            self.network, self.permitted, cell.hulpverlener, should.start, should.by
        )

    def everybody(self, signaal: SignaalTrace) -> tuple[Cell, ...]:
        """The cells of a signaal, then one for everybody else of `people`, by id."""
        told = {cell.hulpverlener: cell for cell in signaal.cells}
        known, trace = signaal.knowledge, signaal.trace
        asked = [cell for cell in signaal.cells if cell.should]
        others = [who for who in self.people if not (who in told and told[who].should)]
        days = zip(others, trace.possible.days(others), trace.certain.days(others), strict=True)
        return (
            *asked,
            *(
                told.get(who) or self._cell(known, who, None, best, worst)
                for who, best, worst in days
            ),
        )

    def route(self, signaal: SignaalTrace, target: str, deadline: int) -> Route:
        """The question whether what others knew could possibly reach `target` by the end of the deadline."""
        origins = tuple(origin for origin in signaal.origins if origin.who != target)
        return Route(self.times.possible, origins, target, deadline, Reading.STRICT)

    def _cells(self, known: Knowledge, strict: Spreads) -> list[Cell]:
        """In the strict reading: without a route there may still be a chain within one day."""
        id_ = known.signaal.item.id
        should = {e.hulpverlener: e for e in should_know(self.recorded, known, self.terms)}
        knowing = sorted([each.hulpverlener for each in known.knowers])
        people = dict.fromkeys((*should, *knowing))
        best, worst = strict.possible[id_], strict.certain[id_]
        possible = best.days(people)
        # Where no date is uncertain both are the very same.
        certain = possible if worst is best else worst.days(people)
        return [
            self._cell(known, who, should.get(who), first, last)
            for who, first, last in zip(people, possible, certain, strict=True)
        ]

    def _cell(
        self,
        known: Knowledge,
        who: str,
        should: Should | None,
        possible: int | None,
        certain: int | None,
    ) -> Cell:
        record = known.of(who)
        if record is None:
            verdict = self._verdict(should, possible, certain)
            return Cell(who, None, possible, certain, should, verdict)
        told = self._told(known, record)
        verdict = self._verdict_of_record(known, record, should, told)
        return Cell(who, record, possible, certain, should, verdict, told)

    def _told(self, known: Knowledge, record: Known) -> Sharing | None:
        """What the law made of telling somebody whom others are recorded to have told; None for whoever noticed it."""
        if record.way is Way.KNOWN_BY or record.hulpverlener in known.observers:
            return None
        if record.sender is not None:
            senders = {record.sender}
        else:
            earlier = (
                k for k in known.knowers if (k.last or 0) <= (record.last or self.network.day)
            )
            senders = {k.hulpverlener for k in earlier} - {record.hulpverlener}
        day = record.first if record.first is not None else self.network.day
        law = Law(self.network, known.signaal.item)
        return law.of_any(sorted(senders), record.hulpverlener, day)

    def _verdict_of_record(
        self, known: Knowledge, record: Known, should: Should | None, told: Sharing | None
    ) -> Verdict:
        if self._is_without_route(known, record):
            return Verdict.WITHOUT_ROUTE
        return _verdict_of_knowing(known, record, should, told)

    def _verdict(self, should: Should | None, possible: int | None, certain: int | None) -> Verdict:
        """Of whoever has no record of knowing."""
        if should is None or should.sharing.strength is _NOT_ALLOWED:
            return Verdict.NOTHING
        if should.by > self.network.day:
            return Verdict.NOT_DUE
        if certain is not None:
            return _NOT_PASSED_ON
        return _NO_ROUTE if possible is None else Verdict.TO_CHECK

    def _is_without_route(self, known: Knowledge, record: Known) -> bool:
        """Known later than the observers, told by nobody on record, and no recorded route could have brought it by then."""
        if record.last is None or not _asks_for_route(known, record):
            return False
        arrived = self._routes[known.signaal.item.id, record.path].day(record.hulpverlener)
        return arrived is None or arrived > record.last

    @cached_property
    def _routes(self) -> dict[tuple[str, str], Arrivals]:
        """For each record that asks for a route, by signaal and path, whom others could have brought it.

        Whoever passed it on has to have had it from somewhere too, and of those who met over it at least one.
        """
        asked: dict[tuple[str, str], tuple[Origin, ...]] = {}
        for id_, known in self.known.items():
            asking = (record for record in known.knowers if _asks_for_route(known, record))
            for path in dict.fromkeys(record.path for record in asking):
                same = {k.hulpverlener for k in known.knowers if k.path == path}
                without = same.difference(known.observers)
                asked[id_, path] = origins_of(self.network, known, without)
        return arrivals_of_all(self.times.possible, asked, Reading.SAME_DAY)


def _checked(cell: Cell, trace: Trace) -> Cell:
    """A chain within one day may have been: only in the order of that day it was not."""
    if cell.verdict is _NO_ROUTE and trace.possible_same_day.day(cell.hulpverlener) is not None:
        return cell._replace(verdict=Verdict.TO_CHECK)
    return cell


def _asks_for_route(known: Knowledge, record: Known) -> bool:
    """Dated, told by nobody on record, and not of who knew it first."""
    if record.sender is not None or record.last is None:
        return False
    return record.hulpverlener not in known.observers


def origins_of(
    network: Network, known: Knowledge, without: Iterable[str] = ()
) -> tuple[Origin, ...]:
    """Who is recorded to have had the signaal, in order of date; nobody when none is recorded as knowing it first.

    A day that is not recorded lies anywhere from the signaal's own first day, or from the beginning of the window, and is
    possible only.
    """
    left_out = set(without)
    found: list[Origin] = []
    for each in known.knowers if known.observers else ():
        if each.hulpverlener in left_out:
            continue
        was_told = each.hulpverlener not in known.observers
        first = each.first if each.first is not None else known.signaal.first
        start = first if first is not None else network.start
        is_certain = each.last is not None and each.last <= network.day
        found.append(Origin(each.hulpverlener, start, each.last if is_certain else None, was_told))
    return tuple(found)


def _verdict_of_knowing(
    known: Knowledge, record: Known, should: Should | None, told: Sharing | None
) -> Verdict:
    if record.hulpverlener in known.observers:
        return Verdict.IN_ORDER
    if told is not None and _is_for_privacy(told, should):
        return Verdict.PRIVACY
    if should is None:
        return Verdict.NOTHING
    if record.first is not None and record.first > should.by:
        return Verdict.LATE
    return Verdict.IN_ORDER


def _is_for_privacy(told: Sharing, should: Should | None) -> bool:
    """Told although consent was refused; or where consent decides, to somebody who is in no reason to know."""
    if told.strength is Strength.NOT_ALLOWED:
        return True
    return should is None and told.strength is Strength.UNCLEAR and told.duty is not None
