"""H01-H05: what a file says of a handover itself."""

from typing import Any

import pytest

from graphmodel.gaps.finding import Grade, Named, Severity
from graphmodel.model.casus import Casus
from tests.builders import a_casus, findings, ids, meets, serves

ABSENT = object()


def a_handover(**keys: Any) -> dict[str, Any]:  # any key of a handover
    """From `jb` to `team` about `kind`; a key that is ABSENT is left out."""
    given = {
        "id": "o1",
        "from": "jb",
        "to": "team",
        "from_domain": "jeugdbescherming",
        "to_domain": "jeugd",
        "gezinsleden": ["kind"],
        "sent": "2022-03-01",
        "source": "dossier-jb",
        **keys,
    }
    return {key: value for key, value in given.items() if value is not ABSENT}


def a_family(*handovers: dict[str, Any], **lists: Any) -> Casus:
    return a_casus({"jb": "gi", "team": "wijkteam"}, handovers=list(handovers), **lists)


# --- H01 -----------------------------------------------------------------------------------------


def test_a_handover_recorded_to_nobody_is_found_with_everything_it_names() -> None:
    signaal = {"id": "s1", "kind": "onveiligheid", "date": "2022-02-01", "gezinsleden": ["kind"]}
    casus = a_family(a_handover(to=None, signalen=["s1"]), signalen=[signaal])
    (found,) = findings(casus, "H01")
    assert found.id == "H01:o1"
    assert found.severity is Severity.MEDIUM
    assert found.grade is Grade.B
    assert found.subjects.hulpverleners == ("jb",)
    assert found.subjects.gezinsleden == ("kind",)
    assert found.subjects.domains == ("jeugd", "jeugdbescherming")
    assert found.subjects.handovers == ("o1",)
    assert found.subjects.signalen == ("s1",)
    assert [row.fact for row in found.evidence] == ["handovers[0]"]


def test_a_recipient_that_is_not_known_is_not_nobody() -> None:
    assert findings(a_family(a_handover(to=ABSENT)), "H01") == ()


def test_a_recipient_answers_that_there_is_none() -> None:
    assert findings(a_family(a_handover()), "H01") == ()


def test_an_undated_handover_to_nobody_is_one_grade_lower() -> None:
    (found,) = findings(a_family(a_handover(to=None, sent=ABSENT)), "H01")
    assert (found.grade, found.variant, found.period) == (Grade.C, "undated", None)


def test_a_handover_to_nobody_that_may_lie_after_the_day_is_possible_only() -> None:
    (found,) = findings(a_family(a_handover(to=None, sent="2022-05")), "H01", day="2022-05-10")
    assert found.severity is Severity.LOW


def test_a_severe_signaal_about_the_same_gezinslid_makes_it_high() -> None:
    signaal = {
        "id": "s1",
        "kind": "onveiligheid",
        "severity": "severe",
        "date": "2022-02-01",
        "gezinsleden": ["kind"],
    }
    (found,) = findings(a_family(a_handover(to=None), signalen=[signaal]), "H01")
    assert found.severity is Severity.HIGH


@pytest.mark.parametrize("rule", ["H02", "H03", "H04", "H05"])
def test_a_handover_to_nobody_is_told_once(rule: str) -> None:
    casus = a_family(
        a_handover(
            to=None,
            type="HO-DWANG-VRIJW",
            mode="cold",
            outcome="lost",
            should_carry=["plan"],
            carried=[],
        )
    )
    assert findings(casus, rule) == ()


def test_a_handover_before_the_window_is_left_alone() -> None:
    assert findings(a_family(a_handover(to=None, sent="2021-11-01")), "H01") == ()


# --- H02 -----------------------------------------------------------------------------------------


def test_no_recorded_acceptance_is_found_after_two_weeks() -> None:
    (found,) = findings(a_family(a_handover()), "H02")
    assert found.id == "H02:o1"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.subjects.hulpverleners == ("jb", "team")
    assert found.values["receiver"] == Named("hulpverleners", "team")
    assert found.variant == "text"


def test_two_weeks_are_counted_from_the_last_possible_day_of_sending() -> None:
    casus = a_family(a_handover(sent="2022-03"))
    assert findings(casus, "H02", day="2022-04-14") == ()
    assert ids(findings(casus, "H02", day="2022-04-15")) == ["H02:o1"]


@pytest.mark.parametrize(
    "answer",
    [{"accepted": "2022-03-20"}, {"outcome": "accepted"}],
    ids=["a date of acceptance", "that outcome"],
)
def test_acceptance_is_a_date_or_an_outcome(answer: dict[str, Any]) -> None:
    assert findings(a_family(a_handover(**answer)), "H02") == ()


