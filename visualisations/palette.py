"""Colour, shape and stroke of everything in a picture; nothing is told apart by colour alone.

Shapes are those that vis-network and our own SVG both draw. The four colours of the domains stay apart for eyes
without red, green or blue cones, and each is dark enough to write with; domains that share a shape never share a
colour. Contrast and distance are tested, so a new colour that does not hold fails the build.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphmodel.gaps.finding import Severity
from graphmodel.vocabulary import ContactKind, Domain

PAPER: Final = "#FFFFFF"
INK: Final = "#1B1B1B"
QUIET_INK: Final = "#4D4D4D"
ALARM: Final = "#B3001B"
"""The colour of findings; nothing else is red."""

GRID: Final = "#DADADA"
"""Lines that only lead the eye; nothing is told by them."""
STRIPE: Final = "#F6F6F4"
SIGNAAL: Final = "#00693E"
"""The colour of a signaal and of the way that it went."""

BLUE: Final = "#0060A8"
OCHRE: Final = "#8C5A00"
PINK: Final = "#B0467E"
BLACK: Final = "#2B2B2B"


class Shape(StrEnum):
    """The outline of a dot, by the names of vis-network; the last three hold their label inside."""

    DOT = "dot"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    TRIANGLE_DOWN = "triangleDown"
    HEXAGON = "hexagon"
    STAR = "star"
    BOX = "box"
    ELLIPSE = "ellipse"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class DotLook:
    """How a dot is drawn: its outline and colours."""

    shape: Shape
    fill: str
    border: str
    ink: str = INK


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a line is drawn; no `dash` is a full line."""

    colour: str
    width: float
    dash: tuple[int, ...] = ()
    has_arrow: bool = False


def _of_domain(shape: Shape, colour: str) -> DotLook:
    return DotLook(shape, fill=colour, border=colour)


DOMAIN_LOOKS: Final = {
    Domain.GEZONDHEID: _of_domain(Shape.DOT, BLUE),
    Domain.GGZ: _of_domain(Shape.DOT, PINK),
    Domain.VERSLAVING: _of_domain(Shape.DOT, OCHRE),
    Domain.LANGDURIGE_ZORG: _of_domain(Shape.DOT, BLACK),
    Domain.MAATSCHAPPELIJKE_ONDERSTEUNING: _of_domain(Shape.HEXAGON, PINK),
    Domain.JEUGD: _of_domain(Shape.TRIANGLE, OCHRE),
    Domain.JEUGDBESCHERMING: _of_domain(Shape.TRIANGLE, PINK),
    Domain.HUISELIJK_GEWELD: _of_domain(Shape.TRIANGLE, BLACK),
    Domain.VEILIGHEID: _of_domain(Shape.TRIANGLE_DOWN, BLUE),
    Domain.ONDERWIJS: _of_domain(Shape.SQUARE, BLUE),
    Domain.WERK: _of_domain(Shape.DIAMOND, BLUE),
    Domain.INKOMEN: _of_domain(Shape.DIAMOND, OCHRE),
    Domain.SCHULDEN: _of_domain(Shape.DIAMOND, BLACK),
    Domain.WONEN: _of_domain(Shape.SQUARE, OCHRE),
    Domain.INBURGERING: _of_domain(Shape.STAR, OCHRE),
    Domain.IDENTITEIT: _of_domain(Shape.STAR, BLACK),
    Domain.NETWERK: _of_domain(Shape.HEXAGON, BLUE),
}
"""A hulpverlener is drawn in the look of the domain in which they mostly serve."""

NO_DOMAIN_LOOK: Final = DotLook(Shape.DOT, fill=PAPER, border=BLACK)
"""A hulpverlener of whom no domain is recorded."""

GEZINSLID_LOOK: Final = DotLook(Shape.BOX, fill="#FFF3CC", border="#6B5300")
ORGANISATION_LOOK: Final = DotLook(Shape.ELLIPSE, fill=PAPER, border=QUIET_INK)

_TIE_COLOUR: Final = "#1F4E79"
_EVENT_COLOUR: Final = "#566779"

CONTACT_LOOKS: Final = {
    ContactKind.WETEN_VAN: LineLook(_EVENT_COLOUR, 1.0, (1, 5)),
    ContactKind.VERWIJZING: LineLook(_EVENT_COLOUR, 1.5, (10, 4)),
    ContactKind.INFO: LineLook(_TIE_COLOUR, 1.5),
    ContactKind.AFSTEMMING: LineLook(_TIE_COLOUR, 2.5),
    ContactKind.CASUSOVERLEG: LineLook(_TIE_COLOUR, 4.0),
    ContactKind.WARME_OVERDRACHT: LineLook(_TIE_COLOUR, 5.5),
    ContactKind.GEZAMENLIJK_PLAN: LineLook(_TIE_COLOUR, 7.0),
    ContactKind.ADVIES: LineLook(_EVENT_COLOUR, 1.5, (3, 3)),
    ContactKind.ESCALATIE: LineLook("#00606B", 3.0),
    ContactKind.OPDRACHT: LineLook(_EVENT_COLOUR, 2.0, (14, 3, 2, 3)),
}
"""A full line counts as a tie, a broken one does not; the closer the contact, the wider the line."""


