"""How well the record carries a finding."""

from typing import Any

import pytest

from graphmodel.gaps.finding import Grade, Severity, evidence_of
from graphmodel.gaps.grading import Grading
from graphmodel.gaps.search import find_gaps
from graphmodel.gaps.settings import default_settings
from graphmodel.gaps.situation import Situation
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.builders import a_casus, findings, meets, serves

TWO = {"a": "wijkteam", "b": "jgz"}


def grading(casus: Casus) -> Grading:
    return Grading(Situation(network_of(casus), default_settings()))


def sources(*rows: tuple[str, str, bool]) -> list[dict[str, Any]]:
    return [
        {"id": f"s{n}", "kind": kind, "organisation": f"org-{who}", "complete": complete}
        for n, (who, kind, complete) in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("rows", "grade"),
    [
        (
            [
                ("a", "dossier", True),
                ("a", "interview", False),
                ("b", "dossier", True),
                ("b", "interview", False),
            ],
            Grade.A,
        ),
        ([("a", "dossier", True), ("b", "dossier", True)], Grade.B),
        ([("a", "interview", True), ("b", "interview", True)], Grade.B),
        ([("a", "dossier", True)], Grade.C),
        ([], Grade.D),
    ],
    ids=[
        "complete with interviews",
        "both examined",
        "one interview is no file",
        "one examined",
        "none",
    ],
)
def test_the_grade_of_an_absence(rows: list[tuple[str, str, bool]], grade: Grade) -> None:
    assert grading(a_casus(TWO, sources=sources(*rows))).of_absence(("a", "b")) is grade


def test_a_source_without_organisation_speaks_for_who_it_names() -> None:
    review = [{"id": "review", "kind": "report"}]
    service = {**serves("a"), "source": "review p. 3"}
    named = a_casus(TWO, involvements=[service], sources=review)
    assert grading(named).of_absence(("a", "b")) is Grade.C
    assert grading(a_casus(TWO, sources=review)).of_absence(("a", "b")) is Grade.D


def test_a_recorded_fact_is_as_strong_as_its_source() -> None:
    rows = [*sources(("a", "dossier", True)), {"id": "review", "kind": "report"}]
    contact = meets("a", "b", source="s0")
    judge = grading(a_casus(TWO, contacts=[contact], sources=rows))
    assert judge.of_record([evidence_of("contacts[0]", "s0")]) is Grade.B
    assert judge.of_record([evidence_of("contacts[0]", "review")]) is Grade.C
    assert judge.of_record([evidence_of("contacts[0]", None)]) is Grade.D
    weakest = [evidence_of("involvements[0]", "s0"), evidence_of("involvements[1]", "review")]
    assert judge.of_record(weakest) is Grade.C


def test_a_contact_that_two_organisations_confirm_is_grade_a() -> None:
    contact = meets("a", "b", confirmed_by=["a", "b"], source="dossier-a")
    judge = grading(a_casus(TWO, contacts=[contact]))
    assert judge.of_record([evidence_of("contacts[0]", "dossier-a")]) is Grade.A


def severe(date: str) -> dict[str, Any]:
    return {
        "id": "s1",
        "kind": "onveiligheid",
        "severity": "severe",
        "date": date,
        "gezinsleden": ["kind"],
    }


def test_a_signaal_closed_on_its_own_day_was_never_open() -> None:
    decision = {
        "id": "d1",
        "date": "2022-05-01",
        "by": "a",
        "kind": "maatregel",
        "gezinsleden": ["kind"],
    }
    casus = a_casus(
        TWO,
        involvements=[serves("a"), serves("b")],
        signalen=[severe("2022-05-01")],
        decisions=[decision],
    )
    (found,) = findings(casus, "L01")
    assert found.severity is Severity.MEDIUM


def test_a_part_date_opens_a_signaal_on_its_last_day() -> None:
    services = [serves("a", until="2022-05-20"), serves("b", until="2022-05-20")]
    (found,) = findings(a_casus(TWO, involvements=services, signalen=[severe("2022-05")]), "L01")
    assert found.severity is Severity.MEDIUM


