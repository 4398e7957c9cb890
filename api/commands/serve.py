"""`vangnet serve`: the HTTP service, on this machine only."""

import ipaddress
import socket
from argparse import ArgumentParser
from typing import Final

from api.arguments import add_named
from api.choice import opened_store
from api.commands.call import Call
from api.exits import CallError, Exit
from api.output import reason_of
from api.terminal import say
from graphmodel.language import Language

HOST: Final = "127.0.0.1"
PORT: Final = 8000
_LAST_PORT: Final = 65535


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes where to listen."""
    add_named(parser, language, "--host", default=HOST)
    add_named(parser, language, "--port", default=str(PORT))


def run(call: Call) -> int:
    """Serves until it is stopped."""
    host, port = call.given.host, _port(call.given.port)
    if not is_loopback(host):
        raise CallError("call.not_loopback", host=host)
    with opened_store(call.settings) as store, _listening(host, port) as listening:
        import uvicorn

        from api.app import create_app

        taken = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(create_app(store), log_level="warning", server_header=False)
        say(call.text("serve.started", address=f"http://{shown}:{taken}"))
        uvicorn.Server(config).run(sockets=[listening])
    say(call.text("serve.stopped"))
    return Exit.DONE


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`; a name other than localhost may lead anywhere."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _port(given: str) -> int:
    if not (given.isascii() and given.isdigit() and int(given) <= _LAST_PORT):
        raise CallError("call.port", given=given)
    return int(given)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that is ours, so that what is wrong with the port is known before anything is served."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise CallError("call.port_taken", port=port, reason=reason_of(error)) from None
