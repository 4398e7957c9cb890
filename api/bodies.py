"""The casus file in the body of a request: read as it comes in, never more than a casus file may be."""

from collections.abc import AsyncIterator
from email.message import Message
from typing import Annotated, Final, NamedTuple

from fastapi import Depends
from starlette.requests import Request

from api.dependencies import ServiceDep
from api.request_errors import JsonOnlyError, MediaTypeError, TooLargeError
from graphmodel.loading import MOST_BYTES, Media

JSON: Final = "application/json"
YAML: Final = "application/yaml"
MEDIA: Final = {
    JSON: Media.JSON,
    "application/vnd.vangnet.casus+json": Media.JSON,
    YAML: Media.YAML,
    "application/x-yaml": Media.YAML,
    "text/yaml": Media.YAML,
    "text/x-yaml": Media.YAML,
}
"""The media types in which a casus file may come."""

_PLAIN: Final = ("", "identity")
_UTF8: Final = ("", "utf-8", "utf8", "us-ascii")
_MEGABYTE: Final = 1024 * 1024
MEGABYTES: Final = MOST_BYTES // _MEGABYTE
"""How large a casus file may be."""


class CasusBody(NamedTuple):
    """A casus file as it was sent."""

    content: bytes
    media: Media


async def casus_body(request: Request, service: ServiceDep) -> AsyncIterator[CasusBody]:
    """The body of `request`, for as long as it is worked on.

    Raises:
        MediaTypeError: it is no JSON or YAML in UTF-8, as far as its headers tell.
        TooLargeError: it is larger than a casus file may be.
    """
    media = _media_of(request)
    content = await content_of(request)
    # A large file takes minutes of one processor: the next ones wait here, where they hold no thread that readers need.
    async with service.desks:
        yield CasusBody(content, media)


async def json_body(request: Request) -> bytes:
    """A body of at most a megabyte that says it is JSON.

    Raises:
        JsonOnlyError: its headers say that it is something else.
        TooLargeError: it is larger.
    """
    if _declared(request) != JSON:
        raise JsonOnlyError(allowed=JSON)
    return await content_of(request, megabytes=1)


async def content_of(request: Request, megabytes: int = MEGABYTES) -> bytes:
    """Everything that is sent; what is too large is not even kept until its end.

    Raises:
        TooLargeError: it is larger than so many megabytes.
    """
    most = megabytes * _MEGABYTE
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > most:
        raise TooLargeError(most=megabytes)
    content = bytearray()
    async for part in request.stream():
        if len(content) + len(part) > most:
            raise TooLargeError(most=megabytes)
        content += part
    return bytes(content)


def _media_of(request: Request) -> Media:
    media = MEDIA.get(_declared(request))
    if media is None:
        raise MediaTypeError(allowed=", ".join(MEDIA))
    return media


def _declared(request: Request) -> str:
    """The media type by the headers alone, so that a body that cannot be read is not waited for; empty for one like that."""
    header = Message()
    header["content-type"] = request.headers.get("content-type", "")
    charset = str(header.get_param("charset", "")).lower()
    packing = request.headers.get("content-encoding", "").lower()
    is_readable = charset in _UTF8 and packing in _PLAIN
    return header.get_content_type() if is_readable else ""


CasusBodyDep = Annotated[CasusBody, Depends(casus_body)]
JsonBodyDep = Annotated[bytes, Depends(json_body)]
