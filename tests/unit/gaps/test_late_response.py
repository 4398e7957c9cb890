"""N01 and C04: terms of norms, and long waits."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graphmodel import reference
from graphmodel.gaps import norm_clocks
from graphmodel.gaps.finding import Grade, Named, Severity, When
from graphmodel.gaps.norm_clocks import clocks, deadline
from graphmodel.gaps.search import find_gaps
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from graphmodel.vocabulary import RowStatus, TermUnit
from tests.builders import a_casus, findings, ids, serves


def a_family(**lists: Any) -> Casus:
    people = {"juf": "school_po", "vt": "vt", "psy": "ggz", "sch": "schuldhulp"}
    return a_casus(people, **lists)


def a_melding(**keys: Any) -> dict[str, Any]:
    """On a Friday, so five working days end on the Friday after it."""
    return {
        "id": "m1",
        "kind": "veilig_thuis",
        "from": "juf",
        "to": "org-vt",
        "date": "2022-03-04",
        "gezinsleden": ["kind"],
        "source": "dossier-juf",
        **keys,
    }


def a_triage(on: str | None, **keys: Any) -> dict[str, Any]:
    dated = {"date": on} if on else {}
    given = {"id": "d1", "kind": "triage", "by": "vt", "gezinsleden": ["kind"]}
    return {**given, **dated, "source": "dossier-vt", **keys}


# --- N01: triage ---------------------------------------------------------------------------------


def test_a_triage_after_the_term_exceeds_a_legal_term() -> None:
    casus = a_family(meldingen=[a_melding()], decisions=[a_triage("2022-03-14")])
    (found,) = findings(casus, "N01")
    assert found.id == "N01:m1~n-vt-triage"
    assert found.norm == "N-VT-TRIAGE"
    assert (found.severity, found.grade, found.breaches_term) == (Severity.HIGH, Grade.B, True)
    assert found.variant == "text"
    assert found.values["deadline"] == date(2022, 3, 11)
    assert found.values["stopped"] == When(*[date(2022, 3, 14).toordinal()] * 2)
    assert found.subjects.meldingen == ("m1",)
    assert found.subjects.decisions == ("d1",)
    assert found.subjects.hulpverleners == ("juf", "vt")
    assert found.subjects.organisations == ("org-vt",)
    assert found.subjects.gezinsleden == ("kind",)
    assert [row.fact for row in found.evidence] == ["meldingen[0]", "decisions[0]"]


def test_the_last_day_of_the_term_is_in_time() -> None:
    casus = a_family(meldingen=[a_melding()], decisions=[a_triage("2022-03-11")])
    assert findings(casus, "N01") == ()


@pytest.mark.parametrize("on", ["9999-12-24", "9999-12-31"])
def test_a_term_that_ends_after_the_calendar_is_never_exceeded(on: str) -> None:
    casus = a_family(meldingen=[a_melding(date=on)], decisions=[])
    assert findings(casus, "N01", day="9999-12-31") == ()


def test_a_dutch_holiday_is_no_working_day() -> None:
    # Maundy Thursday: neither Good Friday nor Easter Monday counts, so the fifth working day is Monday 25 April.
    melding = a_melding(date="2022-04-14")
    in_time = a_family(meldingen=[melding], decisions=[a_triage("2022-04-25")])
    late = a_family(meldingen=[melding], decisions=[a_triage("2022-04-26")])
    assert findings(in_time, "N01") == ()
    assert ids(findings(late, "N01")) == ["N01:m1~n-vt-triage"]


def test_no_recorded_triage_is_told_as_not_found() -> None:
    (found,) = findings(a_family(meldingen=[a_melding()], decisions=[]), "N01")
    assert found.variant == "nothing"
    assert (found.severity, found.grade) == (Severity.HIGH, Grade.B)
    assert found.subjects.decisions == ()


def test_a_file_that_was_not_examined_exceeds_no_term() -> None:
    sources = [{"id": "dossier-juf", "kind": "dossier", "organisation": "org-juf"}]
    (found,) = findings(a_family(meldingen=[a_melding()], decisions=[], sources=sources), "N01")
    assert (found.severity, found.grade, found.breaches_term) == (Severity.LOW, Grade.D, False)


def test_the_term_runs_until_the_day() -> None:
    casus = a_family(meldingen=[a_melding()], decisions=[])
    assert findings(casus, "N01", day="2022-03-11") == ()
    assert ids(findings(casus, "N01", day="2022-03-12")) == ["N01:m1~n-vt-triage"]


def test_a_triage_after_the_day_is_not_known_on_it() -> None:
    casus = a_family(meldingen=[a_melding()], decisions=[a_triage("2022-04-01")])
    (found,) = findings(casus, "N01", day="2022-03-20")
    assert found.variant == "nothing"


def test_decisions_that_were_not_coded_keep_it_silent() -> None:
    assert findings(a_family(meldingen=[a_melding()]), "N01") == ()


@pytest.mark.parametrize(
    "melding",
    [
        a_melding(date="2022-03"),
        a_melding(kind="politie"),
        a_melding(to=None),
        a_melding(to="org-psy"),
        a_melding(date="2021-12-01"),
    ],
    ids=["uncertain start", "another desk", "to nobody", "to another", "before the window"],
)
def test_what_starts_no_clock_that_certainly_ran_out(melding: dict[str, Any]) -> None:
    casus = a_family(meldingen=[melding], decisions=[a_triage("2022-03-25")])
    assert findings(casus, "N01") == ()


@pytest.mark.parametrize(
    "triage",
    [a_triage(None), a_triage("2022-03"), a_triage("2022-03-10", gezinsleden=["kind", "moeder"])],
    ids=["undated", "possibly in time", "about more gezinsleden"],
)
def test_what_may_have_stopped_it_in_time(triage: dict[str, Any]) -> None:
    assert findings(a_family(meldingen=[a_melding()], decisions=[triage]), "N01") == ()


@pytest.mark.parametrize(
    "triage",
    [
        a_triage("2022-03-10", by="psy"),
        a_triage("2022-03-10", gezinsleden=["moeder"]),
        a_triage("2022-02-10"),
        a_triage("2022-03-10", kind="afsluiten"),
    ],
    ids=[
        "by another organisation",
        "about somebody else",
        "before the melding",
        "another decision",
    ],
)
def test_what_does_not_stop_the_clock(triage: dict[str, Any]) -> None:
    (found,) = findings(a_family(meldingen=[a_melding()], decisions=[triage]), "N01")
    assert found.variant == "nothing"


def test_a_recipient_that_is_not_known_is_the_desk_of_the_kind() -> None:
    melding = a_melding()
    del melding["to"]
    assert ids(findings(a_family(meldingen=[melding], decisions=[]), "N01")) == [
        "N01:m1~n-vt-triage"
    ]


def test_several_meldingen_without_a_triage_are_one_finding() -> None:
    later = a_melding(id="m2", date="2022-05-06")
    (found,) = findings(a_family(meldingen=[a_melding(), later], decisions=[]), "N01")
    assert found.id == "N01:m1~m2~n-vt-triage"
    assert (found.variant, found.values["count"]) == ("nothing_for_several", 2)


def test_the_gezinsleden_of_a_melding_may_be_those_of_its_signalen() -> None:
    melding = a_melding(signalen=["s1"])
    del melding["gezinsleden"]
    signaal = {"id": "s1", "kind": "onveiligheid", "gezinsleden": ["moeder"]}
    casus = a_family(meldingen=[melding], decisions=[a_triage("2022-03-10")], signalen=[signaal])
    (found,) = findings(casus, "N01")
    assert found.subjects.gezinsleden == ("moeder",)
    assert found.subjects.signalen == ("s1",)


# --- N01: investigation, waiting, debts ----------------------------------------------------------


def an_investigation(until: str | None) -> dict[str, Any]:
    return serves("vt", domain="huiselijk_geweld", kind="onderzoekt", until=until)


@pytest.mark.parametrize(
    ("until", "expected"),
    [("2022-05-13", []), ("2022-05-14", ["text"]), (None, ["running"])],
    ids=["within ten weeks", "later", "still going on"],
)
def test_an_investigation_has_ten_weeks(until: str | None, expected: list[str]) -> None:
    casus = a_family(decisions=[a_triage("2022-03-04")], involvements=[an_investigation(until)])
    assert [found.variant for found in findings(casus, "N01")] == expected


def test_a_triage_without_an_investigation_starts_no_clock() -> None:
    assert findings(a_family(decisions=[a_triage("2022-03-04")]), "N01") == ()


def test_an_investigation_that_began_long_after_it_belongs_to_something_else() -> None:
    later = serves("vt", domain="huiselijk_geweld", kind="onderzoekt", from_="2022-09-01")
    casus = a_family(decisions=[a_triage("2022-03-04")], involvements=[later])
    assert findings(casus, "N01") == ()


def a_wait(**keys: Any) -> dict[str, Any]:
    return {
        "gezinslid": "kind",
        "domain": "ggz",
        "from": "2022-03-01",
        "until": None,
        "waiting_at": "org-psy",
        "source": "dossier-psy",
        **keys,
    }


def test_a_treeknorm_is_no_legal_term() -> None:
    (found,) = findings(a_family(needs=[a_wait()]), "N01")
    assert found.id == "N01:ggz~kind~n-tree-ggz"
    assert (found.severity, found.breaches_term) == (Severity.MEDIUM, False)
    assert (found.variant, found.grade) == ("running", Grade.B)
    assert found.subjects.domains == ("ggz",)
    assert found.subjects.organisations == ("org-psy",)


def test_a_wait_without_a_recorded_end_is_told_so_one_grade_lower() -> None:
    need = a_wait()
    del need["until"]
    (found,) = findings(a_family(needs=[need]), "N01")
    assert (found.variant, found.grade) == ("running_undated", Grade.C)


def test_a_wait_that_ended_within_the_term_is_silent() -> None:
    assert findings(a_family(needs=[a_wait(until="2022-06-07")]), "N01") == ()
    assert len(findings(a_family(needs=[a_wait(until="2022-06-08")]), "N01")) == 1


def test_a_wait_elsewhere_has_no_such_norm() -> None:
    assert findings(a_family(needs=[a_wait(waiting_at="org-juf")]), "N01") == ()


def test_a_first_talk_on_debts_has_four_weeks() -> None:
    waiting = serves("sch", "moeder", "schulden", from_="2022-03-01", kind="wacht")
    seen = {"hulpverlener": "sch", "gezinslid": "moeder", "date": "2022-03-29"}
    in_time = a_family(involvements=[waiting], sightings=[seen])
    late = a_family(involvements=[waiting], sightings=[{**seen, "date": "2022-03-30"}])
    assert findings(in_time, "N01") == ()
    assert ids(findings(late, "N01")) == ["N01:moeder~n-wgs-gesprek~schulden"]


def test_the_start_of_help_shows_that_there_was_a_first_talk() -> None:
    waiting = serves("sch", "moeder", "schulden", from_="2022-03-01", kind="wacht")
    help_ = serves("sch", "moeder", "schulden", from_="2022-03-20")
    assert findings(a_family(involvements=[waiting, help_], sightings=[]), "N01") == ()


def test_sightings_that_were_not_coded_keep_the_talk_on_debts_silent() -> None:
    waiting = serves("sch", "moeder", "schulden", from_="2022-03-01", kind="wacht")
    assert findings(a_family(involvements=[waiting]), "N01") == ()


# --- N01: which terms ----------------------------------------------------------------------------


def test_only_verified_terms_that_bind_a_single_case_have_a_clock() -> None:
    assert {clock.norm.id for clock in clocks()} == {
        "N-VT-TRIAGE",
        "N-VT-ONDERZOEK",
        "N-WGS-GESPREK",
        "N-TREE-GGZ",
    }
    assert all(clock.term.status is RowStatus.VERIFIED for clock in clocks())
    assert all(clock.term.share is None for clock in clocks())


def test_a_norm_is_held_against_the_day_on_which_its_clock_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = replace(reference.norm("N-VT-TRIAGE"), valid_to=date(2022, 3, 4))
    clock = replace(clocks()[0], norm=ended)
    monkeypatch.setattr(norm_clocks, "clocks", lambda: (clock,))
    casus = a_family(meldingen=[a_melding(), a_melding(id="m0", date="2022-03-03")], decisions=[])
    assert ids(findings(casus, "N01")) == ["N01:m0~n-vt-triage"]


@pytest.mark.parametrize(
    ("limit", "unit", "last"),
    [
        (5, TermUnit.WERKDAGEN, date(2022, 2, 7)),
        (14, TermUnit.KALENDERDAGEN, date(2022, 2, 14)),
        (6, TermUnit.WEKEN, date(2022, 3, 14)),
        (1, TermUnit.MAANDEN, date(2022, 2, 28)),
        (1, TermUnit.JAREN, date(2023, 1, 31)),
        (1, TermUnit.ONVERWIJLD, None),
    ],
)
def test_a_term_ends_on_its_last_day(limit: int, unit: TermUnit, last: date | None) -> None:
    assert deadline(date(2022, 1, 31), limit, unit) == last


# --- C04 -----------------------------------------------------------------------------------------


def test_a_long_wait_is_found() -> None:
    casus = a_family(needs=[a_wait(domain="jeugd", waiting_at="org-juf", source="dossier-juf")])
    (found,) = findings(casus, "C04")
    assert found.id == "C04:jeugd~kind"
    assert (found.severity, found.grade) == (Severity.MEDIUM, Grade.B)
    assert found.values["days"] == 305
    assert found.values["organisation"] == Named("organisations", "org-juf")
    assert found.subjects.organisations == ("org-juf",)
    assert found.subjects.gezinsleden == ("kind",)
    assert [row.fact for row in found.evidence] == ["needs[0]"]


@pytest.mark.parametrize(
    ("until", "expected"), [("2022-06-07", []), ("2022-06-08", ["C04:ggz~kind"])], ids=["98", "99"]
)
def test_a_wait_has_to_be_longer_than_the_setting(until: str, expected: list[str]) -> None:
    assert ids(findings(a_family(needs=[a_wait(until=until)]), "C04")) == expected


def test_a_wait_that_is_over_is_told_as_over() -> None:
    (found,) = findings(a_family(needs=[a_wait(until="2022-09-01")]), "C04")
    assert found.variant == "over"


def test_uncertain_dates_count_the_fewest_days() -> None:
    assert findings(a_family(needs=[a_wait(until="2022-06")]), "C04") == ()
    assert findings(a_family(needs=[a_wait(**{"from": "2022"})]), "C04") == ()


def test_a_need_that_waits_nowhere_is_no_wait() -> None:
    need = a_wait()
    del need["waiting_at"]
    assert findings(a_family(needs=[need]), "C04") == ()


def test_a_place_on_a_waiting_list_is_a_wait() -> None:
    casus = a_family(involvements=[serves("psy", domain="ggz", kind="wacht", from_="2022-03-01")])
    (found,) = findings(casus, "C04")
    assert found.subjects.hulpverleners == ("psy",)
    assert found.subjects.organisations == ("org-psy",)


def test_a_need_and_a_waiting_list_for_the_same_are_one_finding() -> None:
    waiting = serves("psy", domain="ggz", kind="wacht", from_="2022-03-01")
    (found,) = findings(a_family(needs=[a_wait()], involvements=[waiting]), "C04")
    assert [row.fact for row in found.evidence] == ["needs[0]", "involvements[0]"]


def test_a_wait_without_recorded_dates_is_one_grade_lower() -> None:
    need = a_wait()
    del need["until"]
    (found,) = findings(a_family(needs=[need]), "C04")
    assert found.grade is Grade.C


def test_a_wait_lasts_no_longer_than_the_day() -> None:
    casus = a_family(needs=[a_wait(until="2022-12-01")])
    assert findings(casus, "C04", day="2022-06-01") == ()


def test_a_wait_that_a_norm_and_the_setting_both_exceed_is_one_finding() -> None:
    gaps = find_gaps(network_of(a_family(needs=[a_wait()])), select=("N01", "C04"))
    (found,) = gaps.findings
    assert (found.rule, found.also) == ("N01", ("C04",))


def test_every_long_wait_counts_and_the_longest_is_told() -> None:
    waits = [
        {
            "gezinslid": "kind",
            "domain": "wonen",
            "waiting_at": "org-vt",
            "from": from_,
            "until": until,
        }
        for from_, until in (("2021-01-01", "2021-06-30"), ("2022-01-01", "2022-12-01"))
    ]
    (found,) = findings(
        a_family(needs=waits, casus={"examined": {"from": "2021-01-01", "until": "2022-12-31"}}),
        "C04",
    )
    assert (found.variant, found.values["count"], found.values["days"]) == ("several", 2, 334)
    assert found.period == (date(2021, 1, 1).toordinal(), date(2022, 12, 2).toordinal())
