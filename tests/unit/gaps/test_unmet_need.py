"""C01, C06, C07: needs that nobody serves, help scaled down after a severe signaal, care refused."""

from typing import Any

import pytest

from graphmodel.gaps.finding import Grade, Severity
from graphmodel.model.casus import Casus
from tests.builders import a_casus, findings, ids, meets, serves


def a_family(**lists: Any) -> Casus:
    people = {"psy": "ggz", "team": "wijkteam", "juf": "school_po"}
    return a_casus(people, **lists)


# --- C01 -----------------------------------------------------------------------------------------


def a_need(**keys: Any) -> dict[str, Any]:
    return {
        "gezinslid": "kind",
        "domain": "ggz",
        "from": "2022-06-01",
        "until": None,
        "source": "dossier-juf",
        **keys,
    }


def test_a_need_that_nobody_serves_is_found() -> None:
    casus = a_family(needs=[a_need(text="slaapt niet")], involvements=[serves("juf")])
    (found,) = findings(casus, "C01")
    assert found.id == "C01:ggz~kind"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.subjects.gezinsleden == ("kind",)
    assert found.subjects.domains == ("ggz",)
    assert found.subjects.hulpverleners == ()
    assert (found.variant, found.values["needs"]) == ("described", ("slaapt niet",))
    assert [row.fact for row in found.evidence] == ["needs[0]"]


@pytest.mark.parametrize(
    "answer",
    [
        {"involvements": [serves("psy", domain="ggz")]},
        {"involvements": [serves("psy", domain="ggz", from_="2022")]},
        {"involvements": [serves("psy", domain="ggz", from_="2022-09-01", kind="wacht")]},
        {"involvements": [serves("psy", domain="ggz", from_="2022-09-01", kind="weigert")]},
        {"needs": [a_need(waiting_at="org-psy")]},
        {"needs": [a_need(until="2022-11-01")]},
        {"needs": [a_need(until="2022")]},
        {"needs": []},
    ],
    ids=[
        "somebody serves",
        "somebody may serve",
        "on a waiting list",
        "refused",
        "the need waits",
        "the need has ended",
        "the need may have ended",
        "no need",
    ],
)
def test_what_answers_a_need(answer: dict[str, Any]) -> None:
    assert findings(a_family(**{"needs": [a_need()], **answer}), "C01") == ()


@pytest.mark.parametrize(
    "other",
    [
        serves("psy", "moeder", "ggz"),
        serves("psy"),
        serves("psy", domain="ggz", until="2022-03-01"),
    ],
    ids=["another gezinslid", "another domain", "long before it"],
)
def test_help_elsewhere_does_not_serve_the_need(other: dict[str, Any]) -> None:
    casus = a_family(needs=[a_need()], involvements=[other])
    assert ids(findings(casus, "C01")) == ["C01:ggz~kind"]


def test_help_that_stopped_just_before_the_need_was_noted_is_another_rules() -> None:
    casus = a_family(
        needs=[a_need()], involvements=[serves("psy", domain="ggz", until="2022-05-20")]
    )
    assert findings(casus, "C01") == ()
    assert ids(findings(casus, "H07")) == ["H07:ggz~kind"]


def test_two_needs_in_one_domain_are_one_finding() -> None:
    casus = a_family(needs=[a_need(), a_need(**{"from": "2022-07-01"})])
    (found,) = findings(casus, "C01")
    assert [row.fact for row in found.evidence] == ["needs[0]", "needs[1]"]


def test_needs_that_were_not_coded_keep_it_silent() -> None:
    assert findings(a_family(involvements=[serves("juf")]), "C01") == ()


def test_absent_dates_make_it_one_grade_lower() -> None:
    need = a_need()
    del need["from"]
    (found,) = findings(a_family(needs=[need], involvements=[serves("juf")]), "C01")
    assert found.grade is Grade.C


