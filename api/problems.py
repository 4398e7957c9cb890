"""Errors as answers of the HTTP service (RFC 9457, `application/problem+json`), and the only table of status codes.

Sentences come from the catalogues, in the language of the request. No answer repeats what the caller sent, but for
names that read as an id, and none tells how the program is built.
"""

import logging
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Annotated, Final, NamedTuple

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Scope

from api import request_errors
from api.accept_language import language_of
from api.complaints import complaint
from api.page_policy import HTML, PAGE_HEADERS
from api.parameters import query_names
from api.request_errors import (
    MOST_TOLD,
    InputError,
    MethodError,
    NotFoundError,
    Place,
    RequestError,
)
from graphmodel import errors
from graphmodel.errors import CasusFileError, VangnetError
from graphmodel.errors import Problem as FileProblem
from graphmodel.language import Language, text
from graphmodel.language.problems import error_text, problem_sentence
from visualisations.site.addresses import SitePage, is_page
from visualisations.site.rules import problem_page
from visualisations.site.shell import Shell

MEDIA_TYPE: Final = "application/problem+json"
_SORT: Final = "urn:vangnet:"
_SOON, _LATER = 2, 30
_BAD_REQUEST, _NOT_FOUND, _METHOD_NOT_ALLOWED = 400, 404, 405
_LOG: Final = logging.getLogger(__name__)


class Answer(NamedTuple):
    """A status code, and after how many seconds the same request may do better; None when it will not."""

    status: int
    retry_after: int | None = None


ANSWERS: Final[Mapping[type[VangnetError], Answer]] = {
    RequestError: Answer(_BAD_REQUEST),
    errors.QuestionParameterError: Answer(400),
    errors.DayOutsideWindowError: Answer(400),
    errors.NoDayError: Answer(400),
    errors.UnknownSettingError: Answer(400),
    request_errors.ForeignPageError: Answer(403),
    NotFoundError: Answer(_NOT_FOUND),
    errors.UnknownCasusError: Answer(404),
    errors.UnknownVersionError: Answer(404),
    errors.UnknownReferenceError: Answer(404),
    errors.UnknownRuleError: Answer(404),
    errors.UnknownSignaalError: Answer(404),
    errors.UnknownFindingError: Answer(404),
    errors.NotExplainedError: Answer(409),
    errors.UnknownHulpverlenerError: Answer(400),
    errors.ImaginedContactError: Answer(400),
    errors.UnknownQuestionError: Answer(404),
    MethodError: Answer(_METHOD_NOT_ALLOWED),
    request_errors.PreconditionError: Answer(412),
    request_errors.TooLargeError: Answer(413),
    request_errors.MediaTypeError: Answer(415),
    request_errors.ForeignHostError: Answer(421),
    request_errors.OtherCasusError: Answer(422),
    errors.CasusFileError: Answer(422),
    errors.VangnetError: Answer(500),
    errors.StoreReadOnlyError: Answer(403),
    errors.StoreUrlError: Answer(500),
    errors.StoreDamagedError: Answer(500),
    errors.StoreError: Answer(503, _SOON),
    errors.StoreBusyError: Answer(503, _SOON),
    errors.StoreUnreachableError: Answer(503, _LATER),
    errors.StoreCredentialsError: Answer(503, _LATER),
    errors.StoreFullError: Answer(507),
}
"""The status of each error; one that is not named answers as the nearest class that it derives from."""


class WrongInput(BaseModel):
    """One thing that is wrong with the input, and where."""

    model_config = ConfigDict(populate_by_name=True)

    in_: Annotated[Place, Field(alias="in", description="The part of the request.")]
    path: Annotated[
        str, Field(description="The parameter, the header, or the path in the casus file.")
    ]
    line: Annotated[int | None, Field(description="The line in the casus file, from 1.")] = None
    code: Annotated[str, Field(description="The sort of mistake, for programs.")]
    detail: Annotated[str, Field(description="What is wrong and what is allowed, for people.")]


class Problem(BaseModel):
    """Why a request was not followed (RFC 9457)."""

    type: Annotated[str, Field(description="The sort of problem, for programs.")]
    title: Annotated[str, Field(description="What the status means, for people.")]
    status: int
    detail: Annotated[str, Field(description="What happened and what helps, for people.")]
    instance: Annotated[str, Field(description="This one request, as the log knows it.")]
    errors: Annotated[
        list[WrongInput] | None, Field(description="Everything that is wrong with the input.")
    ] = None


