"""H06-H08: the days around a change of hands."""

from typing import Any

import pytest

from graphmodel.gaps.finding import Grade, Named, Severity
from graphmodel.model.casus import Casus
from tests.builders import a_casus, findings, ids, serves

Rows = list[dict[str, Any]]


def a_family(involvements: Rows, **lists: Any) -> Casus:
    people = {"jb": "gi", "team": "wijkteam", "derde": "jeugdhulp_ambulant"}
    return a_casus(people, involvements=involvements, **lists)


def left(until: str = "2022-03-01", **keys: Any) -> dict[str, Any]:
    return serves("jb", until=until, **{"ended": "overgedragen", **keys})


def a_handover(**keys: Any) -> dict[str, Any]:
    return {
        "id": "o1",
        "from": "jb",
        "to": "team",
        "gezinsleden": ["kind"],
        "sent": "2022-02-20",
        "outcome": "accepted",
        "source": "dossier-jb",
        **keys,
    }


def a_need(**keys: Any) -> dict[str, Any]:
    return {
        "gezinslid": "kind",
        "domain": "jeugd",
        "from": "2022-02-01",
        "until": None,
        "source": "dossier-jb",
        **keys,
    }


# --- H06 -----------------------------------------------------------------------------------------


def test_days_between_end_and_start_along_a_handover_are_counted() -> None:
    casus = a_family(
        [left(domain="jeugdbescherming"), serves("team", from_="2022-04-01")],
        handovers=[a_handover()],
    )
    (found,) = findings(casus, "H06")
    assert found.id == "H06:o1"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.values["days"] == 30
    assert found.subjects.hulpverleners == ("jb", "team")
    assert found.subjects.gezinsleden == ("kind",)
    assert found.subjects.domains == ("jeugd", "jeugdbescherming")
    assert found.subjects.handovers == ("o1",)
    assert [row.fact for row in found.evidence] == [
        "handovers[0]",
        "involvements[0]",
        "involvements[1]",
    ]


@pytest.mark.parametrize(
    ("start", "expected"), [("2022-03-16", []), ("2022-03-17", ["H06:o1"])], ids=["14", "15"]
)
def test_the_gap_has_to_be_longer_than_the_setting(start: str, expected: list[str]) -> None:
    casus = a_family([left(), serves("team", from_=start)], handovers=[a_handover()])
    assert ids(findings(casus, "H06")) == expected


@pytest.mark.parametrize(
    "others",
    [
        [serves("team", from_="2022-02-25")],
        [serves("team", from_="2022-04-01"), serves("derde", from_="2021-01-01")],
        [serves("team", from_="2022-04-01"), serves("derde", until="2022-03-20")],
        [serves("team", from_="2022-03")],
        [serves("team", from_=None)],
    ],
    ids=[
        "the recipient began in time",
        "somebody else served all along",
        "somebody else served in between",
        "the start is uncertain",
        "the start is not known",
    ],
)
def test_what_closes_the_gap_keeps_it_silent(others: Rows) -> None:
    casus = a_family([left(), *others], handovers=[a_handover()])
    assert findings(casus, "H06") == ()


def test_an_uncertain_end_keeps_it_silent_while_it_may_close_the_gap() -> None:
    involvements = [left(until="2022-03"), serves("team", from_="2022-04-10")]
    assert findings(a_family(involvements, handovers=[a_handover()]), "H06") == ()


def test_a_handover_to_an_organisation_waits_for_anybody_there() -> None:
    casus = a_family(
        [left(), serves("team", from_="2022-04-01")], handovers=[a_handover(to="org-team")]
    )
    (found,) = findings(casus, "H06")
    assert found.subjects.organisations == ("org-team",)


def test_a_gap_in_one_domain_is_found_without_a_handover() -> None:
    (found,) = findings(a_family([left(), serves("team", from_="2022-04-01")]), "H06")
    assert found.id == "H06:jeugd~kind@2022-03-02"
    assert found.variant == "domain"
    assert found.values["after"] == Named("hulpverleners", "team")
    assert found.subjects.hulpverleners == ("jb", "team")


def test_a_gap_is_told_once() -> None:
    casus = a_family([left(), serves("team", from_="2022-04-01")], handovers=[a_handover()])
    assert ids(findings(casus, "H06")) == ["H06:o1"]


