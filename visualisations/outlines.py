"""The corners of the shapes of dots, as vis-network draws them, so that every renderer shows the same."""

from math import cos, pi, sin, sqrt

from visualisations.palette import Shape

Corner = tuple[float, float]

_REGULAR = {
    Shape.SQUARE: ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)),
    Shape.DIAMOND: ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
    Shape.HEXAGON: tuple((cos(n * pi / 3), sin(n * pi / 3)) for n in range(6)),
}


def corners(shape: Shape, size: float) -> tuple[Corner, ...]:
    """The corners around (0, 0) of a shape `size` high on either side; none for one without corners."""
    if shape is Shape.TRIANGLE:
        return _triangle(size, 1)
    if shape is Shape.TRIANGLE_DOWN:
        return _triangle(size, -1)
    if shape is Shape.STAR:
        return _star(size)
    return tuple((size * x, size * y) for x, y in _REGULAR.get(shape, ()))


def _triangle(size: float, up: int) -> tuple[Corner, ...]:
    half = size * 1.15
    drop = 0.275 * half
    inner = half / sqrt(3)
    height = half * sqrt(3)
    return (
        (0.0, up * (drop - (height - inner))),
        (half, up * (drop + inner)),
        (-half, up * (drop + inner)),
    )


def _star(size: float) -> tuple[Corner, ...]:
    radius = size * 0.82
    reach = [radius * (1.3 if n % 2 == 0 else 0.5) for n in range(10)]
    return tuple(
        (length * sin(n * pi / 5), radius * 0.1 - length * cos(n * pi / 5))
        for n, length in enumerate(reach)
    )
