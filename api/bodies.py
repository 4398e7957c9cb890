"""The casus file in the body of a request: read as it comes in, never more than a casus file may be."""

from collections.abc import AsyncIterator
from email.message import Message
from typing import Annotated, Final, NamedTuple

from fastapi import Depends
from starlette.requests import Request

from api.dependencies import ServiceDep
from api.request_errors import MediaTypeError, TooLargeError
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
MEGABYTES: Final = MOST_BYTES // (1024 * 1024)
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
    content = await _content_of(request)
    # A large file takes minutes of one processor: the next ones wait here, where they hold no thread that readers need.
    async with service.desks:
        yield CasusBody(content, media)


async def _content_of(request: Request) -> bytes:
    """Everything that is sent; what is too large is not even kept until its end."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > MOST_BYTES:
        raise _too_large()
    content = bytearray()
    async for part in request.stream():
        if len(content) + len(part) > MOST_BYTES:
            raise _too_large()
        content += part
    return bytes(content)


def _media_of(request: Request) -> Media:
    """By the headers alone, so that a body that cannot be read is not waited for."""
    header = Message()
    header["content-type"] = request.headers.get("content-type", "")
    media = MEDIA.get(header.get_content_type())
    charset = str(header.get_param("charset", "")).lower()
    packing = request.headers.get("content-encoding", "").lower()
    if media is None or charset not in _UTF8 or packing not in _PLAIN:
        raise MediaTypeError(allowed=", ".join(MEDIA))
    return media


def _too_large() -> TooLargeError:
    return TooLargeError(most=MEGABYTES)


CasusBodyDep = Annotated[CasusBody, Depends(casus_body)]
