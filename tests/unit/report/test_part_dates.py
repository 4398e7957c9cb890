"""How the ends of a period are told, on a day on which not everything was known yet."""

from datetime import date
from typing import Any

import pytest

from graphmodel.language import Language
from graphmodel.report.part_dates import PartDates
from tests.builders import a_casus

BEGINS, ENDS = date(2023, 5, 1), date(2023, 5, 31)
MEETING: dict[str, Any] = {
    "id": "c1",
    "date": "2023-05",
    "kind": "info",
    "hulpverleners": ["a", "b"],
}


def told(day: date, **lists: Any) -> tuple[str, str]:
    """How the first and the last day of May are told on a day."""
    dates = PartDates(a_casus({"a": "ggz", "b": "ggz"}, **lists), day, Language.EN)
    return dates.begin(BEGINS), dates.end(ENDS)


def test_a_month_is_told_as_such() -> None:
    assert told(date(2023, 6, 1), contacts=[MEETING]) == ("May 2023", "May 2023")


def test_a_day_that_is_written_in_full_stands_for_itself() -> None:
    other = MEETING | {"id": "c2", "date": "2023-05-31"}
    assert told(date(2023, 6, 1), contacts=[MEETING, other]) == ("May 2023", "31 May 2023")


@pytest.mark.parametrize(
    "later",
    [
        {"contacts": [MEETING, MEETING | {"id": "c2", "date": "2023-05-31"}]},
        {
            "contacts": [MEETING],
            "plans": [{"id": "p1", "from": "2023-02-01", "until": "2023-05-31"}],
        },
        {
            "contacts": [MEETING],
            "handovers": [
                {"id": "h1", "from": "a", "sent": "2023-05-31", "accepted": "2023-05-01"}
            ],
        },
    ],
    ids=["contact", "end of a plan", "handover"],
)
def test_a_date_of_after_the_day_changes_nothing(later: dict[str, Any]) -> None:
    assert told(date(2023, 5, 20), **later) == ("May 2023", "May 2023")


def test_a_shorter_part_date_of_after_the_day_names_nothing() -> None:
    year = MEETING | {"date": "2023"}
    december = MEETING | {"id": "c2", "date": "2023-12"}
    casus = a_casus({"a": "ggz", "b": "ggz"}, contacts=[year, december])
    dates = PartDates(casus, date(2023, 5, 20), Language.EN)
    assert dates.end(date(2023, 12, 31)) == "2023"
