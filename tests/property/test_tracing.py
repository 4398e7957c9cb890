"""Tracing is exact: over generated streams it gives what playing out every choice of the dates gives.

How many streams follows the hypothesis profile: 2,500 as a rule, 100,000 nightly for earliest arrival; a tenth of that for
what takes longer by force.
"""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graphmodel.analysis.arrival import Hop, Origin, Spreads, arrivals, departures, traces
from graphmodel.analysis.clocks import causal_fidelity, vector_clocks
from graphmodel.analysis.contact_stream import Event
from graphmodel.analysis.repairs import (
    Route,
    fewest_missing_contacts,
    last_carrier,
    last_chance,
    repairs,
    would_open,
)
from graphmodel.analysis.timeline import Certainty, Reading, timelines
from tests.property import by_force
from tests.property.by_force import HORIZON, PEOPLE, Story, a_story, some_permitted

BLOCKS = 10
MANY = settings().max_examples * 50 // BLOCKS
SOME = MANY // 10
READINGS = tuple(Reading)
CASES = tuple(product(Certainty, Reading))

in_blocks = pytest.mark.parametrize("block", range(BLOCKS))
seeds = st.integers(0, 2**32)


def stories(block: int, count: int) -> Iterator[Story]:
    """The generated streams of one block, always the same ones."""
    return (a_story(block * 10_000_000 + number) for number in range(count))


def route_of(story: Story, certainty: Certainty, reading: Reading) -> Route:
    timeline = story.timeline(certainty)
    return Route(timeline, story.origins, story.target, story.deadline, reading)


def opens_with(story: Story, chosen: list[tuple[str, str, int]], route: Route) -> bool:
    return by_force.is_open(story.with_contacts(chosen), route.timeline.certainty, route.reading)


@in_blocks
def test_possible_is_the_best_case_and_certain_the_worst_over_all_dates(block: int) -> None:
    for number, story in enumerate(stories(block, MANY)):
        reading = READINGS[number % len(READINGS)]
        for certainty in Certainty:
            found = arrivals(story.timeline(certainty), story.origins, reading)
            days = {who: found.day(who) for who in PEOPLE}
            expected = by_force.first_days(story, certainty, reading)
            assert {who: by_force.NEVER if day is None else day for who, day in days.items()} == (
                expected
            ), story


@in_blocks
def test_a_chain_proves_its_day(block: int) -> None:
    for story in stories(block, SOME):
        for certainty, reading in CASES:
            found = arrivals(story.timeline(certainty), story.origins, reading)
            for who in PEOPLE:
                chain = found.chain(who)
                day = found.day(who)
                if chain:
                    assert (chain[-1].receiver, chain[-1].day) == (who, day), story
                    assert _holds(story, chain, certainty, reading), story
                else:
                    assert day is None or who in {origin.who for origin in story.origins}, story


