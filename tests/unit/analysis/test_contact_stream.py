"""Which records make an event, between whom, and on which days."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from graphmodel.analysis.contact_stream import Event, EventKind, contact_stream
from graphmodel.model.network import network_of
from graphmodel.vocabulary import ContactKind
from tests.builders import a_casus, meets

PEOPLE = {"a": "school_po", "b": "wijkteam", "c": "huisarts"}
Row = Mapping[str, Any]


def stream(day: str | None = None, **lists: Any) -> tuple[Event, ...]:
    on = date.fromisoformat(day) if day else None
    return contact_stream(network_of(a_casus(PEOPLE, **lists), on))


def only(day: str | None = None, **lists: Any) -> Event:
    (event,) = stream(day, **lists)
    return event


def days(event: Event) -> tuple[str, str]:
    first, last = date.fromordinal(event.first), date.fromordinal(event.last)
    return first.isoformat(), last.isoformat()


def handover(**keys: Any) -> dict[str, Any]:
    return {"id": "o1", "from": "b", "to": "a", **keys}


def melding(**keys: Any) -> dict[str, Any]:
    return {"id": "m1", "kind": "veilig_thuis", "from": "a", "to": "b", **keys}


def signaal(*shared: Row, **keys: Any) -> dict[str, Any]:
    return {"id": "s1", "kind": "onveiligheid", "source": "dossier-a", "shared": shared, **keys}


def test_a_casus_without_records_has_an_empty_stream() -> None:
    assert stream() == ()


def test_a_meeting_of_many_is_one_event_in_which_everybody_can_pass_on() -> None:
    event = only(
        contacts=[meets("c", "a", "b", on="2022-03-01", signalen=["s1"])], signalen=[signaal()]
    )
    assert (event.path, event.kind, event.contact) == (
        "contacts[0]",
        EventKind.CONTACT,
        ContactKind.AFSTEMMING,
    )
    assert event.participants == event.senders == ("a", "b", "c")
    assert event.signalen == ("s1",)
    assert days(event) == ("2022-03-01", "2022-03-01")
    assert event.is_certain


def test_every_kind_of_contact_is_an_event() -> None:
    kinds = [meets("a", "b", id=f"c-{kind.lower()}", kind=kind) for kind in ContactKind]
    assert {event.contact for event in stream(contacts=kinds)} == set(ContactKind)


def test_a_month_is_one_event_that_lies_somewhere_in_it() -> None:
    event = only(contacts=[meets("a", "b", on="2022-02")])
    assert days(event) == ("2022-02-01", "2022-02-28")
    assert event.is_certain


def test_an_undated_contact_may_lie_anywhere_in_the_window_and_is_not_certain() -> None:
    event = only(contacts=[meets("a", "b", on=None)])
    assert days(event) == ("2022-01-01", "2022-12-31")
    assert not event.is_certain


def test_a_contact_that_may_lie_after_the_day_is_not_certain_by_then() -> None:
    event = only("2022-06-15", contacts=[meets("a", "b", on="2022-06")])
    assert days(event) == ("2022-06-01", "2022-06-15")
    assert not event.is_certain


def test_a_contact_after_the_day_is_no_event() -> None:
    assert stream("2022-06-15", contacts=[meets("a", "b", on="2022-06-16")]) == ()


def test_events_come_in_order_of_day_then_of_place_in_the_file() -> None:
    contacts = [
        meets("a", "b", on="2022-03"),
        meets("a", "c", on="2022-03-01"),
        meets("b", "c", on="2022-03-01"),
    ]
    meldingen = [melding(date="2022-03-01")]
    found = [event.path for event in stream(contacts=contacts, meldingen=meldingen)]
    assert found == ["contacts[1]", "contacts[2]", "meldingen[0]", "contacts[0]"]


class TestHandovers:
    def test_a_handover_goes_one_way_on_the_day_it_was_sent(self) -> None:
        event = only(handovers=[handover(sent="2022-05-02", signalen=["s1"])], signalen=[signaal()])
        assert (event.path, event.kind) == ("handovers[0]", EventKind.HANDOVER)
        assert (event.participants, event.senders) == (("a", "b"), ("b",))
        assert event.signalen == ("s1",)
        assert days(event) == ("2022-05-02", "2022-05-02")

    def test_its_acceptance_is_an_answer(self) -> None:
        sent, accepted = stream(handovers=[handover(sent="2022-05-02", accepted="2022-06-01")])
        assert (sent.kind, accepted.kind) == (EventKind.HANDOVER, EventKind.ACCEPTANCE)
        assert (accepted.participants, accepted.senders) == (("a", "b"), ("a",))
        assert accepted.path == "handovers[0].accepted"
        assert days(accepted) == ("2022-06-01", "2022-06-01")

    def test_in_a_warm_accepted_handover_both_spoke(self) -> None:
        event = only(handovers=[handover(sent="2022-05-02", mode="warm", outcome="accepted")])
        assert event.senders == ("a", "b")

    def test_sent_on_an_unknown_day_was_before_it_was_accepted(self) -> None:
        sent, accepted = stream(handovers=[handover(accepted="2022-06")])
        assert days(sent) == ("2022-01-01", "2022-06-30")
        assert (sent.is_certain, accepted.is_certain) == (False, True)

    def test_one_without_any_date_may_lie_anywhere(self) -> None:
        event = only(handovers=[handover()])
        assert days(event) == ("2022-01-01", "2022-12-31")
        assert not event.is_certain

    def test_one_that_got_lost_is_not_certain_to_have_arrived(self) -> None:
        assert not only(handovers=[handover(sent="2022-05-02", outcome="lost")]).is_certain

    @pytest.mark.parametrize("to", [None, "org-a", "b"])
    def test_to_nobody_to_an_inbox_or_to_oneself_is_no_event(self, to: str | None) -> None:
        assert stream(handovers=[handover(to=to, sent="2022-05-02")]) == ()


class TestShares:
    def test_a_shared_signaal_is_an_event_of_its_sender(self) -> None:
        share = {"from": "c", "to": "a", "date": "2022-02-14"}
        event = only(signalen=[signaal(share)])
        assert (event.path, event.kind) == ("signalen[0].shared[0]", EventKind.SHARE)
        assert (event.participants, event.senders) == (("a", "c"), ("c",))
        assert (event.signalen, event.source) == (("s1",), "dossier-a")
        assert days(event) == ("2022-02-14", "2022-02-14")

    def test_its_own_source_goes_first(self) -> None:
        share = {"from": "c", "to": "a", "date": "2022-02-14", "source": "dossier-c p. 3"}
        assert only(signalen=[signaal(share)]).source == "dossier-c p. 3"

    def test_it_keeps_its_place_in_the_file_when_an_earlier_one_is_after_the_day(self) -> None:
        later = {"from": "c", "to": "a", "date": "2022-09-01"}
        sooner = {"from": "a", "to": "b", "date": "2022-02-14"}
        event = only("2022-06-01", signalen=[signaal(later, sooner)])
        assert event.path == "signalen[0].shared[1]"

    def test_shared_with_an_organisation_reaches_nobody(self) -> None:
        share = {"from": "c", "to": "org-a", "date": "2022-02-14"}
        assert stream(signalen=[signaal(share)]) == ()

    def test_one_without_a_date_may_lie_anywhere(self) -> None:
        event = only(signalen=[signaal({"from": "c", "to": "a"})])
        assert not event.is_certain


class TestMeldingen:
    def test_a_melding_goes_one_way_and_its_feedback_comes_back(self) -> None:
        made, answer = stream(meldingen=[melding(date="2022-04-01", feedback="2022-04-20")])
        assert (made.path, made.kind, made.senders) == ("meldingen[0]", EventKind.MELDING, ("a",))
        assert (answer.path, answer.kind, answer.senders) == (
            "meldingen[0].feedback",
            EventKind.FEEDBACK,
            ("b",),
        )
        assert days(answer) == ("2022-04-20", "2022-04-20")

    def test_no_feedback_is_no_event(self) -> None:
        assert only(meldingen=[melding(date="2022-04-01", feedback=None)]).kind is EventKind.MELDING

    def test_one_to_an_organisation_reaches_nobody(self) -> None:
        assert stream(meldingen=[melding(date="2022-04-01", to="org-b")]) == ()
