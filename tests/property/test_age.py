"""How old somebody is on a day, and from which day on somebody is of age."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.model.age import majority, years
from graphmodel.vocabulary import MINOR_AGE


@given(st.dates(), st.dates())
def test_somebody_is_of_age_from_the_day_on_which_the_years_are_enough(
    born: date, on: date
) -> None:
    assert (majority(born) <= on.toordinal()) == (years(born, on) >= MINOR_AGE)


@pytest.mark.parametrize(
    ("born", "birthday"),
    [
        (date(2004, 3, 1), date(2022, 3, 1)),
        (date(2004, 2, 29), date(2022, 3, 1)),
        (date(9981, 12, 31), date(9999, 12, 31)),
    ],
)
def test_the_birthday_of_a_leap_day_is_the_day_after_it(born: date, birthday: date) -> None:
    assert majority(born) == birthday.toordinal()


def test_a_birthday_that_the_calendar_does_not_reach_is_after_its_last_day() -> None:
    assert majority(date(9982, 1, 1)) == date.max.toordinal() + 1
