"""The named questions that a store can be asked: their parameters and the columns of their answers.

A question is a name with values; its text is `cypher/questions/<name>.cypher` and its sibling `<name>.sql`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    """What a parameter or a column holds."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that the asker gives; `default` "" = must be given."""

    name: str
    sort: Sort
    optional: bool = False


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """What can be asked: `parameters` in order, `columns` by name and sort in the order of a row."""

    name: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, Sort], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its values: a text, a date or a number per parameter; an optional one may be None."""

    kind: QuestionKind
    values: Mapping[str, str | date | int | None]
