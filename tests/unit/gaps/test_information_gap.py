"""I01-I09: where a signaal stopped."""

from typing import Any

import pytest

from graphmodel.gaps.finding import Grade, Named, Severity
from graphmodel.model.casus import Casus
from tests.builders import a_casus, findings, ids, meets, serves

THREE = {"a": "school_po", "b": "wijkteam", "c": "huisarts"}


def a_signaal(
    id_: str = "s1", by: str | None = "a", since: str | None = "2022-03-01", **keys: Any
) -> dict[str, Any]:
    known = [{"hulpverlener": by, **({"since": since} if since else {})}] if by else []
    return {
        "id": id_,
        "kind": "onveiligheid",
        "severity": "severe",
        **({"date": since} if since else {}),
        "gezinsleden": ["kind"],
        "known_by": known,
        **keys,
    }


def with_signaal(*contacts: dict[str, Any], **lists: Any) -> Casus:
    services = [serves("a", domain="onderwijs"), serves("b")]
    filled: dict[str, Any] = {
        "involvements": services,
        "contacts": list(contacts),
        "signalen": [a_signaal()],
    }
    return a_casus(THREE, **{**filled, **lists})


def test_a_signaal_without_any_route_to_who_should_know_is_i01() -> None:
    (found,) = findings(with_signaal(), "I01")
    assert found.id == "I01:b~s1"
    assert (found.severity, found.grade) == (Severity.HIGH, Grade.B)
    assert found.subjects.hulpverleners == ("a", "b")
    assert found.subjects.signalen == ("s1",)


def test_several_recipients_are_told_each_of_their_reasons_once() -> None:
    before = serves("d", domain="gezondheid", until="2022-02-01")
    services = [serves("a", domain="onderwijs"), serves("c", domain="gezondheid"), before]
    casus = a_casus(
        {**THREE, "d": "jgz"},
        involvements=services,
        signalen=[a_signaal()],
    )
    (found,) = findings(casus, "I01")
    assert found.values["recipients"] == (Named("hulpverleners", "c"), Named("hulpverleners", "d"))
    reasons = ("serves", "served_before")
    assert found.values["reasons"] == tuple(Named("reasons_in_short", key) for key in reasons)


def test_whoever_is_in_no_reason_should_not_know() -> None:
    casus = with_signaal(
        involvements=[serves("a", domain="onderwijs"), serves("c", "moeder", "gezondheid")]
    )
    assert findings(casus, "I01") == ()


def test_before_the_term_is_over_nothing_is_missing() -> None:
    assert findings(with_signaal(), "I01", "2022-03-07") == ()
    assert ids(findings(with_signaal(), "I01", "2022-03-08")) == ["I01:b~s1"]


def test_contact_that_could_have_carried_it_is_i02_and_no_i01() -> None:
    casus = with_signaal(meets("a", "b", on="2022-03-04"))
    (found,) = findings(casus, "I02")
    assert (found.id, found.variant) == ("I02:b~s1", "text")
    assert "contacts[0]" in [row.fact for row in found.evidence]
    assert findings(casus, "I01") == ()


def test_a_chain_of_contacts_is_a_route_in_the_order_of_time_only() -> None:
    services = [serves("a", domain="onderwijs"), serves("b")]
    forward = [meets("a", "c", on="2022-03-04"), meets("c", "b", on="2022-03-06")]
    backward = [meets("a", "c", on="2022-03-06"), meets("c", "b", on="2022-03-04")]
    assert ids(findings(with_signaal(*forward, involvements=services), "I02")) == ["I02:b~s1"]
    assert ids(findings(with_signaal(*backward, involvements=services), "I01")) == ["I01:b~s1"]


def test_an_undated_contact_makes_a_route_possible_only() -> None:
    (found,) = findings(with_signaal(meets("a", "b", on=None)), "I02")
    assert (found.variant, found.severity) == ("possible", Severity.LOW)


@pytest.mark.parametrize(
    "record",
    [
        {"contacts": [meets("a", "b", on="2022-03-04", signalen=["s1"])]},
        {"signalen": [a_signaal(shared=[{"from": "a", "to": "b", "date": "2022-03-03"}])]},
        {
            "meldingen": [
                {
                    "id": "m1",
                    "from": "a",
                    "to": "b",
                    "kind": "anders",
                    "date": "2022-03-02",
                    "signalen": ["s1"],
                }
            ]
        },
        {
            "handovers": [
                {"id": "o1", "from": "a", "to": "b", "sent": "2022-03-02", "signalen": ["s1"]}
            ]
        },
    ],
    ids=["contact", "shared", "melding", "handover"],
)
def test_a_record_that_it_was_passed_on_in_time_answers_all(record: dict[str, Any]) -> None:
    casus = with_signaal(**record)
    assert findings(casus, "I") == () or all(f.rule in ("I06", "I07") for f in findings(casus, "I"))


