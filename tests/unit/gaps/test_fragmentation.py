"""F01-F07, C02, C03 and the findings about the data."""

from typing import Any

import pytest

from graphmodel.gaps.finding import Named, Severity
from graphmodel.gaps.search import find_gaps
from graphmodel.model.casus import Casus
from graphmodel.model.network import network_of
from tests.builders import a_casus, either, findings, ids, meets, serves

SIX = dict.fromkeys("abcdef", "wijkteam")


def six(*ties: str, **lists: Any) -> Casus:
    services = [serves(who) for who in SIX]
    contacts = [meets(*tie) for tie in ties]
    return a_casus(SIX, **either(lists, involvements=services, contacts=contacts))


def test_two_groups_are_one_finding_that_names_both_sides() -> None:
    found = findings(six("ab", "bc", "de", "ef"), "F01")
    assert ids(found) == ["F01:a~b~c~d~e~f"]
    assert found[0].subjects.hulpverleners == tuple("abcdef")
    assert len(found[0].evidence) == 4


def test_every_one_of_three_groups_is_a_finding_that_names_the_others() -> None:
    found = findings(six("ab", "cd", "ef"), "F01")
    assert ids(found) == ["F01:a~b", "F01:c~d", "F01:e~f"]
    assert found[0].subjects.hulpverleners == tuple("abcdef")


def test_more_groups_than_three_are_one_finding_that_names_who_stands_alone() -> None:
    casus = six("ab", "cd")
    (found,) = (f for f in find_gaps(network_of(casus)).findings if f.rule == "F01")
    assert (found.named, found.also) == (tuple("abcdef"), ("F02",))
    assert found.values["alone"] == (Named("hulpverleners", "e"), Named("hulpverleners", "f"))


def test_one_group_is_no_fragmentation() -> None:
    assert findings(six("ab", "bc", "cd", "de", "ef"), "F01") == ()


def test_groups_of_different_years_are_not_apart() -> None:
    services = [serves(who, until="2022-05-31") for who in "abc"]
    services += [serves(who, from_="2022-06-01") for who in "def"]
    contacts = [meets(*tie, on="2022-02-01") for tie in ("ab", "bc")]
    contacts += [meets(*tie, on="2022-08-01") for tie in ("de", "ef")]
    casus = a_casus(SIX, involvements=services, contacts=contacts)
    assert findings(casus, "F01") == ()


def test_somebody_without_any_tie_is_isolated() -> None:
    (found,) = findings(six("ab", "bc", "cd", "de"), "F02")
    assert (found.id, found.variant) == ("F02:f", "text")


def test_more_than_three_isolated_are_one_finding() -> None:
    (found,) = findings(six("ab"), "F02")
    assert (found.id, found.variant) == ("F02:c~d~e~f", "several")


def test_one_hulpverlener_alone_is_not_isolated() -> None:
    assert findings(a_casus({"a": "wijkteam"}, involvements=[serves("a")]), "F02") == ()


def test_pairs_that_only_share_a_gezinslid_are_one_finding_for_that_gezinslid() -> None:
    casus = a_casus(SIX, involvements=[serves("a"), serves("b"), serves("c", "moeder")])
    (found,) = findings(casus, "F03")
    assert (found.id, found.pairs) == ("F03:kind", (("a", "b"),))


def test_f03_and_l01_on_the_same_two_are_one_finding() -> None:
    casus = a_casus(SIX, involvements=[serves("a"), serves("b")])
    found = [f for f in findings(casus, "") if "F03" in (f.rule, *f.also)]
    assert [(f.rule, f.also) for f in found] == [("L01", ("F03",))]


def test_no_plan_at_all_and_somebody_outside_the_plan_are_f04() -> None:
    (found,) = findings(six("ab", plans=[]), "F04")
    assert (found.variant, found.subjects.hulpverleners) == ("none", tuple("abcdef"))
    plan = {"id": "p1", "hulpverleners": list("abcde"), "from": "2022-01-01", "until": None}
    (found,) = findings(six("ab", plans=[plan]), "F04")
    assert (found.id, found.variant) == ("F04:f", "text")


def test_a_plan_for_everyone_answers_f04_and_uncoded_plans_silence_it() -> None:
    plan = {"id": "p1", "hulpverleners": list("abcdef"), "until": None}
    assert findings(six("ab", plans=[plan]), "F04") == ()
    assert findings(six("ab"), "F04") == ()


def test_a_plan_that_ended_is_no_plan_on_the_day() -> None:
    plan = {"id": "p1", "hulpverleners": list("abcdef"), "until": "2022-06-30"}
    (found,) = findings(six("ab", plans=[plan]), "F04")
    assert found.variant == "none"


def test_a_cut_point_is_low_and_names_what_falls_apart() -> None:
    (found,) = findings(
        a_casus(
            SIX,
            involvements=[serves(w) for w in "abc"],
            contacts=[meets("a", "b"), meets("b", "c")],
        ),
        "F05",
    )
    assert (found.id, found.severity) == ("F05:b", Severity.LOW)
    assert found.subjects.hulpverleners == ("a", "b", "c")


def test_more_than_three_cut_points_are_one_finding() -> None:
    people = dict.fromkeys("abcdefg", "wijkteam")
    casus = a_casus(
        people,
        involvements=[serves(who) for who in people],
        contacts=[meets(*tie) for tie in ("ab", "bc", "cd", "de", "ef", "fg")],
    )
    (found,) = findings(casus, "F05")
    assert (found.id, found.variant) == ("F05:b~c~d~e~f", "several")