def test_an_acceptance_after_the_day_is_not_known_on_it() -> None:
    casus = a_family(a_handover(accepted="2022-06-01"))
    (found,) = findings(casus, "H02", day="2022-05-01")
    assert found.variant == "text"
    assert findings(casus, "H02") == ()


def test_an_outcome_is_not_known_before_its_date() -> None:
    casus = a_family(a_handover(outcome="accepted", outcome_date="2022-06-01"))
    assert ids(findings(casus, "H02", day="2022-05-01")) == ["H02:o1"]


def test_null_says_not_accepted_where_absence_says_not_known() -> None:
    (found,) = findings(a_family(a_handover(accepted=None)), "H02")
    assert found.variant == "not_accepted"


@pytest.mark.parametrize("outcome", ["refused", "lost"])
def test_what_was_refused_or_lost_is_not_also_without_acceptance(outcome: str) -> None:
    assert findings(a_family(a_handover(outcome=outcome)), "H02") == ()


def test_an_undated_handover_fires_one_grade_lower() -> None:
    (found,) = findings(a_family(a_handover(sent=ABSENT)), "H02")
    assert (found.grade, found.variant, found.period) == (Grade.C, "undated", None)


def test_a_recipient_that_is_not_known_leaves_the_file_of_the_sender() -> None:
    (found,) = findings(a_family(a_handover(to=ABSENT)), "H02")
    assert (found.variant, found.grade) == ("no_receiver", Grade.B)
    assert "receiver" not in found.values


def test_a_handover_to_an_organisation_names_the_organisation() -> None:
    (found,) = findings(a_family(a_handover(to="org-team")), "H02")
    assert found.subjects.organisations == ("org-team",)
    assert found.subjects.hulpverleners == ("jb",)
    assert found.values["receiver"] == Named("organisations", "org-team")


def test_a_file_that_was_not_examined_lowers_the_grade() -> None:
    sources = [{"id": "dossier-jb", "kind": "dossier", "organisation": "org-jb"}]
    (found,) = findings(a_family(a_handover(), sources=sources), "H02")
    assert (found.grade, found.severity) == (Grade.C, Severity.MEDIUM)


# --- H03 -----------------------------------------------------------------------------------------


def test_a_refusal_without_follow_up_is_found() -> None:
    (found,) = findings(a_family(a_handover(outcome="refused")), "H03")
    assert (found.id, found.variant) == ("H03:o1", "text")
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.subjects.hulpverleners == ("jb", "team")


def test_a_loss_is_told_as_a_loss() -> None:
    (found,) = findings(a_family(a_handover(outcome="lost", to=ABSENT)), "H03")
    assert found.variant == "lost_no_receiver"


def test_an_outcome_that_is_not_known_is_no_failure() -> None:
    assert findings(a_family(a_handover(outcome="unknown")), "H03") == ()


@pytest.mark.parametrize(
    "later",
    [
        {"handovers": [a_handover(id="o2", sent="2022-04-01")]},
        {"contacts": [meets("jb", "team", on="2022-04-01", kind="escalatie")]},
        {"contacts": [meets("jb", "team", on="2022-04-01", kind="casusoverleg")]},
        {"involvements": [serves("team", from_="2022-04-01")]},
    ],
    ids=["a later handover", "an escalation", "a casusoverleg", "a new service in that domain"],
)
def test_what_followed_answers_the_refusal(later: dict[str, Any]) -> None:
    handovers = [a_handover(outcome="refused"), *later.pop("handovers", [])]
    casus = a_family(*handovers, **later)
    assert findings(casus, "H03") == ()


@pytest.mark.parametrize(
    "other",
    [
        {"handovers": [a_handover(id="o2", sent="2022-02-01")]},
        {"handovers": [a_handover(id="o2", sent="2022-04-01", gezinsleden=["moeder"])]},
        {"contacts": [meets("jb", "team", on="2022-02-01", kind="escalatie")]},
        {"contacts": [meets("jb", "team", on="2022-04-01", kind="info")]},
        {"contacts": [meets("jb", "team", kind="escalatie", gezinsleden=["moeder"])]},
        {"involvements": [serves("team", from_="2022-01-15")]},
        {"involvements": [serves("team", domain="wonen", from_="2022-04-01")]},
    ],
    ids=[
        "a handover before it",
        "a handover of somebody else",
        "an escalation before it",
        "only information",
        "an escalation about somebody else",
        "a service that already ran",
        "a service in another domain",
    ],
)
def test_what_did_not_follow_it_is_no_answer(other: dict[str, Any]) -> None:
    handovers = [a_handover(outcome="refused"), *other.pop("handovers", [])]
    casus = a_family(*handovers, **other)
    assert "H03:o1" in ids(findings(casus, "H03"))


