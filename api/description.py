"""The description of the API (OpenAPI 3.1), with an example at every answer.

The examples are an invented family, and what this very program makes of it: they cannot fall behind.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from fastapi import Depends, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from api import examples
from api.dependencies import only_language
from api.problems import MEDIA_TYPE as PROBLEM
from api.responses import JSON, PUBLIC, answer

PATH: Final = "/v1/openapi.json"
_GENERATED: Final = "HTTPValidationError"
_FIRST_PROBLEM: Final = 400
_CONDITIONS: Final = (
    ("If-None-Match", "304", "The tags of what you have; `304` says that it is still so."),
    ("If-Match", "412", "The tag of the version that you change; `*` is any version."),
    (
        "If-None-Match",
        "201",
        "`*` saves where nothing is; a tag saves unless that version is there.",
    ),
)
"""A header, the answer that it can lead to, and what it means."""


def describe(app: FastAPI) -> None:
    """Have `app` tell at PATH what can be asked of it."""

    @cache
    def described() -> dict[str, Any]:
        return _completed(
            get_openapi(
                title=app.title,
                version=app.version,
                description=app.description,
                tags=app.openapi_tags,
                routes=app.routes,
            )
        )

    @cache
    def content() -> bytes:
        return json.dumps(described(), ensure_ascii=False).encode()

    def read_description(request: Request) -> Response:
        return answer(request, content(), PUBLIC)

    app.openapi = described
    app.add_api_route(
        PATH,
        read_description,
        include_in_schema=False,
        response_model=None,
        dependencies=[Depends(only_language)],
    )


def name_of_operation(route: APIRoute) -> str:
    """An operation is called as its handler."""
    return route.name


def _completed(document: dict[str, Any]) -> dict[str, Any]:
    """`document` with our problems in place of those of the framework, and with the examples."""
    for operations in document["paths"].values():
        for operation in operations.values():
            _complete(operation)
    schemas = document["components"]["schemas"]
    for name in (_GENERATED, "ValidationError"):
        schemas.pop(name, None)
    return document


def _conditions(responses: Mapping[str, object]) -> Iterator[dict[str, Any]]:
    """The headers with which a caller says what it has, or what it expects to be there."""
    for name, status, meaning in _CONDITIONS:
        if status in responses:
            yield {
                "name": name,
                "in": "header",
                "required": False,
                "description": meaning,
                "schema": {"type": "string"},
            }


def _complete(operation: dict[str, Any]) -> None:
    name, responses = operation["operationId"], operation["responses"]
    if _GENERATED in json.dumps(responses.get("422", {})):
        del responses["422"]
    operation.setdefault("parameters", []).extend(_conditions(responses))
    for status, response in responses.items():
        content = response.get("content", {})
        if int(status) >= _FIRST_PROBLEM:
            content[PROBLEM] = {**content.pop(JSON), "example": examples.problem(int(status))}
        elif JSON in content:
            content[JSON]["example"] = examples.answer(name)
    for media, body in operation.get("requestBody", {}).get("content", {}).items():
        body["example"] = examples.body(name, media)
