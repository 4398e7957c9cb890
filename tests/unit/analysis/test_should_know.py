"""Who should have known: by duty, by regie, by taking over, by deciding, by serving; each with what the law makes of it."""

from datetime import date
from typing import Any

import pytest

from graphmodel.analysis.sharing import Strength
from graphmodel.analysis.should_know import Reason, Should, Terms
from graphmodel.analysis.tracing import Cell, SignaalTrace, Tracing, Verdict
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.builders import a_casus, findings, meets, serves

PEOPLE = {"school": "school_po", "team": "wijkteam", "vt": "vt", "politie": "politie"}
MARCH_1 = date(2022, 3, 1).toordinal()


def noticed(by: str = "school", on: str = "2022-03-01", **keys: Any) -> dict[str, Any]:
    return {
        "id": "s1",
        "kind": "onveiligheid",
        "severity": "severe",
        "date": on,
        "gezinsleden": ["kind"],
        "known_by": [{"hulpverlener": by, "since": on}],
        **keys,
    }


def melding(**keys: Any) -> dict[str, Any]:
    return {"id": "m1", "kind": "veilig_thuis", "from": "team", "to": "vt", **keys}


def traced(casus: Casus, day: str | None = None) -> SignaalTrace:
    on = date.fromisoformat(day) if day else None
    return Tracing(network_of(casus, on), Terms(severe=7, other=30)).traces["s1"]


def cells(casus: Casus, day: str | None = None) -> dict[str, Cell]:
    return {cell.hulpverlener: cell for cell in traced(casus, day).cells}


def should(casus: Casus, who: str, day: str | None = None) -> Should | None:
    cell = cells(casus, day).get(who)
    return cell.should if cell else None


def in_order(casus: Casus) -> list[str]:
    return [who for who, cell in cells(casus).items() if cell.should]


class TestByDuty:
    def test_veilig_thuis_in_the_record_is_itself_a_reason_in_severe_unsafety(self) -> None:
        casus = a_casus(PEOPLE, signalen=[noticed()], meldingen=[melding(date="2022-06-01")])
        found = should(casus, "vt")
        assert found is not None
        assert (found.reason, found.called_by) == (Reason.DUTY, "IS-MELDCODE")
        assert found.sharing.strength is Strength.MAY
        assert (found.start, found.by) == (MARCH_1, MARCH_1 + 30)

    @pytest.mark.parametrize(
        "keys", [{"severity": "medium"}, {"kind": "schulden"}], ids=["not severe", "another kind"]
    )
    def test_of_another_signaal_it_is_not(self, keys: dict[str, Any]) -> None:
        casus = a_casus(PEOPLE, signalen=[noticed(**keys)], meldingen=[melding(date="2022-06-01")])
        assert should(casus, "vt") is None

    def test_an_organisation_that_is_not_in_the_record_by_the_day_never_makes_a_finding(
        self,
    ) -> None:
        casus = a_casus(PEOPLE, signalen=[noticed()], meldingen=[melding(date="2022-06-01")])
        assert should(casus, "vt", "2022-05-31") is None
        assert should(a_casus(PEOPLE, signalen=[noticed()]), "vt") is None
        assert findings(a_casus(PEOPLE, signalen=[noticed()]), "I01") == ()

    def test_what_was_before_the_act_is_not_judged_by_it(self) -> None:
        def with_signaal_of(day: str) -> Casus:
            return a_casus(
                PEOPLE,
                casus={"examined": {"from": "2014-01-01", "until": "2022-12-31"}},
                signalen=[noticed(on=day)],
                meldingen=[melding(date="2022-06-01")],
            )

        assert should(with_signaal_of("2014-12-31"), "vt") is None
        assert should(with_signaal_of("2015-01-01"), "vt") is not None

    def test_veilig_thuis_that_knew_has_to_tell_who_was_involved_then(self) -> None:
        told = melding(date="2022-03-10", signalen=["s1"])
        casus = a_casus(
            PEOPLE,
            involvements=[
                serves("team", from_="2022-03-12"),
                serves("politie", domain="veiligheid"),
            ],
            signalen=[noticed("team")],
            meldingen=[told],
        )
        found = should(casus, "politie")
        assert found is not None
        assert (found.reason, found.called_by) == (Reason.DUTY, "IS-VT-UIT")
        assert found.sharing == (Strength.MUST, "IS-VT-UIT", None)
        assert found.start == date(2022, 3, 10).toordinal()

    def test_but_nobody_who_serves_others_only_or_came_later(self) -> None:
        told = melding(date="2022-03-10", signalen=["s1"])

        def with_police(service: dict[str, Any]) -> Casus:
            return a_casus(
                PEOPLE, involvements=[service], signalen=[noticed("team")], meldingen=[told]
            )

        other = serves("politie", "moeder", "veiligheid")
        later = serves("politie", domain="veiligheid", from_="2022-06-01")
        assert should(with_police(other), "politie") is None
        by_serving = should(with_police(later), "politie")
        assert by_serving is not None
        assert by_serving.reason is Reason.SERVES

    def test_who_came_later_is_not_late_for_what_was_told_before(self) -> None:
        told = melding(date="2022-03-10", signalen=["s1"])
        heard = noticed("team", shared=[{"from": "team", "to": "politie", "date": "2022-06-03"}])
        later = serves("politie", domain="veiligheid", from_="2022-06-01")
        casus = a_casus(PEOPLE, involvements=[later], signalen=[heard], meldingen=[told])
        assert cells(casus)["politie"].verdict is Verdict.IN_ORDER


