"""Events laid out in time for one question: what is possible at best, or what is certain whatever the dates turn out to be.

Of independent uncertain dates the best case over all choices is reached when every event may lie on any of its days,
and the worst case when nobody can pass on in an event unless they knew by its first day, and everybody hears of it on
its last (both exact, by induction over the days; brute force over all dates is the test). Both are the same kind of
step, so one way of spreading serves both; turned around in time, it tells until when something could still be sent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from graphmodel.analysis.contact_stream import Event


class Certainty(StrEnum):
    """Whether the best or the worst case of the uncertain dates is asked."""

    POSSIBLE = "possible"
    CERTAIN = "certain"


class Reading(StrEnum):
    """How far something travels on one day: one exchange (strict), or any chain of them (same day)."""

    STRICT = "strict"
    SAME_DAY = "same_day"

    @property
    def gap(self) -> int:
        """Days between receiving something and the first day on which it can be passed on."""
        return 1 if self is Reading.STRICT else 0


class Step(NamedTuple):
    """From senders who have it to receivers: it leaves and arrives between these days (inclusive), never backwards.

    People and the event are positions in the timeline.
    """

    leaves_first: int
    leaves_last: int
    arrives_first: int
    arrives_last: int
    senders: tuple[int, ...]
    receivers: tuple[int, ...]
    event: int


@dataclass(frozen=True)
class Timeline:
    """Steps in order of the first day on which they may leave; `people` in order of id."""

    certainty: Certainty
    people: tuple[str, ...]
    events: tuple[Event, ...]
    steps: tuple[Step, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """The position of each person."""
        return {who: position for position, who in enumerate(self.people)}

    @cached_property
    def mirrored(self) -> "Timeline":
        """The same with time and direction turned around: day d becomes -d, senders become receivers."""
        steps = (
            Step(
                -step.arrives_last,
                -step.arrives_first,
                -step.leaves_last,
                -step.leaves_first,
                step.receivers,
                step.senders,
                step.event,
            )
            for step in self.steps
        )
        return self._with(steps)

    def without_sender(self, who: str) -> "Timeline":
        """The same when nothing goes through this person: what reaches them stays there."""
        position = self.index[who]
        steps = (
            step._replace(senders=tuple(each for each in step.senders if each != position))
            for step in self.steps
        )
        return self._with(step for step in steps if step.senders)

    def from_day(self, day: int) -> range:
        """The positions of the steps from the first one on that may leave on `day` or later."""
        after = (place for place, step in enumerate(self.steps) if step.leaves_last >= day)
        return range(next(after, len(self.steps)), len(self.steps))

    def _with(self, steps: Iterable[Step]) -> "Timeline":
        ordered = tuple(sorted(steps, key=lambda step: step[:2]))
        return Timeline(self.certainty, self.people, self.events, ordered)


@dataclass(frozen=True)
class Timelines:
    """Both cases of one stream; they share their steps when no date in it is uncertain."""

    possible: Timeline
    certain: Timeline

    @property
    def are_exact(self) -> bool:
        """No date in it is uncertain, so that both cases are the same."""
        return self.certain.steps is self.possible.steps


def timelines(people: Iterable[str], events: tuple[Event, ...]) -> Timelines:
    """The events in order of `contact_stream` laid out for both cases; `people` holds at least all participants."""
    names = tuple(sorted(people))
    index = {who: position for position, who in enumerate(names)}
    # The same people meet again and again: their positions are looked up once.
    places: dict[tuple[str, ...], tuple[int, ...]] = {}
    steps: list[Step] = []
    is_exact = True
    for position, event in enumerate(events):
        group, first, last = event.participants, event.first, event.last
        receivers = places.get(group)
        if receivers is None:
            receivers = places[group] = tuple([index[who] for who in group])
        is_mutual = event.senders is group
        senders = receivers if is_mutual else tuple([index[who] for who in event.senders])
        steps.append(Step(first, last, first, last, senders, receivers, position))
        if first < last or not event.is_certain:
            is_exact = False
    possible = certain = tuple(steps)
    if not is_exact:
        certain = tuple([_at_worst(step) for step in possible if events[step.event].is_certain])
    return Timelines(
        Timeline(Certainty.POSSIBLE, names, events, possible),
        Timeline(Certainty.CERTAIN, names, events, certain),
    )


def _at_worst(step: Step) -> Step:
    """It leaves on the first day and arrives on the last."""
    first, last, _, _, senders, receivers, event = step
    return Step(first, first, last, last, senders, receivers, event) if first < last else step
