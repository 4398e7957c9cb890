"""How far apart colours are, for every eye: contrast as WCAG 2.2 counts it, and distance without one sort of cone."""

from itertools import pairwise

Linear = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), the full deficiency of each sort; the first is an eye without any.
EYES = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(_linear(one)), _luminance(_linear(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str) -> float:
    """The distance in CIELAB for the eye that tells the two apart worst; 2.3 is just noticeable."""
    return min(_apart(_seen(one, eye), _seen(other, eye)) for eye in EYES)


def _linear(colour: str) -> Linear:
    red, green, blue = (int(colour[start:end], 16) / 255 for start, end in pairwise(range(1, 8, 2)))
    return _light(red), _light(green), _light(blue)


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _luminance(colour: Linear) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def _seen(colour: str, eye: tuple[Linear, Linear, Linear]) -> Linear:
    light = _linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, light, strict=True))))
        for row in eye
    )
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    across, up, along = _cube(x / 0.95047), _cube(y), _cube(z / 1.08883)
    return 116 * up - 16, 500 * (across - up), 200 * (up - along)


def _cube(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116


def _apart(one: Linear, other: Linear) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
