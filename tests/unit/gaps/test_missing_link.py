"""L01, L02, L05."""

from typing import Any

import pytest

from graphmodel.analysis.ties import ties_of
from graphmodel.gaps.finding import Grade, Severity
from graphmodel.gaps.search import find_gaps
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.builders import a_casus, either, findings, ids, meets, serves

TWO = {"a": "wijkteam", "b": "jgz"}


def together(**lists: Any) -> Casus:
    services = [serves("a"), serves("b", domain="gezondheid", from_="2022-03-01")]
    return a_casus(TWO, **either(lists, involvements=services))


def test_two_who_serve_the_same_gezinslid_without_contact_are_reported() -> None:
    (found,) = findings(together(), "L01")
    assert found.id == "L01:a~b"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.subjects.gezinsleden == ("kind",)
    assert [row.fact for row in found.evidence] == ["involvements[0]", "involvements[1]"]
    assert found.gain == (1, 1.0)


@pytest.mark.parametrize(
    "kind",
    ["info", "afstemming", "casusoverleg", "warme_overdracht", "gezamenlijk_plan", "escalatie"],
)
def test_contact_of_a_kind_that_counts_answers_l01(kind: str) -> None:
    assert findings(together(contacts=[meets("a", "b", kind=kind)]), "L01") == ()


@pytest.mark.parametrize("kind", ["weten_van", "verwijzing", "advies", "opdracht"])
def test_contact_of_another_kind_is_no_tie(kind: str) -> None:
    casus = together(contacts=[meets("a", "b", kind=kind)])
    assert ids(findings(casus, "L01")) == ["L01:a~b"]


def test_an_undated_contact_is_a_tie() -> None:
    assert findings(together(contacts=[meets("a", "b", on=None)]), "L01") == ()


def test_an_accepted_warm_handover_is_a_tie() -> None:
    handover = {"id": "o1", "from": "a", "to": "b", "mode": "warm", "sent": "2022-03-01"}
    assert findings(together(handovers=[{**handover, "outcome": "accepted"}]), "L01") == ()
    assert ids(findings(together(handovers=[handover]), "L01")) == ["L01:a~b"]


def test_contact_after_their_time_together_comes_too_late() -> None:
    services = [serves("a"), serves("b", until="2022-06-30")]
    casus = a_casus(TWO, involvements=services, contacts=[meets("a", "b", on="2022-09-01")])
    assert ids(findings(casus, "L01")) == ["L01:a~b"]


def test_less_than_the_setting_together_is_not_reported() -> None:
    services = [serves("a", until="2022-03-13"), serves("b", from_="2022-03-01")]
    assert findings(a_casus(TWO, involvements=services), "L01") == ()
    services = [serves("a", until="2022-03-14"), serves("b", from_="2022-03-01")]
    assert ids(findings(a_casus(TWO, involvements=services), "L01")) == ["L01:a~b"]


def test_people_of_different_years_never_missed_each_other() -> None:
    services = [serves("a", until="2022-03-31"), serves("b", from_="2022-04-01")]
    assert findings(a_casus(TWO, involvements=services), "L01") == ()


def test_different_gezinsleden_are_not_l01() -> None:
    casus = a_casus(TWO, involvements=[serves("a"), serves("b", "moeder")])
    assert findings(casus, "L01") == ()


def test_an_overlap_that_is_only_possible_is_d02_and_not_l01() -> None:
    services = [serves("a", until="2022-06"), serves("b", from_="2022-06")]
    casus = a_casus(TWO, involvements=services)
    assert findings(casus, "L01") == ()
    (found,) = findings(casus, "D02")
    assert (found.severity, found.pairs) == (Severity.LOW, (("a", "b"),))


def test_an_agreement_answers_l01_and_is_listed() -> None:
    rows = [{"id": "a1", "kind": "via_regisseur", "hulpverleners": ["a", "b"], "until": None}]
    gaps = find_gaps(network_of(together(agreements=rows)), select=("L01",))
    assert (gaps.findings, gaps.agreements) == ((), ("a1",))


