"""Dates that are known in part are told as the month or the year that they are."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language, when_text
from graphmodel.loading import read_casus_file
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.report.names import Names
from graphmodel.report.part_dates import PartDates
from graphmodel.report.sentences import Sentences
from tests.builders import a_casus, meets, serves

TWO = {"a": "wijkteam", "b": "jgz"}


@pytest.mark.parametrize(
    ("first", "last", "nl", "en", "bare"),
    [
        ((2021, 3, 5), (2021, 3, 5), "op 5 maart 2021", "on 5 March 2021", "5 maart 2021"),
        ((2021, 3, 1), (2021, 3, 31), "in maart 2021", "in March 2021", "maart 2021"),
        ((2020, 2, 1), (2020, 2, 29), "in februari 2020", "in February 2020", "februari 2020"),
        ((2021, 12, 1), (2021, 12, 31), "in december 2021", "in December 2021", "december 2021"),
        ((2021, 1, 1), (2021, 12, 31), "in 2021", "in 2021", "2021"),
        ((9999, 1, 1), (9999, 12, 31), "in 9999", "in 9999", "9999"),
        ((9999, 12, 1), (9999, 12, 31), "in december 9999", "in December 9999", "december 9999"),
        (
            *((2021, 3, 1), (2021, 4, 30)),
            *("tussen 1 maart 2021 en 30 april 2021", "between 1 March 2021 and 30 April 2021"),
            "tussen 1 maart 2021 en 30 april 2021",
        ),
        (
            *((2020, 1, 1), (2021, 12, 31)),
            *("tussen 1 januari 2020 en 31 december 2021",),
            *("between 1 January 2020 and 31 December 2021",),
            "tussen 1 januari 2020 en 31 december 2021",
        ),
    ],
)
def test_when_something_was(
    first: tuple[int, int, int], last: tuple[int, int, int], nl: str, en: str, bare: str
) -> None:
    days = date(*first), date(*last)
    assert when_text(Language.NL, *days) == nl
    assert when_text(Language.EN, *days) == en
    assert when_text(Language.NL, *days, bare=True) == bare


def part_dates(casus: Casus, day: date = date(2022, 12, 31)) -> PartDates:
    return PartDates(casus, day, Language.NL)


def between(from_: str, until: str | None) -> Casus:
    return a_casus(TWO, involvements=[serves("a", from_=from_, until=until), serves("b")])


def test_the_ends_of_a_period_are_told_as_they_are_known() -> None:
    dates = part_dates(between("2022-03", "2022-10"))
    assert dates.begin(date(2022, 3, 1)) == "maart 2022"
    assert dates.begin(date(2022, 3, 31)) == "eind maart 2022"
    assert dates.end(date(2022, 10, 31)) == "oktober 2022"
    assert dates.end(date(2022, 10, 1)) == "begin oktober 2022"
    assert dates.begin(date(2022, 3, 2)) == "2 maart 2022"


def test_a_day_that_is_written_in_full_stands_for_itself() -> None:
    dates = part_dates(between("2022", "2022-10"))
    assert dates.begin(date(2022, 1, 1)) == "1 januari 2022"


def test_a_birthday_begins_no_period() -> None:
    casus = a_casus(TWO, {"kind": {"born": "2014-05"}}, involvements=[serves("a"), serves("b")])
    assert part_dates(casus).begin(date(2014, 5, 1)) == "1 mei 2014"


def test_the_dates_of_what_was_not_known_yet_are_not_told() -> None:
    signalen = [
        {
            "id": "s1",
            "kind": "verzuim",
            "date": "2021",
            "known_by": [{"hulpverlener": "a", "since": "2022-06"}],
        }
    ]
    born_later = {"kind": {"born": "2022-05-10"}}
    served = [serves("a", from_="2020", until=None), serves("b", from_="2019-05-01")]
    casus = a_casus(TWO, born_later, involvements=served, signalen=signalen)
    before, after = (part_dates(casus, date(2022, month, 1)) for month in (4, 7))
    assert before.begin(date(2020, 12, 31)) == "31 december 2020"
    assert before.begin(date(2021, 12, 31)) == "31 december 2021"
    assert after.begin(date(2020, 12, 31)) == "eind 2020"
    assert after.begin(date(2021, 12, 31)) == "eind 2021"


def test_what_two_certainly_shared_is_told_without_days_that_nobody_wrote() -> None:
    casus = between("2022-03", "2022-10")
    (found,) = find_gaps(network_of(casus), select=("L01",)).findings
    told = Sentences(Names(casus, Language.NL), date(2022, 12, 31)).found(found)
    assert "van eind maart 2022 tot en met begin oktober 2022 tegelijk" in told


def test_a_last_contact_in_some_month_is_told_as_that_month() -> None:
    services = [serves("a"), serves("b")]
    casus = a_casus(TWO, involvements=services, contacts=[meets("a", "b", on="2022-02")])
    (found,) = find_gaps(network_of(casus), select=("L05",)).findings
    dutch = Sentences(Names(casus, Language.NL), date(2022, 12, 31))
    assert "dateert van februari 2022." in dutch.found(found)
    assert "na februari 2022" in dutch.question(found)


def test_an_organisation_is_named_with_somebody_the_first_time_only() -> None:
    casus = read_casus_file(Path(__file__).parents[3] / "fixtures" / "gezin-linde" / "casus.yaml")
    (found,) = find_gaps(network_of(casus), select=("H02",)).findings
    asked = Sentences(Names(casus, Language.NL), date(2023, 6, 12)).question(found)
    assert asked.count("(") == 2
    assert asked.endswith("en hoe wist Medewerker Veilig Thuis dat?")
