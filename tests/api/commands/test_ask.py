"""ask: the list of questions, and their answers for people and for programs."""

import csv
import io
import json
from pathlib import Path

import pytest

from graphmodel.language import has, text
from graphmodel.model.casus import canonical
from graphmodel.questions import QuestionKind, question_kinds
from tests.api.commands.shell import Shell, written
from tests.builders import NAMED, a_casus, serves

SERVING = ("hulpverleners_of_casus_on_day", "casus=gezin-toets", "day=2022-06-01")


@pytest.fixture
def asked(vangnet: Shell, casus_file: str) -> Shell:
    """`vangnet ask`, with the casus of `casus_file` in the store."""
    vangnet("load", casus_file)
    return lambda *arguments: vangnet("ask", *arguments)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_question_every_question_is_listed(vangnet: Shell, language: str) -> None:
    ran = vangnet("ask", "--lang", language)
    assert ran.status == 0
    told = " ".join(ran.out.split())
    for kind in question_kinds():
        assert f"{kind.name} " in told
        assert text(language, f"question.{kind.name}") in told


def test_the_list_opens_no_store(vangnet: Shell, store_file: Path) -> None:
    vangnet("ask")
    assert not store_file.exists()


def test_the_list_can_be_read_by_a_program(vangnet: Shell) -> None:
    names = [kind.name for kind in question_kinds()]
    listed = json.loads(vangnet("ask", "--format", "json").out)["questions"]
    rows = list(csv.DictReader(io.StringIO(vangnet("ask", "--format", "csv").out, newline="")))
    assert [each["name"] for each in listed] == names
    assert [row["name"] for row in rows] == names


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", question_kinds(), ids=lambda kind: kind.name)
def test_every_question_can_be_asked(asked: Shell, kind: QuestionKind, language: str) -> None:
    given = [f"{p.name}={NAMED[p.names]}" for p in kind.parameters]
    ran = asked(kind.name, *given, "--lang", language)
    assert ran.status == 0
    assert ran.out.strip()


def test_every_column_has_a_head_in_the_text() -> None:
    names = {name for kind in question_kinds() for name, _ in kind.columns}
    stems = {name.removesuffix("_first").removesuffix("_last") for name in names}
    assert [stem for stem in sorted(stems) if not has(f"column.{stem}")] == []


def test_the_answer_in_words_has_the_names_of_the_field(asked: Shell) -> None:
    out = asked(*SERVING).out
    assert "onderwijs" in out
    assert "gezin-toets/mentor" in out
    assert "3 rijen." in out


def test_a_wide_screen_gets_a_table(asked: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    lines = asked(*SERVING).out.splitlines()
    assert lines[0].startswith("Hulpverlener")
    assert len(lines) == 1 + 3 + 2


def test_the_answer_in_json_names_its_columns(asked: Shell) -> None:
    answer = json.loads(asked(*SERVING, "--format", "json").out)
    assert answer["parameters"] == {"casus": "gezin-toets", "day": "2022-06-01"}
    names = [column["name"] for column in answer["columns"]]
    assert [row[names.index("hulpverlener")] for row in answer["rows"]] == [
        "gezin-toets/arts",
        "gezin-toets/coach",
        "gezin-toets/mentor",
    ]
    assert {row[names.index("certain")] for row in answer["rows"]} == {True}


def test_the_answer_in_csv_has_a_line_for_each_row(asked: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(asked(*SERVING, "--format", "csv").out, newline="")))
    assert [row["domain"] for row in rows] == ["gezondheid", "jeugd", "onderwijs"]


def test_a_name_that_a_spreadsheet_would_work_out_is_text(vangnet: Shell, tmp_path: Path) -> None:
    casus = a_casus(
        {"coach": "wijkteam"},
        casus={"title": "=1+1", "themes": ["lvb"]},
        involvements=[serves("coach")],
    )
    vangnet("load", written(tmp_path, "casus.json", canonical(casus)))
    out = vangnet("ask", "casussen_with_theme", "theme=lvb", "--format", "csv").out
    assert next(csv.DictReader(io.StringIO(out, newline="")))["title"] == "'=1+1"


def test_no_answer_is_said_in_words(asked: Shell) -> None:
    ran = asked("meldingen_without_feedback", "casus=gezin-toets")
    assert ran.status == 0
    assert ran.out.strip() == text("nl", "ask.nothing")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("regisseurs_of_casus", "casus=gezin-toest"), "gezin-toets"),
        (("decisions_about_gezinslid", "gezinslid=gezin-toets/kint"), "gezin-toets/kind"),
        (("needs_open_on_day", "day=2022-06-01", "domain=school"), "onderwijs"),
        (("casussen_with_theme", "theme=lbv"), "lvb"),
    ],
)
def test_a_name_that_is_not_there_is_wrong_input(
    asked: Shell, words: tuple[str, ...], told: str
) -> None:
    ran = asked(*words)
    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("words", [("regisseurs",), ("regisseurs_of_casus", "casos=x")])
def test_a_question_that_is_not_there_is_a_wrong_call_and_told_with_those_that_are(
    asked: Shell, words: tuple[str, ...]
) -> None:
    ran = asked(*words)
    assert ran.status == 2
    assert "casus" in ran.err.partition("Toegestaan: ")[2]


def test_an_answer_can_go_into_a_file(asked: Shell, tmp_path: Path) -> None:
    file = tmp_path / "antwoord.csv"
    assert asked(*SERVING, "--format", "csv", "-o", file) == (0, "", "")
    assert file.read_text(encoding="utf-8").startswith("hulpverlener,")