def test_an_agreement_about_another_gezinslid_or_time_answers_nothing() -> None:
    about = {"id": "a1", "kind": "pauze", "hulpverleners": ["a", "b"], "gezinsleden": ["moeder"]}
    early = {"id": "a2", "kind": "pauze", "hulpverleners": ["a", "b"], "until": "2022-02-01"}
    gaps = find_gaps(network_of(together(agreements=[about, early])), select=("L01",))
    assert [finding.id for finding in gaps.findings] == ["L01:a~b"]
    assert gaps.agreements == ()


def test_an_absent_end_lowers_the_grade_and_null_does_not() -> None:
    without_end = {key: value for key, value in serves("b").items() if key != "until"}
    (found,) = findings(a_casus(TWO, involvements=[serves("a"), without_end]), "L01")
    assert found.grade is Grade.C
    (found,) = findings(a_casus(TWO, involvements=[serves("a"), serves("b")]), "L01")
    assert found.grade is Grade.B


def test_both_complete_with_interviews_is_grade_a() -> None:
    sources = [
        {"id": f"{kind}-{who}", "kind": kind, "organisation": f"org-{who}", "complete": True}
        for who in "ab"
        for kind in ("dossier", "interview")
    ]
    (found,) = findings(together(sources=sources), "L01")
    assert found.grade is Grade.A


def test_one_examined_file_is_grade_c_and_none_is_d_and_low() -> None:
    def with_sources(*who: str) -> Casus:
        services = [serves("a", source=None), serves("b", source=None)]
        for service in services:
            del service["source"]
        rows = [{"id": f"d-{w}", "kind": "dossier", "organisation": f"org-{w}"} for w in who]
        return a_casus(TWO, involvements=services, sources=rows)

    (found,) = findings(with_sources("a"), "L01")
    assert (found.grade, found.severity) == (Grade.C, Severity.MEDIUM)
    (found,) = findings(with_sources(), "L01")
    assert (found.grade, found.severity) == (Grade.D, Severity.LOW)


SEVERE = {
    "id": "s1",
    "kind": "onveiligheid",
    "severity": "severe",
    "date": "2022-05-01",
    "gezinsleden": ["kind"],
}


def test_a_severe_open_signaal_about_the_gezinslid_makes_it_high() -> None:
    (found,) = findings(together(signalen=[SEVERE]), "L01")
    assert found.severity is Severity.HIGH


@pytest.mark.parametrize("kind", ["opschalen", "maatregel", "uithuisplaatsing"])
def test_a_decision_before_their_time_together_closes_the_signaal(kind: str) -> None:
    decisions = [
        {"id": "d1", "date": "2022-05-02", "by": "a", "kind": kind, "gezinsleden": ["kind"]}
    ]
    services = [serves("a"), serves("b", from_="2022-06-01")]
    casus = a_casus(TWO, involvements=services, signalen=[SEVERE], decisions=decisions)
    (found,) = findings(casus, "L01")
    assert found.severity is Severity.MEDIUM


def test_more_pairs_than_two_for_each_hulpverlener_are_told_in_one_finding() -> None:
    people = {f"h{n:02}": "wijkteam" for n in range(12)}
    casus = a_casus(people, involvements=[serves(who) for who in people])
    found = findings(casus, "L01")
    assert len(found) == 2 * 12 + 1
    assert {pair for finding in found for pair in finding.pairs} == {
        (a, b) for a in people for b in people if a < b
    }


def around_a_signaal(**lists: Any) -> Casus:
    services = [serves("a"), serves("b", "moeder", "ggz")]
    return a_casus(TWO, **either(lists, involvements=services, signalen=[SEVERE]))


def test_different_gezinsleden_while_a_severe_signaal_is_open_is_l02_and_high() -> None:
    (found,) = findings(around_a_signaal(), "L02")
    assert (found.id, found.severity) == ("L02:a~b", Severity.HIGH)
    assert (found.variant, found.grade) == ("text", Grade.B)
    assert found.subjects.signalen == ("s1",)
    assert found.subjects.gezinsleden == ("kind", "moeder")


def test_a_severe_signaal_without_a_date_is_told_so_and_lowers_the_grade() -> None:
    undated = {key: value for key, value in SEVERE.items() if key != "date"}
    (found,) = findings(around_a_signaal(signalen=[undated]), "L02")
    assert (found.id, found.variant, found.grade) == ("L02:a~b", "undated", Grade.C)


