"""Many things that spread together."""

import tracemalloc

from graphmodel.analysis.spreading import AT_ONCE, Start, spread
from graphmodel.analysis.timeline import Timeline, timelines
from tests.property.by_force import an_event

PEOPLE = "abcd"
EVERYBODY = len(PEOPLE)


def meetings_of_all(days: int) -> Timeline:
    events = tuple(an_event(PEOPLE, day, day) for day in range(days))
    return timelines(PEOPLE, events).possible


def one_a_day(number: int) -> list[list[Start]]:
    """Each begins on a day of its own, so that no two ever arrive together."""
    return [[Start(day % EVERYBODY, day, day)] for day in range(number)]


def test_more_than_one_pass_holds_spread_as_each_by_itself() -> None:
    things = one_a_day(AT_ONCE + 3)
    timeline = meetings_of_all(len(things))
    together = spread(timeline, things, gap=1)
    assert [labels.reached for labels in together] == [
        spread(timeline, [starts], gap=1)[0].reached for starts in things
    ]
    assert all(len(labels.reached) == EVERYBODY for labels in together)


def test_twice_as_many_take_about_twice_the_memory() -> None:
    few, many = 1500, 3000
    timeline = meetings_of_all(many)
    assert peak(timeline, many) < 2.5 * peak(timeline, few)


def peak(timeline: Timeline, number: int) -> int:
    """The most bytes in use at once while so many spread."""
    things = one_a_day(number)
    tracemalloc.start()
    try:
        spread(timeline, things, gap=1)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
