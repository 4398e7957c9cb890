"""The network around one gezin as it was known on one day: what every analysis and every rule looks at.

Days are proleptic ordinals (`date.toordinal`), stretches of days are half-open. Nothing dated after the day is in it,
and what was learnt after it is not known in it. A fact whose date reaches beyond the day is possible only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from graphmodel.errors import DayOutsideWindowError, NoDayError
from graphmodel.model.age import majority, years
from graphmodel.model.casus import Casus
from graphmodel.model.entities import Gezinslid, Hulpverlener, Item, Organisation, Source
from graphmodel.model.facts import (
    Agreement,
    Calamiteit,
    Contact,
    Decision,
    Handover,
    Involvement,
    Knowledge,
    Lasting,
    Melding,
    Need,
    Plan,
    Share,
    Sighting,
    Signaal,
)
from graphmodel.model.known import as_known_on, is_after, is_known, moments
from graphmodel.model.moment import LAST_DAY, Moment
from graphmodel.vocabulary import (
    TIE_KINDS,
    ContactKind,
    Domain,
    HandoverMode,
    HandoverOutcome,
    RegieKind,
)

ItemT = TypeVar("ItemT", bound=Item)
BEFORE_ALL = 0
"""A day before every date: the start of a fact whose start is not known, outside any window."""

_ONES = re.compile("1+")


class Span(NamedTuple):
    """A stretch of days whose ends may be known in part.

    `start` ≤ `certain_start` bound the first day, `certain_end` ≤ `end` bound the day after the last.
    `is_dated` is false when `from` or `until` is absent in the file.
    """

    start: int
    certain_start: int
    certain_end: int
    end: int
    is_dated: bool
    has_ended: bool

    def is_possible_on(self, day: int) -> bool:
        """The day may lie in it."""
        return self.start <= day < self.end

    def is_certain_on(self, day: int) -> bool:
        """The day lies in it, whatever the dates turn out to be."""
        return self.certain_start <= day < self.certain_end


class Service(NamedTuple):
    """An involvement that touches the window."""

    path: str
    source: str | None
    hulpverlener: str
    gezinslid: str
    domain: Domain
    span: Span
    item: Involvement


class Direction(NamedTuple):
    """A stretch of regie that touches the window, from the list or from an involvement."""

    path: str
    source: str | None
    hulpverlener: str
    kind: RegieKind
    span: Span


class Meeting(NamedTuple):
    """A contact in the window; `first` and `last` are None when it is undated."""

    path: str
    source: str | None
    kind: ContactKind
    hulpverleners: tuple[str, ...]
    first: int | None
    last: int | None
    is_tie: bool
    item: Contact


class Fact(NamedTuple, Generic[ItemT]):
    """An entry of the file with its place and its date; both days None when it is undated.

    For an entry that lasts, `first` is its first possible day and `last` its last possible day.
    """

    path: str
    item: ItemT
    first: int | None
    last: int | None

    @property
    def source(self) -> str | None:
        """The id of the source and the place in it, as written."""
        return getattr(self.item, "source", None)


@dataclass(frozen=True)
class Network:
    """Who was around the gezin, and what is recorded of them, from `start` up to and including `day`.

    A list that was not coded is empty here; `uncoded` tells which ones. `members` is P: everyone with an
    involvement, regie, contact, handover or melding in the window, in order of id.
    """

    casus: Casus
    day: int
    start: int
    calamiteit: Calamiteit | None
    sources: dict[str, Source]
    gezinsleden: dict[str, Gezinslid]
    organisations: dict[str, Organisation]
    hulpverleners: dict[str, Hulpverlener]
    services: tuple[Service, ...]
    regie: tuple[Direction, ...]
    meetings: tuple[Meeting, ...]
    plans: tuple[Fact[Plan], ...]
    handovers: tuple[Fact[Handover], ...]
    signalen: tuple[Fact[Signaal], ...]
    meldingen: tuple[Fact[Melding], ...]
    decisions: tuple[Fact[Decision], ...]
    needs: tuple[Fact[Need], ...]
    sightings: tuple[Fact[Sighting], ...]
    agreements: tuple[Fact[Agreement], ...]
    uncoded: frozenset[str]

    @property
    def end(self) -> int:
        """The day after the last day of the window."""
        return self.day + 1

    @cached_property
    def members(self) -> tuple[str, ...]:
        """P, in order of id."""
        return tuple(sorted(self.active_days))

    @cached_property
    def active_days(self) -> dict[str, int]:
        """Per member of P the days of the window on which it may have been active: bit n is n days before the day.

        Counted back from the day, so that one date of long ago makes a large number for its own people only.
        """
        found: defaultdict[str, int] = defaultdict(int)
        for row in (*self.services, *self.regie):
            found[row.hulpverlener] |= self._days(row.span.start, row.span.end)
        for meeting in self.meetings:
            days = self._days_of(meeting.first, meeting.last)
            for who in meeting.hulpverleners:
                found[who] |= days
        for fact in (*self.handovers, *self.meldingen):
            if fact.last is None or fact.last >= self.start:
                days = self._days_of(fact.first, fact.last)
                found[fact.item.from_] |= days
                if fact.item.to in self.hulpverleners:
                    found[fact.item.to] |= days
        return dict(found)

    def _days_of(self, first: int | None, last: int | None) -> int:
        # Undated: somewhere in the window, so it makes a member of P but never an overlap by itself.
        if first is None or last is None:
            return 0
        if first == last:
            return 1 << self.day - first
        return self._days(max(first, self.start), min(last, self.day) + 1)

    def _days(self, start: int, end: int) -> int:
        """The days of a half-open stretch within the window."""
        return (1 << self.end - start) - (1 << self.end - end)

    @cached_property
    def activity(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Per member of P the half-open stretches in which it may have been active, apart and in order of time."""
        return {who: tuple(self._stretches(days)) for who, days in self.active_days.items()}

    def _stretches(self, days: int) -> Iterator[tuple[int, int]]:
        written = f"{days:b}"
        first = self.end - len(written)
        for run in _ONES.finditer(written):
            yield first + run.start(), first + run.end()

    def active_on(self, day: int) -> frozenset[str]:
        """Who of P may have been active on a day of the window."""
        back = self.day - day
        return frozenset([who for who, days in self.active_days.items() if days >> back & 1])

    def is_active_on(self, hulpverlener: str, day: int) -> bool:
        """Whether the hulpverlener may have been active on `day`; nobody outside P is."""
        if not self.start <= day <= self.day:
            return False
        return self.active_days.get(hulpverlener, 0) >> self.day - day & 1 == 1

    def is_minor(self, gezinslid: str, day: int) -> bool:
        """Younger than 18 on `day`; a child without `born` is a minor, another without it is not."""
        return day < self._minor_until[gezinslid]

    @cached_property
    def _minor_until(self) -> dict[str, int]:
        """The first day on which each gezinslid certainly is no minor."""
        without_birth = {"child": LAST_DAY + 1, "foster_child": LAST_DAY + 1}
        return {
            id_: majority(lid.born.last)
            if lid.born
            else without_birth.get(lid.relation, BEFORE_ALL)
            for id_, lid in self.gezinsleden.items()
        }

    def age_range(self, gezinslid: str, day: int) -> tuple[int, int] | None:
        """The youngest and the oldest age in years on `day`; None when `born` is not known."""
        born = self.gezinsleden[gezinslid].born
        if born is None:
            return None
        on = date.fromordinal(day)
        return max(0, years(born.last, on)), max(0, years(born.first, on))

    def place_of(self, entry: Knowledge | Share) -> str:
        """The path of an entry of `known_by` or `shared` in the file, which also holds those of after the day."""
        return self._places[id(entry)]

    @cached_property
    def _places(self) -> dict[int, str]:
        return {
            id(entry): f"signalen[{position}].{name}[{place}]"
            for position, signaal in enumerate(self.casus.signalen or ())
            for name, entries in (("known_by", signaal.known_by), ("shared", signaal.shared))
            for place, entry in enumerate(entries or ())
        }


