"""What people say of the findings of a casus: that one is explained and why, or that it no longer is."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal, cast

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import from_json
from starlette.requests import Request
from starlette.responses import Response

from api.bodies import JSON, JsonBodyDep
from api.dependencies import ServiceDep, StoreDep, only_language
from api.explaining import keep, statement_of
from api.parameters import CasusId, DayQuery
from api.request_errors import InputError, Place, RequestError
from api.responses import answer
from api.routes.casussen import PATH
from api.routes.documented import OF_STORE, problems, tagged
from graphmodel.gaps.explanation import (
    MOST_LETTERS_OF_NAME,
    MOST_LETTERS_OF_REASON,
    Explanation,
    ExplanationKind,
)

_CREATED, _OK = 201, 200

router = APIRouter(prefix=PATH, tags=["explanations"], responses=problems(*OF_STORE))


class ExplanationRow(BaseModel):
    """One thing that was said of a finding; `kind` tells whether it explains it or withdraws what was said before."""

    model_config = ConfigDict(from_attributes=True, extra="forbid")

    finding: str
    kind: ExplanationKind
    by: str
    reason: str
    at: datetime


class ExplanationList(BaseModel):
    """Everything that was said, in that order. Of each finding the last one holds."""

    explanations: tuple[ExplanationRow, ...]


class StatementBody(BaseModel):
    """What is said of a finding: by whom and why."""

    model_config = ConfigDict(extra="forbid")

    finding: Annotated[str, Field(description="The id of the finding, as the gap report has it.")]
    kind: Annotated[
        Literal["explained", "withdrawn"],
        Field(description="It is explained, or what was said before no longer holds."),
    ] = "explained"
    by: Annotated[
        str, Field(max_length=MOST_LETTERS_OF_NAME, description="Who says so, on one line.")
    ]
    reason: Annotated[str, Field(max_length=MOST_LETTERS_OF_REASON, description="Why.")]


_SCHEMA: Final[dict[str, Any]] = StatementBody.model_json_schema()


@router.get(
    "/{casus_id}/explanations",
    response_model=ExplanationList,
    responses=tagged(404),
    dependencies=[Depends(only_language)],
)
def list_explanations(request: Request, casus_id: CasusId, store: StoreDep) -> Response:
    """Everything that people said of the findings of this casus, in that order, also what was withdrawn since.

    It is no part of the casus: it stays when the casus is saved anew, and goes when the casus is deleted.
    """
    return answer(request, explanation_list(store.explanations(casus_id)))


@router.post(
    "/{casus_id}/explanations",
    response_model=ExplanationRow,
    status_code=_CREATED,
    responses={
        _OK: {"model": ExplanationRow, "description": "It stood there already."},
        **problems(403, 404, 409, 413, 415),
    },
    openapi_extra={"requestBody": {"required": True, "content": {JSON: {"schema": _SCHEMA}}}},
)
def explain_finding(
    casus_id: CasusId, query: Annotated[DayQuery, Query()], body: JsonBodyDep, service: ServiceDep
) -> Response:
    """Say that a finding of the report on `day` is explained, by whom and why; or withdraw what was said of it.

    The finding stays in every report, in its place, with what explains it. What was said is never changed: who thinks
    better of it withdraws it, and both can be read. A BSN is refused.
    """
    kept = keep(service, casus_id, query.day, statement_of(_fields(body)))
    content = ExplanationRow.model_validate(kept.explanation).model_dump_json()
    return Response(content, _CREATED if kept.is_new else _OK, media_type=JSON)


def explanation_list(said: tuple[Explanation, ...]) -> ExplanationList:
    """What was said as rows."""
    return ExplanationList(explanations=tuple(map(ExplanationRow.model_validate, said)))


def _fields(body: bytes) -> dict[str, object]:
    """The fields of a body.

    Raises:
        RequestError: it is no JSON, or no object.
    """
    try:
        found: object = from_json(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise RequestError(InputError(Place.BODY, "", "explanation.not_an_object"))
    return cast("dict[str, object]", found)
