"""Casus files → casussen. What is wrong with a file is reported all at once, by line; nothing of it is used then.

No message repeats what a file says, but for ids and keys that read as such: a text can hold a name, or a BSN.
"""

import sys
from pathlib import Path
from typing import Final

from graphmodel.bsn import masked
from graphmodel.errors import CasusFileError, Problem
from graphmodel.loading.checking import checked
from graphmodel.loading.locating import located
from graphmodel.loading.places import Flaw
from graphmodel.loading.reading import Media, Reading, any_hidden, decoded, line_of, media_of, read
from graphmodel.model.casus import Casus

__all__ = ["MOST_BYTES", "STDIN", "Media", "read_casus", "read_casus_file"]

_MEGABYTE = 1024 * 1024
MOST_BYTES: Final = 50 * _MEGABYTE
"""The largest file that is read."""

_OTHER_FILES: Final = (
    b"PK\x03\x04",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"SQLite format 3",
)
"""How files start that people take for a text: of Word and Excel, new and old, PDF, packed files, a store."""

STDIN: Final = "-"
"""The name that stands for the standard input."""


_REFUSALS: dict[type[Exception], str] = {
    FileNotFoundError: "problem.file_not_found",
    IsADirectoryError: "problem.is_a_folder",
    PermissionError: "problem.no_permission",
}


def read_casus_file(path: str | Path) -> Casus:
    """The casus in the file at `path`; `-` is the standard input.

    Raises:
        CasusFileError: something is wrong; it holds every problem, in order of line.
    """
    name = str(path)
    try:
        content = _content(name)
    except (OSError, ValueError) as error:
        code = _REFUSALS.get(type(error), "problem.unreadable")
        raise _refusal(name, Problem(0, "", code)) from None
    return read_casus(content, name)


def read_casus(content: bytes, name: str, media: Media | None = None) -> Casus:
    """The casus that `content` writes; `name` is what messages call it.

    Without `media`, the end of the name decides (`.json`, `.yaml`, `.yml`), else how the text starts.

    Raises:
        CasusFileError: something is wrong; it holds every problem, in order of line.
    """
    if len(content) > MOST_BYTES:
        raise _refusal(name, _too_large())
    if content.startswith(_OTHER_FILES):
        raise _refusal(name, Problem(0, "", "problem.other_file"))
    try:
        text = decoded(content)
    except UnicodeDecodeError as error:
        problem = Problem(line_of(content, error.start), "", "problem.not_utf8")
        raise _refusal(name, problem) from None
    kind = media or media_of(name, text)
    reading = read(text, kind)
    casus, flaws = _checked(reading)
    if casus is None or flaws or any_hidden(text, kind, reading.data):
        raise _refusal(name, *located(text, kind, flaws))
    return casus


def _content(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(name)
    if path.stat().st_size > MOST_BYTES:
        raise _refusal(name, _too_large())
    with path.open("rb") as file:
        # A pipe or a device tells no size: never more than one byte over the limit is read.
        return file.read(MOST_BYTES + 1)


def _checked(reading: Reading) -> tuple[Casus | None, list[Flaw]]:
    """The casus, and what is wrong with the text and with the casus in it."""
    if not reading.is_whole:
        return None, reading.flaws
    casus, flaws = checked(reading.data, reading.refused)
    meant = [flaw for flaw in flaws if not _is_refused(flaw, reading.refused)]
    return casus, [*reading.flaws, *meant]


def _is_refused(flaw: Flaw, refused: frozenset[tuple[str | int, ...]]) -> bool:
    path = flaw.path
    return any(path[:length] in refused for length in range(len(path) + 1))


def _too_large() -> Problem:
    return Problem(0, "", "problem.too_large", (("most", str(MOST_BYTES // _MEGABYTE)),))


def _refusal(name: str, *problems: Problem) -> CasusFileError:
    return CasusFileError(masked(name), problems)
