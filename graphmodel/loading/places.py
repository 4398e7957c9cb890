"""Where something stands: a path of keys and positions from the top of a file, and the line of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel.bsn import shown

Path = tuple[str | int, ...]
Values = tuple[tuple[str, str], ...]

_NEWLINE = re.compile(r"\r\n|\r|\n")
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong, before its line is known.

    `index` is the character at which it stands, `None` when only `path` tells.
    """

    path: Path
    code: str
    values: Values = ()
    index: int | None = None


def written(path: Path) -> str:
    """`path` as people read it, `contacts[3].date`; a key that could be a name or a BSN is a question mark."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in path)
    return "".join(steps).removeprefix(".")


def parsed(path: str) -> Path:
    """The path that `written` wrote, for paths of known keys only."""
    return tuple(int(at) if at else key for at, key in _STEP.findall(path))


def lines(text: str, indices: Iterable[int]) -> dict[int, int]:
    """The line, from 1, of each index; an index beyond the end is on the last line.

    Lines end as in an editor. The parser of YAML counts further characters as a new line.
    """
    found: dict[int, int] = {}
    line, counted = 1, 0
    for index in sorted(set(indices)):
        line += len(_NEWLINE.findall(text, counted, index))
        counted = index
        found[index] = line
    return found
