"""What a question says of itself is what it is: its texts, its header, its columns, on both stores."""

import re
from datetime import date
from pathlib import Path

import pytest

import cypher
from graphmodel.errors import QuestionParameterError, UnknownQuestionError
from graphmodel.questions import (
    Named,
    Question,
    QuestionKind,
    Sort,
    question,
    question_kinds,
)
from graphmodel.stores import GraphStore
from tests.contract.invented import AT, lariks
from tests.contract.stories import fill

FOLDER = Path(cypher.__file__).parent / "questions"
KINDS = question_kinds()
NAMES = {
    Named.CASUS: "gezin-linde",
    Named.GEZINSLID: "gezin-linde/kind-1",
    Named.HULPVERLENER: "gezin-linde/coach",
    Named.SIGNAAL: "gezin-linde/s1",
    Named.ORGANISATION: "agb:00000001",
    Named.DOMAIN: "jeugd",
    Named.THEME: "schulden",
}

every_question = pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


def sample(kind: QuestionKind) -> Question:
    """The question with a value for each parameter."""
    values = {p.name: NAMES[p.names] if p.names else "2022-06-30" for p in kind.parameters}
    return question(kind.name, values)


def header(text: str) -> list[str]:
    """The lines of a text before its first statement, without their marks."""
    lines = (line for line in text.splitlines())
    found: list[str] = []
    for line in lines:
        if not line.startswith(("//", "--")):
            break
        found.append(line[2:].strip())
    return found


def test_there_are_at_least_ten() -> None:
    assert len(KINDS) >= 10


def test_every_text_is_that_of_a_question() -> None:
    names = {kind.name for kind in KINDS}
    assert {path.stem for path in FOLDER.glob("*.cypher")} == names
    assert {path.stem for path in FOLDER.glob("*.sql")} == names


@every_question
def test_the_header_tells_parameters_and_columns(kind: QuestionKind) -> None:
    told = header((FOLDER / f"{kind.name}.cypher").read_text(encoding="utf-8"))
    parameters = [match[1] for line in told if (match := re.match(r"\$(\w+):", line))]
    columns = next(line for line in told if line.startswith("columns:"))
    assert told[0].endswith(".") or len(told[0]) > 20
    assert sorted(parameters) == sorted(parameter.name for parameter in kind.parameters)
    assert columns.removeprefix("columns:").strip() == ", ".join(n for n, _ in kind.columns)


@every_question
def test_an_answer_has_the_columns_and_sorts_that_are_declared(
    store: GraphStore, kind: QuestionKind
) -> None:
    fill(store, "gezin-linde")
    for row in store.ask(sample(kind)):
        assert len(row) == len(kind.columns)
        for value, (_, sort) in zip(row, kind.columns, strict=True):
            assert value is None or isinstance(value, PYTHON[sort])


@pytest.mark.parametrize(
    ("signaal", "decision", "is_open"),
    [
        ("2022-03", "2022-03", True),
        ("2022-03", "2022-03-31", False),
        ("2022-03-10", "2022-03", True),
        ("2022-03-01", "2022-03", False),
        ("2022", "2022-12-30", True),
        (None, "2022-03-10", False),
    ],
)
def test_only_a_decision_that_surely_came_after_a_signaal_closes_it(
    store: GraphStore, signaal: str | None, decision: str, is_open: bool
) -> None:
    noticed = {"id": "s1", "kind": "onveiligheid", "severity": "severe", "gezinsleden": ["kind-1"]}
    if signaal:
        noticed["date"] = signaal
    scaled_up = {"id": "d1", "kind": "opschalen", "by": "hv-1", "date": decision}
    store.save(lariks(signalen=[noticed], decisions=[scaled_up]), AT)
    values = {"gezinslid": "gezin-lariks/kind-1", "day": "2023-01-01"}
    rows = store.ask(question("open_signalen_around_gezinslid", values))
    assert [row[0] for row in rows] == (["gezin-lariks/s1"] if is_open else [])


PYTHON = {Sort.TEXT: str, Sort.DAY: date, Sort.NUMBER: int, Sort.YES_NO: bool}


@every_question
def test_an_empty_store_has_no_rows(store: GraphStore, kind: QuestionKind) -> None:
    assert store.ask(sample(kind)) == ()


def test_a_name_that_is_no_question_and_wrong_parameters_are_refused() -> None:
    with pytest.raises(UnknownQuestionError):
        question("niets", {})
    with pytest.raises(QuestionParameterError):
        question("regisseurs_of_casus", {})
    with pytest.raises(QuestionParameterError):
        question("regisseurs_of_casus", {"casus": "x", "dag": "2022-01-01"})
    with pytest.raises(QuestionParameterError):
        question("needs_open_on_day", {"day": "2023-02-30"})
