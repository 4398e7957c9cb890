"""Who could have known since when, and until when it could still be sent: routes along dated events.

Reachability is an upper bound: it says that a chain of recorded exchanges existed, never that something was said.
Earliest arrival after Wu et al. (2014), latest departure as its mirror image; both exact for events whose uncertain dates
are independent (`timeline`). Days are ordinals.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from graphmodel.analysis.contact_stream import Event
from graphmodel.analysis.spreading import NEVER, NOBODY, Labels, Start, spread
from graphmodel.analysis.timeline import Certainty, Reading, Timeline, Timelines

NameT = TypeVar("NameT")
"""By what things that spread are named."""


class Origin(NamedTuple):
    """Somebody who had it, since a day that lies from `first` to `last`.

    `last` is None when that is possible only. Who observed it can pass it on the same day; who was told (`was_told`)
    in the strict reading from the next day on.
    """

    who: str
    first: int
    last: int | None
    was_told: bool = False


class Hop(NamedTuple):
    """One exchange of a chain; `day` is on which it arrived, of a latest departure on which it left."""

    event: Event
    giver: str
    receiver: str
    day: int


@dataclass(frozen=True)
class Arrivals:
    """For each person of a timeline the first day on which they could have known, in one case and one reading."""

    timeline: Timeline
    reading: Reading
    labels: Labels

    def day(self, who: str) -> int | None:
        """The first day on which they could have known, an origin's own day for an origin; None when not reached."""
        label = self.labels.reached.get(self.timeline.index[who])
        return label[0] if label else None

    def days(self, people: Iterable[str]) -> list[int | None]:
        """The same for each of `people`."""
        reached, index = self.labels.reached, self.timeline.index
        found = [reached.get(index[who]) for who in people]
        return [label[0] if label else None for label in found]

    def ready(self, who: str) -> int | None:
        """The first day on which they could have passed it on, None when not reached."""
        day = self.labels.ready(self.timeline.index[who])
        return None if day == NEVER else day

    def reached(self, by: int) -> tuple[str, ...]:
        """Who could have known by the end of that day, origins included, in order of id."""
        day = self.labels.day
        return tuple(who for place, who in enumerate(self.timeline.people) if day(place) <= by)

    def chain(self, who: str) -> tuple[Hop, ...]:
        """The exchanges that prove the day, from an origin on; empty for an origin and for whoever is not reached."""
        return tuple(reversed(_backwards(self.timeline, self.labels, self.timeline.index[who])))

    def givers(self, who: str) -> list[str]:
        """Who passed it on along the chain, from an origin on; nobody for an origin and for whoever is not reached."""
        labels, people = self.labels, self.timeline.people
        givers: list[str] = []
        at = labels.giver(self.timeline.index[who])
        while at != NOBODY:
            givers.append(people[at])
            at = labels.giver(at)
        givers.reverse()
        return givers

    def proofs(self, people: Iterable[str]) -> Iterator[list[Event]]:
        """For each of `people` the exchanges of their chain, less those given with somebody before: chains begin alike."""
        labels, timeline = self.labels, self.timeline
        reached, index = labels.reached, timeline.index
        events, steps = timeline.events, timeline.steps
        given: set[int] = set()
        for name in people:
            chain: list[Event] = []
            who = index[name]
            while who in reached and who not in given:
                given.add(who)
                _, _, step = reached[who]
                if step != NOBODY:
                    chain.append(events[steps[step].event])
                    who = labels.giver(who)
            chain.reverse()
            yield chain


@dataclass(frozen=True)
class Departures:
    """For each person the last day on which they could still have sent it to the target in time."""

    timeline: Timeline
    reading: Reading
    labels: Labels
    """Of the mirrored timeline: a label d stands for the day -d."""

    def day(self, who: str) -> int | None:
        """The last day of sending, the deadline itself for the target; None without a way to the target."""
        day = self.labels.day(self.timeline.index[who])
        return None if day == NEVER else -day

    def due(self, who: str) -> int | None:
        """The last day on which they had to receive it to send it on in time; None without a way to the target."""
        day = self.labels.ready(self.timeline.index[who])
        return None if day == NEVER else -day

    def chain(self, who: str) -> tuple[Hop, ...]:
        """The exchanges that prove the day, up to the target; empty for the target and for whoever has no way."""
        mirrored = self.timeline.mirrored
        back = _backwards(mirrored, self.labels, mirrored.index[who])
        return tuple(Hop(hop.event, hop.receiver, hop.giver, -hop.day) for hop in back)


