"""L06, L07."""

from typing import Any

from graphmodel.gaps.search import find_gaps
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.builders import a_casus, either, findings, meets, serves

THREE = {"a": "wijkteam", "b": "jgz", "c": "school_po"}


def with_meetings(
    *attended: tuple[str, ...], invited: list[str] | None = None, **lists: Any
) -> Casus:
    rows = [
        meets(*who, on=f"2022-0{n}-15", kind="casusoverleg", invited=invited or [])
        for n, who in enumerate(attended, 3)
    ]
    services = [serves(who) for who in THREE]
    return a_casus(THREE, **either(lists, involvements=services, contacts=rows))


def test_somebody_active_who_was_at_no_joint_meeting_is_named() -> None:
    (found,) = findings(with_meetings(("a", "b"), ("a", "b")), "L06")
    assert found.id == "L06:c"
    assert (found.values["meetings"], found.variant) == (2, "text")


def test_somebody_invited_who_did_not_come_is_told_as_invited() -> None:
    (found,) = findings(with_meetings(("a", "b"), invited=["c"]), "L06")
    assert found.variant == "invited"


def test_one_meeting_attended_answers_l06() -> None:
    assert findings(with_meetings(("a", "b"), ("b", "c")), "L06") == ()


def test_meetings_before_somebody_came_are_not_missed() -> None:
    services = [serves("a"), serves("b"), serves("c", from_="2022-06-01")]
    assert findings(with_meetings(("a", "b"), involvements=services), "L06") == ()


def test_without_coded_invitations_l06_stays_silent_and_d03_says_so() -> None:
    rows = [meets("a", "b", kind="casusoverleg")]
    casus = a_casus(THREE, involvements=[serves(who) for who in THREE], contacts=rows)
    gaps = find_gaps(network_of(casus), select=("L06", "D03"))
    assert gaps.silent == ("L06",)
    (found,) = gaps.findings
    assert "invited" in found.named


def test_an_agreement_with_all_who_met_answers_l06() -> None:
    rows = [
        {"id": f"a-{who}", "kind": "via_regisseur", "hulpverleners": ["c", who]} for who in "ab"
    ]
    assert findings(with_meetings(("a", "b"), agreements=rows), "L06") == ()


def test_a_contact_that_one_file_records_and_the_other_examined_file_does_not_is_l07() -> None:
    casus = a_casus(
        THREE,
        involvements=[serves("a"), serves("b")],
        contacts=[meets("a", "b", confirmed_by=["a"], source="dossier-a")],
    )
    (found,) = findings(casus, "L07")
    assert found.id == "L07:a~b"
    assert found.subjects.contacts == ("c-a-b-2022-06-01",)


def test_l07_needs_the_other_file_to_be_examined() -> None:
    casus = a_casus(
        THREE,
        involvements=[{k: v for k, v in serves("a").items() if k != "source"}],
        contacts=[meets("a", "b", confirmed_by=["a"])],
        sources=[{"id": "dossier-a", "kind": "dossier", "organisation": "org-a"}],
    )
    assert findings(casus, "L07") == ()


def test_both_confirming_or_nobody_known_to_confirm_is_no_l07() -> None:
    for confirmed in ({"confirmed_by": ["a", "b"]}, {}):
        casus = a_casus(THREE, contacts=[meets("a", "b", **confirmed)])
        assert findings(casus, "L07") == ()
