"""A picture as plain shapes at their places, with its legend, its tables and its words: every look decided, frozen.

Coordinates are pixels from the upper left corner; y grows downwards.
"""

from dataclasses import dataclass
from enum import StrEnum

from visualisations.curves import Point, Rectangle
from visualisations.elements import FONT_SIZE, LegendEntry, Table
from visualisations.lettering import width_of
from visualisations.palette import INK, DotLook, LineLook

SMALL = 11
BOLD = 1.08
"""So much wider are bold letters."""
_RISES, _DROPS = 0.8, 0.25


class Anchor(StrEnum):
    """Which end of a line of text stands at its place, by the names of SVG."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is the line on which the letters stand, `halo` a colour drawn around them, if any."""

    x: float
    y: float
    text: str
    size: int = FONT_SIZE
    ink: str = INK
    anchor: Anchor = Anchor.START
    is_bold: bool = False
    halo: str = ""

    @property
    def box(self) -> Rectangle:
        """The room that it takes: left, top, right, bottom."""
        width = width_of(self.text, self.size) * (BOLD if self.is_bold else 1.0)
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[self.anchor]
        left = self.x - width * share
        return left, self.y - self.size * _RISES, left + width, self.y + self.size * _DROPS


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; without a `border` it has no outline, `rounding` is the radius of its corners."""

    left: float
    top: float
    width: float
    height: float
    fill: str
    border: str = ""
    dash: tuple[int, ...] = ()
    rounding: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from point to point; the arrow of its look, if it has one, ends at the last point."""

    points: tuple[Point, ...]
    look: LineLook


@dataclass(frozen=True, slots=True)
class Glyph:
    """The shape of a look, `size` on either side of its middle."""

    x: float
    y: float
    size: float
    look: DotLook


Part = Words | Bar | Stroke | Glyph


@dataclass(frozen=True, slots=True)
class Figure:
    """Parts that stand for one thing; `told` says in words what it is, and `is_faint` keeps it in the background.

    `layer` is the key of the legend entry that shows and hides it; both ids are empty for what only helps to read.
    """

    id: str
    layer: str
    told: str
    parts: tuple[Part, ...]
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of one network, in one language.

    Attributes:
        key: Which picture it is; the ids in its file begin with it.
        title: What it is called, with the name of the casus and the day.
        figures: What is drawn, from back to front.
        notes: Lines that explain numbers or letters in it, for below the picture.
        tables: The same in words: a row for everything that is drawn.
        alternative: The same in a sentence or two.
    """

    key: str
    language: str
    title: str
    width: int
    height: int
    figures: tuple[Figure, ...]
    legend: tuple[LegendEntry, ...]
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    alternative: str

    @property
    def words(self) -> tuple[Words, ...]:
        """Every line of text in it."""
        return tuple(p for figure in self.figures for p in figure.parts if isinstance(p, Words))


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles share any room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
