"""How far a line bows out, so that lines between the same two stay apart and none hides behind a box.

The control point is computed as vis-network does for its `curvedCW` and `curvedCCW` edges, so that every renderer draws
the same curve.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import atan2, cos, hypot, pi, sin

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_BENDS = (0.1, -0.1, 0.22, -0.22, 0.34, -0.34, 0.46, -0.46)
_SAMPLES = tuple(step / 14 for step in range(1, 14))


def control_point(start: Point, end: Point, bend: float) -> Point:
    """The control point of the quadratic curve from `start` to `end`; half way for a `bend` of 0."""
    width, height = end[0] - start[0], start[1] - end[1]
    sign = 1 if bend >= 0 else -1
    angle = atan2(height, width) + (sign * abs(bend) * 0.5 + 0.5) * pi
    distance = (abs(bend) * 0.5 + 0.5) * hypot(width, height)
    return start[0] + distance * sin(angle), start[1] + distance * cos(angle)


def bends(
    ends: Sequence[tuple[str, str]], points: Mapping[str, Point], boxes: Mapping[str, Rectangle]
) -> list[float]:
    """A bend for each line by its two ends: the smallest that no other line of the pair has and that no box hides.

    `boxes` are what a line should not pass behind, by the id of their dot; outward bends are tried before inward ones.
    """
    taken: dict[frozenset[str], set[float]] = {}
    found: list[float] = []
    for start, end in ends:
        pair = frozenset((start, end))
        first, second = points[start], points[end]
        # Of one pair, the same side has opposite signs when a line runs the other way.
        turn = 1 if start < end else -1
        outward = _outward(first, second)
        used = taken.setdefault(pair, set())
        free = [bend * outward for bend in _BENDS if bend * outward * turn not in used]
        others = [box for dot, box in boxes.items() if dot not in pair]
        bend = _clearest(free or [_BENDS[0] * outward], first, second, others)
        used.add(bend * turn)
        found.append(bend)
    return found


def point_on(start: Point, end: Point, bend: float, share: float) -> Point:
    """The point of the curve after `share` of its course, 0 to 1."""
    return _along(start, control_point(start, end, bend), end, share)


def _along(start: Point, control: Point, end: Point, share: float) -> Point:
    near, middle, far = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return (
        near * start[0] + middle * control[0] + far * end[0],
        near * start[1] + middle * control[1] + far * end[1],
    )


def _clearest(free: Iterable[float], start: Point, end: Point, boxes: Sequence[Rectangle]) -> float:
    least, best = -1, 0.0
    for bend in free:
        hidden = _hidden(start, end, bend, boxes)
        if not hidden:
            return bend
        if least < 0 or hidden < least:
            least, best = hidden, bend
    return best


def _hidden(start: Point, end: Point, bend: float, boxes: Sequence[Rectangle]) -> int:
    """How many points of the curve lie behind a box."""
    control = control_point(start, end, bend)
    (left_most, _, right_most), (highest, _, lowest) = (
        sorted(side) for side in zip(start, control, end, strict=True)
    )
    # A curve stays between its ends and its control point, so most boxes are nowhere near.
    near = [
        box
        for box in boxes
        if box[0] < right_most and box[2] > left_most and box[1] < lowest and box[3] > highest
    ]
    if not near:
        return 0
    points = [_along(start, control, end, share) for share in _SAMPLES]
    return sum(
        1
        for x, y in points
        for left, top, right, bottom in near
        if left < x < right and top < y < bottom
    )


def _outward(start: Point, end: Point) -> int:
    """The sign of the bend that leads away from the origin."""
    width, height = end[0] - start[0], end[1] - start[1]
    return -1 if start[1] * width - start[0] * height > 0 else 1
