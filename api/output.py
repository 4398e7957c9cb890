"""Where the answer of a command goes: the standard output, or a file that is there whole or not at all."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from api.exits import CallError
from api.terminal import cleaned, page, page_text, screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import Console, RenderableType

STDOUT: Final = "-"
FILE_WIDTH: Final = 100
"""Columns of a text that goes into a file."""


class Destination(NamedTuple):
    """A file to write; without `path`, the standard output."""

    path: Path | None = None

    @property
    def is_terminal(self) -> bool:
        """Whether a person sees the bytes as they come."""
        return self.path is None and sys.stdout.isatty()


def destination(name: str | None) -> Destination:
    """The destination called `name`, looked at before any work is done; `-` and None are the standard output.

    Raises:
        CallError: it is a folder, or stands in a folder that is not there.
    """
    if name is None or name == STDOUT:
        return Destination()
    try:
        path = Path(name).resolve()
        if path.is_dir():
            raise CallError("call.output_is_folder", name=name)
        if not path.parent.is_dir():
            raise CallError("call.output_no_folder", name=name)
    except (OSError, ValueError) as error:
        raise CallError("call.output", name=name, reason=reason_of(error)) from None
    return Destination(path)


def write(content: str, where: Destination) -> None:
    """Write `content` as UTF-8, the same bytes on every system.

    Raises:
        CallError: the file cannot be written; what stood there before still does.
    """
    if where.path is None:
        _write_stdout(content)
    else:
        write_bytes(content.encode(), where)


def write_bytes(content: bytes, where: Destination) -> None:
    """Write `content` as it is.

    Raises:
        CallError: the file cannot be written; what stood there before still does.
    """
    if where.path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        _write_file(content, where.path)
    except OSError as error:
        raise CallError("call.output", name=where.path.name, reason=reason_of(error)) from None


def show(where: Destination, parts: "Callable[[Console], Iterable[RenderableType]]") -> None:
    """Print what `parts` makes: on the screen as it comes, elsewhere as plain lines without spaces at their end."""
    is_seen = where.is_terminal
    console = screen() if is_seen else page(FILE_WIDTH if where.path else None)
    for part in parts(console):
        # What is too wide for the screen, an id, is never cut off.
        console.print(part, crop=False)
    if not is_seen:
        write(page_text(console), where)


def reason_of(error: Exception) -> str:
    """What the system says is wrong, without the path."""
    return error.strerror or "" if isinstance(error, OSError) else ""


def _write_stdout(content: str) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    if sys.stdout.isatty():
        # Somebody reads it here: no text of a casus may steer the terminal.
        _write_text(sys.stdout, "\n".join(map(cleaned, content.split("\n"))))
    elif buffer is None:
        _write_text(sys.stdout, content)
    else:
        sys.stdout.flush()
        buffer.write(content.encode())
        buffer.flush()


def _write_text(stream: TextIO, content: str) -> None:
    stream.write(content)
    stream.flush()


def _write_file(content: bytes, path: Path) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
