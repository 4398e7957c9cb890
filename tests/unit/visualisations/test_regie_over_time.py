from typing import Any

import pytest

from graphmodel.gaps.regie import days_without_regie
from graphmodel.gaps.run import Run
from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.model.network import network_of
from tests.builders import a_casus, serves
from tests.unit.visualisations.charted import (
    figure,
    gaps_of,
)
from visualisations.canvas import Bar, Picture
from visualisations.in_time.regie import overlaps_of, regie_over_time

PEOPLE = {"ib": "school_po", "arts": "huisarts", "coach": "wijkteam"}


def run_of(*regie: dict[str, Any]) -> Run:
    involvements = [
        serves("ib", domain="onderwijs"),
        serves("arts", domain="gezondheid"),
        serves("coach", domain="jeugd"),
    ]
    return find_gaps(network_of(a_casus(PEOPLE, involvements=involvements, regie=list(regie)))).run


def directs(who: str, from_: str, until: str | None, kind: str = "casusregie") -> dict[str, Any]:
    return {"hulpverlener": who, "kind": kind, "from": from_, "until": until}


def drawn(family: str) -> Picture:
    return regie_over_time(gaps_of(family).run, Language.NL)


def test_gaps_are_those_of_the_rule() -> None:
    run = run_of(directs("coach", "2022-03-01", "2022-06-30"))
    table = regie_over_time(run, Language.NL).tables[1]
    days = [int(row.cells[1]) for row in table.rows if row.layer == "gap"]
    assert days == [end - start for start, end in days_without_regie(run)] == [59, 184]


def test_a_gap_is_as_wide_as_it_lasts() -> None:
    run = run_of(directs("coach", "2022-07-02", None))
    (start, end) = days_without_regie(run)[0]
    (bar,) = (
        p
        for p in figure(regie_over_time(run, Language.NL), f"gap:{start}").parts
        if isinstance(p, Bar)
    )
    assert bar.width == pytest.approx((end - start) / 365 * (1200 - 330 - 10), abs=0.5)


def test_two_at_a_time_are_an_overlap_from_the_first_to_the_last_common_day() -> None:
    run = run_of(directs("coach", "2022-03-01", "2022-06-30"), directs("ib", "2022-06-01", None))
    (overlap,) = overlaps_of(run.network)
    assert overlap.people == ("coach", "ib")
    assert overlap.days == 30


def test_two_kinds_of_regie_of_one_hulpverlener_are_no_overlap() -> None:
    run = run_of(
        directs("coach", "2022-03-01", None), directs("coach", "2022-03-01", None, "procesregie")
    )
    assert overlaps_of(run.network) == ()


def test_regie_that_may_have_overlapped_is_no_overlap() -> None:
    run = run_of(directs("coach", "2022-03-01", "2022-06"), directs("ib", "2022-06", None))
    assert overlaps_of(run.network) == ()


def test_a_third_regisseur_begins_another_stretch() -> None:
    run = run_of(
        directs("coach", "2022-01-01", None),
        directs("ib", "2022-02-01", None),
        directs("arts", "2022-03-01", "2022-03-31"),
    )
    assert [len(each.people) for each in overlaps_of(run.network)] == [2, 3, 2]


def test_each_regisseur_has_a_lane_for_each_kind() -> None:
    run = run_of(
        directs("coach", "2022-03-01", "2022-04-01"),
        directs("coach", "2022-06-01", None),
        directs("ib", "2022-03-01", None, "procesregie"),
    )
    picture = regie_over_time(run, Language.NL)
    bars = [f"regie:coach:casusregie:{n}" for n in (1, 2)] + ["regie:ib:procesregie:1"]
    assert all(isinstance(figure(picture, bar).parts[0], Bar) for bar in bars)
    assert [row.element for row in picture.tables[0].rows] == bars


def test_without_regie_the_picture_says_so() -> None:
    picture = regie_over_time(run_of(), Language.NL)
    assert "bij niemand regie vastgelegd" in picture.alternative
    assert picture.tables[0].rows == ()
