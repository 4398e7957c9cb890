"""Of everything that was said of a finding, the last thing holds."""

from dataclasses import replace
from datetime import UTC, datetime

from graphmodel.gaps.explanation import Explanation, ExplanationKind, standing
from graphmodel.gaps.search import find_gaps
from graphmodel.model.network import network_of
from tests.builders import a_casus, serves

AT = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
SAID = Explanation("L01:arts~coach", ExplanationKind.EXPLAINED, "A", "agreed", AT)
WITHDRAWN = replace(SAID, kind=ExplanationKind.WITHDRAWN, reason="not so")


def test_nothing_holds_of_what_nobody_spoke_of() -> None:
    assert standing(()) == {}


def test_the_last_of_two_explanations_holds() -> None:
    later = replace(SAID, by="B")
    assert standing((SAID, later)) == {SAID.finding: later}


def test_what_was_withdrawn_does_not_hold() -> None:
    assert standing((SAID, WITHDRAWN)) == {}


def test_what_is_said_again_after_that_holds() -> None:
    assert standing((SAID, WITHDRAWN, SAID)) == {SAID.finding: SAID}


def test_each_finding_has_its_own() -> None:
    other = replace(SAID, finding="R01:gezin")
    assert standing((SAID, other, WITHDRAWN)) == {"R01:gezin": other}


def test_a_finding_that_is_explained_stays_as_it_was_and_where_it_was() -> None:
    gaps = find_gaps(
        network_of(
            a_casus(
                {"coach": "wijkteam", "arts": "huisarts"},
                involvements=[serves("coach"), serves("arts", domain="gezondheid")],
            )
        )
    )
    told = gaps.explained([SAID])
    assert [f.id for f in told.findings if f.explained] == [SAID.finding]
    assert tuple(f._replace(explained=None) for f in told.findings) == gaps.findings
    assert told.explained([SAID, WITHDRAWN]) == gaps
