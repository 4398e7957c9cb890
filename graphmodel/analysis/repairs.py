"""Which contact that is not on record would have carried something to its target in time, and which recorded one could.

A contact between u and v on day t helps exactly when u could have passed it on by then and v could still have sent it on
in time: EA(u) < t < LD(v), or the other way round. A repair says what would have opened a route, never that somebody
had to take it. Days are ordinals.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from graphmodel.analysis.arrival import Arrivals, Departures, Hop, Origin, arrivals, departures
from graphmodel.analysis.permitted import Permitted, first_day, last_day
from graphmodel.analysis.spreading import NEVER, NOBODY, Labels, Start, spread
from graphmodel.analysis.ties import Pair, Stretches, pair_of
from graphmodel.analysis.timeline import Reading, Step, Timeline


class Missing(NamedTuple):
    """A contact that is not on record: on any permitted day from `first` to `last` it would do."""

    giver: str
    receiver: str
    first: int
    last: int


@dataclass(frozen=True)
class Route:
    """The question whether what `origins` had could reach `target` by the end of the day `deadline`.

    The timeline says in which case: a possible route exists for some choice of the dates, a certain one for every choice.
    """

    timeline: Timeline
    origins: tuple[Origin, ...]
    target: str
    deadline: int
    reading: Reading

    @cached_property
    def arrivals(self) -> Arrivals:
        """From the origins on."""
        return arrivals(self.timeline, self.origins, self.reading)

    @cached_property
    def departures(self) -> Departures:
        """Towards the target by the deadline."""
        return departures(self.timeline, self.target, self.deadline, self.reading)

    @property
    def is_open(self) -> bool:
        """Whether the record holds a route already."""
        day = self.arrivals.day(self.target)
        return day is not None and day <= self.deadline


def would_open(route: Route, pair: Pair, day: int) -> bool:
    """Whether there is a route once these two had exchanged on this day; O(1), always true for an open route."""
    first, second = pair
    return (
        route.is_open or _carries(route, first, second, day) or _carries(route, second, first, day)
    )


def repairs(route: Route, permitted: Permitted) -> tuple[Missing, ...]:
    """Every permitted contact that would open a closed route by itself, latest last day first.

    Of the same last day those of an origin come first, for they are on record as having it; then by first day and ids. Between `first` and `last` any permitted day would do. Empty when no single contact helps, and for a route that is
    open: nothing is missing there.
    """
    if route.is_open:
        return ()
    people = route.timeline.people
    ready = {who: day for who in people if (day := route.arrivals.ready(who)) is not None}
    due = {who: day for who in people if (day := route.departures.due(who)) is not None}
    found = [
        Missing(giver, receiver, first_day(days, ready[giver]), last_day(days, due[receiver]))
        for pair, days in permitted.items()
        for giver, receiver in (pair, pair[::-1])
        if giver in ready and receiver in due and ready[giver] <= due[receiver]
    ]
    had_it = {origin.who for origin in route.origins}
    opening = (each for each in found if each.first <= each.last)
    return tuple(sorted(opening, key=lambda each: _by_last_day(each, had_it)))


def last_chance(route: Route, permitted: Permitted) -> Missing | None:
    """The permitted contact with the latest day that would still open the route; after its `last` no single one helps.

    None when no single contact within the permitted pairs helps, and for a route that is open.
    """
    return next(iter(repairs(route, permitted)), None)


def last_carrier(route: Route) -> tuple[Hop, ...]:
    """The chain that ends with the last recorded exchange that could have brought it to the target in time.

    Its last hop has the last day on which that exchange may have arrived; the hops before it are the earliest ones. No
    chain runs through the target itself. Empty when no recorded exchange could.
    """
    timeline = route.timeline.without_sender(route.target)
    before = arrivals(timeline, route.origins, route.reading)
    target = timeline.index[route.target]
    latest, best = -NEVER, None
    for step in timeline.steps:
        day = min(step.arrives_last, route.deadline)
        if day <= latest or day < step.arrives_first or target not in step.receivers:
            continue
        giver = _giver(before.labels, step, min(step.leaves_last, day))
        if giver is not None:
            latest, best = day, (step, timeline.people[giver])
    if best is None:
        return ()
    step, giver = best
    return *before.chain(giver), Hop(timeline.events[step.event], giver, route.target, latest)


def fewest_missing_contacts(route: Route, permitted: Permitted) -> tuple[Missing, ...] | None:
    """A smallest set of permitted contacts that would open the route, in order of time.

    Empty when the route is open, None when it cannot be opened within the permitted pairs. Exact: 0-1 breadth-first
    search over who could have known when, in layers of equally many missing contacts, where of two states of one person
    the earlier one is always as good. Each contact has its first day on the chain found, and the last one that leaves the
    chain its time.
    """
    if route.is_open:
        return ()
    partners = _partners(route.timeline, permitted)
    layers = [_Layer(route.arrivals.labels, {})]
    target = route.timeline.index[route.target]
    while layers[-1].labels.day(target) > route.deadline:
        layer = _next_layer(route, partners, layers[-1].labels)
        if layer is None:
            return None
        layers.append(layer)
    return _with_last_days(route, permitted, _traced(route, layers))


Partners = list[list[tuple[int, Stretches]]]
_NOT_REACHED: Final = (NEVER, NOBODY)


class _Layer(NamedTuple):
    """Earliest days with so many missing contacts; `missing` tells from whom each new start had it."""

    labels: Labels
    missing: dict[int, int]


class _Link(NamedTuple):
    """One exchange of a mended chain, recorded (with its step) or missing (`step` is NOBODY)."""

    giver: int
    receiver: int
    step: int
    day: int


def _by_last_day(missing: Missing, had_it: set[str]) -> tuple[int, bool, int, str, str]:
    is_hearsay = missing.giver not in had_it
    return -missing.last, is_hearsay, missing.first, missing.giver, missing.receiver


def _carries(route: Route, giver: str, receiver: str, day: int) -> bool:
    ready, due = route.arrivals.ready(giver), route.departures.due(receiver)
    return ready is not None and due is not None and ready <= day <= due


def _giver(labels: Labels, step: Step, day: int) -> int | None:
    """The sender of a step who has it by `day`, by the shortest chain; None when nobody does."""
    able = ((labels.hops(who), who) for who in step.senders if labels.ready(who) <= day)
    return min(able, default=(0, None))[1]


def _partners(timeline: Timeline, permitted: Permitted) -> Partners:
    """Per person with whom, and when, a contact is permitted."""
    partners: Partners = [[] for _ in timeline.people]
    for (first, second), days in permitted.items():
        one, other = timeline.index[first], timeline.index[second]
        partners[one].append((other, days))
        partners[other].append((one, days))
    return partners


def _next_layer(route: Route, partners: Partners, labels: Labels) -> _Layer | None:
    """The earliest days with one more missing contact, None when that brings nobody forward."""
    best = {who: (label[0], NOBODY) for who, label in labels.reached.items()}
    for giver in range(len(partners)):
        ready = labels.ready(giver)
        if ready > route.deadline:
            continue
        for receiver, days in partners[giver]:
            day = first_day(days, ready)
            if day <= route.deadline and day < best.get(receiver, _NOT_REACHED)[0]:
                best[receiver] = day, giver
    missing = {who: giver for who, (_, giver) in best.items() if giver != NOBODY}
    if not missing:
        return None
    gap = route.reading.gap
    starts = [
        Start(who, day, day + gap if who in missing else labels.ready(who))
        for who, (day, _) in best.items()
    ]
    return _Layer(spread(route.timeline, [starts], gap)[0], missing)


def _traced(route: Route, layers: list[_Layer]) -> list[_Link]:
    """The mended chain, the last link first."""
    links: list[_Link] = []
    who = route.timeline.index[route.target]
    for labels, missing in reversed(layers):
        while (step := labels.step(who)) != NOBODY:
            giver = labels.giver(who)
            links.append(_Link(giver, who, step, labels.day(who)))
            who = giver
        if who in missing:
            links.append(_Link(missing[who], who, NOBODY, labels.day(who)))
            who = missing[who]
    return links


def _with_last_days(route: Route, permitted: Permitted, links: list[_Link]) -> tuple[Missing, ...]:
    """The missing links in order of time; `links` has the last one first."""
    people, steps, gap = route.timeline.people, route.timeline.steps, route.reading.gap
    found: list[Missing] = []
    due = route.deadline
    for link in links:
        if link.step != NOBODY:
            due = min(steps[link.step].leaves_last, due) - gap
            continue
        giver, receiver = people[link.giver], people[link.receiver]
        if not found:
            # Behind the last missing contact the whole record may carry it on, not this chain alone.
            due = max(due, route.departures.due(receiver) or due)
        last = last_day(permitted[pair_of(giver, receiver)], due)
        found.append(Missing(giver, receiver, link.day, last))
        due = last - gap
    return tuple(reversed(found))
