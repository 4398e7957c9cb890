"""How an answer goes over the wire: bytes that were made once, a tag for them, and nothing when the caller has them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from api.dependencies import Service
from api.entity_tags import has_it, tag_of_content
from graphmodel.errors import StoreBusyError
from graphmodel.model.network import Network
from graphmodel.stores.contract import GraphStore, Version

JSON: Final = "application/json"
PUBLIC: Final[Mapping[str, str]] = {"Cache-Control": "no-cache"}
"""For what holds nothing of a casus: it may be kept, but is asked about again each time."""

_NOT_MODIFIED: Final = 304
_TRIES: Final = 5
_FoundT = TypeVar("_FoundT")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a document about a casus is made.

    Attributes:
        casus_id: Of which casus.
        day: As known on which day; None leaves it to the casus.
        tag: The tag of the document that is made of a version: all that it depends on is in it.
        make: From a version and its network to the bytes, or to a text in UTF-8.
        media_type: What the bytes are.
        headers: What else goes with them.
    """

    casus_id: str
    day: date | None
    tag: Callable[[Version], str]
    make: Callable[[Version, Network], str | bytes]
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


def answer(
    request: Request,
    content: bytes | BaseModel,
    headers: Mapping[str, str] | None = None,
    tag: str | None = None,
    media_type: str = JSON,
) -> Response:
    """`content`, or word that the caller has it; without `tag` the content is its own."""
    body = (
        content.model_dump_json(by_alias=True).encode()
        if isinstance(content, BaseModel)
        else content
    )
    mark = tag or tag_of_content(body)
    if has_it(request, mark):
        return not_modified(mark, headers)
    return Response(body, 200, {**(headers or {}), "ETag": mark}, media_type)


def not_modified(tag: str, headers: Mapping[str, str] | None = None) -> Response:
    """Word that the caller has what `tag` stands for."""
    return Response(None, _NOT_MODIFIED, {**(headers or {}), "ETag": tag})


def prepared(request: Request, service: Service, recipe: Recipe) -> Response:
    """What `recipe` makes, made only when the caller does not have it and it was not made before."""
    seen = service.store.version(recipe.casus_id)
    tag = recipe.tag(seen)
    if has_it(request, tag):
        return not_modified(tag, recipe.headers)
    content = service.documents.get(tag)
    if content is None:
        with service.documents.making(tag):
            content = service.documents.get(tag)
            if content is None:
                tag, content = _made(service, recipe, seen)
    return answer(request, content, recipe.headers, tag, recipe.media_type)


def _made(service: Service, recipe: Recipe, seen: Version) -> tuple[str, bytes]:
    version, network = steady(
        service.store, seen, lambda: service.store.network(recipe.casus_id, recipe.day)
    )
    made = recipe.make(version, network)
    tag, content = recipe.tag(version), made.encode() if isinstance(made, str) else made
    service.documents.keep(tag, content)
    return tag, content


def steady(
    store: GraphStore, seen: Version, read: Callable[[], _FoundT]
) -> tuple[Version, _FoundT]:
    """What `read` finds, and the version of the casus that it found it in; `seen` is the newest version until now.

    A store gives a version and a content in two answers, and somebody may save in between.

    Raises:
        StoreBusyError: the casus is saved again and again.
    """
    for _ in range(_TRIES):
        found = read()
        newest = store.version(seen.casus_id)
        if newest == seen:
            return seen, found
        seen = newest
    raise StoreBusyError()
