"""Two days of one casus."""

from datetime import date
from pathlib import Path

from graphmodel.gaps.change import Change, change
from graphmodel.gaps.search import find_gaps
from graphmodel.loading import read_casus_file
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.builders import a_casus, ids, meets, serves

THREE = {"a": "wijkteam", "b": "jgz", "c": "school_po"}


def between(casus: Casus, first: str, second: str) -> Change:
    before, after = (
        find_gaps(network_of(casus, date.fromisoformat(day))) for day in (first, second)
    )
    return change(before, after)


def test_who_came_and_who_left() -> None:
    services = [serves("a", until="2022-05-31"), serves("b"), serves("c", from_="2022-07-01")]
    found = between(a_casus(THREE, involvements=services), "2022-03-01", "2022-09-01")
    assert (found.came, found.left) == (("c",), ("a",))


def test_a_first_contact_is_a_tie_that_began() -> None:
    casus = a_casus(
        THREE,
        involvements=[serves(who) for who in "abc"],
        contacts=[meets("a", "b", on="2022-06-01")],
    )
    found = between(casus, "2022-05-31", "2022-06-01")
    assert found.began == (("a", "b"),)
    assert "L01:a~b" in ids(found.closed)
    assert found.appeared == ()


def test_a_tie_goes_silent_after_the_setting() -> None:
    casus = a_casus(
        THREE, involvements=[serves("a"), serves("b")], contacts=[meets("a", "b", on="2022-02-01")]
    )
    assert between(casus, "2022-02-10", "2022-05-02").silent == ()
    found = between(casus, "2022-02-10", "2022-06-01")
    assert found.silent == (("a", "b"),)
    assert "L05:a~b" in ids(found.appeared)
    assert between(casus, "2022-06-01", "2022-07-01").silent == ()


def test_a_tie_ends_when_one_of_the_two_leaves() -> None:
    casus = a_casus(
        THREE,
        involvements=[serves("a", until="2022-05-31"), serves("b")],
        contacts=[meets("a", "b", on="2022-05-01")],
    )
    assert between(casus, "2022-05-15", "2022-06-15").ended == (("a", "b"),)


def test_the_same_day_twice_changes_nothing() -> None:
    casus = a_casus(THREE, involvements=[serves("a"), serves("b")])
    assert between(casus, "2022-06-01", "2022-06-01") == Change((), (), (), (), (), (), ())


def test_what_is_told_together_on_one_of_the_days_has_not_closed() -> None:
    story = Path(__file__).parents[3] / "fixtures" / "gezin-linde" / "casus.yaml"
    found = between(read_casus_file(story), "2022-10-30", "2023-06-12")
    assert {"L02:coach~spv", "L05:coach~huisarts"}.isdisjoint(ids(found.closed))
    assert [finding for finding in found.appeared if finding.variant == "around"] == []