@pytest.mark.parametrize("severity", ["low", "medium"])
def test_a_signaal_that_is_not_severe_makes_no_l02(severity: str) -> None:
    casus = around_a_signaal(signalen=[{**SEVERE, "severity": severity}])
    assert findings(casus, "L02") == ()


def test_contact_answers_l02() -> None:
    assert findings(around_a_signaal(contacts=[meets("a", "b")]), "L02") == ()


def test_agreement_answers_l02() -> None:
    rows = [{"id": "a1", "kind": "toestemming_geweigerd", "hulpverleners": ["a", "b"]}]
    assert findings(around_a_signaal(agreements=rows), "L02") == ()


def test_contact_that_stopped_is_l05() -> None:
    casus = together(contacts=[meets("a", "b", on="2022-04-01")])
    (found,) = findings(casus, "L05")
    assert found.id == "L05:a~b"
    assert found.values["days"] == 274
    assert findings(casus, "L01") == ()


def test_contact_within_the_setting_is_no_silence() -> None:
    assert findings(together(contacts=[meets("a", "b", on="2022-10-05")]), "L05") == ()


def test_undated_contact_tells_nothing_about_silence() -> None:
    assert findings(together(contacts=[meets("a", "b", on=None)]), "L05") == ()


def test_an_agreed_pause_answers_l05() -> None:
    rows = [{"id": "a1", "kind": "pauze", "hulpverleners": ["a", "b"], "from": "2022-04-01"}]
    casus = together(contacts=[meets("a", "b", on="2022-04-01")], agreements=rows)
    assert findings(casus, "L05") == ()


def test_contact_only_before_their_time_together_is_silence_and_no_missing_contact() -> None:
    casus = together(contacts=[meets("a", "b", on="2022-01-15")])
    assert ids(findings(casus, "L05")) == ["L05:a~b"]
    assert findings(casus, "L01") == ()


def test_who_goes_on_in_another_domain_has_no_contact_with_themselves() -> None:
    handover = {
        "id": "h1",
        "from": "a",
        "to": "a",
        "mode": "warm",
        "sent": "2022-02-01",
        "accepted": "2022-02-01",
    }
    casus = together(handovers=[handover])
    assert findings(casus, "L05") == ()
    ties = ties_of(network_of(casus))
    assert not ties.records
    assert ties.adjacent == (0, 0)


def test_contact_after_the_day_is_not_used() -> None:
    casus = together(contacts=[meets("a", "b", on="2022-08-01")])
    assert ids(findings(casus, "L01", "2022-07-31")) == ["L01:a~b"]
    assert findings(casus, "L01", "2022-08-01") == ()


@pytest.mark.parametrize("date", ["2022", "2022-06"])
def test_a_contact_with_a_part_date_is_a_tie(date: str) -> None:
    services = [serves("a"), serves("b")]
    casus = a_casus(TWO, involvements=services, contacts=[meets("a", "b", on=date)])
    assert findings(casus, "L01") == ()


def an_agreement(from_: str, until: str) -> dict[str, Any]:
    return {
        "id": f"a-{from_}",
        "kind": "pauze",
        "hulpverleners": ["a", "b"],
        "from": from_,
        "until": until,
    }


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ([("2022-03-01", "2022-03-01")], ["L01:a~b"]),
        ([("2022-01-01", "2022-12-20")], []),
        ([("2022-01-01", "2022-12-10")], ["L01:a~b"]),
        ([("2022-01-01", "2022-05-31"), ("2022-06-10", "2022-12-31")], []),
        ([("2022-01-01", "2022-05-31"), ("2022-06-15", "2022-12-31")], ["L01:a~b"]),
    ],
    ids=[
        "one day",
        "all but eleven days",
        "all but three weeks",
        "nine days between",
        "14 between",
    ],
)
def test_agreements_answer_for_the_days_that_they_cover(
    stretches: list[tuple[str, str]], expected: list[str]
) -> None:
    casus = a_casus(
        TWO,
        involvements=[serves("a"), serves("b")],
        agreements=[an_agreement(*stretch) for stretch in stretches],
    )
    assert ids(findings(casus, "L01")) == expected
