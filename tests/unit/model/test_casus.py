"""The casus file as a value: what is absent, what is recorded as none, and what must fit together."""

from typing import Any

import pytest
from pydantic import ValidationError

from graphmodel.model.casus import Casus, canonical, content_hash
from graphmodel.model.checks import CrossReferenceError
from tests.builders import a_casus, meets, serves

TWO = {"a": "wijkteam", "b": "jgz"}


def codes_of(**lists: Any) -> list[str]:  # any list of the format
    with pytest.raises(ValidationError) as caught:
        a_casus(TWO, **lists)
    error = caught.value.errors()[0].get("ctx", {})["error"]
    assert isinstance(error, CrossReferenceError)
    return [problem.code for problem in error.problems]


def test_what_is_absent_differs_from_what_is_recorded_as_none() -> None:
    absent, none = ({"id": "o1", "from": "a"}, {"id": "o1", "from": "a", "to": None})
    first, second = a_casus(TWO, handovers=[absent]), a_casus(TWO, handovers=[none])
    assert first != second
    assert content_hash(first) != content_hash(second)
    assert second.handovers is not None
    assert second.handovers[0].is_recorded("to")


def test_it_is_read_back_from_its_canonical_text() -> None:
    casus = a_casus(TWO, involvements=[serves("a")], contacts=[meets("a", "b")], plans=[])
    assert Casus.model_validate_json(canonical(casus)) == casus


def test_its_canonical_text_has_words_and_dates_as_they_are_written() -> None:
    row = {"until": None, "from": "2022-05~", "kind": "begeleidt", "domain": "jeugd"}
    casus = Casus.model_validate(
        {
            "format": "casus/1",
            "casus": {"id": "gezin-toets"},
            "gezinsleden": [{"id": "kind", "relation": "child", "born": "2015"}],
            "organisations": [{"id": "o", "type": "anders", "domains": ["jeugd", "ggz"]}],
            "hulpverleners": [{"role": "anders", "organisation": "o", "id": "a"}],
            "involvements": [{**row, "gezinslid": "kind", "hulpverlener": "a"}],
        }
    )
    assert canonical(casus) == (
        '{"format":"casus/1","casus":{"id":"gezin-toets"},'
        '"gezinsleden":[{"id":"kind","relation":"child","born":"2015"}],'
        '"organisations":[{"id":"o","type":"anders","domains":["jeugd","ggz"]}],'
        '"hulpverleners":[{"id":"a","organisation":"o","role":"anders"}],'
        '"involvements":[{"from":"2022-05~","until":null,"hulpverlener":"a","gezinslid":"kind",'
        '"domain":"jeugd","kind":"begeleidt"}]}'
    )


def test_the_order_of_keys_is_no_content_and_the_order_of_a_list_is() -> None:
    row = serves("a")
    backwards = dict(reversed(row.items()))
    assert content_hash(a_casus(TWO, involvements=[row])) == content_hash(
        a_casus(TWO, involvements=[backwards])
    )
    rows = [serves("a"), serves("b")]
    assert content_hash(a_casus(TWO, involvements=rows)) != content_hash(
        a_casus(TWO, involvements=rows[::-1])
    )


def test_values_cannot_be_changed() -> None:
    casus = a_casus(TWO)
    with pytest.raises(ValidationError):
        casus.plans = ()


@pytest.mark.parametrize(
    ("lists", "code"),
    [
        ({"involvements": [serves("x", source="dossier-a")]}, "problem.unknown_reference"),
        ({"involvements": [serves("a", "niemand")]}, "problem.unknown_reference"),
        ({"involvements": [serves("a", source="b9 p. 2")]}, "problem.unknown_reference"),
        ({"involvements": [serves("a", until="2021-01-01")]}, "problem.ends_before_it_starts"),
        ({"involvements": [serves("a", ended="verhuisd")]}, "problem.ended_without_until"),
        ({"contacts": [meets("a")]}, "problem.one_hulpverlener"),
        ({"contacts": [meets("a", "b"), meets("a", "b")]}, "problem.duplicate_id"),
        (
            {"agreements": [{"id": "a1", "kind": "pauze", "hulpverleners": ["a"]}]},
            "problem.one_hulpverlener",
        ),
        (
            {"meldingen": [{"id": "m1", "from": "org-a", "kind": "vir"}]},
            "problem.unknown_reference",
        ),
    ],
)
def test_entries_that_do_not_fit_together_are_refused(lists: dict[str, Any], code: str) -> None:
    assert codes_of(**lists) == [code]


def test_a_type_without_domains_of_its_own_must_give_them() -> None:
    with pytest.raises(ValidationError):
        a_casus({"a": "anders"})
    with pytest.raises(ValidationError):
        a_casus({"a": "notaris_advocaat"})


def test_a_contact_with_one_hulpverlener_named_twice_is_still_one() -> None:
    assert codes_of(contacts=[meets("a", "a")]) == [
        "problem.named_twice",
        "problem.one_hulpverlener",
    ]


def test_only_a_participant_can_confirm_a_contact() -> None:
    people = {**TWO, "c": "jgz"}
    with pytest.raises(ValidationError):
        a_casus(people, contacts=[meets("a", "b", confirmed_by=["c"])])


def test_a_handover_a_melding_and_a_share_may_go_to_an_organisation() -> None:
    casus = a_casus(
        TWO,
        handovers=[{"id": "o1", "from": "a", "to": "org-b"}],
        meldingen=[{"id": "m1", "from": "a", "to": "org-b", "kind": "vir"}],
        signalen=[{"id": "s1", "kind": "schulden", "shared": [{"from": "a", "to": "org-b"}]}],
    )
    assert casus.handovers is not None


def test_every_problem_is_told_at_once() -> None:
    services = [serves("a", "niemand"), serves("a", until="2020-01-01"), serves("x", source="q")]
    assert len(codes_of(involvements=services)) == 4
