"""R01-R03."""

from typing import Any

import pytest

from graphmodel.gaps.finding import Grade, Severity
from graphmodel.gaps.regie import days_without_regie
from graphmodel.gaps.run import Run
from graphmodel.gaps.search import find_gaps
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.builders import a_casus, either, findings, ids, meets, serves

THREE = {"a": "wijkteam", "b": "ggz", "c": "school_po"}


def three_without_regie(**lists: Any) -> Casus:
    services = [serves("a"), serves("b", "moeder", "ggz"), serves("c", domain="onderwijs")]
    return a_casus(THREE, **either(lists, involvements=services))


def run_of(casus: Casus) -> Run:
    return find_gaps(network_of(casus)).run


def test_three_involvements_in_two_domains_without_regie_are_reported_as_high() -> None:
    (found,) = findings(three_without_regie(), "R01")
    assert found.id == "R01:a~b~c"
    assert (found.severity, found.grade) == (Severity.HIGH, Grade.B)
    assert found.subjects.domains == ("ggz", "jeugd", "onderwijs")
    assert found.values["days"] == 365


def test_two_involvements_call_for_no_regie() -> None:
    casus = a_casus(THREE, involvements=[serves("a"), serves("b", "moeder", "ggz")])
    assert findings(casus, "R01") == ()


def test_three_involvements_in_one_domain_call_for_no_regie() -> None:
    casus = a_casus(THREE, involvements=[serves("a"), serves("b"), serves("c")])
    assert findings(casus, "R01") == ()


@pytest.mark.parametrize("kind", ["casusregie", "procesregie", "ketenregie"])
def test_regie_of_any_kind_answers_r01(kind: str) -> None:
    regie = [{"hulpverlener": "a", "kind": kind, "from": "2022-01-01", "until": None}]
    assert findings(three_without_regie(regie=regie), "R01") == ()


def test_the_days_without_regie_are_those_outside_its_stretches() -> None:
    regie = [
        {"hulpverlener": "a", "kind": "casusregie", "from": "2022-02-01", "until": "2022-10-31"}
    ]
    stretches = days_without_regie(run_of(three_without_regie(regie=regie)))
    assert [end - start for start, end in stretches] == [31, 61]


def test_regie_on_an_involvement_is_regie() -> None:
    services = [
        serves("a", regie="casusregie"),
        serves("b", "moeder", "ggz"),
        serves("c", domain="onderwijs"),
    ]
    assert findings(a_casus(THREE, involvements=services), "R01") == ()


def test_regie_that_started_after_the_day_is_not_used() -> None:
    regie = [{"hulpverlener": "a", "kind": "casusregie", "from": "2022-07-01", "until": None}]
    casus = three_without_regie(regie=regie)
    assert ids(findings(casus, "R01", "2022-06-30")) == ["R01:a~b~c"]


def two_regisseurs(**lists: Any) -> Casus:
    regie = [
        {"hulpverlener": "a", "kind": "casusregie", "from": "2022-01-01", "until": None},
        {"hulpverlener": "b", "kind": "casusregie", "from": "2022-03-01", "until": None},
    ]
    return a_casus(THREE, **either(lists, regie=regie))


def test_two_regisseurs_without_tuning_are_one_finding_about_the_whole_gezin() -> None:
    (found,) = findings(two_regisseurs(), "R02")
    assert found.id == "R02:a~b"
    assert found.subjects.gezinsleden == ("kind", "moeder")
    assert found.norm == "REGIE-TWEE-KADERS"


@pytest.mark.parametrize("kind", ["afstemming", "casusoverleg", "warme_overdracht", "escalatie"])
def test_contact_in_which_regisseurs_tune_answers_r02(kind: str) -> None:
    assert findings(two_regisseurs(contacts=[meets("a", "b", kind=kind)]), "R02") == ()


def test_passing_information_on_is_no_tuning() -> None:
    casus = two_regisseurs(contacts=[meets("a", "b", kind="info")])
    assert ids(findings(casus, "R02")) == ["R02:a~b"]


def test_a_shared_plan_answers_r02() -> None:
    plans = [{"id": "p1", "hulpverleners": ["a", "b"]}]
    assert findings(two_regisseurs(plans=plans), "R02") == ()


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [("2022-02-28", []), ("2022-03-01", []), ("2022-03-02", ["R02:a~b"])],
)
def test_regisseurs_who_follow_each_other_need_no_tuning(
    last_day: str, expected: list[str]
) -> None:
    regie = [
        {"hulpverlener": "a", "kind": "casusregie", "from": "2022-01-01", "until": last_day},
        {"hulpverlener": "b", "kind": "casusregie", "from": "2022-03-01", "until": None},
    ]
    assert ids(findings(a_casus(THREE, regie=regie), "R02")) == expected


def with_regisseur(**lists: Any) -> Casus:
    services = [serves("a", regie="casusregie"), serves("b", "moeder", "ggz"), serves("c")]
    return a_casus(THREE, **either(lists, involvements=services))


def test_a_regisseur_without_contact_with_others_names_all_of_them() -> None:
    (found,) = findings(with_regisseur(contacts=[meets("a", "c")]), "R03")
    assert found.id == "R03:a"
    assert found.subjects.hulpverleners == ("a", "b")
    assert (found.values["count"], found.values["total"]) == (1, 2)


def test_contact_with_everyone_answers_r03() -> None:
    casus = with_regisseur(contacts=[meets("a", "b"), meets("a", "c")])
    assert findings(casus, "R03") == ()


def test_somebody_who_started_less_than_the_setting_ago_is_not_missed_yet() -> None:
    services = [serves("a", regie="casusregie"), serves("b", "moeder", "ggz", "2022-12-20")]
    assert findings(a_casus(THREE, involvements=services), "R03") == ()


def test_procesregie_is_at_a_distance_while_somebody_has_casusregie() -> None:
    regie = [{"hulpverlener": "c", "kind": "procesregie", "from": "2022-01-01", "until": None}]
    services = [serves("a", regie="casusregie"), serves("b", "moeder", "ggz")]
    casus = a_casus(THREE, involvements=services, regie=regie, contacts=[meets("a", "b")])
    assert findings(casus, "R03") == ()


def test_refused_consent_answers_r03_but_an_agreed_route_through_the_regisseur_does_not() -> None:
    def agreed(kind: str) -> Casus:
        rows = [{"id": "a1", "kind": kind, "hulpverleners": ["a", "b"], "until": None}]
        return with_regisseur(contacts=[meets("a", "c")], agreements=rows)

    assert findings(agreed("toestemming_geweigerd"), "R03") == ()
    assert ids(findings(agreed("via_regisseur"), "R03")) == ["R03:a"]


def test_regie_without_dates_is_not_told_as_simultaneous() -> None:
    rows = [{"hulpverlener": who, "kind": "casusregie"} for who in "ab"]
    people = {"a": "wijkteam", "b": "reclassering"}
    (undated,) = findings(a_casus(people, regie=rows), "R02")
    dated = [{**row, "from": "2022-01-01", "until": None} for row in rows]
    (found,) = findings(a_casus(people, regie=dated), "R02")
    assert (undated.variant, found.variant) == ("undated", "text")
    assert undated.grade > found.grade
