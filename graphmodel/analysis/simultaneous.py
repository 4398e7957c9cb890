"""How many hulpverleners serve a gezinslid at the same time, over the window (measures 1.5, coordination counts)."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel.analysis.coverage import NOT_SERVING
from graphmodel.model.network import Network


@dataclass(frozen=True, slots=True)
class Simultaneous:
    """One gezinslid: from each day on so many may serve, until the next of `steps`; the first is the start of the window.

    Somebody whose dates are known in part counts on every day on which they may have served.
    """

    gezinslid: str
    steps: tuple[tuple[int, int], ...]

    @property
    def most(self) -> tuple[int, int]:
        """How many at most, and the first day of that."""
        day, number = max(self.steps, key=lambda step: (step[1], -step[0]))
        return number, day

    @property
    def now(self) -> int:
        """How many on the day of the network."""
        return self.steps[-1][1]


def simultaneous(network: Network) -> tuple[Simultaneous, ...]:
    """Every gezinslid of the gezin in the order of the file; one whom nobody serves has a single step of 0."""
    return tuple(
        Simultaneous(lid.id, _steps(network, lid.id))
        for lid in network.gezinsleden.values()
        if lid.in_gezin
    )


def _steps(network: Network, gezinslid: str) -> tuple[tuple[int, int], ...]:
    serving: dict[str, list[tuple[int, int]]] = {}
    for service in network.services:
        if service.gezinslid == gezinslid and service.item.kind not in NOT_SERVING:
            stretch = (service.span.start, service.span.end)
            serving.setdefault(service.hulpverlener, []).append(stretch)
    edges = {edge for stretches in serving.values() for stretch in stretches for edge in stretch}
    days = sorted({network.start, *(day for day in edges if network.start < day <= network.day)})
    steps: list[tuple[int, int]] = []
    for day in days:
        number = sum(1 for stretches in serving.values() if _any_on(stretches, day))
        if not steps or steps[-1][1] != number:
            steps.append((day, number))
    return tuple(steps)


def _any_on(stretches: Iterable[tuple[int, int]], day: int) -> bool:
    return any(start <= day < end for start, end in stretches)
