from collections.abc import Sequence

from graphmodel.gaps.finding import Finding, Kind
from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from tests.builders import a_casus, serves
from tests.pictures import a_finding
from tests.unit.visualisations.charted import (
    figure,
    gaps_of,
    is_harmless,
)
from visualisations.canvas import Picture
from visualisations.matrices.matrix import Matrix
from visualisations.matrices.supervision import Supervision, supervision_matrix
from visualisations.matrices.supervision_picture import supervision_picture

NETWORK = network_of(
    a_casus(
        {"ib": "school_po", "arts": "huisarts", "coach": "wijkteam"},
        involvements=[serves("ib", domain="onderwijs"), serves("arts"), serves("coach")],
    )
)


def matrix(findings: Sequence[Finding] = ()) -> Matrix:
    return supervision_matrix(NETWORK, findings, Language.NL)


def drawn(family: str) -> Picture:
    gaps = gaps_of(family)
    return supervision_picture(gaps.run.network, gaps.findings, Language.NL)


def test_a_school_is_under_the_inspectorate_of_education() -> None:
    assert matrix().cell("org-ib", "ivho").letter == "T"
    assert matrix().cell("org-arts", "ivho").letter == "–"


def test_a_finding_touches_who_supervises_an_organisation_that_it_names() -> None:
    findings = (a_finding(hulpverleners=("ib", "arts")),)
    assert matrix(findings).cell("org-ib", "ivho").letter == "B"
    assert matrix(findings).cell("org-coach", "wmo_toezichthouder").letter == "T"
    view = Supervision(NETWORK, findings)
    assert view.touching("ivho") == view.touching("igj") == findings


def test_a_finding_counts_once_for_a_supervisor_of_both() -> None:
    findings = (a_finding(hulpverleners=("arts", "coach")),)
    assert Supervision(NETWORK, findings).touching("igj") == findings


def test_what_is_said_of_the_record_touches_nobody() -> None:
    findings = (a_finding("D01", ("ib",), kind=Kind.DATA_QUALITY),)
    assert Supervision(NETWORK, findings).touching("ivho") == ()


def test_only_supervisors_of_this_network_are_columns() -> None:
    shown = {column.id for column in matrix().columns}
    assert "ivho" in shown
    assert "afm" not in shown


def test_the_table_names_the_findings_of_each_supervisor() -> None:
    findings = (a_finding(hulpverleners=("ib", "arts")),)
    (table,) = supervision_picture(NETWORK, findings, Language.NL).tables
    (row,) = (row for row in table.rows if row.element == "supervisor:ivho")
    assert row.cells[-1] == findings[0].rule


def test_each_supervision_is_a_line_between_its_boxes() -> None:
    picture = supervision_picture(NETWORK, (), Language.NL)
    assert figure(picture, "supervises:org-ib:ivho")
    lines = [f for f in picture.figures if f.id.startswith("supervises:")]
    view = Supervision(NETWORK, ())
    assert len(lines) == sum(len(view.over(o)) for o in view.organisations)


def test_an_empty_network_has_no_organisations() -> None:
    network = find_gaps(network_of(a_casus({}))).run.network
    assert supervision_matrix(network, (), Language.EN).rows == ()
    assert is_harmless(supervision_picture(network, (), Language.EN))
