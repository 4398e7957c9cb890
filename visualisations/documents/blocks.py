"""What a document is made of before it is a PDF, a Word file, a page or a text: plain frozen values with every word chosen.

`kind` is how a template or a renderer knows a block.
"""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Final, TypeVar, cast

from graphmodel.language import Language
from visualisations.lettering import unturned, writable

_VIEW_BOX: Final = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
WIDE: Final = 1.25

_AnyT = TypeVar("_AnyT")


class Audience(StrEnum):
    """For whom a document is: for the file of an inspecteur, or for the gezin itself."""

    DOSSIER = "dossier"
    GEZIN = "gezin"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences; `lead` says in a word or two what they are, and may be empty."""

    kind: ClassVar[str] = "paragraph"
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    kind: ClassVar[str] = "bullets"
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A label with what is under it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with its value."""

    kind: ClassVar[str] = "facts"
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of the front page: each a label and a sentence."""

    kind: ClassVar[str] = "counts"
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `state` is what it stands for, as a key, where that can be shown by a colour too."""

    text: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names its rows; `shares` is how wide each column is beside the others."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as a whole SVG file, with what it shows in words."""

    kind: ClassVar[str] = "drawing"
    key: str
    title: str
    svg: str
    alternative: str

    @property
    def is_wide(self) -> bool:
        """Whether it is so much wider than high that it asks for a page on its side."""
        found = _VIEW_BOX.search(self.svg)
        return found is not None and float(found[1]) > WIDE * float(found[2])


@dataclass(frozen=True, slots=True)
class Stated:
    """Where something is stated, and the facts of the casus file that are stated there; without a source, no facts."""

    where: str
    facts: str


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """One finding, with every id replaced by a name.

    Attributes:
        id: As in `gap-report/1`.
        heading: Its number and what sort of finding it is.
        marks: Codes, severity, grade and period, in that order.
        severity: The key of its severity, for a colour.
        found: What was found, on which norm it rests.
        asks: What to ask, and what would take it away.
        evidence: Where it is stated, under `evidence_lead`; never empty.
    """

    kind: ClassVar[str] = "finding"
    id: str
    heading: str
    marks: tuple[str, ...]
    severity: str
    found: tuple[Paragraph, ...]
    asks: tuple[Paragraph, ...]
    evidence_lead: str
    evidence: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks under a smaller heading."""

    kind: ClassVar[str] = "part"
    heading: str
    blocks: tuple["Block", ...]


Block = Paragraph | Bullets | Facts | Counts | Table | Drawing | ToldFinding | Part


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter; `key` is its address within the document."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A whole document in one language.

    Attributes:
        day: The day of the report. It is the only date in the file: nothing is dated by a clock.
        subtitle: Of whom it tells, and on which day.
        contents: The heading of the table of contents.
        made: By what it was made.
    """

    audience: Audience
    language: Language
    day: date
    title: str
    subtitle: str
    contents: str
    made: str
    sections: tuple[Section, ...]


def harmless(value: _AnyT) -> _AnyT:
    """The same value with every text in it safe to set in any format: one line, and nothing that turns its direction.

    A drawing is passed over: it was made as SVG, and its lines are its own.
    """
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return cast("_AnyT", " ".join(unturned(writable(value)).split()))
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return cast("_AnyT", tuple(map(harmless, items)))
    if is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {
            each.name: harmless(getattr(value, each.name))
            for each in fields(value)
            if each.name != "svg"
        }
        return replace(value, **changed)
    return value
