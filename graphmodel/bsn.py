"""A BSN (burgerservicenummer) has no place in a casus file, nor in what vangnet says: where one stands in a text.

Nine digits that pass the elfproef, in one piece or in groups as people write them (`123.45.678.9`, `1234 - 56 - 789`),
with one sort of sign between the groups, however wide. What people write like that and mean otherwise is left out: a date
with a number behind it (`2022-05-02-1`), a number in a year (`2021-12345`), a telephone number behind its country.
"""

import re
from collections.abc import Iterator

# Also what a reader does not see: a soft hyphen and characters of no width.
_SPACE = r"[ \t\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]"
_SIGN = r"[.\-/_·•\u2010-\u2015\u2212]"
_WIDE = rf"{_SPACE}{{1,4}}+"
_BETWEEN = (
    rf"(?:{_SIGN}(?:{_WIDE})?|{_WIDE}(?:{_SIGN}(?:{_WIDE})?)?|\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
)
# Started once per group of digits, not once per digit: a casus is full of days.
_RUN = re.compile(rf"\d(?<!\d\d)(?:{_BETWEEN}?\d){{8,}}")
_CANDIDATE = re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}?\d){{8}})(?!\d))")
_PART = re.compile(r"\d+|\D+")
_SIGNS = re.compile(_SIGN)
_DASH = re.compile(r"[\-\u2010-\u2015\u2212]")
_COUNTRY = re.compile(r"(?:\+|\b00)\d{1,3}[\s.\-]*(?:\(0\)[\s.\-]*)?$")
_LONGEST_COUNTRY = 16
_YEAR_AND_NUMBER = re.compile(r"(?:19|20)\d\d[-/](?:\d{5}|(?:0[1-9]|1[0-2])[-/]\d{3})")
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
            start = candidate.start()
            if _is_bsn(candidate.group(1)) and not _is_behind_country(text, start):
                yield start


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
    if groups not in _GROUPS or len(set(map(_sort, parts[1::2]))) > 1:
        return False
    if _YEAR_AND_NUMBER.fullmatch(written):
        return False
    digits = [int(letter) for letter in "".join(parts[::2])]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0


def _sort(between: str) -> str:
    """Which sign it is, however wide it is written: of two sorts in one number, at least one means something else."""
    sign = _SIGNS.search(between)
    return _DASH.sub("-", sign.group()) if sign else " "


def _is_behind_country(text: str, start: int) -> bool:
    """Whether the digits at `start` are the rest of a telephone number, as in `+31 20 123 4567`."""
    return _COUNTRY.search(text[max(0, start - _LONGEST_COUNTRY) : start]) is not None


def _mask(letters: list[str], start: int) -> None:
    left = 9
    for position in range(start, len(letters)):
        if left and letters[position].isdigit():
            letters[position] = "*"
            left -= 1
