"""How fresh the news about each other could be, and how far the drawing of a network overstates its routes in time.

Vector clocks after Kossinets, Kleinberg and Watts (2008), causal fidelity after Lentz, Selhorst and Sokolov (2013). Days
are ordinals.
"""

from dataclasses import dataclass
from typing import NamedTuple

from graphmodel.analysis.arrival import Departures, Origin, arrivals_of_all, departures_to_all
from graphmodel.analysis.spreading import NEVER
from graphmodel.analysis.timeline import Reading, Timeline


@dataclass(frozen=True)
class Clock:
    """What `who` could have had of the others by the end of `day`.

    `news` holds for each other person the last day on which news about them could have left them and still have come, in
    order of id; whoever never could is absent.
    """

    who: str
    day: int
    news: dict[str, int]

    def latency(self, about: str) -> int | None:
        """How many days old the freshest news is; None when there could be none."""
        since = self.day if about == self.who else self.news.get(about)
        return None if since is None else self.day - since


class Fidelity(NamedTuple):
    """Of the ordered pairs with a route `on_paper` (dates left out), those with a route `in_time`."""

    in_time: int
    on_paper: int

    @property
    def ratio(self) -> float | None:
        """Causal fidelity, from 0 to 1, low when the drawing overstates; None without any route on paper."""
        return self.in_time / self.on_paper if self.on_paper else None


def vector_clocks(timeline: Timeline, day: int, reading: Reading) -> tuple[Clock, ...]:
    """The clock of everybody by the end of `day`, in order of id; one pass, O(nM)."""
    latest = departures_to_all(timeline, timeline.people, day, reading)
    return tuple(
        _clock(timeline, who, day, found)
        for who, found in zip(timeline.people, latest, strict=True)
    )


def causal_fidelity(timeline: Timeline, reading: Reading) -> Fidelity:
    """The routes in time beside the routes on paper, between different people; both 0 without steps."""
    before = timeline.steps[0].leaves_first if timeline.steps else 0
    origins = {who: (Origin(who, before, before),) for who in timeline.people}
    reached = (
        found.reached(by=NEVER - 1)
        for found in arrivals_of_all(timeline, origins, reading).values()
    )
    return Fidelity(sum(len(each) - 1 for each in reached), _routes_on_paper(timeline))


def _clock(timeline: Timeline, who: str, day: int, latest: Departures) -> Clock:
    days = ((other, latest.day(other)) for other in timeline.people if other != who)
    return Clock(who, day, {other: since for other, since in days if since is not None})


def _routes_on_paper(timeline: Timeline) -> int:
    receivers: list[set[int]] = [set() for _ in timeline.people]
    for step in timeline.steps:
        for sender in step.senders:
            receivers[sender].update(step.receivers)
    return sum(len(_reached(receivers, who)) - 1 for who in range(len(receivers)))


def _reached(receivers: list[set[int]], start: int) -> set[int]:
    seen, front = {start}, [start]
    while front:
        for receiver in receivers[front.pop()] - seen:
            seen.add(receiver)
            front.append(receiver)
    return seen
