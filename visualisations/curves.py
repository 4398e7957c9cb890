"""How far a line bows out, so that lines between the same two stay apart and none runs through the gezin.

The control point is computed as vis-network does for its `curvedCW` and `curvedCCW` edges, so that every renderer draws
the same curve.
"""

from collections.abc import Mapping, Sequence
from math import atan2, cos, hypot, pi, sin

Point = tuple[float, float]
_BEND, _NEXT = 0.1, 0.13
_WIDE_BEND = 0.36


def control_point(start: Point, end: Point, bend: float) -> Point:
    """The control point of the quadratic curve from `start` to `end`; half way for a `bend` of 0."""
    width, height = end[0] - start[0], start[1] - end[1]
    sign = 1 if bend >= 0 else -1
    angle = atan2(height, width) + (sign * abs(bend) * 0.5 + 0.5) * pi
    distance = (abs(bend) * 0.5 + 0.5) * hypot(width, height)
    return start[0] + distance * sin(angle), start[1] + distance * cos(angle)


def bends(
    ends: Sequence[tuple[str, str]], points: Mapping[str, Point], clear: float
) -> list[float]:
    """A bend for each line by its two ends: away from the origin first, then to both sides in turn.

    A line that would come nearer to the origin than `clear` bows out further.
    """
    seen: dict[frozenset[str], int] = {}
    found: list[float] = []
    for start, end in ends:
        pair = frozenset((start, end))
        rank = seen.get(pair, 0)
        seen[pair] = rank + 1
        outward = _outward(points[start], points[end])
        base = _WIDE_BEND if _distance(points[start], points[end]) < clear else _BEND
        size = base + rank // 2 * _NEXT
        found.append(round(outward * (size if rank % 2 == 0 else -size), 4))
    return found


def _outward(start: Point, end: Point) -> int:
    """The sign of the bend that leads away from the origin."""
    width, height = end[0] - start[0], end[1] - start[1]
    return -1 if start[1] * width - start[0] * height > 0 else 1


def _distance(start: Point, end: Point) -> float:
    """From the origin to the stretch between two points."""
    width, height = end[0] - start[0], end[1] - start[1]
    length = width * width + height * height
    if not length:
        return hypot(*start)
    share = max(0.0, min(1.0, -(start[0] * width + start[1] * height) / length))
    return hypot(start[0] + share * width, start[1] + share * height)