def test_a_need_is_not_known_before_it_certainly_began() -> None:
    casus = a_family(needs=[a_need(**{"from": "2022-06"})])
    assert findings(casus, "C01", day="2022-06-15") == ()
    assert ids(findings(casus, "C01", day="2022-06-30")) == ["C01:ggz~kind"]


def test_help_that_begins_after_the_day_does_not_serve_on_it() -> None:
    casus = a_family(
        needs=[a_need()], involvements=[serves("psy", domain="ggz", from_="2022-09-01")]
    )
    assert ids(findings(casus, "C01", day="2022-08-01")) == ["C01:ggz~kind"]


# --- C06 -----------------------------------------------------------------------------------------


def a_signaal(**keys: Any) -> dict[str, Any]:
    return {
        "id": "s1",
        "kind": "onveiligheid",
        "severity": "severe",
        "date": "2022-03-01",
        "gezinsleden": ["kind"],
        "source": "dossier-juf",
        **keys,
    }


def a_decision(**keys: Any) -> dict[str, Any]:
    return {
        "id": "d1",
        "kind": "afsluiten",
        "by": "team",
        "date": "2022-05-01",
        "gezinsleden": ["kind"],
        "source": "dossier-team",
        **keys,
    }


def after_a_signaal(*decisions: dict[str, Any], **signaal: Any) -> Casus:
    return a_family(signalen=[a_signaal(**signaal)], decisions=list(decisions))


@pytest.mark.parametrize("kind", ["afsluiten", "afschalen"])
def test_scaling_down_after_a_severe_signaal_is_high(kind: str) -> None:
    (found,) = findings(after_a_signaal(a_decision(kind=kind)), "C06")
    assert found.id == "C06:d1"
    assert (found.severity, found.grade) == (Severity.HIGH, Grade.B)
    assert found.subjects.hulpverleners == ("team",)
    assert found.subjects.gezinsleden == ("kind",)
    assert found.subjects.signalen == ("s1",)
    assert found.subjects.decisions == ("d1",)
    assert [row.fact for row in found.evidence] == ["decisions[0]", "signalen[0]"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2022-05-30", ["C06:d1"]), ("2022-05-31", [])],
    ids=["90 days", "91 days"],
)
def test_ninety_days_are_looked_back(date: str, expected: list[str]) -> None:
    assert ids(findings(after_a_signaal(a_decision(date=date)), "C06")) == expected


@pytest.mark.parametrize(
    "decision",
    [
        {"kind": "opschalen"},
        {"date": "2022-02-01"},
        {"date": "2022"},
        {"gezinsleden": ["moeder"]},
    ],
    ids=["scaled up", "before it", "uncertain", "about somebody else"],
)
def test_decisions_that_are_no_scaling_down_after_it(decision: dict[str, Any]) -> None:
    assert findings(after_a_signaal(a_decision(**decision)), "C06") == ()


@pytest.mark.parametrize(
    "signaal",
    [{"severity": "medium"}, {"severity": None}, {"date": None}, {"gezinsleden": ["moeder"]}],
    ids=["medium", "severity not known", "undated", "about somebody else"],
)
def test_signalen_that_do_not_count(signaal: dict[str, Any]) -> None:
    assert findings(after_a_signaal(a_decision(), **signaal), "C06") == ()


def test_a_signaal_that_was_answered_is_no_longer_open() -> None:
    answered = a_decision(id="d0", kind="opschalen", date="2022-03-15")
    assert findings(after_a_signaal(answered, a_decision()), "C06") == ()


def test_a_decision_about_nobody_by_name_is_one_grade_lower() -> None:
    decision = a_decision()
    del decision["gezinsleden"]
    (found,) = findings(after_a_signaal(decision), "C06")
    assert found.grade is Grade.C


def test_decisions_that_were_not_coded_keep_it_silent() -> None:
    assert findings(a_family(signalen=[a_signaal()]), "C06") == ()


def test_a_decision_after_the_day_is_not_known_on_it() -> None:
    assert findings(after_a_signaal(a_decision()), "C06", day="2022-04-01") == ()


