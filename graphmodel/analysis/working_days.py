"""Working days in the Netherlands, as the law counts terms: Monday to Friday without the holidays it recognises.

The Algemene termijnenwet (art. 3) recognises 5 May of every year, and Good Friday with it.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

SATURDAY = 5


@lru_cache(maxsize=1)
def _calendar() -> "HolidayBase":
    # Imported when a term is counted: most reports count none, and it takes as long as reading a casus.
    import holidays

    return holidays.country_holidays("NL", categories=("public", "optional"))


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no holiday of the Dutch calendar."""
    return day.weekday() < SATURDAY and day not in _calendar()


def add_working_days(day: date, number: int) -> date:
    """The last day of a term of `number` working days that starts the day after `day`; `day` itself for zero."""
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """The working days after `first` up to and including `last`; negative when `last` is earlier."""
    if last < first:
        return -working_days_between(last, first)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(1 for day in days if is_working_day(day))
