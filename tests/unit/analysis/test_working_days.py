"""Working days as Dutch law counts them."""

from datetime import date

import pytest

from graphmodel.analysis.working_days import add_working_days, is_working_day, working_days_between


@pytest.mark.parametrize(
    "day",
    [
        date(2023, 1, 1),
        date(2023, 4, 7),
        date(2023, 4, 10),
        date(2023, 4, 27),
        date(2023, 5, 5),
        date(2023, 5, 18),
        date(2023, 5, 29),
        date(2023, 12, 25),
        date(2023, 12, 26),
        date(2023, 6, 10),
        date(2023, 6, 11),
    ],
)
def test_holidays_and_weekends_are_no_working_days(day: date) -> None:
    assert not is_working_day(day)


def test_five_working_days_skip_a_weekend() -> None:
    assert add_working_days(date(2022, 4, 1), 5) == date(2022, 4, 8)


def test_a_term_over_easter_takes_the_holidays_out() -> None:
    assert add_working_days(date(2022, 4, 13), 2) == date(2022, 4, 19)


def test_a_term_of_nothing_ends_on_its_first_day() -> None:
    assert add_working_days(date(2022, 4, 2), 0) == date(2022, 4, 2)


def test_days_between_count_the_last_and_not_the_first() -> None:
    assert working_days_between(date(2022, 4, 1), date(2022, 4, 8)) == 5
    assert working_days_between(date(2022, 4, 8), date(2022, 4, 1)) == -5
    assert working_days_between(date(2022, 4, 1), date(2022, 4, 1)) == 0


def test_adding_and_counting_agree() -> None:
    first = date(2023, 3, 30)
    assert all(
        working_days_between(first, add_working_days(first, number)) == number
        for number in range(40)
    )