# --- C07 -----------------------------------------------------------------------------------------


def stopped(**keys: Any) -> dict[str, Any]:
    return serves("psy", domain="ggz", **{"until": "2022-03-01", "ended": "door_client", **keys})


def test_care_that_the_gezin_stopped_without_follow_up_is_found() -> None:
    (found,) = findings(a_family(involvements=[stopped()]), "C07")
    assert found.id == "C07:ggz~psy"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.subjects.hulpverleners == ("psy",)
    assert found.subjects.gezinsleden == ("kind",)
    assert found.subjects.domains == ("ggz",)
    assert [row.fact for row in found.evidence] == ["involvements[0]"]


def test_a_refusal_counts_from_its_first_day() -> None:
    refusing = serves("psy", domain="ggz", kind="weigert", from_="2022-03-01")
    (found,) = findings(a_family(involvements=[refusing]), "C07")
    assert found.id == "C07:ggz~psy"


@pytest.mark.parametrize("ended", ["volgens_plan", "overgedragen", "verhuisd"])
def test_another_end_is_no_refusal(ended: str) -> None:
    assert findings(a_family(involvements=[stopped(ended=ended)]), "C07") == ()


def test_thirty_days_have_to_be_over() -> None:
    casus = a_family(involvements=[stopped()])
    assert findings(casus, "C07", day="2022-03-30") == ()
    assert ids(findings(casus, "C07", day="2022-03-31")) == ["C07:ggz~psy"]


A_HANDOVER = {"id": "o1", "from": "psy", "to": "team", "sent": "2022-03-10"}
A_MELDING = {"id": "m1", "kind": "veilig_thuis", "from": "juf", "date": "2022-03-10"}


@pytest.mark.parametrize(
    "followed",
    [
        {"contacts": [meets("psy", "team", on="2022-03-10", kind="info")]},
        {"contacts": [meets("psy", "team", on="2022-03-31", kind="escalatie")]},
        {"contacts": [meets("psy", "team", on="2022-03")]},
        {"decisions": [a_decision(date="2022-03-10")]},
        {"meldingen": [A_MELDING]},
        {"handovers": [A_HANDOVER]},
        {"involvements": [serves("team", domain="ggz", from_="2022-03-10")]},
        {"involvements": [serves("psy", domain="ggz")]},
    ],
    ids=[
        "information shared",
        "escalated on the last day",
        "a contact that may have followed",
        "a decision",
        "a melding",
        "a handover",
        "a new service there",
        "the same hulpverlener stayed",
    ],
)
def test_what_followed_answers_the_refusal(followed: dict[str, Any]) -> None:
    involvements = [stopped(), *followed.pop("involvements", [])]
    assert findings(a_family(involvements=involvements, **followed), "C07") == ()


@pytest.mark.parametrize(
    "other",
    [
        {"contacts": [meets("psy", "team", on="2022-02-10")]},
        {"contacts": [meets("psy", "team", on="2022-04-10")]},
        {"contacts": [meets("juf", "team", on="2022-03-10")]},
        {"contacts": [meets("psy", "team", on="2022-03-10", kind="weten_van")]},
        {"contacts": [meets("psy", "team", on="2022-03-10", gezinsleden=["moeder"])]},
        {"decisions": [a_decision(date="2022-03-10", gezinsleden=["moeder"])]},
        {"handovers": [{**A_HANDOVER, "from": "juf"}]},
        {"involvements": [serves("team", domain="jeugd", from_="2022-03-10")]},
    ],
    ids=[
        "contact before it",
        "contact too late",
        "contact of others",
        "knowing of each other",
        "contact about somebody else",
        "a decision about somebody else",
        "a handover of others",
        "a service in another domain",
    ],
)
def test_what_did_not_follow_it_is_no_answer(other: dict[str, Any]) -> None:
    involvements = [stopped(), *other.pop("involvements", [])]
    assert ids(findings(a_family(involvements=involvements, **other), "C07")) == ["C07:ggz~psy"]


