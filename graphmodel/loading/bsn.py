"""A BSN (burgerservicenummer) has no place in a casus file: where one stands in a text.

Nine digits that pass the elfproef, in one piece or in groups as people write them (`123.45.678.9`, `1234-56-789`).
Groups that a date with a number behind it would make (`2022-05-02-1`) are left out on purpose.
"""

import re
from collections.abc import Iterator

# Also what a reader does not see: a soft hyphen and characters of no width.
_BETWEEN = r"[\s.\-/_·\u00ad\u200b-\u200d\u2010-\u2015]"
# Started once per group of digits, not once per digit: a casus is full of days.
_RUN = re.compile(rf"\d(?<!\d\d)(?:{_BETWEEN}?\d){{8,}}")
_CANDIDATE = re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}?\d){{8}})(?!\d))")
_PART = re.compile(r"\d+|\D")
_GROUPS = frozenset(
    {
        (9,),
        (3, 6),
        (4, 5),
        (5, 4),
        (6, 3),
        (2, 3, 4),
        (3, 2, 4),
        (3, 3, 3),
        (4, 2, 3),
        (4, 3, 2),
        (2, 2, 2, 3),
        (3, 2, 2, 2),
        (3, 2, 3, 1),
        (2, 2, 2, 2, 1),
    }
)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_ECHOED = re.compile(r"[a-z0-9_+-]{1,64}")
_HIDDEN = "?"


def holds_bsn(text: str) -> bool:
    """Whether a BSN stands anywhere in `text`."""
    return next(bsn_starts(text), None) is not None


def bsn_starts(text: str) -> Iterator[int]:
    """The positions in `text` at which a BSN starts, in order."""
    for run in _RUN.finditer(text):
        for candidate in _CANDIDATE.finditer(text, *run.span()):
            if _is_bsn(candidate.group(1)):
                yield candidate.start()


def shown(word: str) -> str:
    """`word` when it reads as an id or a key and holds no BSN; a question mark for anything else of a file."""
    return word if _ECHOED.fullmatch(word) and not holds_bsn(word) else _HIDDEN


def masked(text: str) -> str:
    """`text` with every BSN in it made unreadable; the name of a file may hold one too."""
    letters = list(text)
    for start in bsn_starts(text):
        _mask(letters, start)
    return "".join(letters)


def _is_bsn(written: str) -> bool:
    parts = _PART.findall(written)
    groups = tuple(len(part) for part in parts[::2])
    if groups not in _GROUPS or len(set(parts[1::2])) > 1:
        return False
    digits = [int(letter) for letter in "".join(parts[::2])]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0


def _mask(letters: list[str], start: int) -> None:
    left = 9
    for position in range(start, len(letters)):
        if left and letters[position].isdigit():
            letters[position] = "*"
            left -= 1