def test_what_is_joined_keeps_the_highest_severity_and_everyone() -> None:
    services = [serves("a", "moeder", "jeugd"), serves("b", "moeder", "ggz")]
    gaps = find_gaps(
        network_of(a_casus(TWO, involvements=services, signalen=[severe("2022-03-01")]))
    )
    (found,) = [finding for finding in gaps.findings if "L04" in (finding.rule, *finding.also)]
    assert found.severity is Severity.HIGH
    assert found.subjects.gezinsleden == ("kind", "moeder")


def test_findings_that_would_have_one_id_are_told_apart_by_their_first_day() -> None:
    waits = [
        {
            "gezinslid": "kind",
            "domain": "ggz",
            "from": f"{year}-01-01",
            "until": f"{year}-10-01",
            "waiting_at": "org-b",
        }
        for year in (2020, 2021, 2022)
    ]
    casus = a_casus(
        {"a": "wijkteam", "b": "ggz"},
        casus={"examined": {"from": "2020-01-01", "until": "2022-12-31"}},
        involvements=[serves("a", from_="2020-01-01")],
        needs=waits,
    )
    found = [f.id for f in find_gaps(network_of(casus)).findings if f.rule == "N01"]
    assert sorted(found) == [f"N01:ggz~kind~n-tree-ggz@{year}-01-01" for year in (2020, 2021, 2022)]


def closed_on(date: str) -> dict[str, Any]:
    return {"id": "d1", "date": date, "by": "a", "kind": "opschalen", "gezinsleden": ["kind"]}


def severity_of_one(casus: Casus, rule: str) -> Severity:
    (found,) = findings(casus, rule)
    return found.severity


def test_a_signaal_touches_a_pair_on_the_days_and_about_the_gezinslid_that_they_share() -> None:
    services = [serves("a"), serves("b"), serves("a", "moeder"), serves("b", "moeder")]
    early = [serves("a", until="2022-03-31"), serves("b", until="2022-03-31")]
    signaal = {**severe("2022-05-01"), "gezinsleden": ["kind"]}
    together = a_casus(TWO, involvements=services, signalen=[signaal])
    before = a_casus(TWO, involvements=[*early, *services[2:]], signalen=[signaal])
    assert severity_of_one(together, "L01") is Severity.HIGH
    assert severity_of_one(before, "L01") is Severity.MEDIUM


def test_a_signaal_about_whom_one_side_alone_serves_does_not_touch_two_domains() -> None:
    services = [serves("a"), serves("b", "moeder", "gezondheid")]
    casus = a_casus(TWO, involvements=services, signalen=[severe("2022-03-01")])
    assert severity_of_one(casus, "L03") is Severity.MEDIUM
    assert severity_of_one(casus, "L02") is Severity.HIGH


def test_a_finding_on_one_signaal_is_not_high_for_another() -> None:
    mild = {**severe("2022-03-01"), "id": "s2", "severity": "low"}
    mild["known_by"] = [{"hulpverlener": "a", "since": "2022-03-01"}]
    services = [serves("a"), serves("b")]
    casus = a_casus(TWO, involvements=services, signalen=[severe("2022-03-01"), mild])
    by_signaal = {f.subjects.signalen: f.severity for f in findings(casus, "I01")}
    assert by_signaal == {("s1",): Severity.HIGH, ("s2",): Severity.MEDIUM}


def test_a_handover_that_names_nobody_is_about_whom_its_sender_serves() -> None:
    sent = {"id": "o1", "from": "a", "to": "b", "sent": "2022-04-01", "source": "dossier-a"}
    of_kind = a_casus(
        TWO, involvements=[serves("a")], handovers=[sent], signalen=[severe("2022-03-01")]
    )
    of_mother = a_casus(
        TWO, involvements=[serves("a", "moeder")], handovers=[sent], signalen=[severe("2022-03-01")]
    )
    assert severity_of_one(of_kind, "H02") is Severity.HIGH
    assert severity_of_one(of_mother, "H02") is Severity.MEDIUM
