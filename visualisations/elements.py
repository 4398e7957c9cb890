"""What a picture is made of, with every look decided: plain frozen values that any renderer can draw.

Coordinates are pixels around (0, 0), where the gezin stands; y grows downwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graphmodel.gaps.finding import Severity
from visualisations.palette import DotLook, LineLook

FONT_SIZE = 13
LINE_HEIGHT = 16
FONT_FACE = "Verdana, 'DejaVu Sans', sans-serif"


class Sort(StrEnum):
    """What a dot stands for."""

    GEZINSLID = "gezinslid"
    HULPVERLENER = "hulpverlener"
    ORGANISATION = "organisation"
    DOMAIN = "domain"


@dataclass(frozen=True, slots=True)
class Badge:
    """How many findings name a dot, and how much the gravest of them matters."""

    count: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody or something in the picture.

    Attributes:
        id: Its sort and its id in the casus, `hulpverlener:hv-1`.
        name: What people call it, whole.
        label: The lines written at it, cut to fit.
        size: Half its height; for a dot with its label inside half the height of the box.
        width: The width of the box, for a dot with its label inside; else 0.
        is_dashed: Its outline is broken: no member of the gezin itself.
        layer: The key of the legend entry that shows and hides it.
        findings: Ids of the findings that name it, in the order given.
    """

    id: str
    sort: Sort
    name: str
    label: tuple[str, ...]
    look: DotLook
    x: int
    y: int
    size: int
    width: int
    is_dashed: bool
    layer: str
    tooltip: str
    badge: Badge | None
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What is recorded, or missing, between two dots.

    Attributes:
        start: Id of a dot; likewise `end`.
        bend: How far it bows out, as a share of its length; clockwise from `start` when positive.
        layer: The key of the legend entry that shows and hides it.
        mark: Codes of findings about it, written at `mark_place`; empty for most.
        findings: Ids of the findings that it draws, or that are about what it draws.
    """

    id: str
    start: str
    end: str
    look: LineLook
    bend: float
    layer: str
    tooltip: str
    mark: str
    mark_place: tuple[int, int]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: a look, its meaning, and how often it is in the picture."""

    layer: str
    group: str
    name: str
    look: DotLook | LineLook
    count: int
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table beside the picture: `element` is the id of a dot or a line."""

    element: str
    layer: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that says in words what the picture shows."""

    key: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle that holds the whole picture."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of one network on one day, in one language.

    `alternative` tells in a paragraph what it shows; `tables` say it in full: one row for each dot that is a person or
    an organisation, one for each line. `directory` names what a report may mention by id: `sources:b1`.
    """

    casus: str
    title: str
    day: str
    language: str
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    legend: tuple[LegendEntry, ...]
    tables: tuple[Table, ...]
    alternative: str
    frame: Frame
    directory: Mapping[str, str]