@in_blocks
def test_the_latest_departure_is_the_last_day_on_which_a_start_still_arrives_in_time(
    block: int,
) -> None:
    for story in stories(block, SOME // 2):
        for certainty, reading in CASES:
            found = departures(story.timeline(certainty), story.target, story.deadline, reading)
            for who, day in product(PEOPLE, range(HORIZON)):
                asked = story._replace(origins=(Origin(who, day, day),))
                last = found.day(who)
                expected = by_force.is_open(asked, certainty, reading)
                assert (last is not None and day <= last) == expected, asked


@in_blocks
def test_the_chain_of_a_latest_departure_leaves_on_its_day_and_arrives_in_time(block: int) -> None:
    for story in stories(block, SOME):
        for certainty, reading in CASES:
            found = departures(story.timeline(certainty), story.target, story.deadline, reading)
            for who in PEOPLE:
                chain, day = found.chain(who), found.day(who)
                if chain and day is not None:
                    only = tuple(sorted({hop.event for hop in chain}, key=_first_and_last))
                    asked = story._replace(events=only, origins=(Origin(who, day, day),))
                    assert (chain[0].giver, chain[0].day) == (who, day), story
                    assert chain[-1].receiver == story.target, story
                    assert by_force.is_open(asked, certainty, reading), story


@in_blocks
def test_a_contact_opens_the_route_exactly_when_the_repair_test_says_so(block: int) -> None:
    for story in stories(block, SOME // 3):
        for certainty, reading in CASES:
            route = route_of(story, certainty, reading)
            assert route.is_open == by_force.is_open(story, certainty, reading), story
            for (one, other), day in product(combinations(PEOPLE, 2), range(HORIZON)):
                expected = opens_with(story, [(one, other, day)], route)
                assert would_open(route, (other, one), day) == expected, (story, one, other, day)


@in_blocks
def test_the_last_chance_is_the_last_permitted_contact_that_opens_a_closed_route(
    block: int,
) -> None:
    for number, story in enumerate(stories(block, SOME)):
        permitted = some_permitted(number)
        for certainty, reading in CASES:
            route = route_of(story, certainty, reading)
            if route.is_open:
                continue
            candidates = by_force.permitted_contacts(permitted, story.deadline)
            opening = {each for each in candidates if opens_with(story, [each], route)}
            found = last_chance(route, permitted)
            expected = max((day for _, _, day in opening), default=None)
            assert (found.last if found else None) == expected, (story, permitted)
            assert opening == {
                (one, other, day)
                for one, other, day in candidates
                for each in repairs(route, permitted)
                if {one, other} == {each.giver, each.receiver} and each.first <= day <= each.last
            }, (story, permitted)


@in_blocks
def test_the_last_carrier_is_the_last_record_that_could_have_brought_it_in_time(
    block: int,
) -> None:
    for story in stories(block, MANY // 4):
        for certainty, reading in CASES:
            chain = last_carrier(route_of(story, certainty, reading))
            expected = by_force.last_carrying_day(story, certainty, reading)
            assert (chain[-1].day if chain else None) == expected, (story, certainty, reading)
            assert all(hop.giver != story.target for hop in chain), story


@in_blocks
def test_the_fewest_missing_contacts_are_as_few_as_any_permitted_set(block: int) -> None:
    for number, story in enumerate(stories(block, SOME // 2)):
        permitted = some_permitted(number)
        for certainty, reading in CASES:
            route = route_of(story, certainty, reading)
            found = fewest_missing_contacts(route, permitted)
            expected = by_force.fewest(story, permitted, certainty, reading)
            assert (None if found is None else len(found)) == expected, (story, permitted)
            for each in found or ():
                assert each.first <= each.last, (story, permitted)
            firsts = [(each.giver, each.receiver, each.first) for each in found or ()]
            lasts = [(each.giver, each.receiver, each.last) for each in found or ()]
            if found:
                allowed = set(by_force.permitted_contacts(permitted, story.deadline))
                assert {(*sorted(each[:2]), each[2]) for each in firsts + lasts} <= allowed
                assert opens_with(story, firsts, route), (story, permitted)
                assert opens_with(story, lasts, route), (story, permitted)


@in_blocks
def test_a_clock_tells_from_which_day_on_a_start_comes_too_late(block: int) -> None:
    for story in stories(block, SOME):
        for certainty, reading in CASES:
            timeline = story.timeline(certainty)
            clocks = vector_clocks(timeline, story.deadline, reading)
            for clock, who, day in product(clocks, PEOPLE, range(HORIZON)):
                reached = arrivals(timeline, [Origin(who, day, day)], reading).day(clock.who)
                if who != clock.who:
                    in_time = reached is not None and reached <= story.deadline
                    assert (day <= clock.news.get(who, -1)) == in_time, story


@in_blocks
def test_causal_fidelity_counts_who_reaches_whom_from_the_beginning(block: int) -> None:
    for story in stories(block, SOME):
        for certainty, reading in CASES:
            expected = 0
            for who in PEOPLE:
                from_start = story._replace(origins=(Origin(who, 0, 0),))
                days = by_force.first_days(from_start, certainty, reading)
                expected += sum(1 for day in days.values() if day < by_force.NEVER) - 1
            found = causal_fidelity(story.timeline(certainty), reading)
            assert found.in_time == expected, story
            assert found.on_paper == by_force.routes_on_paper(story, certainty), story


@given(seeds)
def test_the_fixed_point_of_the_measures_note_gives_the_same_on_larger_streams(seed: int) -> None:
    story = by_force.a_larger_story(seed)
    for certainty in Certainty:
        found = arrivals(story.timeline(certainty), story.origins, Reading.STRICT)
        assert {
            who: day for who in story.people if (day := found.day(who)) is not None
        } == by_force.fixed_point(story, certainty)


@given(seeds)
def test_many_signalen_in_one_pass_are_as_one_by_one(seed: int) -> None:
    stories_of_one_stream = [a_story(seed)._replace(origins=a_story(n).origins) for n in range(8)]
    origins = {str(n): story.origins for n, story in enumerate(stories_of_one_stream)}
    strict = Spreads(timelines(PEOPLE, a_story(seed).events), origins, Reading.STRICT)
    found = traces(strict, first=("0", "3", "7"))
    for n, story in enumerate(stories_of_one_stream):
        for certainty, reading in CASES:
            alone = arrivals(story.timeline(certainty), story.origins, reading)
            together = found[str(n)].case(certainty, reading)
            for who in PEOPLE:
                assert together.day(who) == alone.day(who)
                assert together.chain(who) == alone.chain(who)


@given(seeds)
def test_certain_is_never_before_possible_and_strict_never_before_the_same_day(seed: int) -> None:
    story = a_story(seed)
    times = timelines(PEOPLE, story.events)
    found = traces(Spreads(times, {"s": story.origins}, Reading.STRICT))["s"]
    for who in PEOPLE:
        day = {case: found.case(*case).day(who) for case in CASES}
        never = by_force.NEVER
        late = {case: never if value is None else value for case, value in day.items()}
        for reading in Reading:
            assert late[Certainty.POSSIBLE, reading] <= late[Certainty.CERTAIN, reading]
        for certainty in Certainty:
            assert late[certainty, Reading.SAME_DAY] <= late[certainty, Reading.STRICT]


@given(seeds, st.permutations(PEOPLE))
@example(4615078, ["a", "c", "d", "b"])
def test_other_ids_change_nothing_but_the_ids(seed: int, names: list[str]) -> None:
    story = a_story(seed)
    renamed = by_force.renamed(story, dict(zip(PEOPLE, names, strict=True)))
    for certainty, reading in CASES:
        before = arrivals(story.timeline(certainty), story.origins, reading)
        after = arrivals(renamed.timeline(certainty), renamed.origins, reading)
        for who, name in zip(PEOPLE, names, strict=True):
            assert before.day(who) == after.day(name)
            assert len(before.chain(who)) == len(after.chain(name))


def _holds(story: Story, chain: tuple[Hop, ...], certainty: Certainty, reading: Reading) -> bool:
    """Whether the events of the chain alone, each dated on its hop, bring it on that day."""
    dated = [(hop.event, hop.day) for hop in chain]
    assert len({id(hop.event) for hop in chain}) == len(chain)
    assert all(hop.event.first <= hop.day <= hop.event.last for hop in chain)
    if certainty is Certainty.CERTAIN:
        only = story._replace(
            events=tuple(sorted((hop.event for hop in chain), key=_first_and_last))
        )
        days = by_force.first_days(only, certainty, reading)
        return days[chain[-1].receiver] == chain[-1].day
    held = [(origin, origin.first) for origin in story.origins]
    return by_force.known_since(dated, held, reading)[chain[-1].receiver] == chain[-1].day


def _first_and_last(event: Event) -> tuple[int, int]:
    return event.first, event.last