def default_day(casus: Casus) -> date:
    """The last possible day of the calamiteit, else of `examined.until`, else of the latest fact.

    Raises:
        NoDayError: the casus holds no date.
    """
    if casus.calamiteit:
        return casus.calamiteit.date.last
    if casus.casus.examined and casus.casus.examined.until:
        return casus.casus.examined.until.last
    latest = max((moment.last for moment in moments(casus)), default=None)
    if latest is None:
        raise NoDayError(casus_id=casus.id)
    return latest


def recorded_days(casus: Casus) -> tuple[date, ...]:
    """The first possible day of every date that the casus holds, in order, each once."""
    return tuple(sorted({moment.first for moment in moments(casus)}))


def network_of(casus: Casus, day: date | None = None) -> Network:
    """The network around the gezin of `casus` as it was known on `day` (`default_day` when none).

    Raises:
        NoDayError: no day is given and the casus holds no date.
        DayOutsideWindowError: `day` lies before the window begins.
    """
    on = (day or default_day(casus)).toordinal()
    written, casus = casus, as_known_on(casus, on)
    start = _window_start(casus, on)
    if on < start:
        raise DayOutsideWindowError(
            day=date.fromordinal(on).isoformat(), start=date.fromordinal(start).isoformat()
        )
    gezinsleden = {lid.id: lid for lid in casus.gezinsleden or () if not is_after(lid.born, on)}
    calamiteit = casus.calamiteit
    if calamiteit and is_after(calamiteit.date, on):
        calamiteit = None
    services = _services(casus, gezinsleden, start, on)
    return Network(
        casus=written,
        day=on,
        start=start,
        calamiteit=calamiteit,
        sources={source.id: source for source in casus.sources or ()},
        gezinsleden=gezinsleden,
        organisations={o.id: o for o in casus.organisations or ()},
        hulpverleners={h.id: h for h in casus.hulpverleners or ()},
        services=services,
        regie=tuple(_regie(casus, services, start, on)),
        meetings=_meetings(casus, start, on),
        plans=_lasting("plans", casus.plans, on),
        handovers=tuple(_handovers(casus, on)),
        signalen=tuple(_signalen(casus, on)),
        meldingen=tuple(_meldingen(casus, on)),
        decisions=_dated("decisions", casus.decisions, on),
        needs=tuple(_of(gezinsleden, _lasting("needs", casus.needs, on))),
        sightings=tuple(_of(gezinsleden, _dated("sightings", casus.sightings, on))),
        agreements=_lasting("agreements", casus.agreements, on),
        uncoded=frozenset(_uncoded(casus, on)),
    )


