"""Flaws → problems with their lines: the text is read once more, slower, and only when something is wrong."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from graphmodel.bsn import bsn_starts, holds_bsn
from graphmodel.errors import Problem
from graphmodel.loading.places import Flaw, Path, lines, written
from graphmodel.loading.reading import Media, follow, holds_control
from graphmodel.loading.tree import MOST_FLAWS

_BSN = "problem.bsn"


def located(text: str, media: Media, flaws: Iterable[Flaw]) -> tuple[Problem, ...]:
    """The problems of `text`, every BSN in it included, in order of line; never empty for a text with a flaw."""
    starts = islice(bsn_starts(text), MOST_FLAWS + 1)
    places = _Places([*flaws, *(Flaw((), _BSN, index=start) for start in starts)])
    follow(text, media, places.see)
    placed = places.placed()
    at = lines(text, [index for index, _ in placed])
    problems = [
        Problem(at[index], written(flaw.path), flaw.code, flaw.values) for index, flaw in placed
    ]
    if len(problems) > MOST_FLAWS:
        last = Problem(0, "", "problem.more", (("most", str(MOST_FLAWS)),))
        return (*sorted(problems)[:MOST_FLAWS], last)
    return tuple(sorted(problems))


class _Places:
    """Notes, while a text is read, where each flaw stands."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        # A dictionary keeps the order and drops what was found twice.
        self._flaws = list(dict.fromkeys(flaws))
        self._wanted = {path for flaw in self._flaws for path in _with_parents(flaw.path)}
        self._starts: dict[Path, int] = {}
        loose = {flaw.index for flaw in self._flaws if flaw.index is not None and not flaw.path}
        self._loose = sorted(loose)
        self._paths: dict[int, Path] = {}

    def see(self, path: Path, start: int, end: int, text: str | None) -> None:
        """One key, entry or value; of a path, the key comes first and is what people look for."""
        if path in self._wanted:
            self._starts.setdefault(path, start)
        if text is None:
            return
        inside = self._loose[bisect_left(self._loose, start) : bisect_left(self._loose, end)]
        self._paths.update(dict.fromkeys(inside, path))
        if not inside and holds_bsn(text):
            self._flaws.append(Flaw(path, _BSN, index=start))
        if holds_control(text):
            self._flaws.append(Flaw(path, "problem.control_character", index=start))

    def placed(self) -> list[tuple[int, Flaw]]:
        """Every flaw with the character at which it stands."""
        return [(self._index(flaw), self._with_path(flaw)) for flaw in self._flaws]

    def _index(self, flaw: Flaw) -> int:
        if flaw.index is not None:
            return flaw.index
        starts = (self._starts.get(path) for path in _with_parents(flaw.path))
        return next((start for start in starts if start is not None), 0)

    def _with_path(self, flaw: Flaw) -> Flaw:
        if flaw.index is None or flaw.path:
            return flaw
        return replace(flaw, path=self._paths.get(flaw.index, ()))


def _with_parents(path: Path) -> list[Path]:
    """`path` and what it lies in, the nearest first."""
    return [path[:length] for length in range(len(path), 0, -1)]