def test_follow_up_is_looked_for_from_the_day_of_the_outcome() -> None:
    casus = a_family(
        a_handover(outcome="refused", outcome_date="2022-05-01"),
        contacts=[meets("jb", "team", on="2022-04-01", kind="escalatie")],
    )
    (found,) = findings(casus, "H03")
    assert found.period is not None


def test_undated_follow_up_leaves_the_finding_possible_only() -> None:
    casus = a_family(
        a_handover(outcome="refused"), contacts=[meets("jb", "team", on=None, kind="escalatie")]
    )
    (found,) = findings(casus, "H03")
    assert found.severity is Severity.LOW


def test_follow_up_after_the_day_is_not_known_on_it() -> None:
    casus = a_family(
        a_handover(outcome="refused"),
        contacts=[meets("jb", "team", on="2022-06-01", kind="escalatie")],
    )
    assert ids(findings(casus, "H03", day="2022-05-01")) == ["H03:o1"]


def test_without_gezinsleden_another_handover_of_the_sender_answers() -> None:
    casus = a_family(
        a_handover(outcome="refused", gezinsleden=ABSENT),
        a_handover(id="o2", sent="2022-04-01", gezinsleden=ABSENT, outcome="accepted"),
    )
    assert findings(casus, "H03") == ()


# --- H04 -----------------------------------------------------------------------------------------


def test_what_should_have_gone_along_and_did_not_is_named() -> None:
    casus = a_family(a_handover(should_carry=["Veiligheidsplan", "gezinsplan"], carried=["plan b"]))
    (found,) = findings(casus, "H04")
    assert found.id == "H04:o1"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.values["missing"] == ("Veiligheidsplan", "gezinsplan")


def test_capitals_and_spaces_make_no_difference() -> None:
    casus = a_family(a_handover(should_carry=["Veiligheidsplan "], carried=[" veiligheidsplan"]))
    assert findings(casus, "H04") == ()


@pytest.mark.parametrize("half", [{"should_carry": ["plan"]}, {"carried": []}])
def test_one_half_of_the_comparison_says_nothing(half: dict[str, Any]) -> None:
    assert findings(a_family(a_handover(**half)), "H04") == ()


# --- H05 -----------------------------------------------------------------------------------------


def test_cold_where_warm_is_the_norm_is_found() -> None:
    (found,) = findings(a_family(a_handover(type="HO-DWANG-VRIJW", mode="cold")), "H05")
    assert found.id == "H05:o1"
    assert found.values["type"] == Named("handover_types", "HO-DWANG-VRIJW")
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)


@pytest.mark.parametrize(
    "point",
    [
        "HO-18",
        "HO-18-GGZ",
        "HO-18-WLZ",
        "HO-VRIJW-DWANG",
        "HO-DWANG-VRIJW",
        "HO-GI-GI",
        "HO-VT-LOKAAL",
        "HO-KLIN-AMB",
        "HO-UHP",
        "HO-UHP-THUIS",
    ],
)
def test_warm_is_the_norm_at_every_point_that_the_contract_names(point: str) -> None:
    assert ids(findings(a_family(a_handover(type=point, mode="cold")), "H05")) == ["H05:o1"]


@pytest.mark.parametrize(
    "keys",
    [
        {"type": "HO-DWANG-VRIJW", "mode": "warm"},
        {"type": "HO-DWANG-VRIJW", "mode": "lukewarm"},
        {"type": "HO-DWANG-VRIJW"},
        {"type": "HO-PO-VO", "mode": "cold"},
        {"mode": "cold"},
    ],
    ids=["warm", "lukewarm", "manner not known", "another point", "point not known"],
)
def test_only_a_recorded_cold_handover_at_such_a_point_counts(keys: dict[str, Any]) -> None:
    assert findings(a_family(a_handover(**keys)), "H05") == ()


def test_a_personal_transfer_beside_it_answers_the_cold_handover() -> None:
    casus = a_family(
        a_handover(type="HO-DWANG-VRIJW", mode="cold"),
        contacts=[meets("jb", "team", on="2022-03-02", kind="warme_overdracht")],
    )
    assert findings(casus, "H05") == ()
