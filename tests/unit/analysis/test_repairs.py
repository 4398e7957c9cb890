"""What would have carried a signaal to its target, on streams small enough to see it."""

import pytest

from graphmodel.analysis.arrival import Origin
from graphmodel.analysis.permitted import active_together, first_day, last_day, whenever
from graphmodel.analysis.repairs import (
    Missing,
    Route,
    fewest_missing_contacts,
    last_carrier,
    last_chance,
    repairs,
    would_open,
)
from graphmodel.analysis.spreading import NEVER
from graphmodel.analysis.timeline import Reading, timelines
from graphmodel.model.network import network_of
from tests.builders import a_casus, serves
from tests.property.by_force import an_event

PEOPLE = "abcde"
DEADLINE = 20
# a saw it on day 1 and met b on day 3; d met the target e on day 15; nothing leads from b to d.
BROKEN = (("ab", 3), ("de", 15), ("bc", 18))


def route(*contacts: tuple[str, int], reading: Reading = Reading.STRICT) -> Route:
    events = tuple(
        an_event(who, day, day, path=f"contacts[{n}]") for n, (who, day) in enumerate(contacts)
    )
    timeline = timelines(PEOPLE, events).certain
    return Route(timeline, (Origin("a", 1, 1),), "e", DEADLINE, reading)


class TestRepairTest:
    @pytest.mark.parametrize(
        ("pair", "day", "expected"),
        [
            (("b", "d"), 3, False),
            (("b", "d"), 4, True),
            (("d", "b"), 14, True),
            (("b", "d"), 15, False),
            (("b", "e"), 20, True),
            (("b", "e"), 21, False),
            (("a", "d"), 1, True),
            (("c", "d"), 10, False),
        ],
    )
    def test_it_helps_between_earliest_arrival_and_latest_departure(
        self, pair: tuple[str, str], day: int, expected: bool
    ) -> None:
        assert would_open(route(*BROKEN), pair, day) is expected

    def test_the_same_day_reading_takes_the_first_and_the_last_day_as_well(self) -> None:
        same_day = route(*BROKEN, reading=Reading.SAME_DAY)
        assert would_open(same_day, ("b", "d"), 3)
        assert would_open(same_day, ("b", "d"), 15)

    def test_an_open_route_is_open_with_any_contact(self) -> None:
        assert would_open(route(("ae", 5)), ("c", "d"), 19)


class TestLastChance:
    def test_with_every_pair_permitted_it_is_whoever_could_know_telling_the_target_itself(
        self,
    ) -> None:
        assert last_chance(route(*BROKEN), whenever(PEOPLE, 1, 30)) == Missing("a", "e", 1, 20)

    def test_with_few_pairs_it_is_the_last_day_that_still_leads_on(self) -> None:
        permitted = {("b", "d"): ((1, 31),), ("a", "c"): ((1, 31),)}
        assert repairs(route(*BROKEN), permitted) == (Missing("b", "d", 4, 14),)

    def test_only_permitted_days_count(self) -> None:
        permitted = {("b", "d"): ((1, 6), (9, 12), (15, 31))}
        assert last_chance(route(*BROKEN), permitted) == Missing("b", "d", 4, 11)

    def test_without_a_permitted_pair_that_helps_there_is_none(self) -> None:
        assert last_chance(route(*BROKEN), {("a", "c"): ((1, 31),)}) is None
        assert last_chance(route(*BROKEN), {}) is None

    def test_on_an_open_route_nothing_is_missing(self) -> None:
        opened = route(("ae", 5))
        assert opened.is_open
        assert repairs(opened, whenever(PEOPLE, 1, 30)) == ()


class TestLastCarrier:
    def test_it_is_the_last_contact_of_the_target_with_somebody_who_could_know(self) -> None:
        chain = last_carrier(route(("ab", 3), ("be", 6), ("be", 12), ("de", 15), ("be", 21)))
        assert [(hop.giver, hop.receiver, hop.day) for hop in chain] == [
            ("a", "b", 3),
            ("b", "e", 12),
        ]

    def test_what_came_through_the_target_itself_does_not_count(self) -> None:
        chain = last_carrier(route(("ae", 5), ("ec", 8), ("ec", 12)))
        assert [hop.day for hop in chain] == [5]

    def test_a_closed_route_has_none(self) -> None:
        assert last_carrier(route(*BROKEN)) == ()


class TestFewestMissingContacts:
    def test_an_open_route_misses_nothing(self) -> None:
        assert fewest_missing_contacts(route(("ae", 5)), {}) == ()

    def test_one_is_enough_where_one_is_permitted(self) -> None:
        permitted = {("b", "d"): ((1, 31),)}
        assert fewest_missing_contacts(route(*BROKEN), permitted) == (Missing("b", "d", 4, 14),)

    def test_more_are_named_in_order_of_time(self) -> None:
        permitted = {("c", "d"): ((1, 31),), ("a", "c"): ((1, 31),)}
        found = fewest_missing_contacts(route(("de", 15)), permitted)
        assert found == (Missing("a", "c", 1, 13), Missing("c", "d", 2, 14))

    def test_a_recorded_contact_between_two_missing_ones_costs_nothing(self) -> None:
        permitted = {("a", "b"): ((1, 31),), ("c", "e"): ((1, 31),)}
        found = fewest_missing_contacts(route(("bc", 8)), permitted)
        assert found == (Missing("a", "b", 1, 7), Missing("c", "e", 9, 20))

    def test_it_may_not_be_repairable_within_the_permitted_pairs(self) -> None:
        assert fewest_missing_contacts(route(*BROKEN), {("a", "c"): ((1, 31),)}) is None
        assert fewest_missing_contacts(route(*BROKEN), {}) is None


class TestPermitted:
    def test_a_pair_is_permitted_on_the_days_on_which_both_were_active(self) -> None:
        casus = a_casus(
            {"a": "wijkteam", "b": "huisarts", "c": "school_po"},
            involvements=[
                serves("a", from_="2022-01-01", until="2022-03-31"),
                serves("a", from_="2022-06-01", until="2022-12-31"),
                serves("b", from_="2022-03-01", until="2022-07-31"),
                serves("c", from_="2022-09-01", until="2022-09-30"),
            ],
        )
        network = network_of(casus)
        found = active_together(network)
        first = network.start
        march, june, august, september, october = (
            first + number for number in (59, 151, 212, 243, 273)
        )
        assert found == {
            ("a", "b"): ((march, march + 31), (june, august)),
            ("a", "c"): ((september, october),),
        }

    def test_a_day_in_no_stretch_is_before_the_next_and_after_the_last_one(self) -> None:
        stretches = ((5, 8), (10, 12))
        assert [first_day(stretches, day) for day in (1, 7, 8, 11, 12)] == [5, 7, 10, 11, NEVER]
        assert [last_day(stretches, day) for day in (4, 5, 8, 9, 30)] == [-NEVER, 5, 7, 7, 11]