def test_sent_to_an_organisation_is_known_by_nobody_there() -> None:
    signaal = a_signaal(shared=[{"from": "a", "to": "org-b", "date": "2022-03-02"}])
    (found,) = findings(with_signaal(signalen=[signaal]), "I01")
    assert (found.id, found.variant) == ("I01:b~s1", "inbox")


def test_learnt_after_the_term_is_i03() -> None:
    signaal = a_signaal(shared=[{"from": "a", "to": "b", "date": "2022-03-09"}])
    (found,) = findings(with_signaal(signalen=[signaal]), "I03")
    assert (found.id, found.values["days"]) == ("I03:b~s1", 1)
    in_time = a_signaal(shared=[{"from": "a", "to": "b", "date": "2022-03-08"}])
    assert findings(with_signaal(signalen=[in_time]), "I03") == ()


def test_a_date_that_may_be_in_time_is_not_late() -> None:
    signaal = a_signaal(shared=[{"from": "a", "to": "b", "date": "2022-03"}])
    assert findings(with_signaal(signalen=[signaal]), "I03") == ()


def test_known_without_a_recorded_route_is_i04_and_the_observers_need_none() -> None:
    signaal = a_signaal()
    signaal["known_by"] = [
        {"hulpverlener": "a", "since": "2022-03-01"},
        {"hulpverlener": "b", "since": "2022-04-01"},
    ]
    assert ids(findings(with_signaal(signalen=[signaal]), "I04")) == ["I04:b~s1"]
    contact = meets("a", "b", on="2022-03-20")
    assert findings(with_signaal(contact, signalen=[signaal]), "I04") == ()
    signaal["known_by"][1]["since"] = "2022-03-01"
    assert findings(with_signaal(signalen=[signaal]), "I04") == ()


def test_a_signaal_with_the_id_of_a_hulpverlener_keeps_its_own_finding() -> None:
    since = [("c", "2022-03-01"), ("a", "2022-04-01"), ("b", "2022-04-01")]
    signalen = [
        a_signaal(
            id_,
            known_by=[{"hulpverlener": w, "since": day} for w, day in since if w != id_],
        )
        for id_ in ("a", "b")
    ]
    found = findings(with_signaal(signalen=signalen), "I04")
    about = {f.id: (f.values["signaal"], f.values["who"]) for f in found}
    assert about == {
        "I04:a~b@2022-03-01": (Named("signalen", "a"), Named("hulpverleners", "b")),
        "I04:a~b~2@2022-03-01": (Named("signalen", "b"), Named("hulpverleners", "a")),
    }


def decides(on: str) -> list[dict[str, Any]]:
    return [{"id": "d1", "date": on, "by": "b", "kind": "afsluiten", "gezinsleden": ["kind"]}]


def test_a_decision_while_others_knew_and_the_decider_did_not_is_i05() -> None:
    (found,) = findings(with_signaal(decisions=decides("2022-05-01")), "I05")
    assert found.id == "I05:d1"
    assert found.subjects.decisions == ("d1",)
    assert found.subjects.hulpverleners == ("a", "b")


def test_a_decision_before_the_signaal_or_by_who_knew_is_no_i05() -> None:
    assert findings(with_signaal(decisions=decides("2022-03-01")), "I05") == ()
    shared = a_signaal(shared=[{"from": "a", "to": "b", "date": "2022-04-30"}])
    casus = with_signaal(decisions=decides("2022-05-01"), signalen=[shared])
    assert findings(casus, "I05") == ()


def melding(id_: str, date: str, **keys: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "date": date,
        "from": "a",
        "to": "b",
        "kind": "veilig_thuis",
        "gezinsleden": ["kind"],
        **keys,
    }


def test_two_meldingen_in_a_year_without_a_joint_meeting_after_are_i06() -> None:
    meldingen = [melding("m1", "2022-02-01"), melding("m2", "2022-06-01")]
    assert ids(findings(with_signaal(meldingen=meldingen), "I06")) == ["I06:m1~m2"]
    before = meets("a", "b", on="2022-05-31", kind="casusoverleg")
    assert ids(findings(with_signaal(before, meldingen=meldingen), "I06")) == ["I06:m1~m2"]
    after = meets("a", "b", on="2022-06-10", kind="casusoverleg")
    assert findings(with_signaal(after, meldingen=meldingen), "I06") == ()


def test_one_melding_is_not_repeated() -> None:
    assert findings(with_signaal(meldingen=[melding("m1", "2022-02-01")]), "I06") == ()


