"""Serves the API on this machine, and only to this machine, until the process is told to stop."""

import logging
import os
import signal
import socket
import sys
from collections.abc import Generator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Final, NoReturn

from api.exits import CallError
from api.loopback import LOCALHOST, is_loopback
from api.output import reason_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HOST: Final = "127.0.0.1"
PORT: Final = 8000
_WAITING: Final = 128
_SECONDS_TO_FINISH: Final = 10


def listen(host: str = HOST, port: int = PORT) -> socket.socket:
    """Take the port, so that what is wrong with it is known before anything starts; port 0 takes a free one.

    Raises:
        CallError: `host` is not this machine, or the port cannot be had.
    """
    address = HOST if host.lower() == LOCALHOST else host
    if not is_loopback(address):
        raise CallError("call.not_loopback", host=host)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # Only of a socket that names its protocol does asyncio send small answers at once; others wait 40 ms for the client.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # A port that was in use a moment ago is free; elsewhere this would take it from whoever has it.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen(_WAITING)
    except OSError as error:
        listener.close()
        raise CallError("call.port_taken", port=port, reason=reason_of(error)) from None
    return listener


def url_of(listener: socket.socket) -> str:
    """Where a browser finds what listens there."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(app: "ASGIApp", listener: socket.socket) -> None:
    """Answer requests until the process is interrupted or told to end; what is under way is finished first."""
    # Uvicorn takes long to import, and no other command needs it.
    import uvicorn

    from visualisations.templating import prepare

    _log_to_standard_error()
    config = uvicorn.Config(
        app,
        # Its access log would write whole addresses, and an address holds the id of a casus or a search text.
        access_log=False,
        log_config=None,
        lifespan="off",
        ws="none",
        # Nothing stands in front of a server on loopback, so nobody may say who the client is.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
    )
    Thread(target=prepare, daemon=True).start()
    with listener, _ending_as_interrupted():
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            return


@contextmanager
def _ending_as_interrupted() -> Generator[None]:
    """Have SIGTERM end the process as Ctrl-C does: uvicorn passes it on when it is done, and the store is closed."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _log_to_standard_error() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    for name, level in (("api", logging.INFO), ("uvicorn", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
