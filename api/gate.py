"""What every request passes on its way in and every answer on its way out.

In: is it addressed to this machine, and does no page of somebody else send it? Out: the headers that browsers need to
keep it to themselves, and one line in the log. The line has the route as it is written in the code, never the address
that was asked: an id or a search text can lead to a person.
"""

import logging
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from time import perf_counter
from traceback import extract_tb
from typing import Final
from urllib.parse import parse_qsl
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.loopback import host_in, is_loopback
from api.problems import problem_response
from api.request_errors import (
    MOST_TOLD,
    ForeignHostError,
    ForeignPageError,
    InputError,
    Place,
    RequestError,
)
from graphmodel.bsn import holds_bsn, shown
from graphmodel.errors import VangnetError

VERSION: Final = "1.0.0"
"""Of the API: the first number is that of the paths, the others only ever add."""

NO_PAGE: Final = "default-src 'none'; frame-ancestors 'none'"
"""The policy for what is no page: whatever a browser takes it for, it can load and run nothing."""

HEADERS: Final[Mapping[str, str]] = {
    "API-Version": VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": NO_PAGE,
    "Cross-Origin-Resource-Policy": "same-origin",
    # Without any referrer a browser hides the origin of our own forms too, and they would be taken for those of others.
    "Referrer-Policy": "same-origin",
    "Vary": "Accept-Language",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""The headers of every answer, but for those that an answer has otherwise."""

_ROOT: Final = Path(__file__).parents[1]
_LOG: Final = logging.getLogger(__name__)
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_WRITING: Final = frozenset({"DELETE", "PATCH", "POST", "PUT"})
_OWN: Final = frozenset({"same-origin", "none"})


class Gate:
    """Stands around the whole application; nothing that goes wrong inside gets past it."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what stands inside."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request in and its answer out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = _Exchange(scope, send)
        # The framework answers GET; a HEAD is the same without what follows the headers.
        inside: Scope = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        inside["state"] = {**scope.get("state", {}), "request_id": exchange.id}
        try:
            await self._passed_in(inside, receive, exchange.send)
        except Exception as defect:  # noqa: BLE001  # nobody outside ever sees a stack trace
            await exchange.own_up(defect, inside, receive)
        finally:
            exchange.log(inside)

    async def _passed_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _refusal(scope)
        if refusal:
            await problem_response(Request(scope), refusal)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class _Exchange:
    """One request with its answer."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.id = uuid4().hex
        self._method: str = scope["method"]
        self._send = send
        self._start = perf_counter()
        self._status = 0

    async def send(self, message: Message) -> None:
        """Send on, with the headers of every answer."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers["Request-Id"] = self.id
        elif self._method == "HEAD":
            message = {**message, "body": b""}
        await self._send(message)

    async def own_up(self, defect: Exception, scope: Scope, receive: Receive) -> None:
        """Say that the fault is here.

        The log gets the sort of defect and where it was, not what it says: that can hold a piece of a casus.
        """
        kind, steps = type(defect).__name__, " > ".join(_own_steps(defect))
        _LOG.error("%s in request %s: %s", kind, self.id, steps)
        if not self._status:
            response = problem_response(Request(scope), VangnetError())
            await response(scope, receive, self.send)

    def log(self, scope: Scope) -> None:
        """One line: what was asked for, how it went, how long it took."""
        method = self._method if self._method in _READING | _WRITING else "-"
        route: str = getattr(scope.get("route"), "path", "-")
        took = (perf_counter() - self._start) * 1000
        _LOG.info("%s %s %d %.1f ms %s", method, route, self._status, took, self.id)


def _own_steps(defect: Exception) -> Iterator[str]:
    """Through which lines of our own it went."""
    for step in extract_tb(defect.__traceback__):
        file = Path(step.filename)
        if file.is_relative_to(_ROOT) and "site-packages" not in file.parts:
            yield f"{file.relative_to(_ROOT).as_posix()}:{step.lineno}"


def _refusal(scope: Scope) -> RequestError | None:
    """Why the request gets no further, None when it does."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    # A page elsewhere can have its own name point at this machine, and then reads what it likes.
    if not is_loopback(host_in(host)):
        return ForeignHostError()
    if scope["method"] not in _READING and _is_foreign(headers, f"{scope['scheme']}://{host}"):
        return ForeignPageError()
    # An address is kept by whoever sees it, and no casus can hold what is asked for: it gets no further.
    wrong = tuple(islice(_bsns(scope), MOST_TOLD))
    return RequestError(*wrong) if wrong else None


def _bsns(scope: Scope) -> Iterator[InputError]:
    """Where in the address a BSN stands; the part of the path is not named, for that would repeat it."""
    path: str = scope["path"]
    if holds_bsn(path):
        yield InputError(Place.PATH, "", "input.bsn")
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    for key, value in query:
        if holds_bsn(key) or holds_bsn(value):
            yield InputError(Place.QUERY, shown(key), "input.bsn")


def _is_foreign(headers: Headers, own: str) -> bool:
    """Whether a browser says that a page of somebody else makes it send this; other programs say nothing."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    return (site is not None and site not in _OWN) or (
        origin is not None and origin.lower() != own.lower()
    )
