"""trace and diff: what could have been known, one chain as sentences, a thought experiment, and two days compared."""

import json
from pathlib import Path

import pytest

from tests.api.commands.shell import Shell

FIXTURES = Path(__file__).parents[3] / "fixtures"
IEP = str(FIXTURES / "gezin-iep" / "casus.yaml")
LINDE = str(FIXTURES / "gezin-linde" / "casus.yaml")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_signaal_is_listed_with_what_could_have_known_does_not_mean(
    vangnet: Shell, language: str
) -> None:
    ran = vangnet("trace", IEP, "--lang", language)
    assert ran.status == 0
    assert all(f"S{number}" in ran.out for number in range(1, 6))
    assert {"nl": "het betekent", "en": "it does"}[language] in " ".join(ran.out.split())


def test_one_chain_is_told_with_its_dates_and_sources(vangnet: Shell) -> None:
    told = " ".join(vangnet("trace", IEP, "s2", "--to", "coach").out.split())
    assert "10 mei 2022" in told
    assert "[b-wijkteam, p. 6: contacts[1]]" in told
    assert "of het is gedeeld, blijkt niet" in told


def test_the_document_has_a_verdict_for_every_hulpverlener_and_the_same_bytes_twice(
    vangnet: Shell,
) -> None:
    first = vangnet("trace", IEP, "--format", "json")
    document = json.loads(first.out)
    assert document["format"] == "traces/1"
    assert [each["id"] for each in document["signalen"]] == ["s1", "s2", "s3", "s4", "s5"]
    assert vangnet("trace", IEP, "--format", "json").out == first.out


def test_what_if_is_called_a_thought_experiment_and_changes_the_outcome(vangnet: Shell) -> None:
    asked = ("trace", IEP, "s1", "--add", "leerkracht,beschermer,2022-08-02")
    told = vangnet(*asked)
    assert told.status == 0
    assert "edachte-experiment" in told.out


def test_a_hulpverlener_can_be_thought_away(vangnet: Shell) -> None:
    assert vangnet("trace", IEP, "--remove", "ib").status == 0


@pytest.mark.parametrize(
    "words",
    [
        ("s9",),
        ("s1", "--to", "niemand"),
        ("--remove", "niemand"),
        ("--add", "leerkracht,niemand,2022-03-01"),
        ("--add", "leerkracht"),
        ("--add", "leerkracht,coach,2022-02-30"),
    ],
    ids=["signaal", "recipient", "removed", "added", "too few words", "no day"],
)
def test_what_is_not_in_the_casus_is_refused_without_a_stack_trace(
    vangnet: Shell, words: tuple[str, ...]
) -> None:
    ran = vangnet("trace", IEP, *words)
    assert ran.status in (1, 2)
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_two_days_are_compared(vangnet: Shell) -> None:
    ran = vangnet("diff", LINDE, "2022-06-01", "2023-01-15")
    assert ran.status == 0
    assert "Wijkteammedewerker" in ran.out
    document = json.loads(
        vangnet("diff", LINDE, "2022-06-01", "2023-01-15", "--format", "json").out
    )
    assert document["came"] == ["schuldhulp", "wijkteamlid"]
    assert document["left"] == ["coach"]


@pytest.mark.parametrize(("language", "grade"), [("nl", "graad B"), ("en", "grade B")])
def test_the_grade_of_each_finding_between_two_days_is_a_letter(
    vangnet: Shell, language: str, grade: str
) -> None:
    ran = vangnet("diff", LINDE, "2022-06-01", "2023-01-15", "--lang", language)
    assert f", {grade}: " in ran.out
    assert f"{grade.capitalize()}:" not in ran.out


def test_the_same_day_twice_has_no_difference(vangnet: Shell) -> None:
    text = vangnet("diff", LINDE, "2022-06-01", "2022-06-01", "--format", "json").out
    document = json.loads(text)
    assert (document["came"], document["left"], document["appeared"]) == ([], [], [])
