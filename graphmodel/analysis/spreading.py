"""How things spread over the steps of a timeline: for each person the first day, and by which step it came.

Many things spread in one pass, each a bit of the masks of who has what. Steps are read once, in order of the first day on
which they may leave (one pass: Wu et al. 2014). What happens later than the step that is being read waits for its day:
something arrives, or may be passed on, perhaps in a step that could still leave. Linear in the number of steps for one
thing; for many of them nearly as fast.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from typing import Final, NamedTuple

from graphmodel.analysis.timeline import Step, Timeline

NEVER: Final = 1 << 40
"""A day after every day: of whoever is not reached."""
NOBODY: Final = -1
"""The position of no step and of no person."""

Label = tuple[int, int, int]
"""How something reached somebody: the first day, the first day of passing it on, and by which step (NOBODY: a start).

A tuple by place, for a casus has thousands of them.
"""

_TWO: Final = 2
_NOT_REACHED: Final[Label] = (NEVER, NEVER, NOBODY)


class Start(NamedTuple):
    """Where a thing begins: `who` (a position) has it on `day` and can pass it on from `ready`, the same day or a gap later."""

    who: int
    day: int
    ready: int


class _Trail(NamedTuple):
    """In how many hops something came, and from whom (NOBODY: a start)."""

    hops: int
    giver: int


@dataclass(frozen=True)
class Labels:
    """How one thing spread: the label of each person whom it reached, after that of whoever gave it to them.

    Of steps that bring it on the same day the first one counts.
    """

    steps: Sequence[Step]
    reached: dict[int, Label]

    def day(self, who: int) -> int:
        """The first day, NEVER for whoever is not reached."""
        return self.reached.get(who, _NOT_REACHED)[0]

    def ready(self, who: int) -> int:
        """The first day of passing it on, NEVER for whoever is not reached."""
        return self.reached.get(who, _NOT_REACHED)[1]

    def step(self, who: int) -> int:
        """The step by which it came, NOBODY for a start and for whoever is not reached."""
        return self.reached.get(who, _NOT_REACHED)[2]

    def giver(self, who: int) -> int:
        """From whom it came, of several the one with the fewest hops, then the first in order of id; NOBODY for a start."""
        _, _, position = self.reached.get(who, _NOT_REACHED)
        if position == NOBODY:
            return NOBODY
        senders = self.steps[position].senders
        if len(senders) == 1:
            return senders[0]
        if len(senders) > _TWO or who not in senders:
            return self._trails[who].giver
        return senders[0] if who == senders[1] else senders[1]

    def hops(self, who: int) -> int:
        """The number of steps of the chain to somebody whom it reached, 0 for a start."""
        return self._trails[who].hops

    @cached_property
    def _trails(self) -> dict[int, "_Trail"]:
        """Of everybody whom it reached, in the order in which it did: whoever gave it comes before."""
        trails: dict[int, _Trail] = {}
        for who, (day, _, position) in self.reached.items():
            if position == NOBODY:
                trails[who] = _Trail(0, NOBODY)
                continue
            step = self.steps[position]
            left_by = min(day, step.leaves_last)
            hops, giver = min(
                (trails[each].hops, each)
                for each in step.senders
                if each in trails and self.ready(each) <= left_by and self.step(each) != position
            )
            trails[who] = _Trail(hops + 1, giver)
        return trails


AT_ONCE: Final = 256
"""So many things spread in one pass: with more, the masks that are kept would cost more than a further pass."""


def spread(timeline: Timeline, things: Sequence[Iterable[Start]], gap: int) -> list[Labels]:
    """The labels of each thing from its starts, with `gap` days between receiving and passing on.

    A thing without a start reaches nobody.
    """
    found: list[Labels] = []
    for first in range(0, len(things), AT_ONCE):
        found += _spread_at_once(timeline, things[first : first + AT_ONCE], gap)
    return found


def _spread_at_once(
    timeline: Timeline, things: Sequence[Iterable[Start]], gap: int
) -> list[Labels]:
    wave = _Wave(timeline, gap)
    reached: dict[int, dict[int, Label]] = {}
    for thing, starts in enumerate(things):
        reached[1 << thing] = {}
        wave.begin(1 << thing, starts)
    for label, who, arrived in wave.run():
        left = arrived
        while left:
            bit = left & -left
            left ^= bit
            reached[bit][who] = label
    return [Labels(timeline.steps, each) for each in reached.values()]


_Arrived = tuple[Label, int, int]
"""A label, at whom, and of which things."""


class _Wave:
    """One pass: days only go forward, so that a label is final when it is set.

    `_received` are those who got something on the last day on which anybody did, and cannot pass it on yet. `_next` is
    the first day on which they can, or on which something of `_due` arrives, whichever is earlier.
    """

    def __init__(self, timeline: Timeline, gap: int) -> None:
        n = len(timeline.people)
        self._timeline = timeline
        self._gap = gap
        self._has = [0] * n
        self._can_pass = [0] * n
        self._arrived: list[_Arrived] = []
        self._received: list[int] = []
        self._is_open = False
        self._open: list[list[int]] = [[] for _ in range(n)]
        self._due: list[_Arrived] = []
        self._next = NEVER

    def begin(self, thing: int, starts: Iterable[Start]) -> None:
        for who, day, ready in starts:
            self._wait((day, ready, NOBODY), who, thing)

    def run(self) -> list[_Arrived]:
        """All that arrived, in order of day, nothing twice at the same person."""
        steps, gap = self._timeline.steps, self._gap
        for position in self._timeline.from_day(self._next):
            # By place, not by name: this loop and `_use` are nearly the whole cost.
            step = steps[position]
            today, last, _, _, senders, _, _ = step
            while self._next <= today:
                self._dawn(self._next)
            self._use(position, step, today)
            if last - today >= gap:
                self._is_open = True
                for sender in senders:
                    self._open[sender].append(position)
        while self._next < NEVER:
            self._dawn(self._next)
        return self._arrived

    def _wait(self, label: Label, who: int, things: int) -> None:
        heappush(self._due, (label, who, things))
        self._next = min(self._next, label[0])

    def _dawn(self, day: int) -> None:
        """First all who are ready on this day, then the steps that still may leave, in their order and not that of people."""
        due, has, can_pass = self._due, self._has, self._can_pass
        ready, self._received = self._received, []
        for who in ready:
            can_pass[who] = has[who]
        while due and due[0][0][0] == day:
            label, who, things = heappop(due)
            new = things & ~has[who]
            if new:
                has[who] |= new
                self._arrived.append((label, who, new))
                if label[1] > day:
                    self._received.append(who)
                else:
                    can_pass[who] |= new
                    ready.append(who)
        self._next = day + self._gap if self._received else due[0][0][0] if due else NEVER
        if self._is_open:
            self._use_open(ready, day)

    def _use_open(self, ready: list[int], day: int) -> None:
        """The steps that still may leave from those who are ready now, in their order and not that of people."""
        steps, open_ = self._timeline.steps, self._open
        may_leave: set[int] = set()
        for who in ready:
            open_[who] = [at for at in open_[who] if steps[at].leaves_last >= day]
            may_leave.update(open_[who])
        for position in sorted(may_leave):
            self._use(position, steps[position], day)

    def _use(self, position: int, step: Step, day: int) -> None:
        _, _, arrives, _, senders, receivers, _ = step
        can_pass, has = self._can_pass, self._has
        things = 0
        for sender in senders:
            things |= can_pass[sender]
        for who in receivers:
            new = things & ~has[who]
            if new and arrives > day:
                self._wait((arrives, arrives + self._gap, position), who, new)
            elif new:
                has[who] |= new
                self._received.append(who)
                self._next = ready = day + self._gap
                self._arrived.append(((day, ready, position), who, new))