def test_one_change_of_hands_for_two_gezinsleden_is_one_finding() -> None:
    casus = a_family(
        [
            left(),
            left(gezinslid="moeder"),
            serves("team", from_="2022-04-01"),
            serves("team", "moeder", from_="2022-04-01"),
        ]
    )
    (found,) = findings(casus, "H06")
    assert found.subjects.gezinsleden == ("kind", "moeder")


def test_a_service_that_was_not_handed_over_leaves_no_gap() -> None:
    casus = a_family([left(ended="volgens_plan"), serves("team", from_="2022-04-01")])
    assert findings(casus, "H06") == ()


def test_a_place_on_a_waiting_list_fills_no_gap() -> None:
    casus = a_family([left(), serves("team", kind="wacht"), serves("team", from_="2022-06-01")])
    assert ids(findings(casus, "H06")) == ["H06:jeugd~kind@2022-03-02"]


def test_a_handover_to_another_domain_explains_the_end_in_this_one() -> None:
    casus = a_family(
        [
            left(),
            serves("team", domain="wonen", from_="2022-03-02"),
            serves("derde", from_="2022-09-01"),
        ],
        handovers=[a_handover(to_domain="wonen")],
    )
    assert findings(casus, "H06") == ()


def test_nothing_has_begun_since_it_was_handed_over() -> None:
    (found,) = findings(a_family([left()]), "H06")
    assert (found.id, found.variant) == ("H06:jeugd~kind@2022-03-02", "open")
    assert found.values["days"] == 305


@pytest.mark.parametrize(
    "answer",
    [
        {"needs": [a_need()]},
        {"handovers": [a_handover(outcome="unknown")]},
        {"involvements": [serves("team", domain="wonen", from_="2022-02-20")]},
    ],
    ids=["the need is H07's", "the handover is H02's", "another service took it over, perhaps"],
)
def test_what_may_tell_where_it_went_leaves_nothing_open(answer: dict[str, Any]) -> None:
    involvements = [left(), *answer.pop("involvements", [])]
    assert findings(a_family(involvements, **answer), "H06") == ()


def test_an_end_after_the_day_is_not_known_on_it() -> None:
    assert findings(a_family([left()]), "H06", day="2022-02-01") == ()


# --- H07 -----------------------------------------------------------------------------------------


def test_a_service_that_ended_with_the_need_open_is_found() -> None:
    casus = a_family([serves("jb", until="2022-03-01")], needs=[a_need()])
    (found,) = findings(casus, "H07")
    assert found.id == "H07:jeugd~kind"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.subjects.hulpverleners == ("jb",)
    assert found.subjects.gezinsleden == ("kind",)
    assert found.subjects.domains == ("jeugd",)
    assert [row.fact for row in found.evidence] == ["involvements[0]", "needs[0]"]


@pytest.mark.parametrize(
    "answer",
    [
        {"handovers": [a_handover(outcome="unknown")]},
        {"handovers": [a_handover(id="o2", **{"from": "derde", "to_domain": "jeugd"})]},
        {"involvements": [serves("team", from_="2022-05-01")]},
        {"involvements": [serves("team", from_="2022-05-01", kind="wacht")]},
        {"needs": [a_need(until="2022-06-01")]},
        {"needs": [a_need(waiting_at="org-team")]},
        {"needs": [a_need(until="2022")]},
        {"needs": []},
    ],
    ids=[
        "handed over",
        "handed over by somebody else",
        "somebody serves",
        "on a waiting list",
        "the need has ended",
        "the need waits",
        "the need may have ended",
        "no need",
    ],
)
def test_what_answers_an_open_need(answer: dict[str, Any]) -> None:
    involvements = [serves("jb", until="2022-03-01"), *answer.pop("involvements", [])]
    casus = a_family(involvements, **{"needs": [a_need()], **answer})
    assert findings(casus, "H07") == ()


def test_needs_that_were_not_coded_keep_it_silent() -> None:
    assert findings(a_family([serves("jb", until="2022-03-01")]), "H07") == ()


def test_a_service_that_may_still_run_keeps_it_silent() -> None:
    assert findings(a_family([serves("jb", until="2022")], needs=[a_need()]), "H07") == ()