def test_recorded_as_no_feedback_is_i07_and_not_known_is_not() -> None:
    none = [melding("m1", "2022-02-01", feedback=None)]
    assert ids(findings(with_signaal(meldingen=none), "I07")) == ["I07:m1"]
    assert findings(with_signaal(meldingen=[melding("m1", "2022-02-01")]), "I07") == ()
    answered = [melding("m1", "2022-02-01", feedback="2022-02-10")]
    assert findings(with_signaal(meldingen=answered), "I07") == ()
    assert findings(with_signaal(meldingen=answered), "I07", "2022-02-09") == ()


def test_a_signaal_of_a_child_without_an_answer_is_i08() -> None:
    told = [a_signaal(from_child=True)]
    assert ids(findings(with_signaal(signalen=told), "I08")) == ["I08:s1"]
    assert findings(with_signaal(signalen=told), "I08", "2022-03-30") == ()
    assert findings(with_signaal(signalen=[a_signaal()]), "I08") == ()


@pytest.mark.parametrize(
    "answer",
    [
        {
            "decisions": [
                {
                    "id": "d1",
                    "date": "2022-03-15",
                    "by": "b",
                    "kind": "triage",
                    "gezinsleden": ["kind"],
                }
            ]
        },
        {"meldingen": [melding("m1", "2022-03-15")]},
        {
            "sightings": [
                {
                    "hulpverlener": "b",
                    "gezinslid": "kind",
                    "date": "2022-03-15",
                    "spoken_alone": True,
                }
            ]
        },
        {"contacts": [meets("a", "b", on="2022-03-15", signalen=["s1"])]},
    ],
    ids=["decision", "melding", "talk alone", "contact that carries it"],
)
def test_an_answer_within_the_setting_answers_i08(answer: dict[str, Any]) -> None:
    assert findings(with_signaal(signalen=[a_signaal(from_child=True)], **answer), "I08") == ()


def test_what_stays_within_one_organisation_is_i09() -> None:
    people = {"a": "school_po", "b": "wijkteam"}
    school = [{"id": "org-a", "type": "school_po"}, {"id": "org-b", "type": "wijkteam"}]
    casus = a_casus(people, involvements=[serves("a", domain="onderwijs"), serves("b")])
    data = casus.model_dump(mode="json", by_alias=True, exclude_unset=True)
    data["organisations"] = school
    data["hulpverleners"].append({"id": "ib", "organisation": "org-a", "role": "ib"})
    data["signalen"] = [a_signaal(shared=[{"from": "a", "to": "ib", "date": "2022-03-02"}])]
    (found,) = findings(Casus.model_validate(data), "I09")
    assert found.id == "I09:s1"
    assert found.subjects.organisations == ("org-a",)
    data["signalen"][0]["shared"].append({"from": "ib", "to": "b", "date": "2022-03-03"})
    assert findings(Casus.model_validate(data), "I09") == ()


def test_severe_onveiligheid_of_a_parent_counts_for_each_minor() -> None:
    signaal = a_signaal(gezinsleden=["moeder"], by="c")
    services = [serves("c", "moeder", "gezondheid"), serves("b")]
    casus = with_signaal(signalen=[signaal], involvements=services)
    assert ids(findings(casus, "I01")) == ["I01:b~s1"]
    medium = {**signaal, "severity": "medium"}
    assert findings(with_signaal(signalen=[medium], involvements=services), "I01") == ()


@pytest.mark.parametrize(
    ("kind", "domain", "fires"),
    [
        ("schulden", "jeugd", False),
        ("schulden", "wonen", True),
        ("verzuim", "jeugd", True),
        ("verzuim", "ggz", False),
        ("anders", "jeugd", False),
    ],
)
def test_a_signaal_concerns_the_domains_that_its_kind_touches(
    kind: str, domain: str, fires: bool
) -> None:
    services = [serves("a", domain="onderwijs"), serves("b", domain=domain)]
    casus = with_signaal(signalen=[a_signaal(kind=kind)], involvements=services)
    assert bool(findings(casus, "I01")) is fires


def test_who_served_until_at_most_a_year_before_should_know_as_well() -> None:
    def served_until(day: str) -> Casus:
        services = [serves("a", domain="onderwijs"), serves("b", from_="2020-01-01", until=day)]
        return a_casus(
            THREE,
            casus={"examined": {"from": "2020-01-01", "until": "2022-12-31"}},
            involvements=services,
            signalen=[a_signaal()],
        )

    assert ids(findings(served_until("2021-06-30"), "I01")) == ["I01:b~s1"]
    assert findings(served_until("2021-02-01"), "I01") == ()


def test_a_signaal_that_nobody_is_recorded_to_have_known_is_told_once() -> None:
    (found,) = findings(with_signaal(signalen=[a_signaal(by=None)]), "I01")
    assert found.variant == "nobody"
