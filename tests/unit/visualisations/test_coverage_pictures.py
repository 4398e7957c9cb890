from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from graphmodel.analysis.coverage import coverage, coverage_on
from graphmodel.language import Language
from graphmodel.model.network import Network, network_of
from graphmodel.vocabulary import CoverageState
from tests.builders import a_casus, serves
from tests.unit.visualisations.charted import (
    gaps_of,
)
from visualisations.canvas import Picture
from visualisations.matrices.coverage import coverage_matrix
from visualisations.matrices.coverage_over_time import coverage_over_time, coverage_strips

PEOPLE = {"arts": "huisarts", "coach": "wijkteam"}


def network(*involvements: dict[str, Any], **lists: Any) -> Network:
    return network_of(a_casus(PEOPLE, involvements=list(involvements), **lists))


def drawn(family: str) -> Picture:
    return coverage_over_time(gaps_of(family).run.network, Language.NL)


def test_who_serves_is_in_the_cell() -> None:
    matrix = coverage_matrix(network(serves("coach")), Language.NL)
    cell = matrix.cell("kind", "jeugd")
    assert cell.letter == "B"
    assert cell.lines[0].text.startswith("hulpverlener, 1 januari")
    assert cell.told.endswith("iemand is betrokken.")


def test_waiting_refused_and_nobody_have_a_letter_of_their_own() -> None:
    found = network(
        serves("coach", kind="wacht"),
        serves("arts", domain="gezondheid", kind="weigert"),
        serves("arts", gezinslid="moeder", domain="ggz"),
    )
    matrix = coverage_matrix(found, Language.NL)
    letters = [matrix.cell("kind", domain).letter for domain in ("jeugd", "gezondheid", "ggz")]
    assert letters == ["W", "G", "–"]
    assert {state.letter for state in matrix.legend} == {"B", "W", "G", "–"}


def test_a_source_of_an_involvement_is_named() -> None:
    found = network(serves("coach", source="dossier-coach p. 3"))
    assert coverage_matrix(found, Language.NL).cell("kind", "jeugd").sources == ("dossier, p. 3",)


def test_a_cell_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        coverage_matrix(network(serves("coach")), Language.NL).cell("kind", "wonen")


def test_a_network_without_services_has_an_empty_matrix() -> None:
    matrix = coverage_matrix(network(), Language.EN)
    assert matrix.rows == ()
    assert matrix.legend == ()


def test_coverage_on_the_day_is_the_coverage() -> None:
    found = gaps_of("linde").run.network
    assert coverage_on(found, found.day) == coverage(found)


def test_coverage_on_an_earlier_day_is_that_of_the_network_of_that_day() -> None:
    casus = gaps_of("linde").run.network.casus
    for day in (date(2021, 12, 1), date(2022, 6, 1), date(2022, 12, 1)):
        then = {cover for cover in coverage(network_of(casus, day)) if cover.state == "served"}
        now = {c for c in coverage_on(network_of(casus), day.toordinal()) if c.state == "served"}
        assert then == now


def test_a_need_waits_only_while_it_lasts() -> None:
    need = {
        "gezinslid": "kind",
        "domain": "ggz",
        "from": "2022-03-01",
        "until": "2022-04-30",
        "waiting_at": "org-arts",
    }
    ((_, _, spells),) = coverage_strips(network(needs=[need]))
    assert [(spell.state, spell.end - spell.start) for spell in spells] == [
        (CoverageState.NOBODY, 59),
        (CoverageState.WAITING, 61),
        (CoverageState.NOBODY, 245),
    ]


def test_a_strip_covers_the_whole_window_without_a_gap() -> None:
    found = gaps_of("busy").run.network
    for _, _, spells in coverage_strips(found):
        assert spells[0].start == found.start
        assert spells[-1].end == found.end
        assert all(one.end == other.start for one, other in pairwise(spells))


def test_a_domain_that_never_touched_a_gezinslid_has_no_strip() -> None:
    strips = coverage_strips(network(serves("coach"), serves("arts", "moeder", "ggz")))
    assert [strip[:2] for strip in strips] == [("kind", "jeugd"), ("moeder", "ggz")]


@pytest.mark.parametrize("family", ["linde", "berk"])
def test_the_table_has_a_row_for_every_spell(family: str) -> None:
    picture = drawn(family)
    spells = {f.id for f in picture.figures if f.id.startswith("spell:")}
    assert spells == {row.element for row in picture.tables[0].rows}


def test_without_any_help_or_need_the_picture_holds_the_axis_alone() -> None:
    picture = coverage_over_time(network(), Language.NL)
    assert picture.tables[0].rows == ()
    assert not [figure for figure in picture.figures if figure.id.startswith(("strip:", "spell:"))]