def is_accepted(handover: Handover) -> bool:
    """Accepted by the record: an acceptance with a date, or that outcome."""
    return handover.accepted is not None or handover.outcome is HandoverOutcome.ACCEPTED


def is_warm_tie(handover: Handover) -> bool:
    """An accepted warm handover: old and new hulpverlener spoke, so it is a tie."""
    return handover.mode is HandoverMode.WARM and is_accepted(handover)


def _window_start(casus: Casus, day: int) -> int:
    examined = casus.casus.examined
    if examined and examined.from_:
        return examined.from_.first_day
    return min((moment.first_day for moment in moments(casus, day)), default=day)


def _span(entry: Lasting, start: int, day: int) -> Span | None:
    """The span within the window, None when it lies wholly outside."""
    from_, until = entry.from_, entry.until
    first = certain_first = start
    if from_ is not None and from_.last_day > start:
        certain_first = from_.last_day
        if from_.first_day > start:
            first = from_.first_day
    end = certain_end = day + 1
    has_ended = False
    if until is not None and until.first_day <= day:
        has_ended = True
        certain_end = until.first_day + 1
        if until.last_day < day:
            end = until.last_day + 1
    if first >= end:
        return None
    is_dated = from_ is not None and (until is not None or entry.is_recorded("until"))
    return Span(first, certain_first, certain_end, end, is_dated, has_ended)


def _services(
    casus: Casus, gezinsleden: Mapping[str, Gezinslid], start: int, day: int
) -> tuple[Service, ...]:
    found: list[Service] = []
    for position, item in enumerate(casus.involvements or ()):
        span = _span(item, start, day)
        if span and item.gezinslid in gezinsleden:
            path = f"involvements[{position}]"
            found.append(
                Service(
                    path, item.source, item.hulpverlener, item.gezinslid, item.domain, span, item
                )
            )
    return tuple(found)


def _regie(
    casus: Casus, services: tuple[Service, ...], start: int, day: int
) -> Iterator[Direction]:
    for service in services:
        kind = service.item.regie
        if kind:
            yield Direction(service.path, service.source, service.hulpverlener, kind, service.span)
    for position, item in enumerate(casus.regie or ()):
        span = _span(item, start, day)
        if span:
            yield Direction(f"regie[{position}]", item.source, item.hulpverlener, item.kind, span)


