"""How wide a text is, where it breaks, and how a hostile one is kept a text.

Widths are those of DejaVu Sans, the widest of the usual screen fonts: where another font is used there is room left.
"""

import re
import unicodedata
from itertools import pairwise

ELLIPSIS = "…"
_STICKS_OUT = 1.15
_NARROW = frozenset(" .,:;'`!|()[]{}ijlIft/\\-")
_BROAD = frozenset("mwMW@%&—…")
# A character that XML 1.0 cannot hold would make a whole file unreadable.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"})
_TURNS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e"))
_FIRST_STRONG, _END_OF_ISOLATE = "\u2068", "\u2069"


def writable(text: str) -> str:
    """The text with every character that XML cannot hold replaced by U+FFFD."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def unturned(text: str) -> str:
    """The text without the characters that turn the direction of all that is written after them."""
    return text.translate(_TURNS)


def isolated(text: str) -> str:
    """The text so that its direction does not run on into what stands beside it."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"{_FIRST_STRONG}{text}{_END_OF_ISOLATE}"
    return text


def width_of(text: str, size: float) -> float:
    """About how wide one line of text is at a font of `size` pixels."""
    return size * sum(_em(character) for character in text)


def lines_of(text: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """The text broken into at most `most` lines that fit in `width`; what does not fit ends in an ellipsis.

    White space of any kind counts as one space. A single word may stick out a little, as Dutch words do; one that is
    longer than that is broken.
    """
    words = [part for word in text.split() for part in _parts(word, size, width * _STICKS_OUT)]
    lines: list[str] = []
    for word in words:
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1] + ELLIPSIS, size, width * _STICKS_OUT)]
    return tuple(isolated(line) for line in lines)


def one_line(text: str, size: float, width: float) -> str:
    """The text on one line that fits in `width`, white space of any kind as one space; what does not fit ends in an ellipsis."""
    line = " ".join(text.split())
    if width_of(line, size) > width:
        room = width - width_of(ELLIPSIS, size)
        kept = 0
        for character in line:
            room -= _em(character) * size
            if room < 0:
                break
            kept += 1
        line = f"{line[:kept].rstrip()}{ELLIPSIS}"
    return isolated(line)


def _em(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.3
    if character in _NARROW:
        return 0.38
    if character in _BROAD or character.isupper():
        return 0.8
    return 0.62


def _parts(word: str, size: float, width: float) -> list[str]:
    if width_of(word, size) <= width:
        return [word]
    cuts, room = [0], width
    for position, character in enumerate(word):
        room -= _em(character) * size
        if room < 0 and position > cuts[-1]:
            cuts.append(position)
            room = width - _em(character) * size
    return [word[start:end] for start, end in pairwise([*cuts, len(word)])]


def _cut(line: str, size: float, width: float) -> str:
    while len(line) > 1 and width_of(line, size) > width:
        line = line[:-2] + ELLIPSIS
    return line