def test_somebody_who_left_before_the_day_is_no_cut_point() -> None:
    services = [serves("a"), serves("b", until="2022-11-30"), serves("c")]
    casus = a_casus(SIX, involvements=services, contacts=[meets("a", "b"), meets("b", "c")])
    assert findings(casus, "F05") == ()


def test_the_only_connection_between_two_groups_is_f06() -> None:
    (found,) = findings(six("ab", "bc", "ca", "cd", "de", "ef", "fd"), "F06")
    assert (found.id, found.severity) == ("F06:c~d", Severity.LOW)


def test_a_second_connection_answers_f06_and_a_single_leaf_is_none() -> None:
    assert findings(six("ab", "bc", "ca", "cd", "de", "ef", "fd", "ae"), "F06") == ()
    assert findings(a_casus(SIX, contacts=[meets("a", "b")]), "F06") == ()


def test_gezinsleden_with_separate_circles_are_f07() -> None:
    services = [serves("a"), serves("b"), serves("c", "moeder"), serves("d", "moeder")]
    casus = a_casus(SIX, involvements=services, contacts=[meets("a", "b"), meets("c", "d")])
    (found,) = findings(casus, "F07")
    assert found.id == "F07:kind~moeder"
    assert found.subjects.hulpverleners == tuple("abcd")


def test_a_tie_between_the_circles_answers_f07() -> None:
    services = [serves("a"), serves("c", "moeder")]
    assert findings(a_casus(SIX, involvements=services, contacts=[meets("a", "c")]), "F07") == ()


def test_one_who_serves_both_answers_f07() -> None:
    casus = a_casus(SIX, involvements=[serves("a"), serves("a", "moeder")])
    assert findings(casus, "F07") == ()


def test_a_gezinslid_whom_nobody_serves_is_c02() -> None:
    (found,) = findings(a_casus(SIX, involvements=[serves("a", "moeder")]), "C02")
    assert (found.id, found.variant) == ("C02:kind", "minor")


def test_family_outside_the_gezin_and_a_casus_without_help_make_no_c02() -> None:
    family = {"kind": {}, "oma": {"relation": "grandparent", "in_gezin": False}}
    assert findings(a_casus(SIX, family, involvements=[serves("a")]), "C02") == ()
    assert findings(a_casus(SIX), "C02") == ()


def seen(*days: str) -> Casus:
    rows = [{"hulpverlener": "a", "gezinslid": "kind", "date": day} for day in days]
    return a_casus(SIX, involvements=[serves("a")], sightings=rows)


def test_a_child_not_seen_for_longer_than_the_setting_is_c03() -> None:
    (found,) = findings(seen("2022-01-03", "2022-08-01"), "C03")
    assert (found.id, found.values["days"], found.variant) == ("C03:kind", 152, "text")


def test_a_child_never_seen_is_told_as_never() -> None:
    (found,) = findings(seen(), "C03")
    assert found.variant == "never"


@pytest.mark.parametrize("day", ["2022-10-02", "2022-12-31", "2022-12"])
def test_a_child_seen_within_the_setting_answers_c03(day: str) -> None:
    assert findings(seen(day), "C03") == ()


def test_uncoded_sightings_silence_c03_and_adults_are_not_asked() -> None:
    assert findings(a_casus(SIX, involvements=[serves("a")]), "C03") == ()
    family = {"moeder": {"relation": "parent"}}
    casus = a_casus(SIX, family, involvements=[serves("a", "moeder")], sightings=[])
    assert findings(casus, "C03") == ()


def test_organisations_whose_file_was_not_examined_are_one_finding() -> None:
    sources = [{"id": "dossier-a", "kind": "dossier", "organisation": "org-a"}]
    services = [{k: v for k, v in serves(w).items() if k != "source"} for w in "abc"]
    (found,) = findings(a_casus(SIX, involvements=services, sources=sources), "D01")
    assert found.subjects.organisations == tuple(f"org-{who}" for who in "bcdef")
    assert found.severity is Severity.LOW


def test_the_method_names_the_same_unexamined_organisations_as_the_finding() -> None:
    sources = [{"id": "dossier-a", "kind": "dossier", "organisation": "org-a"}]
    gaps = find_gaps(network_of(a_casus(SIX, involvements=[serves("a")], sources=sources)))
    (found,) = (each for each in gaps.findings if each.rule == "D01")
    assert gaps.run.grading.not_examined == found.subjects.organisations


def test_every_file_examined_answers_d01() -> None:
    assert findings(six("ab"), "D01") == ()


def test_lists_that_were_not_coded_are_one_finding_that_names_the_silent_rules() -> None:
    (found,) = findings(a_casus(SIX, contacts=[], plans=[], needs=[], decisions=[]), "D03")
    assert found.named == ("invited", "meldingen", "sightings")
    assert found.values["rules"] == tuple(
        Named("codes", code) for code in ("C03", "I06", "I07", "L06")
    )


def test_everything_coded_answers_d03() -> None:
    lists: dict[str, Any] = {
        name: [] for name in ("plans", "needs", "decisions", "sightings", "meldingen")
    }
    casus = a_casus(SIX, contacts=[meets("a", "b", invited=[])], **lists)
    assert findings(casus, "D03") == ()
