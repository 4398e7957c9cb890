from math import hypot

import pytest

from visualisations.curves import bends, control_point, point_on

LEFT, RIGHT = (-300.0, 40.0), (300.0, 40.0)
POINTS = {"a": LEFT, "b": RIGHT, "c": (0.0, -300.0)}


def test_a_line_without_a_bend_is_straight() -> None:
    x, y = control_point(LEFT, RIGHT, 0)
    assert (x, y) == pytest.approx((0, 40))


def test_a_positive_bend_is_clockwise_seen_from_the_start() -> None:
    assert control_point(LEFT, RIGHT, 0.2)[1] < 40
    assert control_point(LEFT, RIGHT, -0.2)[1] > 40


def test_a_curve_starts_and_ends_at_its_dots() -> None:
    assert point_on(LEFT, RIGHT, 0.3, 0) == pytest.approx(LEFT)
    assert point_on(LEFT, RIGHT, 0.3, 1) == pytest.approx(RIGHT)


def test_a_line_bows_away_from_the_gezin() -> None:
    (bend,) = bends([("a", "b")], POINTS, {})
    assert control_point(LEFT, RIGHT, bend)[1] > 40


def test_lines_between_the_same_two_all_run_apart() -> None:
    found = bends([("a", "b"), ("b", "a"), ("a", "b"), ("b", "a")], POINTS, {})
    middles = [
        point_on(*ends, bend, 0.5)
        for ends, bend in zip([(LEFT, RIGHT), (RIGHT, LEFT)] * 2, found, strict=True)
    ]
    gaps = [hypot(x - u, y - v) for n, (x, y) in enumerate(middles) for u, v in middles[:n]]
    assert min(gaps) > 10


def test_a_line_takes_a_wider_bend_around_a_box() -> None:
    box = {"box": (-80.0, 40.0, 80.0, 110.0)}
    (bend,) = bends([("a", "b")], POINTS, box)
    assert not any(
        -80 < x < 80 and 40 < y < 110
        for x, y in (point_on(LEFT, RIGHT, bend, step / 20) for step in range(21))
    )


def test_a_line_may_pass_its_own_ends() -> None:
    boxes = {"a": (-320.0, 20.0, -280.0, 60.0)}
    assert bends([("a", "b")], POINTS, boxes) == bends([("a", "b")], POINTS, {})
