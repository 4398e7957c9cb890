"""How a text comes on a terminal: no colours in a pipe, and no text of a casus that steers the screen."""

import sys
import unicodedata
from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final, Self, TextIO

from graphmodel.bsn import masked

if TYPE_CHECKING:
    from rich.console import Console

_FEW: Final = 20
"""So many messages are shown one below the other."""

_STEERING: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Sorts of characters that a terminal obeys, or that turn the order of what is read."""

_HARMLESS: Final = frozenset("\u200c\u200d\u00ad")
"""Joiners that some scripts need within a word, and the soft hyphen."""


def cleaned(text: str) -> str:
    """`text` as one line in which every character that could steer the screen is written out, as `<U+202E>`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in "\n\t\r":
        return " "
    if unicodedata.category(character) in _STEERING and character not in _HARMLESS:
        return f"<U+{ord(character):04X}>"
    return character


def screen(stream: TextIO | None = None) -> "Console":
    """The terminal behind `stream`, else the standard output; colours only when it is one and NO_COLOR is not set."""
    from rich.console import Console

    return Console(file=stream or sys.stdout, markup=False, emoji=False, highlight=False)


def page(width: int | None) -> "Console":
    """A page that keeps what is printed on it, without colours; without `width` as wide as the screen would be."""
    from rich.console import Console

    return Console(
        file=StringIO(),
        width=width,
        color_system=None,
        force_terminal=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def page_text(console: "Console") -> str:
    """What was printed on a `page`, without the spaces that end a line."""
    file = console.file
    written = file.getvalue() if isinstance(file, StringIO) else ""
    return "".join(f"{line.rstrip()}\n" for line in written.splitlines())


def say(message: str) -> None:
    """Tell the person who called, on the standard error; a BSN in the words of the call is not repeated."""
    sys.stderr.write(f"{masked(cleaned(message))}\n")


def tell(line: str) -> None:
    """A line that is the answer, on the standard output."""
    sys.stdout.write(f"{cleaned(line)}\n")


class Progress:
    """How far long work is, on the standard error.

    On a terminal it is one line that is written over; elsewhere every message is a line of its own.
    """

    def __init__(self, total: int) -> None:
        """`total` steps are expected."""
        self._total = total
        self._done = 0
        self._is_live = total > _FEW and sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Start without a word."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Leave no half line behind."""
        self._wipe()

    def step(self, message: str) -> None:
        """One more step is done, and this came of it."""
        self._done += 1
        counted = f"[{self._done}/{self._total}] {message}" if self._total > 1 else message
        if not self._is_live:
            say(counted)
            return
        self._wipe()
        sys.stderr.write(masked(cleaned(counted))[: get_terminal_size().columns - 1])
        sys.stderr.flush()

    def keep(self, message: str) -> None:
        """A message that stays."""
        self._wipe()
        say(message)

    def _wipe(self) -> None:
        if self._is_live:
            sys.stderr.write("\r\x1b[K")