def test_an_undated_contact_leaves_it_possible_only() -> None:
    casus = a_family(involvements=[stopped()], contacts=[meets("psy", "team", on=None)])
    (found,) = findings(casus, "C07")
    assert found.severity is Severity.LOW


def test_two_gezinsleden_who_stop_with_one_hulpverlener_are_one_finding() -> None:
    casus = a_family(involvements=[stopped(), stopped(gezinslid="moeder")])
    (found,) = findings(casus, "C07")
    assert found.subjects.gezinsleden == ("kind", "moeder")


def test_a_refusal_without_a_date_counts_from_the_window_one_grade_lower() -> None:
    refusing = serves("psy", domain="ggz", kind="weigert", from_=None)
    (found,) = findings(a_family(involvements=[refusing]), "C07")
    assert (found.grade, found.variant) == (Grade.C, "undated")


def test_an_uncertain_end_counts_from_its_last_day() -> None:
    casus = a_family(involvements=[stopped(until="2022-03")])
    assert findings(casus, "C07", day="2022-04-29") == ()
    assert ids(findings(casus, "C07", day="2022-04-30")) == ["C07:ggz~psy"]


def test_an_organisation_that_refuses_is_told_apart() -> None:
    refusal = a_decision(kind="weigering", date="2022-03-01")
    (found,) = findings(a_family(decisions=[refusal]), "C07")
    assert (found.id, found.variant) == ("C07:d1", "weigering")
    assert found.subjects.decisions == ("d1",)
    assert found.subjects.hulpverleners == ("team",)
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)


@pytest.mark.parametrize(
    "lists",
    [
        {"decisions": [a_decision(kind="weigering", date="2022-03-01", gezinsleden=[])]},
        {"decisions": [a_decision(kind="weigering", date="2022-12-15")]},
        {
            "decisions": [
                a_decision(kind="weigering", date="2022-03-01"),
                a_decision(id="d2", kind="indicatie", date="2022-03-20"),
            ]
        },
        {
            "decisions": [a_decision(kind="weigering", date="2022-03-01")],
            "involvements": [serves("psy", domain="ggz", from_="2022-03-20")],
        },
    ],
    ids=["about nobody", "thirty days not over", "another decision", "new help"],
)
def test_refusals_of_an_organisation_that_need_no_question(lists: dict[str, Any]) -> None:
    assert findings(a_family(**lists), "C07") == ()


# --- C01, after a handover -----------------------------------------------------------------------


def left_with_handover(*more: dict[str, Any], **keys: Any) -> Casus:
    sent = {"id": "o1", "from": "psy", "to": "team", "sent": "2022-06-28", "to_domain": "ggz"}
    handover = {**sent, "gezinsleden": ["kind"], "accepted": "2022-07-01", "outcome": "accepted"}
    return a_family(
        involvements=[serves("psy", domain="ggz", until="2022-06-30"), serves("juf"), *more],
        needs=[a_need()],
        handovers=[{**handover, **keys}],
    )


def test_a_need_that_nobody_took_up_after_an_accepted_handover_is_found() -> None:
    (found,) = findings(left_with_handover(), "C01")
    assert (found.id, found.variant) == ("C01:ggz~kind", "left")
    assert found.subjects.hulpverleners == ("psy",)
    assert findings(left_with_handover(), "H07") == ()


def test_somebody_who_came_after_the_handover_answers_the_need() -> None:
    came = serves("team", domain="maatschappelijke_ondersteuning", from_="2022-07-10")
    assert findings(left_with_handover(came), "C01") == ()


def test_a_handover_that_was_refused_is_told_by_its_own_rule() -> None:
    refused = {"outcome": "refused", "accepted": None}
    assert findings(left_with_handover(**refused), "C01") == ()
    assert ids(findings(left_with_handover(**refused), "H03")) == ["H03:o1"]