def answer_of(error: VangnetError) -> Answer:
    """How `error` is answered."""
    return next(ANSWERS[kind] for kind in type(error).__mro__ if kind in ANSWERS)


def problem_of(error: VangnetError, language: Language, request_id: str) -> Problem:
    """`error` as told to whoever sent the request with this id."""
    status = answer_of(error).status
    wrong = [_wrong(language, each) for each in _input_errors(error)]
    return Problem(
        type=_SORT + error.code,
        title=text(language, f"http.title.{status}"),
        status=status,
        detail=_detail(error, status, language),
        instance=f"urn:uuid:{request_id}",
        errors=wrong or None,
    )


def problem_response(
    request: Request, error: VangnetError, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer that says why `request` was not followed."""
    language = language_of(request)
    problem = problem_of(error, language, request.state.request_id)
    if isinstance(error, errors.StoreError):
        _LOG.warning("%s in request %s", type(error).__name__, request.state.request_id)
    wait = answer_of(error).retry_after
    again = {} if wait is None else {"Retry-After": str(wait)}
    if is_page(request.url.path):
        page = _page(problem, language)
        return Response(page, problem.status, {**PAGE_HEADERS, **(headers or {}), **again}, HTML)
    return Response(
        problem.model_dump_json(by_alias=True, exclude_none=True),
        problem.status,
        {"Content-Language": language, **(headers or {}), **again},
        MEDIA_TYPE,
    )


def _page(problem: Problem, language: Language) -> str:
    """The same for who looks at a page."""
    other = Language.EN if language is Language.NL else Language.NL
    shell = Shell(language, SitePage.CASUSSEN, f"/{SitePage.CASUSSEN}?lang={other}")
    wrong = ((each.path, each.detail) for each in problem.errors or ())
    return problem_page(shell.called(problem.title), problem.detail, wrong, problem.instance)


def add_problem_handlers(app: FastAPI) -> None:
    """Have every error answered as a problem; what nobody foresaw is answered by the gate."""

    async def answered(request: Request, error: Exception) -> Response:
        return problem_response(request, _told(request, error))

    async def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else _BAD_REQUEST
        if status == _METHOD_NOT_ALLOWED:
            allowed = ", ".join(_methods_at(app, request.scope))
            return problem_response(request, MethodError(allowed=allowed), {"Allow": allowed})
        wrong = NotFoundError() if status == _NOT_FOUND else RequestError()
        return problem_response(request, wrong)

    for kind in (VangnetError, RequestValidationError, ClientDisconnect):
        app.add_exception_handler(kind, answered)
    app.add_exception_handler(HTTPException, refused)


def _detail(error: VangnetError, status: int, language: Language) -> str:
    """What happened and what helps. Where a store is kept is no caller's business; what is wrong in a casus of it is."""
    if isinstance(error, errors.StoreError) and "casus_id" not in error.values:
        return text(language, f"http.store.{status}")
    return error_text(language, error)


def _told(request: Request, error: Exception) -> VangnetError:
    match error:
        case VangnetError():
            return error
        case RequestValidationError():
            allowed = query_names(request.scope["route"])
            told = islice(error.errors(), MOST_TOLD)
            return RequestError(*(complaint(each, allowed) for each in told))
        case _:
            return request_errors.IncompleteError()


def _methods_at(app: FastAPI, scope: Scope) -> list[str]:
    """What can be asked at the path of the request, in alphabetical order."""
    found: set[str] = set()
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, APIRoute) and route.matches(scope)[0] is not Match.NONE:
            found.update(route.methods or ())
    return sorted(found | ({"HEAD"} if "GET" in found else set()))


def _wrong(language: Language, error: InputError) -> WrongInput:
    problem = FileProblem(error.line or 0, error.path, error.code, error.values)
    return WrongInput(
        in_=error.place,
        path=error.path,
        line=error.line,
        code=error.code,
        detail=problem_sentence(language, problem),
    )


def _input_errors(error: VangnetError) -> Iterable[InputError]:
    match error:
        case CasusFileError():
            return map(_of_file, error.problems)
        case RequestError():
            return error.input_errors
        case errors.DayOutsideWindowError():
            start = str(error.values["start"])
            return (InputError(Place.QUERY, "day", "input.day_too_early", (("start", start),)),)
        case errors.NoDayError():
            return (InputError(Place.QUERY, "day", "input.day_needed"),)
        case _:
            return ()


def _of_file(problem: FileProblem) -> InputError:
    return InputError(Place.BODY, problem.path, problem.code, problem.values, problem.line or None)
