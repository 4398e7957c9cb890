"""When something was: a day, or the stretch of days that a part date spans.

People write what they know: `2022`, `2022-05`, `2022-05-02`, with `?` (uncertain) or `~` (approximate) behind it
(EDTF, ISO 8601-2:2019, levels 0 and 1). A part date is kept as the interval that it spans; the text stays as written.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LAST_DAY = date.max.toordinal()
"""The last day of the calendar, as an ordinal."""

PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?[?~%]?$"
"""How a date is written; `2023-02-30` is written right, and is no day."""

_IN_A_SCHEMA = r"^(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?$"
_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day that may be known in part.

    `first` and `last` are the days it lies between, both inclusive and equal for a whole date. `text` is as written.
    `first_day` and `last_day` are the same two as proleptic ordinals.
    """

    first: date
    last: date
    text: str
    first_day: int = field(init=False, compare=False, repr=False)
    last_day: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Count the days once: a network is read again for every day that somebody asks for."""
        object.__setattr__(self, "first_day", self.first.toordinal())
        object.__setattr__(self, "last_day", self.last.toordinal())

    @property
    def is_part_date(self) -> bool:
        """Only the year or the month is known."""
        return self.first != self.last

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[object], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read from text, written back as the same text."""
        return core_schema.no_info_plain_validator_function(
            _validated,
            serialization=core_schema.plain_serializer_function_ser_schema(
                attrgetter("text"), return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A string of EDTF level 0 or 1."""
        return {
            "type": "string",
            "pattern": _IN_A_SCHEMA,
            "examples": ["2022", "2022-05", "2022-05-02"],
        }


@lru_cache(maxsize=65536)
def moment(text: str) -> Moment:
    """The moment that `text` writes.

    Raises:
        ValueError: `text` is not a date of EDTF level 0 or 1, or names a day that does not exist.
    """
    match = _PARTS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None:
        raise ValueError(text)
    if month is None:
        return Moment(date(year, 1, 1), date(year, 12, 31), text)
    if day is None:
        first = date(year, month, 1)
        return Moment(first, first.replace(day=calendar.monthrange(year, month)[1]), text)
    return Moment(date(year, month, day), date(year, month, day), text)


def _validated(value: object) -> Moment:
    if isinstance(value, Moment):
        return value
    if isinstance(value, date):
        return moment(value.isoformat()[:10])
    if isinstance(value, str):
        try:
            return moment(value)
        except ValueError:
            pass
    raise PydanticCustomError("moment", "not a date")
