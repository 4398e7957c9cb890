"""Part dates are the interval they span."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from graphmodel.model.moment import Moment, moment


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-05-02", date(2022, 5, 2), date(2022, 5, 2)),
        ("2022-05?", date(2022, 5, 1), date(2022, 5, 31)),
        ("2022-05-02~", date(2022, 5, 2), date(2022, 5, 2)),
        ("2022%", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_date_lies_between_its_first_and_last_day(text: str, first: date, last: date) -> None:
    assert (moment(text).first, moment(text).last, moment(text).text) == (first, last, text)


def test_only_a_year_or_a_month_is_a_part_date() -> None:
    assert moment("2022").is_part_date
    assert moment("2022-05?").is_part_date
    assert not moment("2022-05-02?").is_part_date


@pytest.mark.parametrize(
    "text",
    ["2023-02-30", "2022-13", "22-05-02", "2022-5-2", "02-05-2022", "", "nu", "0000", "2022-00"],
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        moment(text)
    with pytest.raises(ValidationError):
        TypeAdapter(Moment).validate_python(text)


def test_it_is_written_as_it_was_read() -> None:
    adapter = TypeAdapter(Moment)
    assert adapter.dump_json(adapter.validate_python("2022-05~")) == b'"2022-05~"'
    assert adapter.json_schema()["type"] == "string"