def _meetings(casus: Casus, start: int, day: int) -> tuple[Meeting, ...]:
    found: list[Meeting] = []
    for position, item in enumerate(casus.contacts or ()):
        moment, kind = item.date, item.kind
        first = last = None
        if moment is not None:
            first, last = moment.first_day, moment.last_day
            if first > day or last < start:
                continue
        is_tie = kind in TIE_KINDS
        path, people = f"contacts[{position}]", item.hulpverleners
        # There are more of these than of all else together, and this is the quickest way to make one.
        found.append(Meeting._make((path, item.source, kind, people, first, last, is_tie, item)))
    return tuple(found)


def _handovers(casus: Casus, day: int) -> Iterator[Fact[Handover]]:
    for position, item in enumerate(casus.handovers or ()):
        first, last = _days(item.sent)
        if first is not None and first > day:
            continue
        later: dict[str, object] = {}
        if is_after(item.accepted, day):
            later["accepted"] = None
        # An outcome without a date of its own came with the acceptance.
        if is_after(item.outcome_date or item.accepted, day):
            later |= {"outcome": HandoverOutcome.UNKNOWN, "outcome_date": None}
        known = item.model_copy(update=later) if later else item
        yield Fact(f"handovers[{position}]", known, first, last)


def _signalen(casus: Casus, day: int) -> Iterator[Fact[Signaal]]:
    for position, item in enumerate(casus.signalen or ()):
        if not is_known(item, day):
            continue
        first, last = _days(item.date)
        known_by = [k for k in item.known_by or () if not is_after(k.since, day)]
        shared = [s for s in item.shared or () if not is_after(s.date, day)]
        later: dict[str, object] = {}
        if len(known_by) < len(item.known_by or ()):
            later["known_by"] = tuple(known_by)
        if len(shared) < len(item.shared or ()):
            later["shared"] = tuple(shared)
        known = item.model_copy(update=later) if later else item
        yield Fact(f"signalen[{position}]", known, first, last)


def _meldingen(casus: Casus, day: int) -> Iterator[Fact[Melding]]:
    for position, item in enumerate(casus.meldingen or ()):
        first, last = _days(item.date)
        if first is not None and first > day:
            continue
        known = item
        if is_after(item.feedback, day):
            known = item.model_copy(update={"feedback": None})
        yield Fact(f"meldingen[{position}]", known, first, last)


DatedT = TypeVar("DatedT", Decision, Sighting)
LastingT = TypeVar("LastingT", Plan, Need, Agreement)
OneT = TypeVar("OneT", Need, Sighting)


def _dated(name: str, entries: tuple[DatedT, ...] | None, day: int) -> tuple[Fact[DatedT], ...]:
    facts: list[Fact[DatedT]] = []
    for position, item in enumerate(entries or ()):
        first, last = _days(item.date)
        if first is None or first <= day:
            facts.append(Fact(f"{name}[{position}]", item, first, last))
    return tuple(facts)


def _lasting(
    name: str, entries: tuple[LastingT, ...] | None, day: int
) -> tuple[Fact[LastingT], ...]:
    facts: list[Fact[LastingT]] = []
    for position, item in enumerate(entries or ()):
        if is_after(item.from_, day):
            continue
        first = item.from_.first_day if item.from_ else BEFORE_ALL
        last = min(day, item.until.last_day) if item.until else day
        facts.append(Fact(f"{name}[{position}]", item, first, last))
    return tuple(facts)


def _of(gezinsleden: Mapping[str, Gezinslid], facts: Iterable[Fact[OneT]]) -> Iterator[Fact[OneT]]:
    """The facts about these gezinsleden."""
    return (fact for fact in facts if fact.item.gezinslid in gezinsleden)


def _uncoded(casus: Casus, day: int) -> Iterator[str]:
    for name in ("plans", "needs", "sightings", "decisions", "meldingen"):
        if getattr(casus, name) is None:
            yield name
    for contact in casus.contacts or ():
        if contact.invited is not None and not is_after(contact.date, day):
            return
    yield "invited"


def _days(moment: Moment | None) -> tuple[int, int] | tuple[None, None]:
    if moment is None:
        return None, None
    return moment.first_day, moment.last_day
