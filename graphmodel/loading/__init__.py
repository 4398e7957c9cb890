"""Casus files → casussen. What is wrong with a file is reported all at once, by line; nothing of it is used then.

No message repeats what a file says, but for ids and keys that read as such: a text can hold a name, or a BSN.
"""

import sys
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

from graphmodel.errors import CasusFileError, Problem
from graphmodel.loading.bsn import masked
from graphmodel.loading.checking import checked
from graphmodel.loading.locating import located
from graphmodel.loading.places import Flaw
from graphmodel.loading.reading import Media, Reading, any_hidden, decoded, line_of, media_of, read
from graphmodel.model.casus import Casus

__all__ = ["MOST_BYTES", "STDIN", "Media", "read_casus", "read_casus_file"]

_MEGABYTE = 1024 * 1024
MOST_BYTES: Final = 50 * _MEGABYTE
"""The largest file that is read."""

STDIN: Final = "-"
"""The name that stands for the standard input."""


def read_casus_file(path: str | Path) -> Casus:
    """The casus in the file at `path`; `-` is the standard input.

    Raises:
        CasusFileError: something is wrong; it holds every problem, in order of line.
    """
    name = str(path)
    try:
        if name == STDIN:
            content = _bounded(sys.stdin.buffer, name)
        else:
            content = _content(Path(path), name)
    except (OSError, ValueError) as error:
        _refuse(name, _CODES.get(type(error), "problem.unreadable"))
    return read_casus(content, name)


def read_casus(content: bytes, name: str, media: Media | None = None) -> Casus:
    """The casus that `content` writes; `name` is what messages call it.

    Without `media`, the end of the name decides (`.json`, `.yaml`, `.yml`), then how the text starts.

    Raises:
        CasusFileError: something is wrong; it holds every problem, in order of line.
    """
    if len(content) > MOST_BYTES:
        _refuse_size(name)
    try:
        text = decoded(content)
    except UnicodeDecodeError as error:
        _refuse(name, "problem.not_utf8", line_of(content, error.start))
    kind = media or media_of(name, text)
    casus, flaws = _casus(read(text, kind))
    if casus is not None and not flaws and not any_hidden(text, casus):
        return casus
    raise CasusFileError(masked(name), located(text, kind, flaws))
