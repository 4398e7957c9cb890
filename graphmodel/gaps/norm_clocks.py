"""Reads the clocks of the norms: what in the casus starts one, what stops it, and which ran past its term.

`reference.norms` says for each term which facts are its two ends (`TermCheck`). A clock exists only for a term that was
verified in its source and binds a single case; a term that is recalled, or a target for a share, is held against nobody.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from graphmodel.analysis.coverage import NOT_SERVING
from graphmodel.analysis.working_days import add_working_days
from graphmodel.gaps.run import Run
from graphmodel.model.facts import Decision, Involvement, Melding, Need, Sighting
from graphmodel.model.moment import Moment
from graphmodel.model.network import Fact, Service
from graphmodel.reference import (
    ClockDate,
    ClockEnd,
    ClockFact,
    NormRow,
    Pairing,
    TermCheck,
    TermRow,
    norms,
)
from graphmodel.vocabulary import InvolvementKind, OrganisationType, RowStatus, TermUnit

Row = Fact[Melding] | Fact[Decision] | Fact[Need] | Fact[Sighting] | Service
"""An entry of the casus file that can be an end of a clock."""

MONTHS = {TermUnit.MAANDEN: 1, TermUnit.JAREN: 12}
DAYS = {TermUnit.KALENDERDAGEN: 1, TermUnit.WEKEN: 7}
_FIELDS = {ClockDate.DATE: "date", ClockDate.FROM: "from_", ClockDate.UNTIL: "until"}
_LISTS = {
    ClockFact.MELDING: "meldingen",
    ClockFact.DECISION: "decisions",
    ClockFact.NEED: "needs",
    ClockFact.SIGHTING: "sightings",
}
"""The list that a fact is in; involvements are always looked at."""

_START_OF_HELP = ClockEnd(
    ClockFact.INVOLVEMENT,
    ClockDate.FROM,
    kinds=tuple(kind for kind in InvolvementKind if kind not in NOT_SERVING),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """One way in which a casus can show whether one term of one norm was kept."""

    norm: NormRow
    term: TermRow
    check: TermCheck


class Mark(NamedTuple):
    """A fact that starts or stops a clock, on a day from `first` to `last`; both None when that is not known.

    `actors` are the organisations that have to act. `is_running`: it has an end that has not come by the day.
    `is_dated`: whether the file has the key of its date.
    """

    row: Row
    first: int | None
    last: int | None
    actors: frozenset[str]
    gezinsleden: frozenset[str]
    is_running: bool
    is_dated: bool

    @property
    def path(self) -> str:
        """Where it stands in the file."""
        return self.row.path


class Overrun(NamedTuple):
    """A clock that certainly ran past its term, which ended on `deadline`.

    `stop` came later, or is still running; None when no stop is recorded.
    """

    clock: Clock
    start: Mark
    stop: Mark | None
    deadline: int


@cache
def clocks() -> tuple[Clock, ...]:
    """Every clock of the reference data, in its order."""
    return tuple(
        Clock(norm, term, check)
        for norm in norms().values()
        for term in norm.terms
        if term.status is RowStatus.VERIFIED and term.share is None and term.limit is not None
        for check in term.checks
    )


def overruns(run: Run) -> Iterator[Overrun]:
    """Every clock that certainly ran past its term by the day, by norm and then in the order of the file."""
    for clock in clocks():
        starts = _marks(run, clock.check.start, clock.check.by_organisation_type)
        if not starts or _LISTS.get(clock.check.stop.fact) in run.network.uncoded:
            continue
        stops = _stops(run, clock.check)
        for start in starts:
            found = _overrun(run, clock, start, stops)
            if found:
                yield found


@lru_cache(maxsize=4096)
def deadline(start: date, limit: int, unit: TermUnit) -> date | None:
    """The last day of a term that starts the day after `start`; None for a unit without a number of days."""
    if unit is TermUnit.WERKDAGEN:
        return add_working_days(start, limit)
    if unit in DAYS:
        return start + timedelta(days=limit * DAYS[unit])
    if unit in MONTHS:
        year, month = divmod(start.year * 12 + start.month - 1 + limit * MONTHS[unit], 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last))
    return None


def _overrun(run: Run, clock: Clock, start: Mark, stops: list[Mark]) -> Overrun | None:
    """The overrun of one clock from its last possible start to its first possible stop; None when it is not certain."""
    ends = _deadline_of(run, clock, start)
    if ends is None or ends >= run.network.day:
        return None
    if clock.check.pairing is Pairing.SAME:
        found = [_mark(run, start.row, clock.check.stop, start.actors)]
    else:
        found = [stop for stop in stops if _may_answer(clock, stop, start, ends)]
    stopped = [stop for stop in found if not stop.is_running]
    if any(stop.first is None or stop.first <= ends for stop in stopped):
        return None
    if stopped:
        return Overrun(clock, start, min(stopped, key=_first_day), ends)
    if found:
        return Overrun(clock, start, found[0], ends)
    # Without the involvement whose end is asked, nothing shows that this clock was set going.
    is_shown = clock.check.stop.fact is not ClockFact.INVOLVEMENT
    return Overrun(clock, start, None, ends) if is_shown else None


def _first_day(mark: Mark) -> int:
    return mark.first or 0


def _deadline_of(run: Run, clock: Clock, start: Mark) -> int | None:
    if start.first is None or start.last is None or start.last > run.network.day:
        return None
    if clock.check.pairing is Pairing.NEXT and start.first < run.network.start:
        return None
    began = date.fromordinal(start.last)
    if not clock.norm.holds_on(began):
        return None
    try:
        ends = deadline(began, clock.term.limit or 0, clock.term.unit)
    except (OverflowError, ValueError):
        # Past the last day of the calendar, so past no day of a report.
        return None
    return ends.toordinal() if ends else None


def _may_answer(clock: Clock, stop: Mark, start: Mark, ends: int) -> bool:
    """About the same gezinslid, as far as both say, and not over before the start.

    The end of what only began after the term is the end of something else.
    """
    if stop.gezinsleden and start.gezinsleden and stop.gezinsleden.isdisjoint(start.gezinsleden):
        return False
    if clock.check.stop.date is ClockDate.UNTIL and _first_day_of(stop.row) > ends:
        return False
    return stop.is_running or stop.last is None or stop.last >= (start.first or 0)


def _first_day_of(row: Row) -> int:
    return row.span.start if isinstance(row, Service) else row.first or 0


def _stops(run: Run, check: TermCheck) -> list[Mark]:
    """What can stop the clock. Where a first talk is asked, the start of help that follows it shows it too."""
    if check.pairing is Pairing.SAME:
        return []
    found = _marks(run, check.stop, check.by_organisation_type)
    if check.stop.fact is not ClockFact.SIGHTING:
        return found
    return found + _marks(run, _START_OF_HELP, check.by_organisation_type)


def _marks(run: Run, end: ClockEnd, types: tuple[OrganisationType, ...]) -> list[Mark]:
    """The facts of the casus that are this end of a clock, in the order of the file."""
    rows = [row for row in _rows(run, end.fact) if _fits(row, end)]
    if not rows:
        return []
    acting = {o.id for o in run.network.organisations.values() if o.type in types}
    found: list[Mark] = []
    for row in rows:
        actors = _actors(run, row, acting)
        if actors:
            found.append(_mark(run, row, end, actors))
    return found


def _rows(run: Run, fact: ClockFact) -> tuple[Row, ...]:
    network = run.network
    match fact:
        case ClockFact.MELDING:
            return network.meldingen
        case ClockFact.DECISION:
            return network.decisions
        case ClockFact.NEED:
            return network.needs
        case ClockFact.SIGHTING:
            return network.sightings
        case ClockFact.INVOLVEMENT:
            return network.services


def _fits(row: Row, end: ClockEnd) -> bool:
    if end.kinds and getattr(row.item, "kind", None) not in end.kinds:
        return False
    return not end.domains or getattr(row.item, "domain", None) in end.domains


def _actors(run: Run, row: Row, acting: set[str]) -> frozenset[str]:
    """Which of the organisations that have to act this fact is of.

    A melding whose recipient is not known went to whoever its kind names; one that went to nobody asks nothing.
    """
    people = run.network.hulpverleners
    match row.item:
        case Involvement(hulpverlener=who) | Sighting(hulpverlener=who) | Decision(by=who):
            named = people[who].organisation
        case Need(waiting_at=waiting_at):
            named = waiting_at
        case Melding(to=None):
            return frozenset() if row.item.is_recorded("to") else frozenset(acting)
        case Melding(to=to):
            named = people[to].organisation if to in people else to
    return frozenset((named,)) if named in acting else frozenset()


def _mark(run: Run, row: Row, end: ClockEnd, actors: frozenset[str]) -> Mark:
    """The fact as an end of a clock for those who have to act."""
    field = _FIELDS[end.date]
    moment: Moment | None = getattr(row.item, field)
    is_running = end.date is ClockDate.UNTIL and (
        moment is None or moment.first_day > run.network.day
    )
    is_known = moment is not None and not is_running
    return Mark(
        row,
        moment.first_day if moment and is_known else None,
        moment.last_day if moment and is_known else None,
        actors,
        _gezinsleden(run, row),
        is_running,
        row.item.is_recorded(field),
    )


def _gezinsleden(run: Run, row: Row) -> frozenset[str]:
    """Whom the fact is about, a melding also through its signalen; empty when it does not say."""
    match row.item:
        case Melding(gezinsleden=None, signalen=signalen) if signalen:
            carried = [fact.item for fact in run.network.signalen if fact.item.id in signalen]
            return frozenset(lid for signaal in carried for lid in signaal.gezinsleden or ())
        case Melding(gezinsleden=gezinsleden) | Decision(gezinsleden=gezinsleden):
            return frozenset(gezinsleden or ())
        case Need(gezinslid=lid) | Sighting(gezinslid=lid) | Involvement(gezinslid=lid):
            return frozenset((lid,))