def test_a_service_that_the_gezin_stopped_is_another_rules() -> None:
    casus = a_family([serves("jb", until="2022-03-01", ended="door_client")], needs=[a_need()])
    assert findings(casus, "H07") == ()
    assert findings(casus, "C01") == ()


def test_a_handover_long_before_the_service_does_not_answer() -> None:
    casus = a_family(
        [serves("jb", from_="2022-06-01", until="2022-09-01")],
        needs=[a_need()],
        handovers=[a_handover()],
    )
    assert ids(findings(casus, "H07")) == ["H07:jeugd~kind"]


def test_a_need_without_a_recorded_end_is_one_grade_lower() -> None:
    need = a_need()
    del need["until"]
    (found,) = findings(a_family([serves("jb", until="2022-03-01")], needs=[need]), "H07")
    assert found.grade is Grade.C


def test_a_service_that_ends_after_the_day_still_runs_on_it() -> None:
    casus = a_family([serves("jb", until="2022-06-01")], needs=[a_need()])
    assert findings(casus, "H07", day="2022-05-01") == ()


# --- H08 -----------------------------------------------------------------------------------------


def grown_up(involvements: Rows, born: str = "2004-05-02") -> Casus:
    people = {"jb": "gi", "mbo": "mbo", "team": "wijkteam", "sd": "gemeente_wi", "wc": "opvang"}
    return a_casus(people, {"kind": {"born": born}}, involvements=involvements)


ALL_COLUMNS = [
    serves("mbo", domain="onderwijs"),
    serves("team", domain="jeugd"),
    serves("sd", domain="inkomen"),
    serves("wc", domain="wonen"),
]


def test_columns_without_anybody_on_the_birthday_are_named() -> None:
    casus = grown_up([serves("jb", domain="jeugdbescherming", until="2022-05-01"), ALL_COLUMNS[0]])
    (found,) = findings(casus, "H08")
    assert found.id == "H08:kind"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.values["missing"] == tuple(
        Named("big5", column) for column in ("wonen", "inkomen", "welzijn", "support")
    )
    assert found.subjects.hulpverleners == ("jb", "mbo")
    assert [row.fact for row in found.evidence] == [
        "gezinsleden[0]",
        "involvements[0]",
        "involvements[1]",
    ]


def test_every_column_covered_is_silent() -> None:
    assert findings(grown_up(ALL_COLUMNS), "H08") == ()


def test_a_place_on_a_waiting_list_covers_nothing() -> None:
    waiting = serves("wc", domain="wonen", kind="wacht")
    (found,) = findings(grown_up([*ALL_COLUMNS[:3], waiting]), "H08")
    assert found.values["missing"] == (Named("big5", "wonen"),)


def test_no_youth_help_in_the_year_before_is_silent() -> None:
    assert findings(grown_up([ALL_COLUMNS[0]]), "H08") == ()


def test_a_birthday_after_the_day_is_not_yet_there() -> None:
    casus = grown_up([serves("jb")])
    assert findings(casus, "H08", day="2022-05-01") == ()
    assert ids(findings(casus, "H08", day="2022-05-02")) == ["H08:kind"]


def test_a_birthday_that_the_calendar_does_not_reach_is_not_there() -> None:
    casus = grown_up([serves("jb")], born="9990")
    assert findings(casus, "H08", day="9999-12-31") == ()


def test_a_birthday_before_the_window_is_left_alone() -> None:
    assert findings(grown_up([serves("jb")], born="2003-05-02"), "H08") == ()


def test_a_part_date_counts_when_a_column_is_empty_on_every_possible_day() -> None:
    casus = grown_up([serves("jb"), serves("wc", domain="wonen", from_="2022-05-20")], "2004-05")
    (found,) = findings(casus, "H08")
    assert found.variant == "part_date"
    assert found.values["missing"] == tuple(
        Named("big5", column) for column in ("inkomen", "school_en_werk")
    )


def test_a_part_date_that_may_lie_after_the_day_is_silent() -> None:
    assert findings(grown_up([serves("jb")], born="2004-05"), "H08", day="2022-05-20") == ()


def test_somebody_born_on_29_february_is_of_age_on_1_march() -> None:
    casus = grown_up([serves("jb")], born="2004-02-29")
    assert findings(casus, "H08", day="2022-02-28") == ()
    assert ids(findings(casus, "H08", day="2022-03-01")) == ["H08:kind"]
