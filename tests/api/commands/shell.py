"""How a test calls the command line: within its own process, or as the process that a person starts."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

COMMAND = (sys.executable, "-m", "api.cli")
SECONDS = 60


class Ran(NamedTuple):
    """What came of one call."""

    status: int
    out: str
    err: str


Shell = Callable[..., Ran]


def start(
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    given: bytes = b"",
    through: Sequence[str] = (),
) -> Ran:
    """Run the command as a process of its own; variables of the caller's `vangnet` do not reach it.

    `through` is another command that starts it.
    """
    ended = subprocess.run(
        (*through, *COMMAND, *arguments),
        input=given,
        capture_output=True,
        timeout=SECONDS,
        env=surroundings(environment),
        check=False,
    )
    return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def surroundings(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of such a process."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VANGNET_")}
    return {**kept, "COLUMNS": "80", **(environment or {})}


def written(folder: Path, name: str, text: str) -> str:
    """The path of a file with `text` in it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)
