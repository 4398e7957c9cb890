"""How old somebody is on a day."""

from datetime import MAXYEAR, date

from graphmodel.model.moment import LAST_DAY
from graphmodel.vocabulary import MINOR_AGE


def years(born: date, on: date) -> int:
    """The age in whole years, negative before the birth."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def majority(born: date) -> int:
    """The day on which somebody becomes 18; born on 29 February that is 1 March of a common year.

    The day after the last one for a birthday that the calendar does not reach.
    """
    year = born.year + MINOR_AGE
    if year > MAXYEAR:
        return LAST_DAY + 1
    try:
        return born.replace(year=year).toordinal()
    except ValueError:
        return date(year, 3, 1).toordinal()