@dataclass(frozen=True)
class Spreads:
    """Both cases of many things in one reading, each by whatever it is named; spread in one pass when first asked for."""

    times: Timelines
    origins: Mapping[str, Sequence[Origin]]
    reading: Reading

    @cached_property
    def possible(self) -> dict[str, Arrivals]:
        """At best."""
        return arrivals_of_all(self.times.possible, self.origins, self.reading)

    @cached_property
    def certain(self) -> dict[str, Arrivals]:
        """Whatever the dates turn out to be; the very same as at best when no date is uncertain."""
        every = (origin for each in self.origins.values() for origin in each)
        if self.times.are_exact and all(origin.first == origin.last for origin in every):
            return self.possible
        return arrivals_of_all(self.times.certain, self.origins, self.reading)


@dataclass(frozen=True)
class Trace:
    """Both cases of both readings from the same origins; strict is the lower bound, same day the upper one."""

    name: str
    strict: Spreads
    same_day: Spreads

    @property
    def possible(self) -> Arrivals:
        """Strict, at best."""
        return self.strict.possible[self.name]

    @property
    def certain(self) -> Arrivals:
        """Strict, whatever the dates turn out to be."""
        return self.strict.certain[self.name]

    @property
    def possible_same_day(self) -> Arrivals:
        """At best, when one day may hold a chain."""
        return self.same_day.possible[self.name]

    @property
    def certain_same_day(self) -> Arrivals:
        """Whatever the dates turn out to be, when one day may hold a chain."""
        return self.same_day.certain[self.name]

    def case(self, certainty: Certainty, reading: Reading) -> Arrivals:
        """One of the four."""
        spreads = self.strict if reading is Reading.STRICT else self.same_day
        found = spreads.possible if certainty is Certainty.POSSIBLE else spreads.certain
        return found[self.name]

    def differs(self, who: str) -> bool:
        """Whether the two readings give different days, so that both are to be shown."""
        return (self.possible.day(who), self.certain.day(who)) != (
            self.possible_same_day.day(who),
            self.certain_same_day.day(who),
        )


def arrivals(timeline: Timeline, origins: Iterable[Origin], reading: Reading) -> Arrivals:
    """The earliest arrivals from `origins`; without any, nobody is reached.

    In the possible case exactly the best one over all choices of the dates, in the certain case exactly the worst one.
    """
    return _each(timeline, [origins], reading)[0]


def arrivals_of_all(
    timeline: Timeline, origins: Mapping[NameT, Sequence[Origin]], reading: Reading
) -> dict[NameT, Arrivals]:
    """The same for many things in one pass, by whatever they are named."""
    return dict(zip(origins, _each(timeline, list(origins.values()), reading), strict=True))


def departures(timeline: Timeline, target: str, deadline: int, reading: Reading) -> Departures:
    """The latest departures towards `target`, who has to receive it by the end of the day `deadline`."""
    return departures_to_all(timeline, (target,), deadline, reading)[0]


def departures_to_all(
    timeline: Timeline, targets: Iterable[str], deadline: int, reading: Reading
) -> list[Departures]:
    """The latest departures towards each target, in one pass."""
    starts = [[Start(timeline.index[who], -deadline, -deadline)] for who in targets]
    found = spread(timeline.mirrored, starts, reading.gap)
    return [Departures(timeline, reading, labels) for labels in found]


def traces(strict: Spreads, first: Collection[str] = ()) -> dict[str, Trace]:
    """For each signaal of the strict spreads the earliest arrivals of both cases in both readings.

    In the same-day reading those of `first` spread in a pass of their own, the others when one of them is asked for.
    """
    asked = {signaal: each for signaal, each in strict.origins.items() if signaal in first}
    others = {signaal: each for signaal, each in strict.origins.items() if signaal not in first}
    same_day = [Spreads(strict.times, each, Reading.SAME_DAY) for each in (others, asked)]
    return {
        signaal: Trace(signaal, strict, same_day[signaal in first]) for signaal in strict.origins
    }


def _each(
    timeline: Timeline, origins: Sequence[Iterable[Origin]], reading: Reading
) -> list[Arrivals]:
    starts = [_starts(timeline, each, reading.gap) for each in origins]
    found = spread(timeline, starts, reading.gap)
    return [Arrivals(timeline, reading, labels) for labels in found]


def _starts(timeline: Timeline, origins: Iterable[Origin], gap: int) -> Iterable[Start]:
    for origin in origins:
        day = origin.first if timeline.certainty is Certainty.POSSIBLE else origin.last
        if day is not None:
            yield Start(timeline.index[origin.who], day, day + gap * origin.was_told)


def _backwards(timeline: Timeline, labels: Labels, who: int) -> list[Hop]:
    """The hops by which a label came, the last one first."""
    hops: list[Hop] = []
    while (step := labels.step(who)) != NOBODY:
        event, giver = timeline.events[timeline.steps[step].event], labels.giver(who)
        hops.append(Hop(event, timeline.people[giver], timeline.people[who], labels.day(who)))
        who = giver
    return hops
