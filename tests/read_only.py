"""A store that can only be read where it stands, and programs for which that holds: also when the tests run as root."""

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Root passes over permissions, except without these capabilities. `setpriv` is in util-linux, which every Debian has.
WITHOUT_PRIVILEGE = (
    () if os.geteuid() else ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
)


@contextmanager
def only_readable(file: Path) -> Generator[Path]:
    """`file`, what stands beside it and its folder, with no right to write."""
    everything = (*file.parent.iterdir(), file.parent)
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield file
    finally:
        for path in (file.parent, *file.parent.iterdir()):
            path.chmod(0o700 if path.is_dir() else 0o600)


def python(program: str, *arguments: object) -> "subprocess.Popen[str]":
    """A process that runs `program`; its input and output are ours."""
    return subprocess.Popen(
        [*WITHOUT_PRIVILEGE, sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def printed(program: str, *arguments: object) -> list[str]:
    """The lines that `program` prints."""
    with python(program, *arguments) as process:
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out.splitlines()
