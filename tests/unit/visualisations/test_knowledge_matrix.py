from typing import Any

import pytest

from graphmodel.analysis.tracing import Verdict
from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from tests.builders import a_casus, meets, serves
from tests.pictures import HOSTILE_NAMES
from tests.unit.visualisations.charted import FAMILIES, gaps_of
from tests.unit.visualisations.colours import contrast
from visualisations.matrices.knowledge import knowledge_matrix, states_of
from visualisations.matrices.matrix import Cell, Matrix
from visualisations.names import Names
from visualisations.palette import TONE_LOOKS, Tone

PEOPLE = {"ib": "school_po", "arts": "huisarts", "coach": "wijkteam", "spv": "ggz"}


def matrix_of(language: Language = Language.NL, **lists: Any) -> Matrix:
    signaal = {
        "id": "s1",
        "text": "blauwe plekken",
        "kind": "onveiligheid",
        "severity": "severe",
        "date": "2022-04-04",
        "gezinsleden": ["kind"],
        "known_by": [{"hulpverlener": "ib", "since": "2022-04-04", "source": "dossier-ib p. 4"}],
    }
    involvements = [
        serves("ib", domain="onderwijs"),
        serves("arts", domain="gezondheid"),
        serves("coach"),
        serves("spv", "moeder", "ggz", until="2022-02-01"),
    ]
    casus = a_casus(PEOPLE, involvements=involvements, signalen=[signaal], **lists)
    return knowledge_matrix(find_gaps(network_of(casus)).run, language)


def cell(who: str, *contacts: dict[str, Any]) -> Cell:
    return matrix_of(contacts=list(contacts)).cell(who, "s1")


def test_who_noticed_it_knew_it() -> None:
    found = cell("ib")
    assert (found.letter, found.tone) == ("W", Tone.GOOD)
    assert "sinds 4 april 2022" in found.lines[0].text
    assert "wist" in found.told
    assert "dossier, p. 4" in found.sources


def test_knew_could_and_mattered_are_lines_of_their_own() -> None:
    found = cell("arts", meets("ib", "arts", on="2022-04-06"))
    assert [line.letter for line in found.lines] == ["M", "B"]
    assert "6 april 2022" in found.lines[0].text
    assert found.state == Verdict.NOT_PASSED_ON
    assert found.tone is Tone.GAP


def test_a_contact_with_an_uncertain_date_makes_it_possible_only() -> None:
    found = cell("arts", meets("ib", "arts", on="2022"))
    assert found.state == Verdict.TO_CHECK
    assert found.letter == "?"


def test_without_a_route_there_is_none() -> None:
    found = cell("arts")
    assert (found.letter, found.state) == ("G", Verdict.NO_ROUTE)
    assert "is tot en met 31 december 2022 niet aangetroffen" in found.told


def test_to_whom_it_did_not_matter_nothing_is_asked() -> None:
    found = cell("spv")
    assert (found.letter, found.lines, found.told) == ("·", (), "")


def test_who_could_have_known_without_a_reason_stands_apart_from_who_could_not() -> None:
    found = cell("spv", meets("ib", "spv", on="2022-04-06"))
    assert (found.letter, found.tone) == ("m", Tone.QUIET)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_hulpverlener_and_every_signaal_has_a_cell(family: str) -> None:
    run = gaps_of(family).run
    matrix = knowledge_matrix(run, Language.NL)
    assert {row.header.id for row in matrix.rows} >= set(run.network.members)
    assert [column.id for column in matrix.columns] == list(run.tracing.traces)
    assert all(len(row.cells) == len(matrix.columns) for row in matrix.rows)


@pytest.mark.parametrize("family", ["linde", "busy"])
def test_each_letter_of_the_cells_is_in_the_legend_once(family: str) -> None:
    matrix = knowledge_matrix(gaps_of(family).run, Language.NL)
    letters = [state.letter for state in matrix.legend]
    assert len(set(letters)) == len(letters)
    assert {cell.letter for row in matrix.rows for cell in row.cells} == set(letters)


@pytest.mark.parametrize("language", Language)
def test_no_two_states_have_the_same_letter_in_any_language(language: Language) -> None:
    letters = [s.letter for s in states_of(Names(gaps_of("linde").run.network, language))]
    assert len(set(letters)) == len(letters)


def test_the_matrix_says_what_could_have_known_does_not_mean() -> None:
    assert any("het betekent niet dat iets is gezegd" in note for note in matrix_of().notes)


def test_it_never_judges() -> None:
    said = " ".join(
        cell.told
        for family in ("linde", "iep", "busy")
        for row in knowledge_matrix(gaps_of(family).run, Language.NL).rows
        for cell in row.cells
    )
    assert not any(word in said for word in ("had moeten weten", "waarschijnlijk", "duidelijk"))


def test_a_hostile_name_is_kept_as_it_is() -> None:
    matrix = knowledge_matrix(gaps_of("hostile").run, Language.NL)
    assert HOSTILE_NAMES[0] in {row.header.name for row in matrix.rows}


def test_the_english_matrix_speaks_english() -> None:
    assert matrix_of(Language.EN).cell("ib", "s1").letter == "K"


@pytest.mark.parametrize("tone", Tone)
def test_a_letter_can_be_read_on_every_tone(tone: Tone) -> None:
    look = TONE_LOOKS[tone]
    assert contrast(look.ink, look.fill) >= 4.5
    assert contrast(look.border, look.fill) >= 3.0


@pytest.mark.parametrize("family", FAMILIES)
def test_every_letter_of_a_line_is_explained(family: str) -> None:
    matrix = knowledge_matrix(gaps_of(family).run, Language.NL)
    told = dict(matrix.line_legend)
    lines = [line for row in matrix.rows for cell in row.cells for line in cell.lines]
    assert {line.letter: line.name for line in lines} == told
