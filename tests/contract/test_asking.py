"""Who or what is asked for by name is there, or the error says what is; of what is there, nothing to tell is no error."""

import pytest

from graphmodel.asking import answer
from graphmodel.errors import UnknownNameError
from graphmodel.language import Language
from graphmodel.language.problems import error_text
from graphmodel.model.casus import Casus
from graphmodel.questions import question, question_kinds, unknown_name
from graphmodel.stores import GraphStore
from tests.contract.stories import AT, fill

BARE = {"format": "casus/1", "casus": {"id": "gezin-kaal"}}
DAY = "2022-10-15"


def refusal(store: GraphStore, name: str, **values: str) -> UnknownNameError:
    """The error with which a question is refused; the question itself can be asked."""
    with pytest.raises(UnknownNameError) as caught:
        answer(store, question(name, values))
    return caught.value


@pytest.mark.parametrize(
    ("name", "values", "wrong", "told"),
    [
        ("regisseurs_of_casus", {"casus": "gezin-lind"}, ("casus", "casus"), "gezin-linde"),
        ("meldingen_without_feedback", {"casus": "gezin-lind"}, ("casus", "casus"), "gezin-linde"),
        (
            "colleagues_of_hulpverlener",
            {"hulpverlener": "gezin-linde/coch", "day": DAY},
            ("hulpverlener", "hulpverlener"),
            "gezin-linde/coach",
        ),
        (
            "colleagues_of_hulpverlener",
            {"hulpverlener": "gezin-weg/coach", "day": DAY},
            ("hulpverlener", "casus"),
            "gezin-linde",
        ),
        (
            "decisions_about_gezinslid",
            {"gezinslid": "gezin-linde/coach"},
            ("gezinslid", "gezinslid"),
            "gezin-linde/kind-1",
        ),
        (
            "who_knew_signaal",
            {"signaal": "gezin-linde/s99"},
            ("signaal", "signaal"),
            "gezin-linde/s1",
        ),
        (
            "casussen_with_organisation",
            {"organisation": "gezin-linde/wijkteem"},
            ("organisation", "organisation"),
            "gezin-linde/wijkteam",
        ),
        (
            "casussen_with_organisation",
            {"organisation": "Geen Organisatie"},
            ("organisation", "organisation.nowhere"),
            "",
        ),
        (
            "contacts_between_organisations",
            {"one": "agb:00000001", "other": "agb:99999999"},
            ("other", "organisation.nowhere"),
            "",
        ),
        ("casussen_with_theme", {"theme": "schuld"}, ("theme", "theme"), "schulden"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(
    store: GraphStore,
    name: str,
    values: dict[str, str],
    wrong: tuple[str, str],
    told: str,
) -> None:
    fill(store, "gezin-linde")
    error = refusal(store, name, **values)
    assert (error.values["parameter"], error.values["reason"]) == wrong
    assert told in str(error.values["allowed"]).split(", ")
    for language in Language:
        assert str(error.values["given"]) in error_text(language, error)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("meldingen_without_feedback", {"casus": "gezin-goud"}),
        ("timeline_of_casus", {"casus": "gezin-kaal"}),
        ("decisions_about_gezinslid", {"gezinslid": "gezin-goud/c1"}),
        ("colleagues_of_hulpverlener", {"hulpverlener": "gezin-goud/gp", "day": "1999-01-01"}),
        (
            "contacts_between_organisations",
            {"one": "gezin-goud/huisarts", "other": "gezin-goud/schuldhulp"},
        ),
        ("handovers_between_domains", {"from_domain": "inkomen", "to_domain": "werk"}),
        ("needs_open_on_day", {"day": "1999-01-01", "domain": "ggz"}),
        ("handovers_without_acceptance", {"day": "1999-01-01"}),
    ],
)
def test_what_is_there_and_has_nothing_to_tell_is_an_empty_answer(
    store: GraphStore, name: str, values: dict[str, str]
) -> None:
    fill(store, "gezin-goud")
    store.save(Casus.model_validate(BARE), AT)
    assert answer(store, question(name, values)) == ()


def test_an_empty_store_has_no_casus_and_no_theme(store: GraphStore) -> None:
    assert refusal(store, "regisseurs_of_casus", casus="a").values["reason"] == "casus.none"
    assert refusal(store, "casussen_with_theme", theme="lvb").values["reason"] == "theme.none"


def test_a_casus_without_signalen_says_so(store: GraphStore) -> None:
    fill(store, "gezin-goud")
    error = refusal(store, "who_knew_signaal", signaal="gezin-goud/s1")
    assert (error.values["reason"], error.values["allowed"]) == ("signaal.none", "")


def test_an_organisation_is_found_by_its_id_in_one_casus_wherever_it_is(store: GraphStore) -> None:
    fill(store, "gezin-linde")
    by_registry = answer(
        store, question("casussen_with_organisation", {"organisation": "agb:00000001"})
    )
    by_id = answer(
        store, question("casussen_with_organisation", {"organisation": "gezin-linde/wijkteam"})
    )
    assert by_id == by_registry
    assert len(by_id) == 2


def test_an_organisation_without_registry_is_found_in_its_own_casus_only(store: GraphStore) -> None:
    fill(store, "gezin-linde")
    rows = answer(
        store, question("casussen_with_organisation", {"organisation": "gezin-linde/school"})
    )
    assert [row[0] for row in rows] == ["gezin-linde"]


def test_a_name_is_told_for_every_text_that_a_question_takes() -> None:
    for kind in question_kinds():
        for parameter in kind.parameters:
            assert (parameter.names is None) == (parameter.sort != "text"), parameter.name


@pytest.mark.parametrize("value", ["coach", "gezin-linde/", "Gezin/coach", "a/b/c", "/", "a b/c"])
def test_what_cannot_be_an_id_of_a_store_is_refused_before_any_store_is_asked(value: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        question("colleagues_of_hulpverlener", {"hulpverlener": value, "day": DAY})
    assert caught.value.values["reason"] == "form"


def test_a_domain_that_is_none_is_refused_before_any_store_is_asked() -> None:
    with pytest.raises(UnknownNameError) as caught:
        question("needs_open_on_day", {"day": DAY, "domain": "zorg"})
    assert "langdurige_zorg" in str(caught.value.values["allowed"])


def test_of_many_names_those_that_look_alike_come_first() -> None:
    parameter = question_kinds()[0].parameters[0]
    many = tuple(f"kind-{number:03}" for number in range(100))
    error = unknown_name("x", parameter, "kind-99", many)
    told = str(error.values["allowed"]).split(", ")
    assert told[0] == "kind-099"
    assert (len(told), told[-1]) == (21, "...")
