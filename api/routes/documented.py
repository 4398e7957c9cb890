"""What the description of the API says of an answer beside its model."""

from http import HTTPStatus
from typing import Any, Final

from api.problems import Problem

Responses = dict[int | str, dict[str, Any]]

ALWAYS: Final = (400, 421, 500)
"""What any request can meet, whatever it asks."""

OF_STORE: Final = (503, 507)
"""What can be met where the store is asked."""

_TAG: Final = {"description": "The strong tag of these bytes.", "schema": {"type": "string"}}


def problems(*statuses: int) -> Responses:
    """The answers that say why a request was not followed."""
    return {
        status: {"model": Problem, "description": HTTPStatus(status).phrase} for status in statuses
    }


def tagged(*problem_statuses: int, content: dict[str, Any] | None = None) -> Responses:
    """An answer with a tag, which whoever has it already need not be sent again; and the problems.

    `content` are the other media types in which it can come.
    """
    return {
        200: {"headers": {"ETag": _TAG}, **({"content": content} if content else {})},
        304: {"description": HTTPStatus.NOT_MODIFIED.phrase, "headers": {"ETag": _TAG}},
        **problems(*problem_statuses),
    }
