"""How things spread over the steps of a timeline: for each person the first day, and by which step it came.

Many things spread in one pass, each a bit of the masks of who has what. Steps are read once, in order of the first day on
which they may leave (one pass: Wu et al. 2014). What happens later than the step that is being read waits on a heap:
something arrives, or may be passed on from a day on, perhaps in a step that could still leave. Linear in the number of
steps for one thing; for many of them nearly as fast.
"""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple

from graphmodel.analysis.timeline import Timeline

NEVER: Final = 1 << 40
"""A day after every day: of whoever is not reached."""
NOBODY: Final = -1
"""The position of no step and of no person."""


class Start(NamedTuple):
    """Where a thing begins: `who` (a position) has it on `day` and can pass it on from `ready`."""

    who: int
    day: int
    ready: int


class Labels(NamedTuple):
    """Of one thing, per person: the first day, the first day of passing on, and by which step from whom it came.

    `hops` counts the steps of that chain, 0 for a start; a start has NOBODY for its step and giver. Of steps that bring
    it on the same day the first one counts, of givers the one with the fewest hops, then the first in order of id.
    """

    days: list[int]
    ready: list[int]
    hops: list[int]
    steps: list[int]
    givers: list[int]


def spread(timeline: Timeline, things: Sequence[Iterable[Start]], gap: int) -> list[Labels]:
    """The labels of each thing from its starts, with `gap` days between receiving and passing on.

    A thing without a start reaches nobody.
    """
    wave = _Wave(timeline, gap, len(things))
    for thing, starts in enumerate(things):
        for start in starts:
            wave.begin(thing, start)
    wave.run()
    return wave.labels


_ARRIVES, _IS_READY = 0, 1
_Carriers = list[tuple[int, int]]
_Due = tuple[int, int, int, int, int, _Carriers]
"""Day, what happens, by which step, to whom, with which things, and who carried which of them."""


class _Wave:
    """One pass: days only go forward, so that a label is final when it is set."""

    def __init__(self, timeline: Timeline, gap: int, things: int) -> None:
        n = len(timeline.people)
        self.labels = [
            Labels([NEVER] * n, [NEVER] * n, [0] * n, [NOBODY] * n, [NOBODY] * n)
            for _ in range(things)
        ]
        self._timeline = timeline
        self._gap = gap
        self._has = [0] * n
        self._can_pass = [0] * n
        self._open: list[list[int]] = [[] for _ in range(n)]
        self._due: list[_Due] = []

    def begin(self, thing: int, start: Start) -> None:
        who, ready, bit = start.who, self.labels[thing].ready, 1 << thing
        ready[who] = min(ready[who], start.ready)
        heappush(self._due, (start.day, _ARRIVES, NOBODY, who, bit, []))
        heappush(self._due, (start.ready, _IS_READY, NOBODY, who, bit, []))

    def run(self) -> None:
        if not self._due:
            return
        steps, due, gap = self._timeline.steps, self._due, self._gap
        for position in self._timeline.from_day(due[0][0]):
            # By place, not by name: this loop and `_use` are nearly the whole cost.
            today, last, _, _, senders, _, _ = steps[position]
            if due and due[0][0] <= today:
                self._settle(today)
            self._use(position, today)
            if last - today >= gap:
                for sender in senders:
                    self._open[sender].append(position)
        self._settle(NEVER)

    def _settle(self, today: int) -> None:
        """Let happen what is due by `today`, day by day."""
        due = self._due
        while due and due[0][0] <= today:
            self._dawn(due[0][0])

    def _dawn(self, day: int) -> None:
        """First all who are ready on this day, then the steps that still may leave, in their order and not that of people."""
        due, steps = self._due, self._timeline.steps
        may_leave: set[int] = set()
        while due and due[0][0] == day:
            _, what, position, who, things, carriers = heappop(due)
            if what == _ARRIVES:
                self._arrive(who, things, day, position, carriers)
                continue
            self._can_pass[who] |= things
            if self._open[who]:
                self._open[who] = [at for at in self._open[who] if steps[at].leaves_last >= day]
                may_leave.update(self._open[who])
        for position in sorted(may_leave):
            self._use(position, day)

    def _use(self, position: int, day: int) -> None:
        _, _, arrives, _, senders, receivers, _ = self._timeline.steps[position]
        can_pass, has = self._can_pass, self._has
        things = 0
        for sender in senders:
            things |= can_pass[sender]
        if not things:
            return
        for who in receivers:
            new = things & ~has[who]
            if new:
                carriers = [(each, can_pass[each]) for each in senders if can_pass[each] & new]
                if arrives > day:
                    heappush(self._due, (arrives, _ARRIVES, position, who, new, carriers))
                else:
                    self._arrive(who, new, day, position, carriers)

    def _arrive(self, who: int, things: int, day: int, position: int, carriers: _Carriers) -> None:
        things &= ~self._has[who]
        self._has[who] |= things
        is_start, ready_on = position == NOBODY, day + self._gap
        if things and not is_start:
            heappush(self._due, (ready_on, _IS_READY, NOBODY, who, things, []))
        while things:
            bit = things & -things
            things ^= bit
            days, ready, hops, steps, givers = self.labels[bit.bit_length() - 1]
            days[who] = day
            if is_start:
                continue
            giver = carriers[0][0] if len(carriers) == 1 else _nearest(carriers, bit, hops)
            ready[who], hops[who] = ready_on, hops[giver] + 1
            steps[who], givers[who] = position, giver


def _nearest(carriers: _Carriers, bit: int, hops: list[int]) -> int:
    """The carrier of a thing with the fewest hops, the first one of equals."""
    return min((hops[who], who) for who, things in carriers if things & bit)[1]
