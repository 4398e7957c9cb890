from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.language import Language
from visualisations.canvas import Figure, Words, overlap
from visualisations.in_time.axis import FLAG_HEIGHT, Axis, Flag, flagged, flags_height, grid
from visualisations.palette import DAY_LOOK, INK

FIRST = date(2021, 9, 20).toordinal()
FIRSTS = st.integers(date(1950, 1, 1).toordinal(), date(2080, 1, 1).toordinal())
LENGTHS = st.one_of(st.integers(1, 120), st.integers(1, 40_000))
WIDTHS = st.floats(300, 1600)
TEXTS = st.text(st.characters(categories=("L", "N", "Zs")), min_size=1, max_size=60)


def axis(days: int, width: float = 900.0) -> Axis:
    return Axis(FIRST, FIRST + days, 262.0, width)


def texts(*figures: Figure) -> list[Words]:
    return [part for figure in figures for part in figure.parts if isinstance(part, Words)]


def labels(axis: Axis) -> list[str]:
    return [words.text for words in texts(grid(axis, Language.NL, 0, 100))]


def flag(x: float, text: str) -> Flag:
    return Flag("day", x, text, DAY_LOOK, INK, text)


def test_a_day_stands_at_its_share_of_the_axis() -> None:
    assert axis(900).x(FIRST) == 262
    assert axis(900).x(FIRST + 450) == 262 + 450
    assert axis(900).x(FIRST + 900) == 262 + 900


def test_a_day_beyond_the_axis_stands_at_its_end() -> None:
    assert axis(900).x(FIRST - 10) == 262
    assert axis(900).x(FIRST + 2000) == 262 + 900


def test_a_day_is_drawn_in_the_middle_of_the_stretch_that_it_may_lie_in() -> None:
    assert axis(900).middle(FIRST, FIRST) == 262.5
    assert axis(900).middle(FIRST, FIRST + 9) == 267


def test_two_years_are_told_by_month() -> None:
    assert labels(axis(730))[:3] == ["okt", "nov", "dec"]
    assert {"2021", "2022", "2023"} <= set(labels(axis(730)))


def test_six_years_are_told_by_quarter() -> None:
    assert {"jan", "apr", "jul", "okt"} == {
        label for label in labels(axis(2200)) if not label.isdigit()
    }


def test_eighty_years_are_told_by_some_years_only() -> None:
    years = labels(axis(80 * 365))
    assert all(int(year) % 5 == 0 for year in years)
    assert len(years) > 5


def test_two_months_are_told_by_day() -> None:
    assert labels(axis(60))[:2] == ["20 sep", "27 sep"]


def test_months_are_those_of_the_language() -> None:
    words = {w.text for w in texts(grid(axis(400), Language.EN, 0, 100))}
    assert "May" in words


@pytest.mark.parametrize("first", [date(9000, 1, 1), date(9970, 6, 1)])
def test_an_axis_may_end_with_the_calendar(first: date) -> None:
    window = Axis(first.toordinal(), date.max.toordinal() + 1, 262.0, 900.0)
    assert any(year.label for year in window.years())


@given(FIRSTS, LENGTHS, WIDTHS)
def test_no_year_or_month_is_written_over_another(first: int, days: int, width: float) -> None:
    window = Axis(first, first + days, 200.0, width)
    words = texts(grid(window, Language.NL, 0, 100))
    assert not any(overlap(one.box, other.box) for one, other in combinations(words, 2))


@given(FIRSTS, LENGTHS, WIDTHS)
def test_no_year_or_month_sticks_out_of_the_axis(first: int, days: int, width: float) -> None:
    window = Axis(first, first + days, 200.0, width)
    for words in texts(grid(window, Language.NL, 0, 100)):
        assert window.left <= words.box[0]
        assert words.box[2] <= window.right + 1


@given(st.lists(st.tuples(st.floats(0, 900), TEXTS), max_size=6))
def test_flags_are_never_written_over_each_other(places: list[tuple[float, str]]) -> None:
    window = axis(900)
    flags = tuple(flag(262 + x, text) for x, text in places)
    words = texts(*flagged(flags, window, 0, 500))
    assert len(words) == len(flags)
    assert not any(overlap(one.box, other.box) for one, other in combinations(words, 2))
    assert all(each.box[1] >= 0 and each.y <= flags_height(flags, window) for each in words)


@given(st.floats(0, 900), TEXTS)
def test_a_flag_stays_on_the_axis(x: float, text: str) -> None:
    window = axis(900)
    (words,) = texts(*flagged((flag(262 + x, text * 4),), window, 0, 500))
    assert window.left - 4 <= words.box[0]
    assert words.box[2] <= window.right + 4


def test_flags_that_fit_beside_each_other_are_one_row() -> None:
    flags = (flag(300, "calamiteit"), flag(700, "peildatum"))
    assert flags_height(flags, axis(900)) == FLAG_HEIGHT
    assert flags_height((), axis(900)) == 0


def test_no_line_runs_through_the_text_of_another_flag() -> None:
    flags = (flag(300, "een lange tekst over een dag"), flag(340, "nog een lange tekst"))
    first, second = texts(*flagged(flags, axis(900), 0, 500))
    # The text of the later day is lower, so the line of the earlier one, which is to its left, passes it by.
    assert sorted((first.y, second.y)) == [12, 30]
    assert max((first, second), key=lambda words: words.x).y == 30


@pytest.mark.parametrize("days", [1, 2, 31, 366])
def test_a_short_window_has_a_label(days: int) -> None:
    assert labels(axis(days))
