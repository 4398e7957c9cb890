"""`vangnet serve`: the HTTP service, on this machine only."""

import gc
from argparse import ArgumentParser
from typing import Final

from api import server
from api.arguments import add_named
from api.choice import opened_store
from api.commands.call import Call
from api.exits import CallError, Exit
from api.terminal import say
from graphmodel.language import Language

_LAST_PORT: Final = 65535


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """Takes where to listen."""
    add_named(parser, language, "--host", default=server.HOST)
    add_named(parser, language, "--port", default=str(server.PORT))


def run(call: Call) -> int:
    """Serves until it is stopped; the port is taken first, so that what is wrong with it is known at once."""
    with (
        server.listen(call.given.host, _port(call.given.port)) as listener,
        opened_store(call.settings) as store,
    ):
        from api.app import create_app

        app = create_app(store)
        # What is loaded by now stays until the end: it need not be looked through again for what can be collected.
        gc.freeze()
        say(call.text("serve.started", address=server.url_of(listener)))
        server.serve(app, listener)
    say(call.text("serve.stopped"))
    return Exit.DONE


def _port(given: str) -> int:
    if not (given.isascii() and given.isdigit() and int(given) <= _LAST_PORT):
        raise CallError("call.port_number", given=given)
    return int(given)
