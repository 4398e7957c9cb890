"""The service in a process of its own, on a free port of this machine: what a client really talks to.

Run as a module with the URL of a store and the room for documents; it prints its address and serves until it is ended.
"""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from api.app import create_app
from api.documents import ROOM
from api.server import listen, serve, url_of
from graphmodel.stores import open_store

_ROOT = Path(__file__).parents[3]


@contextmanager
def serving(store_url: str, room: int = ROOM) -> Generator[str]:
    """The address of a service of the store at `store_url` that keeps documents in `room` bytes."""
    command = [sys.executable, "-m", __name__, store_url, str(room)]
    with subprocess.Popen(
        command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            address = process.stdout.readline().strip()
            assert address, "the service did not start"
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


def main(store_url: str, room: str) -> None:
    """Serve until the process is ended."""
    with open_store(store_url) as store, listen(port=0) as listener:
        print(url_of(listener), flush=True)  # noqa: T201  # whoever started this process reads it
        serve(create_app(store, room=int(room)), listener)


if __name__ == "__main__":
    main(*sys.argv[1:])
