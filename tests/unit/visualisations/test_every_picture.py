"""What holds for every picture in time and for that of supervision, whatever the gezin."""

from collections.abc import Callable

import pytest

from graphmodel.gaps.search import Gaps
from graphmodel.language import Language
from tests.pictures import HOSTILE_NAMES
from tests.unit.visualisations.charted import (
    FAMILIES,
    beyond_the_frame,
    gaps_of,
    is_harmless,
    tells,
    written_over_each_other,
)
from visualisations import canvas_svg
from visualisations.canvas import Picture
from visualisations.in_time.handover_timeline import handover_timeline
from visualisations.in_time.regie import regie_over_time
from visualisations.in_time.theme_lines import theme_lines
from visualisations.matrices.coverage_over_time import coverage_over_time
from visualisations.matrices.supervision_picture import supervision_picture

Drawing = Callable[[Gaps, Language], Picture]

DRAWINGS: dict[str, Drawing] = {
    "theme-lines": lambda gaps, language: theme_lines(gaps.run, language),
    "handovers": lambda gaps, language: handover_timeline(gaps.run, gaps.findings, language),
    "regie": lambda gaps, language: regie_over_time(gaps.run, language),
    "coverage": lambda gaps, language: coverage_over_time(gaps.run.network, language),
    "supervision": lambda gaps, language: supervision_picture(
        gaps.run.network, gaps.findings, language
    ),
}

every_family = pytest.mark.parametrize("family", FAMILIES)
every_drawing = pytest.mark.parametrize("name", DRAWINGS)


def drawn(name: str, family: str, language: Language = Language.NL) -> Picture:
    return DRAWINGS[name](gaps_of(family), language)


@every_family
@every_drawing
def test_no_text_is_written_over_another(name: str, family: str) -> None:
    assert written_over_each_other(drawn(name, family)) == []


@every_family
@every_drawing
def test_every_text_is_inside_the_picture(name: str, family: str) -> None:
    assert beyond_the_frame(drawn(name, family)) == []


@every_family
@every_drawing
def test_the_file_is_well_formed_and_holds_nothing_that_runs(name: str, family: str) -> None:
    assert is_harmless(drawn(name, family))


@pytest.mark.parametrize("family", ["linde", "berk", "hostile"])
@every_drawing
def test_a_figure_and_a_row_of_the_tables_can_be_pointed_at_by_an_id_of_their_own(
    name: str, family: str
) -> None:
    picture = drawn(name, family)
    figures = [figure.id for figure in picture.figures if figure.id]
    rows = [row.element for table in picture.tables for row in table.rows]
    assert len(set(figures)) == len(figures)
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("family", ["linde", "berk", "hostile"])
@every_drawing
def test_every_row_has_a_cell_for_every_column(name: str, family: str) -> None:
    tables = drawn(name, family).tables
    assert tables
    assert all(len(row.cells) == len(table.columns) for table in tables for row in table.rows)


@every_drawing
def test_hostile_names_are_text(name: str) -> None:
    text = canvas_svg.as_file(drawn(name, "hostile"))
    assert "<script" not in text
    assert "<img" not in text


@pytest.mark.parametrize("name", ["theme-lines", "handovers", "supervision"])
def test_a_hostile_name_is_told_whole(name: str) -> None:
    picture = drawn(name, "hostile")
    assert any(tells(picture, hostile) for hostile in HOSTILE_NAMES[:4])


@every_drawing
def test_the_same_network_gives_the_same_bytes(name: str) -> None:
    first, second = (canvas_svg.as_file(drawn(name, "linde")) for _ in range(2))
    assert first == second


@every_drawing
def test_the_two_languages_draw_the_same_things(name: str) -> None:
    dutch, english = (drawn(name, "linde", language) for language in Language)
    assert [figure.id for figure in dutch.figures] == [figure.id for figure in english.figures]
    assert dutch.title != english.title
    assert dutch.alternative != english.alternative
