"""Tracing by brute force: every choice of the uncertain dates is played out day by day. Slow, and plain to check."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from random import Random
from typing import NamedTuple

import networkx as nx

from graphmodel.analysis.arrival import Origin
from graphmodel.analysis.contact_stream import Event, EventKind
from graphmodel.analysis.permitted import Permitted
from graphmodel.analysis.timeline import Certainty, Reading, Timeline, timelines

PEOPLE = "abcd"
HORIZON = 6
"""Generated days run from 0 up to, not including, this one."""
NEVER = 10**6

Dated = tuple[Event, int]
Held = tuple[Origin, int]


class Story(NamedTuple):
    """A generated stream with its origins and a question."""

    events: tuple[Event, ...]
    origins: tuple[Origin, ...]
    target: str
    deadline: int
    people: str = PEOPLE

    def timeline(self, certainty: Certainty) -> Timeline:
        """Of one case."""
        both = timelines(self.people, self.events)
        return both.possible if certainty is Certainty.POSSIBLE else both.certain

    def with_contacts(self, contacts: Sequence[tuple[str, str, int]]) -> "Story":
        """The same with more contacts of two people, each on a day."""
        more = tuple(an_event((one, other), day, day) for one, other, day in contacts)
        return self._replace(events=self.events + more)


def an_event(
    people: Sequence[str],
    first: int,
    last: int,
    senders: Sequence[str] | None = None,
    path: str = "contacts[0]",
) -> Event:
    """An exchange, of all with all unless `senders` tells otherwise."""
    together = tuple(sorted(people))
    able = tuple(sorted(senders)) if senders else together
    return Event(path, None, EventKind.CONTACT, together, able, first, last, is_certain=True)


def a_story(seed: int) -> Story:
    """Up to five events of two to four people, some one-way, some with dates that are not sure; one or two origins."""
    chance = Random(seed)  # noqa: S311  # reproducible, not secret
    events = [_event(chance, number) for number in range(chance.randint(1, 5))]
    origins = [_origin(chance) for _ in range(1 if chance.random() < 0.7 else 2)]
    return Story(
        tuple(sorted(events, key=lambda event: (event.first, event.last))),
        tuple(origins),
        chance.choice(PEOPLE),
        chance.randrange(2, HORIZON),
    )


def a_larger_story(seed: int) -> Story:
    """Forty events among ten people over a month, two origins; too many dates to play out."""
    chance = Random(seed)  # noqa: S311  # reproducible, not secret
    people, events = "abcdefghij", list[Event]()
    for _ in range(40):
        first = chance.randrange(30)
        last = first + chance.choice((0, 0, 1, 4, 12))
        together = chance.sample(people, chance.choice((2, 2, 3, 5)))
        senders = together[:1] if chance.random() < 0.2 else None
        event = an_event(together, first, last, senders)
        events.append(event._replace(is_certain=chance.random() < 0.9))
    first = chance.randrange(10)
    origins = [
        Origin(who, first, first + n, was_told=chance.random() < 0.5)
        for n, who in enumerate(chance.sample(people, 2))
    ]
    ordered = tuple(sorted(events, key=lambda event: (event.first, event.last)))
    return Story(ordered, tuple(origins), "a", 30, people)


def renamed(story: Story, names: Mapping[str, str]) -> Story:
    """The same with other ids."""
    return story._replace(
        events=tuple(
            event._replace(
                participants=tuple(sorted(names[who] for who in event.participants)),
                senders=tuple(sorted(names[who] for who in event.senders)),
            )
            for event in story.events
        ),
        origins=tuple(origin._replace(who=names[origin.who]) for origin in story.origins),
        target=names[story.target],
    )


def some_permitted(seed: int) -> Permitted:
    """Up to three pairs, each on one or two stretches of days."""
    chance = Random(seed)  # noqa: S311  # reproducible, not secret
    pairs = chance.sample(list(combinations(PEOPLE, 2)), chance.randint(0, 3))
    return {pair: _stretches(chance) for pair in pairs}


def realisations(story: Story) -> Iterator[tuple[tuple[Dated, ...], tuple[Held, ...]]]:
    """Every choice of the dates; what is not certain may also not have been."""
    dates = [_choices(e.first, e.last, can_fail=not e.is_certain) for e in story.events]
    held = [_choices(o.first, o.last, can_fail=o.last is None) for o in story.origins]
    for choice in product(*dates, *held):
        days, since = choice[: len(dates)], choice[len(dates) :]
        yield (
            tuple((e, day) for e, day in zip(story.events, days, strict=True) if day < NEVER),
            tuple((o, day) for o, day in zip(story.origins, since, strict=True) if day < NEVER),
        )


def known_since(
    dated: Sequence[Dated],
    held: Sequence[Held],
    reading: Reading,
    silent: str | None = None,
) -> dict[str, int]:
    """Since when each person knows when the dates are these; `silent` passes nothing on."""
    known = dict.fromkeys(PEOPLE, NEVER)
    able_from = dict(known)
    for origin, day in held:
        known[origin.who] = min(known[origin.who], day)
        first = day + reading.gap if origin.was_told else day
        able_from[origin.who] = min(able_from[origin.who], first)
    if silent:
        able_from[silent] = NEVER
    for day in sorted({day for _, day in dated}):
        today = [event for event, on in dated if on == day]
        changed = True
        while changed:
            able = {who for who in PEOPLE if able_from[who] <= day}
            reached = {w for e in today if not able.isdisjoint(e.senders) for w in e.participants}
            changed = any(known[who] > day for who in reached)
            for who in reached:
                known[who] = min(known[who], day)
                if who != silent:
                    able_from[who] = min(able_from[who], day + reading.gap)
    return known


def first_days(story: Story, certainty: Certainty, reading: Reading) -> dict[str, int]:
    """The best or the worst case over all choices, NEVER when not reached."""
    all_known = [known_since(*each, reading) for each in realisations(story)]
    pick = min if certainty is Certainty.POSSIBLE else max
    return {who: pick(known[who] for known in all_known) for who in PEOPLE}


def fixed_point(story: Story, certainty: Certainty) -> dict[str, int]:
    """First days in the strict reading by the reference code of the measures: repeat until nothing becomes earlier."""
    is_certain = certainty is Certainty.CERTAIN
    since = {o.who: o.last if is_certain and o.last is not None else o.first for o in story.origins}
    known = {o.who: since[o.who] - (0 if o.was_told else 1) for o in story.origins}
    reached, changed = dict(since), True
    while changed:
        changed = False
        for event in story.events:
            k = min((known[p] for p in event.senders if p in known), default=NEVER)
            day = event.last if is_certain else max(k + 1, event.first)
            if day > event.last or (is_certain and (event.first <= k or not event.is_certain)):
                continue
            for who in event.participants:
                reached[who] = min(reached.get(who, NEVER), day)
                changed = changed or day < known.get(who, NEVER)
                known[who] = min(known.get(who, NEVER), day)
    return reached


def is_open(story: Story, certainty: Certainty, reading: Reading) -> bool:
    """Whether the target could have known by the deadline."""
    return first_days(story, certainty, reading)[story.target] <= story.deadline


def routes_on_paper(story: Story, certainty: Certainty) -> int:
    """How many ordered pairs have a route when dates are left out, over what was certain or over everything."""
    drawn = nx.DiGraph()
    drawn.add_nodes_from(PEOPLE)
    for event in story.events:
        if event.is_certain or certainty is Certainty.POSSIBLE:
            drawn.add_edges_from(product(event.senders, event.participants))
    return sum(len(nx.descendants(drawn, who)) for who in PEOPLE)


def permitted_contacts(permitted: Permitted, deadline: int) -> list[tuple[str, str, int]]:
    """Every single contact that is permitted by the deadline."""
    return [
        (one, other, day)
        for (one, other), stretches in permitted.items()
        for start, end in stretches
        for day in range(start, min(end, deadline + 1))
    ]


def fewest(
    story: Story, permitted: Permitted, certainty: Certainty, reading: Reading
) -> int | None:
    """The size of the smallest set of permitted contacts that opens the route, None when none does."""
    candidates = permitted_contacts(permitted, story.deadline)
    for size in range(min(len(PEOPLE), len(candidates) + 1)):
        for chosen in combinations(candidates, size):
            if is_open(story.with_contacts(chosen), certainty, reading):
                return size
    return None


def last_carrying_day(story: Story, certainty: Certainty, reading: Reading) -> int | None:
    """The last day, by the deadline, of a recorded exchange that could have brought it to the target."""
    plays = list(realisations(story))
    found: list[int] = []
    for number, event in enumerate(story.events):
        if story.target not in event.participants:
            continue
        days = [_carrying_day(story, number, play, reading) for play in plays]
        carried = [day for day in days if day is not None]
        if certainty is Certainty.POSSIBLE and carried:
            found.append(max(carried))
        if certainty is Certainty.CERTAIN and len(carried) == len(days):
            found.append(event.last)
    return max(found, default=None)


def _carrying_day(
    story: Story,
    number: int,
    play: tuple[tuple[Dated, ...], tuple[Held, ...]],
    reading: Reading,
) -> int | None:
    """The day of this event when a sender other than the target had it by then and it was in time."""
    dated, held = play
    event = story.events[number]
    day = next((on for each, on in dated if each is event), None)
    if day is None or day > story.deadline:
        return None
    others = [origin for origin in held if origin[0].who != story.target]
    # Who had it before this event: the event itself does not help its own senders.
    before = [(each, on) for each, on in dated if each is not event]
    known = known_since(before, others, reading, silent=story.target)
    able = [who for who in event.senders if _could_pass(who, known[who], others, reading) <= day]
    return day if any(who != story.target for who in able) else None


def _could_pass(who: str, known: int, held: Sequence[Held], reading: Reading) -> int:
    own = [day for origin, day in held if origin.who == who and not origin.was_told]
    return min([known + reading.gap, *own])


def _event(chance: Random, number: int) -> Event:
    people = chance.sample(PEOPLE, chance.choice((2, 2, 2, 3, 4)))
    first = chance.randrange(HORIZON)
    last = min(HORIZON - 1, first + chance.choice((0, 0, 1, 2)))
    senders = chance.sample(people, 1) if chance.random() < 0.25 else None
    event = an_event(people, first, last, senders, f"contacts[{number}]")
    return event._replace(is_certain=chance.random() < 0.85)


def _origin(chance: Random) -> Origin:
    first = chance.randrange(HORIZON - 2)
    last = first + chance.choice((0, 0, 0, 1))
    was_told = chance.random() < 0.3
    if chance.random() < 0.1:
        return Origin(chance.choice(PEOPLE), first, None, was_told)
    return Origin(chance.choice(PEOPLE), first, last, was_told)


def _stretches(chance: Random) -> tuple[tuple[int, int], ...]:
    first = chance.randrange(HORIZON)
    end = first + chance.randint(1, 2)
    if chance.random() < 0.3:
        return (first, end), (end + 1, end + 2)
    return ((first, end),)


def _choices(first: int, last: int | None, *, can_fail: bool) -> list[int]:
    days = list(range(first, (first if last is None else last) + 1))
    return [*days, NEVER] if can_fail else days
