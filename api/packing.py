"""Pages and what they load are packed on their way to who can unpack them; answers of the API go as they are."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from visualisations.site.addresses import ASSETS, is_page

_LEVEL = 5
"""Where more work stops making it smaller."""


class Packing:
    """Stands around the application, inside the gate."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what stands inside."""
        self._plain = app
        self._packed = GZipMiddleware(app, compresslevel=_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request in, and its answer out, packed if it is for people."""
        is_for_people = scope["type"] == "http" and (
            is_page(scope["path"]) or scope["path"].startswith(ASSETS)
        )
        await (self._packed if is_for_people else self._plain)(scope, receive, send)
