"""Routes in time against the worked examples T1-T3 and the published values V26-V28 of the measures."""

import pytest

from graphmodel.analysis.arrival import (
    Arrivals,
    Origin,
    Spreads,
    Trace,
    arrivals,
    departures,
    traces,
)
from graphmodel.analysis.clocks import causal_fidelity, vector_clocks
from graphmodel.analysis.contact_stream import Event, EventKind
from graphmodel.analysis.timeline import Certainty, Reading, Step, Timeline, Timelines, timelines

STRICT, SAME_DAY = Reading.STRICT, Reading.SAME_DAY


def meetings(*days: tuple[str, int, int]) -> Timelines:
    """Events of people (a letter each) that lie from one day to another."""
    events = tuple(
        Event(
            f"contacts[{n}]", None, EventKind.CONTACT, (*who,), (*who,), first, last, True
        )  # is_certain
        for n, (who, first, last) in enumerate(days)
    )
    return timelines({who for people, _, _ in days for who in people}, events)


def arcs(text: str) -> Timeline:
    """One-way connections that take time, written as `from-to leaves,takes`."""
    rows = [arc.split() for arc in text.split("; ")]
    people = tuple(sorted({who for ends, _ in rows for who in ends.split("-")}))
    steps: list[Step] = []
    events: list[Event] = []
    for number, (ends, times) in enumerate(rows):
        sender, receiver = ends.split("-")
        leaves, takes = map(int, times.split(","))
        arrives = leaves + takes
        ways = (people.index(sender),), (people.index(receiver),)
        steps.append(Step(leaves, leaves, arrives, arrives, *ways, number))
        both = tuple(sorted((sender, receiver)))
        events.append(
            Event(ends, None, EventKind.SHARE, both, (sender,), leaves, leaves, is_certain=True)
        )
    return Timeline(Certainty.CERTAIN, people, tuple(events), tuple(sorted(steps)))


def trace_of(times: Timelines, *origins: Origin) -> Trace:
    return traces(Spreads(times, {"s": origins}, STRICT))["s"]


def days(found: Arrivals, people: str) -> dict[str, int | None]:
    return {who: found.day(who) for who in people}


T1 = meetings(("AB", 1, 1), ("BC", 3, 3), ("AB", 5, 5), ("CD", 6, 6))
T3 = meetings(("AB", 1, 3), ("BC", 3, 5))


def test_t1_from_a_everybody_is_reached_in_turn() -> None:
    found = arrivals(T1.certain, [Origin("A", 1, 1)], STRICT)
    assert days(found, "BCD") == {"B": 1, "C": 3, "D": 6}
    assert [(hop.giver, hop.receiver, hop.day) for hop in found.chain("D")] == [
        ("A", "B", 1),
        ("B", "C", 3),
        ("C", "D", 6),
    ]


def test_t1_from_d_only_c_is_reached() -> None:
    found = arrivals(T1.certain, [Origin("D", 1, 1)], STRICT)
    assert days(found, "ABC") == {"A": None, "B": None, "C": 6}
    assert found.reached(by=6) == ("C", "D")


def test_t1_the_clock_of_d_on_a_is_seven_days_old_on_day_8() -> None:
    clock = vector_clocks(T1.certain, 8, STRICT)[3]
    assert clock.who == "D"
    assert clock.news == {"A": 1, "B": 3, "C": 6}
    assert clock.latency("A") == 7


def test_t1_ten_of_twelve_routes_on_paper_exist_in_time() -> None:
    found = causal_fidelity(T1.certain, STRICT)
    assert found == (10, 12)
    assert found.ratio == pytest.approx(0.833, abs=5e-4)


def test_t2_two_exchanges_on_one_day_are_a_chain_in_the_same_day_reading_only() -> None:
    times = meetings(("AB", 1, 1), ("BC", 1, 1))
    found = trace_of(times, Origin("A", 1, 1))
    assert days(found.certain, "BC") == {"B": 1, "C": None}
    assert days(found.certain_same_day, "BC") == {"B": 1, "C": 1}
    assert (found.differs("B"), found.differs("C")) == (False, True)


def test_t3_possible_is_day_3_and_certain_fails_as_3_is_not_after_3() -> None:
    found = trace_of(T3, Origin("A", 1, 1))
    assert days(found.possible, "BC") == {"B": 1, "C": 3}
    assert days(found.certain, "BC") == {"B": 3, "C": None}


def test_t3_with_the_second_event_a_day_later_certain_is_its_last_day() -> None:
    times = meetings(("AB", 1, 3), ("BC", 4, 5))
    assert arrivals(times.certain, [Origin("A", 1, 1)], STRICT).day("C") == 5


TGLIB = arcs("0-1 2,1; 0-3 1,5; 0-1 5,2; 2-1 6,1; 3-2 6,2; 1-3 7,2; 3-2 8,4")
README = arcs("0-1 0,1; 2-1 0,1; 1-2 1,1; 0-2 2,1")
TRANSPORT = arcs(
    "0-1 0,1; 0-1 2,1; 1-2 1,2; 3-2 5,2; 1-2 3,3; 3-2 2,3; 1-3 4,4; 1-3 6,4; 3-2 10,5; 3-4 10,10; 2-5 20,25"
)


def from_0(timeline: Timeline) -> Arrivals:
    return arrivals(timeline, [Origin("0", 0, 0)], SAME_DAY)


def test_v26_earliest_arrival_in_the_example_of_tglib() -> None:
    assert days(from_0(TGLIB), "132") == {"1": 3, "3": 6, "2": 8}


def test_v26_minimum_duration_in_the_example_of_tglib() -> None:
    # The fastest route ends on some day: from that day back to the latest departure that still makes it.
    fastest = {
        target: min(
            day - last
            for day in range(13)
            if (last := departures(TGLIB, target, day, SAME_DAY).day("0")) is not None
        )
        for target in "132"
    }
    assert fastest == {"1": 1, "3": 4, "2": 7}


def test_v27_earliest_arrival_and_latest_departure_by_day_3() -> None:
    assert days(from_0(README), "12") == {"1": 1, "2": 2}
    latest = departures(README, "2", 3, SAME_DAY)
    assert {who: latest.day(who) for who in "01"} == {"0": 2, "1": 1}
    assert [hop.event.path for hop in latest.chain("0")] == ["0-2"]
    assert [(hop.giver, hop.receiver, hop.day) for hop in latest.chain("1")] == [("1", "2", 1)]


def test_v28_earliest_arrival_in_a_public_transport_sample() -> None:
    expected = {"1": 1, "2": 3, "3": 8, "4": 20, "5": 45}
    assert days(from_0(TRANSPORT), "12345") == expected


def test_without_events_or_origins_nobody_is_reached() -> None:
    empty = timelines("AB", ())
    assert arrivals(empty.certain, [], STRICT).reached(by=100) == ()
    assert arrivals(empty.certain, [Origin("A", 1, 1)], STRICT).reached(by=100) == ("A",)
    assert arrivals(T1.certain, [], STRICT).reached(by=100) == ()
    assert causal_fidelity(empty.certain, STRICT).ratio is None