class Relation(StrEnum):
    """What a line stands for when it is no contact between hulpverleners."""

    SERVICE = "service"
    ENDED_SERVICE = "ended_service"
    HANDOVER_ACCEPTED = "handover_accepted"
    HANDOVER_UNKNOWN = "handover_unknown"
    HANDOVER_FAILED = "handover_failed"
    MELDING = "melding"
    MISSING = "missing"
    NOT_FOUND = "not_found"
    SILENT = "silent"


GAPS: Final = (Relation.MISSING, Relation.NOT_FOUND, Relation.SILENT)
"""The relations that are a finding, not a record."""

_HANDOVER_COLOUR: Final = "#6A2C91"
_SERVICE_COLOUR: Final = "#858585"

RELATION_LOOKS: Final = {
    Relation.SERVICE: LineLook(_SERVICE_COLOUR, 1.0),
    Relation.ENDED_SERVICE: LineLook(_SERVICE_COLOUR, 1.0, (2, 4)),
    Relation.HANDOVER_ACCEPTED: LineLook(_HANDOVER_COLOUR, 2.5, has_arrow=True),
    Relation.HANDOVER_UNKNOWN: LineLook(_HANDOVER_COLOUR, 2.5, (8, 5), has_arrow=True),
    Relation.HANDOVER_FAILED: LineLook(_HANDOVER_COLOUR, 2.5, (2, 4), has_arrow=True),
    Relation.MELDING: LineLook("#7A3E00", 2.0, (10, 3, 2, 3), has_arrow=True),
    Relation.MISSING: LineLook(ALARM, 3.0, (12, 7)),
    Relation.NOT_FOUND: LineLook("#C94F64", 1.25, (5, 5)),
    Relation.SILENT: LineLook(ALARM, 2.0, (16, 5, 2, 5)),
}

BADGE_LOOKS: Final = {
    Severity.HIGH: DotLook(Shape.DOT, fill=ALARM, border=ALARM, ink=PAPER),
    Severity.MEDIUM: DotLook(Shape.DOT, fill=PAPER, border=ALARM, ink=ALARM),
    Severity.LOW: DotLook(Shape.DOT, fill=PAPER, border=QUIET_INK, ink=QUIET_INK),
}
"""The mark on a dot: how many findings name it, in the look of the gravest."""

SIGNAAL_LOOKS: Final = {
    "noticed": DotLook(Shape.BOX, fill=SIGNAAL, border=SIGNAAL, ink=PAPER),
    "told": DotLook(Shape.BOX, fill=PAPER, border=SIGNAAL, ink=SIGNAAL),
}
"""The mark of a signaal: at who noticed it first, and at who is recorded as knowing it later."""

SHARE_LOOK: Final = LineLook(SIGNAAL, 2.0, (6, 3), has_arrow=True)
KNOWS_LOOK: Final = LineLook(SIGNAAL, 4.0)
CARRIED_LOOK: Final = LineLook(SIGNAAL, 4.5, has_arrow=True)
COULD_LOOK: Final = LineLook(SIGNAAL, 3.0, (3, 4), has_arrow=True)
BREAK_LOOK: Final = LineLook(ALARM, 2.0, (4, 3))
CHANCE_LOOK: Final = LineLook(ALARM, 2.5, (1, 4))
CALAMITEIT_LOOK: Final = LineLook(INK, 2.5, (12, 4, 2, 4))
DAY_LOOK: Final = LineLook(QUIET_INK, 1.5)
REGIE_LOOK: Final = LineLook(INK, 3.0)
PART_DATE_LOOK: Final = LineLook(QUIET_INK, 1.0, (2, 2))


def tint(colour: str, share: float) -> str:
    """So much of a colour, the rest paper."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


class Tone(StrEnum):
    """What the state of a cell of a matrix comes to; a letter in the cell says which state it is."""

    GOOD = "good"
    OPEN = "open"
    GAP = "gap"
    QUIET = "quiet"


TONE_LOOKS: Final = {
    Tone.GOOD: DotLook(Shape.BOX, fill="#D5E9DF", border="#00693E"),
    Tone.OPEN: DotLook(Shape.BOX, fill="#FFF0C2", border="#6B5300"),
    Tone.GAP: DotLook(Shape.BOX, fill="#F8D9D9", border=ALARM),
    Tone.QUIET: DotLook(Shape.BOX, fill=PAPER, border=QUIET_INK),
}
"""The colours of cells; a gap is a finding, and only that is red."""
