"""What every SVG of ours is made of: strokes, shapes, arrowheads and the rows of a legend.

Every text goes through `Markup.format`, which escapes it.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from visualisations.curves import Point
from visualisations.elements import FONT_SIZE, LINE_HEIGHT, LegendEntry
from visualisations.lettering import width_of
from visualisations.outlines import corners
from visualisations.palette import DotLook, LineLook, Shape

SAMPLE_WIDTH, SAMPLE_HEIGHT = 34, 18
ENTRY_HEIGHT = 24
ARROW_LENGTH, ARROW_HALF = 11.0, 4.5


def number(value: float) -> str:
    """A coordinate as it is written, with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def pair(point: Point) -> str:
    """A point as it is written."""
    return f"{number(point[0])} {number(point[1])}"


def stroke(look: LineLook) -> Markup:
    """The attributes of a line."""
    dash = " ".join(str(part) for part in look.dash)
    return Markup('stroke="{}" stroke-width="{}"{}').format(
        look.colour,
        number(look.width),
        Markup(' stroke-dasharray="{}"').format(dash) if dash else "",
    )


def shape(outline: Shape, size: float, paint: Markup) -> Markup:
    """A shape around (0, 0) with the attributes `paint`."""
    points = corners(outline, size)
    if not points:
        return Markup('<circle r="{}" {}/>').format(number(size), paint)
    written = " ".join(pair(corner) for corner in points)
    return Markup('<polygon points="{}" {}/>').format(written, paint)


def arrowhead(tip: Point, along: Point, colour: str) -> tuple[Point, Markup]:
    """Where the line stops short, and the arrowhead from there to `tip`; `along` is its direction, 1 long."""
    base = (tip[0] - along[0] * ARROW_LENGTH, tip[1] - along[1] * ARROW_LENGTH)
    left = (base[0] - along[1] * ARROW_HALF, base[1] + along[0] * ARROW_HALF)
    right = (base[0] + along[1] * ARROW_HALF, base[1] - along[0] * ARROW_HALF)
    points = " ".join(pair(corner) for corner in (tip, left, right))
    return base, Markup('<polygon points="{}" fill="{}"/>').format(points, colour)


def sample(look: DotLook | LineLook, *, is_dashed: bool = False) -> Markup:
    """What a look looks like, for a legend; it says nothing to who cannot see it."""
    return Markup(
        '<svg class="sample" width="{0}" height="{1}" viewBox="0 0 {0} {1}" aria-hidden="true">{2}</svg>'
    ).format(SAMPLE_WIDTH, SAMPLE_HEIGHT, _sample(look, is_dashed=is_dashed))


def entry_text(entry: LegendEntry) -> str:
    """The name of a legend entry with how often it is there, if it is counted."""
    return f"{entry.name} ({entry.count})" if entry.layer else entry.name


def legend_rows(entries: Sequence[LegendEntry], width: float) -> int:
    """How many rows of `ENTRY_HEIGHT` pixels a legend takes."""
    return -(-len(entries) // _columns(entries, width))


def legend(entries: Sequence[LegendEntry], left: float, top: float, width: float) -> Markup:
    """The legend in columns."""
    return Markup("").join(_entries(entries, (left, top), _columns(entries, width)))


def _entries(entries: Sequence[LegendEntry], start: Point, columns: int) -> Iterator[Markup]:
    for position, entry in enumerate(entries):
        row, column = divmod(position, columns)
        yield Markup('<g transform="translate({} {})">{}<text x="{}" y="14">{}</text></g>').format(
            number(start[0] + column * _entry_width(entries)),
            number(start[1] + row * ENTRY_HEIGHT),
            _sample(entry.look, is_dashed=entry.is_dashed),
            SAMPLE_WIDTH + 6,
            entry_text(entry),
        )


def _columns(entries: Sequence[LegendEntry], width: float) -> int:
    return max(1, int(width) // _entry_width(entries))


def _entry_width(entries: Sequence[LegendEntry]) -> int:
    texts = max((width_of(entry_text(entry), FONT_SIZE) for entry in entries), default=0.0)
    return round(texts) + SAMPLE_WIDTH + 2 * LINE_HEIGHT


def _sample(look: DotLook | LineLook, *, is_dashed: bool) -> Markup:
    middle = SAMPLE_HEIGHT / 2
    if isinstance(look, LineLook):
        end = SAMPLE_WIDTH - (ARROW_LENGTH if look.has_arrow else 0.0)
        tip = ((SAMPLE_WIDTH, middle), (end, middle - ARROW_HALF), (end, middle + ARROW_HALF))
        head = Markup('<polygon points="{}" fill="{}"/>').format(
            " ".join(pair(corner) for corner in tip), look.colour
        )
        return Markup('<path d="M0 {0}H{1}" {2}/>{3}').format(
            middle, end, stroke(look), head if look.has_arrow else ""
        )
    dash = Markup(' stroke-dasharray="4 3"') if is_dashed else Markup("")
    paint = Markup('fill="{}" stroke="{}" stroke-width="2"{}').format(look.fill, look.border, dash)
    if look.shape is Shape.BOX:
        return Markup('<rect x="2" y="2" width="30" height="14" rx="4" {}/>').format(paint)
    if look.shape is Shape.ELLIPSE:
        return Markup('<ellipse cx="17" cy="9" rx="15" ry="7" {}/>').format(paint)
    return Markup('<g transform="translate(17 9)">{}</g>').format(shape(look.shape, 7, paint))