class TestByHandover:
    def test_taking_over_from_who_knew_is_a_reason_by_the_day_of_the_handover(self) -> None:
        handover = {"id": "o1", "from": "school", "to": "team", "sent": "2022-05-02"}
        found = should(a_casus(PEOPLE, signalen=[noticed()], handovers=[handover]), "team")
        assert found is not None
        assert (found.reason, found.by) == (Reason.HANDOVER, date(2022, 5, 2).toordinal())

    def test_undated_it_is_a_reason_by_the_day(self) -> None:
        handover = {"id": "o1", "from": "school", "to": "team"}
        found = should(a_casus(PEOPLE, signalen=[noticed()], handovers=[handover]), "team")
        assert found is not None
        assert (found.reason, found.by) == (Reason.HANDOVER, date(2022, 12, 31).toordinal())

    def test_who_did_not_know_cannot_hand_it_over(self) -> None:
        handover = {"id": "o1", "from": "politie", "to": "team", "sent": "2022-05-02"}
        assert should(a_casus(PEOPLE, signalen=[noticed()], handovers=[handover]), "team") is None


def test_the_duty_comes_first_and_the_safety_of_the_child_before_other_domains() -> None:
    people = {**PEOPLE, "huisarts": "huisarts", "oud": "jeugdhulp_ambulant"}
    casus = a_casus(
        people,
        casus={"examined": {"from": "2021-01-01", "until": "2022-12-31"}},
        involvements=[
            serves("huisarts", domain="gezondheid"),
            serves("oud", from_="2021-01-01", until="2021-12-31"),
            serves("team"),
        ],
        signalen=[noticed()],
        meldingen=[melding(date="2022-06-01")],
    )
    assert in_order(casus) == ["vt", "team", "oud", "huisarts"]


JEUGDHULP = {"jh": "jeugdhulp_ambulant", "school": "school_po", "vt": "vt"}
REFUSED = {
    "id": "a1",
    "kind": "toestemming_geweigerd",
    "hulpverleners": ["jh", "school"],
    "from": "2022-01-01",
    "until": None,
}


class TestConsent:
    def casus(self, *agreements: dict[str, Any], **lists: Any) -> Casus:
        both = [serves("jh"), serves("school", domain="onderwijs")]
        filled: dict[str, Any] = {
            "involvements": both,
            "signalen": [noticed("jh")],
            "agreements": list(agreements),
        }
        return a_casus(JEUGDHULP, **{**filled, **lists})

    def test_where_consent_decides_and_none_is_recorded_it_is_unclear_and_says_why(self) -> None:
        found = should(self.casus(), "school")
        assert found is not None
        assert found.sharing == (Strength.UNCLEAR, "IS-JH-ANDER", None)

    def test_a_recorded_refusal_makes_it_not_allowed_and_not_telling_in_order(self) -> None:
        cell = cells(self.casus(REFUSED))["school"]
        assert cell.should is not None
        assert cell.should.sharing == (Strength.NOT_ALLOWED, "IS-JH-ANDER", "agreements[0]")
        assert cell.verdict is Verdict.NOTHING
        assert findings(self.casus(REFUSED), "I01") == ()

    def test_a_refusal_of_another_time_or_about_others_says_nothing(self) -> None:
        for keys in ({"from": "2022-04-01"}, {"gezinsleden": ["moeder"]}):
            found = should(self.casus({**REFUSED, **keys}), "school")
            assert found is not None
            assert found.sharing.strength is Strength.UNCLEAR

    def test_telling_against_a_refusal_is_a_question_of_privacy_and_no_finding(self) -> None:
        told = noticed("jh", shared=[{"from": "jh", "to": "school", "date": "2022-03-02"}])
        casus = self.casus(REFUSED, signalen=[told])
        assert cells(casus)["school"].verdict is Verdict.PRIVACY
        assert findings(casus, "I") == ()

    def test_a_right_to_tell_goes_before_a_refusal(self) -> None:
        refused = {**REFUSED, "hulpverleners": ["jh", "vt"]}
        told = noticed("jh", shared=[{"from": "jh", "to": "vt", "date": "2022-03-02"}])
        cell = cells(self.casus(refused, signalen=[told]))["vt"]
        assert cell.told is not None
        assert cell.told.strength is Strength.MAY
        assert cell.verdict is not Verdict.PRIVACY

    def test_told_on_consent_alone_without_any_reason_is_a_question_of_privacy(self) -> None:
        told = noticed("jh", shared=[{"from": "jh", "to": "school", "date": "2022-03-02"}])
        with_reason = self.casus(signalen=[told])
        without = self.casus(signalen=[told], involvements=[serves("jh")])
        assert cells(with_reason)["school"].verdict is Verdict.IN_ORDER
        assert cells(without)["school"].should is None
        assert cells(without)["school"].verdict is Verdict.PRIVACY

    def test_within_one_plan_it_may_be_shared(self) -> None:
        plan = {"id": "p1", "from": "2022-01-01", "until": None, "hulpverleners": ["jh", "school"]}
        found = should(self.casus(plans=[plan]), "school")
        assert found is not None
        assert found.sharing.strength is Strength.MAY


def test_a_chain_within_one_day_leaves_it_to_check_and_is_no_missing_contact() -> None:
    casus = a_casus(
        PEOPLE,
        involvements=[serves("team")],
        signalen=[noticed()],
        contacts=[
            meets("school", "politie", on="2022-03-02"),
            meets("politie", "team", on="2022-03-02"),
        ],
    )
    cell, trace = cells(casus)["team"], traced(casus).trace
    assert cell.possible is None
    assert trace.possible_same_day.day("team") == date(2022, 3, 2).toordinal()
    assert cell.verdict is Verdict.TO_CHECK
    (found,) = findings(casus, "I02")
    assert found.variant == "possible"
    assert [row.fact for row in found.evidence if row.fact.startswith("contacts")] == [
        "contacts[0]",
        "contacts[1]",
    ]
    assert findings(casus, "I01") == ()
