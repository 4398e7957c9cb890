"""The network of a day: nothing dated after it, and nothing learnt after it."""

from datetime import date

import pytest

from graphmodel.errors import DayOutsideWindowError, NoDayError
from graphmodel.model.casus import Casus
from graphmodel.model.network import default_day, network_of
from tests.builders import a_casus, meets, serves

TWO = {"a": "wijkteam", "b": "jgz"}


def on(casus: Casus, day: str):  # a Network, named by what it is asked
    return network_of(casus, date.fromisoformat(day))


def test_the_default_day_is_the_last_possible_day_of_the_calamiteit() -> None:
    casus = a_casus(TWO, calamiteit={"date": "2022-06"})
    assert default_day(casus) == date(2022, 6, 30)


def test_without_calamiteit_the_default_day_is_the_end_of_what_was_examined() -> None:
    assert default_day(a_casus(TWO)) == date(2022, 12, 31)


def test_without_either_the_default_day_is_that_of_the_latest_fact() -> None:
    casus = a_casus(TWO, casus={"examined": None}, contacts=[meets("a", "b", on="2022-03")])
    assert default_day(casus) == date(2022, 3, 31)


def test_a_casus_without_any_date_has_no_day() -> None:
    with pytest.raises(NoDayError):
        network_of(a_casus(TWO, casus={"examined": None}))


def test_a_day_before_the_window_is_an_error() -> None:
    with pytest.raises(DayOutsideWindowError):
        on(a_casus(TWO), "2021-12-31")


def test_the_window_begins_with_the_earliest_fact_when_nothing_says_what_was_examined() -> None:
    casus = a_casus(TWO, casus={"examined": None}, involvements=[serves("a", from_="2020-03")])
    assert on(casus, "2022-01-01").start == date(2020, 3, 1).toordinal()


def test_an_end_after_the_day_is_not_known_yet() -> None:
    casus = a_casus(TWO, involvements=[serves("a", until="2022-06-30", ended="door_client")])
    (before,) = on(casus, "2022-06-29").services
    (after,) = on(casus, "2022-06-30").services
    assert not before.span.has_ended
    assert after.span.has_ended


def test_who_started_after_the_day_is_not_a_member() -> None:
    casus = a_casus(TWO, involvements=[serves("a"), serves("b", from_="2022-07-01")])
    assert on(casus, "2022-06-30").members == ("a",)
    assert on(casus, "2022-07-01").members == ("a", "b")


def test_an_acceptance_after_the_day_is_not_known_and_an_outcome_is_unknown() -> None:
    handover = {
        "id": "o1",
        "from": "a",
        "to": "b",
        "sent": "2022-03-01",
        "accepted": "2022-05-01",
        "outcome": "accepted",
        "outcome_date": "2022-05-01",
    }
    casus = a_casus(TWO, handovers=[handover])
    (before,) = on(casus, "2022-04-30").handovers
    (after,) = on(casus, "2022-05-01").handovers
    assert (before.item.accepted, before.item.outcome) == (None, "unknown")
    assert after.item.accepted is not None
    assert after.item.outcome == "accepted"


def test_feedback_after_the_day_has_not_come_yet() -> None:
    melding = {"id": "m1", "from": "a", "kind": "veilig_thuis", "date": "2022-02-01"}
    casus = a_casus(TWO, meldingen=[{**melding, "feedback": "2022-03-01"}])
    assert on(casus, "2022-02-28").meldingen[0].item.feedback is None
    assert on(casus, "2022-03-01").meldingen[0].item.feedback is not None


def test_a_signaal_that_somebody_learnt_of_after_the_day_is_not_in_it() -> None:
    signaal = {
        "id": "s1",
        "kind": "onveiligheid",
        "date": "2022-01-10",
        "known_by": [{"hulpverlener": "a", "since": "2022-05-01"}],
        "shared": [{"from": "a", "to": "b", "date": "2022-06-01"}],
    }
    casus = a_casus(TWO, signalen=[signaal])
    assert on(casus, "2022-04-30").signalen == ()
    (known,) = on(casus, "2022-05-01").signalen
    assert known.item.shared == ()
    assert len(on(casus, "2022-06-01").signalen[0].item.shared or ()) == 1


def test_a_calamiteit_and_a_birth_after_the_day_have_not_happened() -> None:
    family = {"kind": {"born": "2022-05-01"}}
    casus = a_casus(TWO, family, calamiteit={"date": "2022-08-01"})
    network = on(casus, "2022-04-30")
    assert (network.calamiteit, network.gezinsleden) == (None, {})


def test_contact_before_the_window_makes_no_member_and_undated_contact_does() -> None:
    early = a_casus(TWO, contacts=[meets("a", "b", on="2021-06-01")])
    undated = a_casus(TWO, contacts=[meets("a", "b", on=None)])
    assert network_of(early).members == ()
    assert network_of(undated).members == ("a", "b")


def test_a_melding_to_an_organisation_makes_only_the_melder_a_member() -> None:
    melding = {"id": "m1", "from": "a", "to": "org-b", "kind": "veilig_thuis", "date": "2022-02"}
    assert network_of(a_casus(TWO, meldingen=[melding])).members == ("a",)


def test_an_absent_start_begins_with_the_window_and_is_not_dated() -> None:
    (service,) = network_of(a_casus(TWO, involvements=[serves("a", from_=None)])).services
    assert service.span.certain_start == date(2022, 1, 1).toordinal()
    assert not service.span.is_dated


def test_an_absent_end_goes_on_until_the_day_and_is_not_dated() -> None:
    row = serves("a")
    del row["until"]
    (service,) = network_of(a_casus(TWO, involvements=[row])).services
    assert service.span.certain_end == date(2023, 1, 1).toordinal()
    assert not service.span.is_dated


def test_lists_that_were_not_coded_are_named_and_empty_ones_are_not() -> None:
    casus = a_casus(TWO, plans=[], sightings=[])
    assert network_of(casus).uncoded == {"needs", "decisions", "meldingen", "invited"}


def test_ages_come_from_the_span_of_a_birth_date() -> None:
    casus = a_casus(TWO, {"kind": {"born": "2004-12"}})
    network = network_of(casus)
    assert network.age_range("kind", network.day) == (18, 18)
    middle = date(2022, 12, 10).toordinal()
    assert network.age_range("kind", middle) == (17, 18)
    assert network.is_minor("kind", middle)
    assert not network.is_minor("kind", network.day)
