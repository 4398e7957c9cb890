"""Texts in both languages, and how days, lists and numbers are written in them."""

import subprocess
import sys
from datetime import date

import pytest

from graphmodel.errors import (
    CasusFileError,
    Problem,
    StoreBusyError,
    StoreDamagedError,
    StoreUrlError,
    UnknownCasusError,
)
from graphmodel.language import Language, day_text, has, list_text, number_text, plural, text
from graphmodel.language.problems import error_text, problem_sentence, problem_text


def test_a_text_is_filled_in() -> None:
    assert text(Language.EN, "error.unknown_casus", casus_id="a") == "Case a is not in the store."


def test_a_language_may_be_a_plain_word() -> None:
    assert text("nl", "problem.bsn") == text(Language.NL, "problem.bsn")


def test_braces_in_a_value_stay_braces() -> None:
    assert "{key}" in text(Language.NL, "error.unknown_casus", casus_id="{key}")


def test_the_words_of_a_call_may_be_names_of_values() -> None:
    with pytest.raises(KeyError, match="casus_id"):
        text(Language.NL, "error.unknown_casus", key="a", language="b")


def test_a_key_without_a_text_is_never_shown() -> None:
    with pytest.raises(KeyError, match=r"problem\.none"):
        text(Language.NL, "problem.none")
    with pytest.raises(KeyError, match=r"problem\.none"):
        plural(Language.NL, "problem.none", 2)


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        text("fr", "problem.bsn")


def test_it_can_be_asked_whether_there_is_a_text() -> None:
    assert has("problem.bsn")
    assert not has("problem.none")


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("nl", 1, "a: 1 probleem."),
        ("nl", 2, "a: 2 problemen."),
        ("nl", 1200, "a: 1.200 problemen."),
        ("en", 1, "a: 1 problem."),
        ("en", 0, "a: 0 problems."),
    ],
)
def test_the_number_chooses_the_form(language: str, number: int, said: str) -> None:
    assert plural(language, "error.casus_file", number, file="a").startswith(said)


def test_a_day_is_written_as_people_write_it() -> None:
    assert day_text("nl", date(2023, 6, 12)) == "12 juni 2023"
    assert day_text("en", date(2023, 6, 12)) == "12 June 2023"


def test_a_list_is_summed_up() -> None:
    assert list_text("nl", ["a", "b", "c"]) == "a, b en c"
    assert list_text("en", ["a", "b", "c"]) == "a, b and c"
    assert list_text("nl", ["a"]) == "a"
    assert list_text("nl", []) == ""


def test_a_number_has_the_separators_of_its_language() -> None:
    assert [number_text("nl", each) for each in (7, 1234, 0.25, -3)] == ["7", "1.234", "0,25", "-3"]
    assert number_text("en", 1234.5) == "1,234.5"


def test_a_problem_is_told_with_its_file_line_and_path() -> None:
    problem = Problem(12, "gezinsleden[0].in_gezin", "problem.not_a_truth_value")

    assert problem_text("nl", "a.yaml", problem) == (
        "a.yaml:12: gezinsleden[0].in_gezin: hier hoort true of false."
    )


def test_a_problem_of_the_whole_file_has_no_line_and_no_path() -> None:
    assert problem_text("en", "a", Problem(0, "", "problem.unreadable")) == (
        "a: this file cannot be read."
    )


def test_a_near_match_is_asked_after() -> None:
    values = (("allowed", "label, relation"), ("near", "label"))

    assert problem_sentence("nl", Problem(1, "x", "problem.unknown_key", values)) == (
        "deze sleutel hoort hier niet. Toegestaan: label, relation. Bedoelt u label?"
    )


def test_an_error_is_told() -> None:
    assert error_text("nl", UnknownCasusError("a")) == "Casus a staat niet in de opslag."


def test_an_error_is_told_by_its_reason_when_there_is_a_text_for_it() -> None:
    assert "VANGNET_NEO4J_USER" in error_text("nl", StoreUrlError(reason="credentials"))
    assert error_text("nl", StoreUrlError(reason="host")) == error_text("nl", StoreUrlError())


def test_an_error_of_a_store_says_which_store() -> None:
    told = error_text("en", StoreBusyError(place="cases.sqlite"))

    assert told.endswith("Nothing was lost. Store: cases.sqlite.")
    assert "cases.sqlite" not in error_text("en", StoreBusyError())


def test_a_damaged_casus_is_told_apart_from_a_damaged_store() -> None:
    casus = StoreDamagedError(casus_id="a", path="contacts[2]")

    assert "contacts[2]" in error_text("nl", casus)
    assert "contacts[2]" not in error_text("nl", StoreDamagedError(place="a.sqlite"))


def test_a_wrong_file_is_told_with_the_number_of_its_problems() -> None:
    problems = (Problem(1, "", "problem.bsn"),) * 2

    assert error_text("en", CasusFileError("a", problems)) == (
        "a: 2 problems. Nothing of this file was used."
    )


def test_a_text_is_had_without_babel() -> None:
    program = (
        "import sys; from graphmodel.language import text; text('nl', 'problem.bsn'); "
        "print('babel' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "False"
