from itertools import combinations

import pytest
from hypothesis import given
from hypothesis.strategies import builds, floats, lists

from visualisations.layout import Box, beside, rings, rows, sized

some_boxes = builds(sized, floats(20, 200), floats(10, 40), floats(10, 90))


def overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    return [(one, other) for one, other in combinations(boxes, 2) if one.overlaps(other)]


@given(lists(lists(some_boxes, max_size=9), max_size=8), lists(some_boxes, max_size=5))
def test_no_two_boxes_overlap(groups: list[list[Box]], family: list[Box]) -> None:
    middle = rows([family])
    assert overlapping([*middle, *rings(groups, middle)]) == []


@pytest.mark.parametrize("count", [1, 2, 15, 40, 200])
def test_everybody_gets_a_place(count: int) -> None:
    groups = [[sized(150, 18, 70)] * count]
    assert len(rings(groups, rows([[sized(168, 26, 26)] * 3]))) == count


def test_the_same_boxes_get_the_same_places() -> None:
    groups = [[sized(150, 18, 70)] * 5, [sized(120, 18, 50)] * 3]
    assert rings(groups, ()) == rings(groups, ())


def test_a_group_stays_together_on_the_ring() -> None:
    placed = rings([[sized(100, 20, 50)] * 4, [sized(100, 20, 50)] * 4], ())
    assert {box.x > 0 for box in placed[:4]} == {True}
    assert {box.x > 0 for box in placed[4:]} == {False}


def test_the_ring_is_wider_than_high_as_labels_are() -> None:
    placed = rings([[sized(160, 20, 60)] * 16], ())
    wide = max(box.x for box in placed) - min(box.x for box in placed)
    high = max(box.y for box in placed) - min(box.y for box in placed)
    assert wide > 1.5 * high


def test_nobody_around_needs_no_ring() -> None:
    assert rings([], ()) == ()


def test_rows_stand_under_each_other_around_the_origin() -> None:
    above, below = rows([[sized(100, 20, 20)], [sized(100, 20, 20)]])
    assert (above.x, below.x) == (0, 0)
    assert above.y == -below.y < 0


def test_an_empty_row_takes_no_room() -> None:
    assert rows([[], [sized(100, 20, 20)]]) == rows([[sized(100, 20, 20)]])


def test_a_caption_finds_a_free_place_at_its_group() -> None:
    group = rings([[sized(100, 20, 50)] * 3], ())
    place = beside(group, sized(120, 10, 10), group)
    assert overlapping([*group, place]) == []
    assert min(abs(place.x - box.x) + abs(place.y - box.y) for box in group) < 120


def test_a_caption_goes_further_out_when_its_group_is_hemmed_in() -> None:
    member = sized(100, 20, 50).at(0, -200)
    walls = [sized(400, 30, 30).at(0, -260), sized(400, 30, 30).at(0, -110)]
    place = beside([member], sized(120, 10, 10), [member, *walls])
    assert overlapping([place, member]) == overlapping([place, walls[0]]) == []
    assert place.y < -290
