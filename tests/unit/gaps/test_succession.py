"""C05 and C08: many holders of one role, services that keep restarting."""

import json
from typing import Any

import pytest

from graphmodel.gaps.finding import Grade, Named, Severity
from graphmodel.model.casus import Casus, canonical
from tests.builders import a_casus, findings, serves

Rows = list[dict[str, Any]]


# --- C05 -----------------------------------------------------------------------------------------


def an_agency(involvements: Rows, role: str = "jeugdbeschermer") -> Casus:
    """Four hulpverleners of one agency, all in the same role; its file was examined."""
    agency = {"organisation": "org-jb1", "role": role}
    people = ["jb1", "jb2", "jb3", "jb4"]
    rows = [{**row, "source": "dossier-jb1"} for row in involvements]
    casus = json.loads(canonical(a_casus(dict.fromkeys(people, "gi"), involvements=rows)))
    return Casus.model_validate(
        {**casus, "hulpverleners": [{"id": id_, **agency} for id_ in people]}
    )


THREE_IN_A_ROW = [
    serves("jb1", from_="2022-01-01", until="2022-03-31"),
    serves("jb2", from_="2022-04-01", until="2022-07-31"),
    serves("jb3", from_="2022-08-15"),
]


def test_three_holders_in_a_row_are_found() -> None:
    (found,) = findings(an_agency(THREE_IN_A_ROW), "C05")
    assert found.id == "C05:jeugdbeschermer~kind~org-jb1"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.subjects.hulpverleners == ("jb1", "jb2", "jb3")
    assert found.subjects.gezinsleden == ("kind",)
    assert found.subjects.organisations == ("org-jb1",)
    assert found.subjects.domains == ("jeugd",)
    assert (found.values["count"], found.values["role"]) == (3, Named("roles", "jeugdbeschermer"))
    assert len(found.evidence) == 3


def test_two_holders_are_not_enough() -> None:
    assert findings(an_agency(THREE_IN_A_ROW[:2]), "C05") == ()


def test_a_fourth_holder_within_the_year_belongs_to_the_same_row() -> None:
    fourth = [
        *THREE_IN_A_ROW[:2],
        serves("jb3", from_="2022-08-15", until="2022-09-30"),
        serves("jb4", from_="2022-10-01"),
    ]
    (found,) = findings(an_agency(fourth), "C05")
    assert found.values["count"] == 4


@pytest.mark.parametrize(
    "third",
    [
        serves("jb3", from_="2022-06-01"),
        serves("jb1", from_="2022-08-15"),
        serves("jb3", "moeder", from_="2022-08-15"),
        serves("jb3", from_=None),
        serves("jb3", from_="2022-08-15", kind="wacht"),
    ],
    ids=[
        "beside the former",
        "the first one again",
        "for somebody else",
        "start not known",
        "on a waiting list",
    ],
)
def test_a_third_who_does_not_succeed_the_second(third: dict[str, Any]) -> None:
    assert findings(an_agency([*THREE_IN_A_ROW[:2], third]), "C05") == ()


def test_successors_may_overlap_by_a_month() -> None:
    overlapping = [*THREE_IN_A_ROW[:2], serves("jb3", from_="2022-07-01")]
    assert len(findings(an_agency(overlapping), "C05")) == 1
    too_long = [*THREE_IN_A_ROW[:2], serves("jb3", from_="2022-06-30")]
    assert findings(an_agency(too_long), "C05") == ()


def test_a_former_holder_of_whom_no_end_is_known_was_not_succeeded() -> None:
    going_on = {key: value for key, value in THREE_IN_A_ROW[1].items() if key != "until"}
    assert findings(an_agency([THREE_IN_A_ROW[0], going_on, THREE_IN_A_ROW[2]]), "C05") == ()


def test_starts_that_may_lie_further_apart_than_a_year_do_not_count() -> None:
    early = serves("jb1", from_="2021", until="2022-03-31")
    assert findings(an_agency([early, *THREE_IN_A_ROW[1:]]), "C05") == ()


def test_an_other_role_is_no_role_to_succeed_in() -> None:
    assert findings(an_agency(THREE_IN_A_ROW, role="anders"), "C05") == ()


def test_three_of_different_organisations_hold_no_role_together() -> None:
    people = {"jb1": "gi", "jb2": "gi", "jb3": "gi"}
    assert findings(a_casus(people, involvements=THREE_IN_A_ROW), "C05") == ()


def test_one_row_of_holders_for_two_gezinsleden_is_one_finding() -> None:
    both = [*THREE_IN_A_ROW, *({**row, "gezinslid": "moeder"} for row in THREE_IN_A_ROW)]
    (found,) = findings(an_agency(both), "C05")
    assert found.subjects.gezinsleden == ("kind", "moeder")


