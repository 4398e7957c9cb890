"""Where everything stands: the gezin in the middle, the others on rings around it, each group together.

Nothing here is drawn by chance, so equal input gives equal places. Boxes hold a dot with its label; no two boxes
overlap. A ring is round when distances are counted in boxes, so on paper it is as much wider as boxes are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from math import asin, cos, hypot, pi, sin, sqrt

ROOM = 14.0
"""Pixels kept free between two boxes."""
_GROUP_GAP = 0.4
_RING_STEP = 1.12
_GROWTH = 1.04
_RING_HOLDS = 15


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around a point: `above` and `below` it, half of `width` on both sides."""

    x: float
    y: float
    width: float
    above: float
    below: float

    def at(self, x: float, y: float) -> "Box":
        """The same box around another point, in whole pixels."""
        return Box(float(round(x)), float(round(y)), self.width, self.above, self.below)

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any room."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and self.y - self.above < other.y + other.below
            and other.y - other.above < self.y + self.below
        )


def sized(width: float, above: float, below: float) -> Box:
    """A box that has no place yet."""
    return Box(0.0, 0.0, width, above, below)


def rows(boxes: Sequence[Sequence[Box]]) -> tuple[Box, ...]:
    """Rows under each other around the origin, in the order given; empty rows take no room."""
    filled = [row for row in boxes if row]
    heights = [max(box.above for box in row) + max(box.below for box in row) for row in filled]
    top = -(sum(heights) + ROOM * 2 * (len(filled) - 1)) / 2 if filled else 0.0
    placed: list[Box] = []
    for row, height in zip(filled, heights, strict=True):
        middle = top + max(box.above for box in row)
        left = -(sum(box.width for box in row) + ROOM * 2 * (len(row) - 1)) / 2
        for box in row:
            placed.append(box.at(left + box.width / 2, middle))
            left += box.width + ROOM * 2
        top += height + ROOM * 2
    return tuple(placed)


def rings(groups: Sequence[Sequence[Box]], middle: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes of each group beside each other around `middle`, clockwise from the top, in the order given.

    Many boxes take turns on more than one ring. The rings grow until nothing overlaps.
    """
    boxes = [box for group in groups for box in group]
    if not boxes:
        return ()
    depth = max(1, round(sqrt(len(boxes) / _RING_HOLDS)))
    offsets = list(_offsets(groups, depth))
    step = (
        max(box.width for box in boxes) + ROOM,
        max(box.above + box.below for box in boxes) + ROOM,
    )
    radius = _smallest_radius(middle, step, offsets[-1])
    while True:
        placed = [
            box.at(*_point(offset / offsets[-1], radius + position % depth * _RING_STEP, step))
            for position, (box, offset) in enumerate(zip(boxes, offsets, strict=False))
        ]
        if not _is_crowded([*middle, *placed]):
            return tuple(placed)
        radius *= _GROWTH


def beside(group: Sequence[Box], box: Box, taken: Sequence[Box]) -> Box:
    """`box` at a free place above or below one of `group`, rather far out than far from its middle; else further out."""
    x = sum(member.x for member in group) / len(group)
    y = sum(member.y for member in group) / len(group)
    free = [
        (round(_off_centre(candidate, x, y)), candidate.x, candidate.y, candidate)
        for candidate in _around(group, box)
        if not any(candidate.overlaps(other) for other in taken)
    ]
    if free:
        return min(free, key=lambda found: found[:3])[3]
    return _further_out(box.at(x, y), taken)


def _is_crowded(boxes: Sequence[Box]) -> bool:
    """Whether any two overlap. From left to right, so that each is held only against those that begin before it ends."""
    by_left = sorted(boxes, key=lambda box: box.x - box.width / 2)
    for position, one in enumerate(by_left, 1):
        right = one.x + one.width / 2
        for other in islice(by_left, position, None):
            if other.x - other.width / 2 >= right:
                break
            if one.overlaps(other):
                return True
    return False


def _off_centre(candidate: Box, x: float, y: float) -> float:
    """Low for a place near the middle of a group and far from the origin."""
    return abs(candidate.x - x) + abs(candidate.y - y) - hypot(candidate.x, candidate.y) * 1.5


def _offsets(groups: Sequence[Sequence[Box]], depth: int) -> Iterator[float]:
    """How far along the ring each box stands, in boxes; the last is the length of the whole ring."""
    sizes = [len(group) for group in groups if group]
    starts = accumulate((size / depth + _GROUP_GAP for size in sizes), initial=_GROUP_GAP / 2)
    for start, size in zip(starts, sizes, strict=False):
        yield from (start + position / depth for position in range(size))
    yield sum(sizes) / depth + _GROUP_GAP * len(sizes)


def _smallest_radius(middle: Sequence[Box], step: tuple[float, float], length: float) -> float:
    # On a circle of radius r, counted in boxes, 4√2·r boxes stand side by side.
    around = max(length / (4 * sqrt(2)), 0.8)
    if not middle:
        return around
    wide = max(abs(box.x) + box.width / 2 for box in middle) / step[0]
    high = max(max(box.below + box.y, box.above - box.y) for box in middle) / step[1]
    return max(around, wide + 0.75, high + 1.1)


def _point(turn: float, radius: float, step: tuple[float, float]) -> tuple[float, float]:
    """The point at `turn` of the whole way round, where equal turns are equal numbers of boxes."""
    eighth, along = divmod(turn * 8 % 8, 1)
    # Along an eighth of the circle the longer side of each step grows as the sine.
    share = along if eighth % 2 == 0 else 1 - along
    angle = asin(share * sqrt(0.5))
    quarter = (eighth + 1) // 2 * pi / 2
    theta = quarter + (angle if eighth % 2 == 0 else -angle)
    return radius * sin(theta) * step[0], -radius * cos(theta) * step[1]


def _around(group: Sequence[Box], box: Box) -> Iterator[Box]:
    for member in group:
        yield box.at(member.x, member.y - member.above - box.below - 2)
        yield box.at(member.x, member.y + member.below + box.above + 2)


def _further_out(box: Box, taken: Sequence[Box]) -> Box:
    length = sqrt(box.x**2 + box.y**2) or 1.0
    towards = (box.x / length, box.y / length) if length > 1 else (0.0, -1.0)
    distance = 0.0
    while True:
        moved = box.at(box.x + towards[0] * distance, box.y + towards[1] * distance)
        if not any(moved.overlaps(other) for other in taken):
            return moved
        distance += ROOM
