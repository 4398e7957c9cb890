"""A matrix as a frozen value: rows, columns, and cells with a state that a letter tells as well as a colour."""

from dataclasses import dataclass

from visualisations.palette import DotLook, Tone


@dataclass(frozen=True, slots=True)
class State:
    """What a cell may be in: its `letter` stands in the cell, its `name` in the legend.

    Colours are those of `TONE_LOOKS[tone]`; no two states of one matrix have the same letter.
    """

    key: str
    letter: str
    name: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Header:
    """What a row or a column is about: its id in the casus, its name, and what is said of it in smaller letters.

    `group` is the name of a heading above rows or columns that belong together, empty without one; `look` is the
    shape of a hulpverlener in the other pictures.
    """

    id: str
    name: str
    detail: str = ""
    group: str = ""
    look: DotLook | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a cell: a letter, what it stands for, and when or who."""

    letter: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One row and one column.

    Attributes:
        state: The key of a state of the matrix.
        lines: What is to be read in the cell, in short; may be empty.
        told: The cell in whole sentences; empty when there is nothing to say.
        sources: Where it is stated, each once, in order of first mention.
    """

    row: str
    column: str
    state: str
    letter: str
    tone: Tone
    lines: tuple[Line, ...]
    told: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """The cells of one row, in the order of the columns."""

    header: Header
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A whole matrix, in one language.

    Attributes:
        corner: What rows and columns are, for the cell where their headers meet.
        legend: The states that occur in it, in their order.
        notes: What a reader has to know to read it.
        alternative: The same in a sentence or two.
    """

    key: str
    language: str
    title: str
    corner: str
    columns: tuple[Header, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[State, ...]
    notes: tuple[str, ...]
    alternative: str

    @property
    def line_legend(self) -> tuple[tuple[str, str], ...]:
        """The letters of the lines with what they stand for, in order of first mention; none where all are the cell's own."""
        lines = [(cell, line) for row in self.rows for cell in row.cells for line in cell.lines]
        if all(line.letter == cell.letter for cell, line in lines):
            return ()
        return tuple(dict.fromkeys((line.letter, line.name) for _, line in lines))

    def cell(self, row: str, column: str) -> Cell:
        """One cell, by the ids of its headers.

        Raises:
            KeyError: there is no such row or column.
        """
        for each in self.rows:
            for cell in each.cells:
                if (cell.row, cell.column) == (row, column):
                    return cell
        raise KeyError((row, column))


def occurring(states: tuple[State, ...], rows: tuple[MatrixRow, ...]) -> tuple[State, ...]:
    """The states that some cell has, in their own order."""
    found = {cell.state for row in rows for cell in row.cells}
    return tuple(state for state in states if state.key in found)
