"""The named questions: which there are, and what the store answers."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, JsonValue
from pydantic_core import PydanticCustomError, to_jsonable_python
from starlette.requests import Request
from starlette.responses import Response

from api.accept_language import PARAMETER as LANG
from api.complaints import NOT_A_DAY, of_name, unknown_parameter
from api.dependencies import LanguageDep, StoreDep, only_language
from api.parameters import MOST_LETTERS, Name, day_of
from api.request_errors import MOST_TOLD, InputError, Place, RequestError
from api.responses import PUBLIC, answer
from api.routes.documented import OF_STORE, problems, tagged
from graphmodel import asking
from graphmodel.errors import QuestionParameterError, UnknownNameError
from graphmodel.language import Language, text
from graphmodel.questions import (
    Named,
    Parameter,
    Question,
    QuestionKind,
    Sort,
    question,
    question_kind,
    question_kinds,
    wrong_name,
)

_MOST: Final = 2**31 - 1

router = APIRouter(prefix="/v1/questions", tags=["questions"])


class QuestionParameter(BaseModel):
    """A value that the asker gives, as a parameter of the query; `names` tells of what it is the name, null when of nothing."""

    name: str
    sort: Sort
    optional: bool
    names: Named | None


class Column(BaseModel):
    """What stands at one place of every row."""

    name: str
    sort: Sort


class QuestionRow(BaseModel):
    """A question that the store can be asked."""

    name: str
    title: str
    parameters: tuple[QuestionParameter, ...]
    columns: tuple[Column, ...]


class QuestionList(BaseModel):
    """Every question, in order of name."""

    questions: tuple[QuestionRow, ...]


class QuestionAnswer(BaseModel):
    """What the store answers: rows in the order that the question states, each in the order of the columns."""

    question: str
    parameters: dict[str, JsonValue]
    columns: tuple[Column, ...]
    rows: tuple[tuple[JsonValue, ...], ...]


@router.get(
    "", response_model=QuestionList, responses=tagged(), dependencies=[Depends(only_language)]
)
def list_questions(request: Request, language: LanguageDep) -> Response:
    """Which questions there are, and what each wants to know."""
    headers = {**PUBLIC, "Content-Language": language}
    return answer(request, question_list(language), headers)


@router.get(
    "/{name}",
    response_model=QuestionAnswer,
    responses={**tagged(404), **problems(*OF_STORE)},
    openapi_extra={
        "parameters": [
            {
                "name": "parameters",
                "in": "query",
                "description": "Those of the question, each under its own name.",
                "schema": {"type": "object", "additionalProperties": {"type": "string"}},
                "style": "form",
                "explode": True,
            }
        ]
    },
)
def ask_question(
    request: Request,
    name: Annotated[Name, Path(description="The question.", examples=["regisseurs_of_casus"])],
    store: StoreDep,
) -> Response:
    """Ask a named question; its parameters are given in the query: `?casus=gezin-wilg&day=2023-06-12`.

    Whoever or whatever a parameter names has to be there; of what is there, nothing to tell is an answer without rows.
    """
    kind = question_kind(name)
    asked = _asked(kind, request.query_params)
    try:
        rows = asking.answer(store, asked)
    except UnknownNameError as error:
        raise RequestError(of_name(error)) from None
    return answer(request, question_answer(asked, rows))


def question_list(language: Language) -> QuestionList:
    """Every question, with what it takes and gives."""
    return QuestionList(questions=tuple(_row(kind, language) for kind in question_kinds()))


def question_answer(asked: Question, rows: tuple[tuple[object, ...], ...]) -> QuestionAnswer:
    """The rows that answer a question, with the question."""
    return QuestionAnswer(
        question=asked.kind.name,
        parameters=to_jsonable_python(dict(asked.values)),
        columns=_columns(asked.kind),
        rows=to_jsonable_python(rows),
    )


def _row(kind: QuestionKind, language: Language) -> QuestionRow:
    return QuestionRow(
        name=kind.name,
        title=text(language, f"question.{kind.name}"),
        parameters=tuple(
            QuestionParameter(
                name=each.name, sort=each.sort, optional=each.optional, names=each.names
            )
            for each in kind.parameters
        ),
        columns=_columns(kind),
    )


def _columns(kind: QuestionKind) -> tuple[Column, ...]:
    return tuple(Column(name=name, sort=sort) for name, sort in kind.columns)


def _asked(kind: QuestionKind, query: Mapping[str, str]) -> Question:
    """The question with the values of `query`.

    Raises:
        RequestError: it names everything that is wrong with them.
    """
    values = {key: value for key, value in query.items() if key != LANG}
    wrong = tuple(islice(_wrong(kind, values), MOST_TOLD))
    if wrong:
        raise RequestError(*wrong)
    try:
        return question(kind.name, values)
    except QuestionParameterError as error:
        path = str(error.values.get("parameter", ""))
        raise RequestError(InputError(Place.QUERY, path, "input.wrong")) from None


def _wrong(kind: QuestionKind, values: Mapping[str, str]) -> Iterator[InputError]:
    names = {parameter.name for parameter in kind.parameters}
    for name in values:
        if name not in names:
            yield unknown_parameter(name, {*names, LANG})
    for parameter in kind.parameters:
        value = values.get(parameter.name, "")
        code = _complaint(parameter, value)
        if code:
            limits = (("most", str(MOST_LETTERS)),)
            yield InputError(Place.QUERY, parameter.name, code, limits)
        elif value and (error := wrong_name(kind.name, parameter, value)):
            yield of_name(error)


def _complaint(parameter: Parameter, value: str) -> str | None:
    if not value:
        return None if parameter.optional else "input.missing"
    if len(value) > MOST_LETTERS:
        return "input.too_long"
    try:
        match parameter.sort:
            case Sort.DAY:
                day_of(value)
            case Sort.NUMBER if abs(int(value)) > _MOST:
                return "input.not_a_number"
            case _:
                pass
    except PydanticCustomError:
        return NOT_A_DAY
    except ValueError:
        return "input.not_a_number"
    return None