def test_services_in_two_domains_are_one_stay() -> None:
    both = [*THREE_IN_A_ROW, *({**row, "domain": "jeugdbescherming"} for row in THREE_IN_A_ROW)]
    (found,) = findings(an_agency(both), "C05")
    assert found.values["count"] == 3
    assert found.subjects.domains == ("jeugd", "jeugdbescherming")


def test_a_holder_who_comes_after_the_day_is_not_known_on_it() -> None:
    assert findings(an_agency(THREE_IN_A_ROW), "C05", day="2022-08-01") == ()


# --- C08 -----------------------------------------------------------------------------------------


def a_family(involvements: Rows) -> Casus:
    people = {"psy": "ggz", "team": "wijkteam", "juf": "school_po", "poh": "huisarts"}
    return a_casus(
        people,
        involvements=involvements,
        casus={"examined": {"from": "2020-01-01", "until": "2022-12-31"}},
    )


RESTARTS = [
    serves("psy", from_="2021-01-01", until="2021-04-30", ended="volgens_plan"),
    serves("team", from_="2021-09-01", until="2021-12-31", ended="volgens_plan"),
    serves("psy", from_="2022-06-01", until="2022-08-31"),
]


def test_services_that_keep_restarting_are_found() -> None:
    (found,) = findings(a_family(RESTARTS), "C08")
    assert found.id == "C08:jeugd~kind"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.subjects.hulpverleners == ("psy", "team")
    assert found.subjects.gezinsleden == ("kind",)
    assert found.subjects.domains == ("jeugd",)
    assert found.values["count"] == 3
    assert [row.fact for row in found.evidence] == [f"involvements[{n}]" for n in range(3)]


def test_two_starts_are_not_enough() -> None:
    assert findings(a_family(RESTARTS[1:]), "C08") == ()


@pytest.mark.parametrize(
    "first",
    [
        serves("psy", from_="2021-01-01", until="2021-04-30", ended="overgedragen"),
        serves("psy", from_="2021-01-01", until="2021-09-01"),
        serves("psy", from_="2021-01-01", until="2021"),
        serves("psy", from_="2020-05-01", until="2021-04-30"),
        serves("psy", from_=None, until="2021-04-30"),
        serves("psy", from_="2021-01-01", until="2021-04-30", kind="signaleert"),
        serves("psy", domain="ggz", from_="2021-01-01", until="2021-04-30"),
        serves("psy", "moeder", from_="2021-01-01", until="2021-04-30"),
    ],
    ids=[
        "handed over",
        "still there when the next began",
        "possibly still there",
        "more than two years before the last",
        "start not known",
        "only noticed something",
        "another domain",
        "another gezinslid",
    ],
)
def test_a_first_that_does_not_belong_to_the_row(first: dict[str, Any]) -> None:
    assert findings(a_family([first, *RESTARTS[1:]]), "C08") == ()


def test_where_somebody_else_went_on_serving_nothing_started_again() -> None:
    casus = a_family([serves("juf", from_="2020-06-01"), *RESTARTS])
    assert findings(casus, "C08") == ()


def test_a_renewal_without_a_day_between_is_no_restart() -> None:
    renewed = [
        serves("psy", from_="2021-01-01", until="2021-06-30"),
        serves("psy", from_="2021-07-01", until="2021-12-31"),
        serves("psy", from_="2022-01-01"),
    ]
    assert findings(a_family(renewed), "C08") == ()


def test_colleagues_who_succeed_each_other_are_no_restart() -> None:
    casus = an_agency(THREE_IN_A_ROW)
    assert findings(casus, "C08") == ()


def test_one_row_of_services_for_two_gezinsleden_is_one_finding() -> None:
    both = [*RESTARTS, *({**row, "gezinslid": "moeder"} for row in RESTARTS)]
    (found,) = findings(a_family(both), "C08")
    assert (found.id, len(found.evidence)) == ("C08:jeugd~kind~moeder", 6)


def test_a_restart_after_the_day_is_not_known_on_it() -> None:
    assert findings(a_family(RESTARTS), "C08", day="2022-05-01") == ()


def test_an_organisation_that_comes_back_restarts_whoever_serves_beside_it() -> None:
    beside = serves("poh", from_="2020-01-01")
    again = [{**row, "hulpverlener": "psy", "source": "dossier-psy"} for row in RESTARTS]
    (found,) = findings(a_family([*again, beside]), "C08")
    assert found.subjects.hulpverleners == ("psy",)
    assert findings(a_family([*RESTARTS, beside]), "C08") == ()
