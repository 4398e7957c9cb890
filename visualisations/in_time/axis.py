"""The axis of time: where a day stands, and which months and years are written along it. Days are ordinals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date
from itertools import pairwise

from babel.dates import format_date

from visualisations.canvas import BOLD, SMALL, Anchor, Figure, Stroke, Words
from visualisations.elements import FONT_SIZE
from visualisations.lettering import one_line, width_of
from visualisations.palette import GRID, INK, QUIET_INK, LineLook

HEAD = 40
"""How high the years and the months above the plot are."""
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100)
_DAYS = (1, 2, 7, 14)
_ROOM = 8
_YEAR_LINE, _MONTH_LINE = LineLook(GRID, 1.5), LineLook(GRID, 0.75)
_MONTHS_OF_A_YEAR = 12
_MOST_DAYS_BY_DAY = 75


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that begins a month, a year or a week, with what is written at it; empty where there is no room."""

    day: int
    label: str
    is_year: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` up to, not including, `end`, laid out over `width` pixels from `left` on."""

    first: int
    end: int
    left: float
    width: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    def x(self, day: float) -> float:
        """Where a day begins; days beyond the axis stand at its ends."""
        share = (day - self.first) / max(1, self.end - self.first)
        return self.left + min(1.0, max(0.0, share)) * self.width

    def middle(self, first: int, last: int) -> float:
        """The middle of a day that lies from `first` up to and including `last`."""
        return (self.x(first) + self.x(last + 1)) / 2

    def years(self) -> tuple[Tick, ...]:
        """The beginning of the axis and of every year in it, with the years for which there is room."""
        start = date.fromordinal(self.first)
        last = date.fromordinal(self.end - 1).year
        begins = [self.first, *(date(y, 1, 1).toordinal() for y in range(start.year + 1, last + 1))]
        step = next((s for s in _YEARS if self._years_fit(s)), _YEARS[-1])
        return tuple(
            Tick(day, self._year(day, following, step), is_year=True)
            for day, following in pairwise([*begins, self.end])
        )

    def ticks(self, language: str) -> tuple[Tick, ...]:
        """The months, or in a short time the days, for which there is room; none when only years fit."""
        if self.end - self.first <= _MOST_DAYS_BY_DAY:
            return self._of_days(language)
        longest = max(width_of(_month(month, language), SMALL) for month in range(1, 13))
        for step in _MONTHS:
            if self.width * step * 30 / (self.end - self.first) >= longest + _ROOM:
                return tuple(self._of_months(step, language))
        return ()

    def _years_fit(self, step: int) -> bool:
        room = self.width * step * 365 / max(1, self.end - self.first)
        return room >= width_of("2000", FONT_SIZE) * BOLD + _ROOM

    def _year(self, day: int, following: int, step: int) -> str:
        year = date.fromordinal(day).year
        is_wide = self.x(following) - self.x(day) >= width_of("2000", FONT_SIZE) * BOLD + _ROOM
        if step == 1:
            return str(year) if is_wide else ""
        wide = width_of("2000", FONT_SIZE) * BOLD
        # The first year may have only its last days in the picture, and the next label then stands close by.
        later = year + step
        labelled = date(later, 1, 1).toordinal() if later <= MAXYEAR else self.end
        beside = min(self.right, self.x(labelled) - _ROOM)
        return str(year) if year % step == 0 and self.x(day) + wide <= beside else ""

    def _of_months(self, step: int, language: str) -> Iterator[Tick]:
        start = date.fromordinal(self.first)
        for number in range(start.year * 12, date.fromordinal(self.end - 1).year * 12 + 12, step):
            year, month = divmod(number, _MONTHS_OF_A_YEAR)
            day = date(year, month + 1, 1).toordinal()
            if self.first <= day < self.end:
                yield self._labelled(day, _month(month + 1, language))

    def _of_days(self, language: str) -> tuple[Tick, ...]:
        widest = width_of("30 mmm", SMALL) + _ROOM
        days = max(1, self.end - self.first)
        step = next((s for s in _DAYS if self.width * s / days >= widest), _DAYS[-1])
        return tuple(
            self._labelled(day, format_date(date.fromordinal(day), "d MMM", locale=language))
            for day in range(self.first, self.end, step)
        )

    def _labelled(self, day: int, label: str) -> Tick:
        fits = self.x(day) + 3 + width_of(label, SMALL) <= self.right
        return Tick(day, label if fits else "")


def grid(axis: Axis, language: str, top: float, bottom: float) -> Figure:
    """Years and months above the plot from `top` on, and a line down to `bottom` where each begins."""
    head = top + HEAD
    parts: list[Stroke | Words] = []
    ticks = axis.ticks(language)
    for tick in ticks:
        x = axis.x(tick.day)
        parts.append(Stroke(((x, head - 18), (x, bottom)), _MONTH_LINE))
        parts.append(Words(x + 3, head - 6, tick.label, SMALL, QUIET_INK))
    for tick in axis.years():
        x = axis.x(tick.day)
        parts.append(Stroke(((x, top), (x, bottom)), _YEAR_LINE))
        parts.append(Words(x + 3, top + 15, tick.label, FONT_SIZE, INK, is_bold=True))
    parts.append(Stroke(((axis.left, head), (axis.right, head)), _YEAR_LINE))
    parts.append(Stroke(((axis.right, head), (axis.right, bottom)), _MONTH_LINE))
    return Figure("", "", "", tuple(p for p in parts if not isinstance(p, Words) or p.text))


@dataclass(frozen=True, slots=True)
class Flag:
    """A day that is written above the plot, with a line down through it or to the place that it marks."""

    id: str
    x: float
    text: str
    look: LineLook
    ink: str
    told: str
    down_to: float | None = None
    layer: str = ""


FLAG_HEIGHT = 18
"""How high one row of flags is."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A flag with its text in a row; row 0 stands next to the plot."""

    flag: Flag
    words: Words
    row: int

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where the text runs, its line included."""
        left, _, right, _ = self.words.box
        return min(left, self.flag.x), max(right, self.flag.x)

    def covers(self, x: float) -> bool:
        """Whether a line at `x` would run through the text."""
        left, right = self.reach
        return left - _ROOM < x < right + _ROOM


def flags_height(flags: Sequence[Flag], axis: Axis) -> float:
    """How much room the texts of the flags take above the axis."""
    return FLAG_HEIGHT * (1 + max((placed.row for placed in _in_rows(flags, axis)), default=-1))


def flagged(flags: Sequence[Flag], axis: Axis, top: float, bottom: float) -> tuple[Figure, ...]:
    """The flags with their texts in rows from `top` on, so that none is written over another."""
    placed = _in_rows(flags, axis)
    highest = max((each.row for each in placed), default=0)
    return tuple(_figure(each, top + (highest - each.row) * FLAG_HEIGHT, bottom) for each in placed)


def _figure(placed: _Placed, top: float, bottom: float) -> Figure:
    flag, y = placed.flag, top + 12
    end = bottom if flag.down_to is None else flag.down_to
    line = Stroke(((flag.x, top + 2), (flag.x, end)), flag.look)
    return Figure(flag.id, flag.layer, flag.told, (line, replace(placed.words, y=y)))


def _in_rows(flags: Sequence[Flag], axis: Axis) -> list[_Placed]:
    """Every flag in the lowest row where its text is free and where lines do not run through texts, if there is one."""
    found: list[_Placed] = []
    written = [(flag, _beside(flag, axis)) for flag in flags]
    for flag, words in sorted(written, key=_steps):
        rows = [_Placed(flag, words, row) for row in range(len(flags))]
        free = [each for each in rows if not any(_collide(each, other) for other in found)]
        clear = [each for each in free if not any(_cross(each, other) for other in found)]
        found.append((clear or free)[0])
    return found


def _steps(written: tuple[Flag, Words]) -> tuple[bool, float]:
    """Texts go up like stairs: those to the right of their line from right to left, then the others."""
    flag, words = written
    is_left = words.anchor is Anchor.END
    return is_left, flag.x if is_left else -flag.x


def _collide(one: _Placed, other: _Placed) -> bool:
    (left, right), (start, end) = one.reach, other.reach
    return one.row == other.row and left < end + _ROOM and start < right + _ROOM


def _cross(one: _Placed, other: _Placed) -> bool:
    lower, higher = (one, other) if one.row < other.row else (other, one)
    return lower.row != higher.row and lower.covers(higher.flag.x)


def _beside(flag: Flag, axis: Axis) -> Words:
    """The text to the right of its line, or to the left of it where there is too little room; cut to the axis."""
    room = max(axis.right - flag.x, flag.x - axis.left) - 4
    text = one_line(flag.text, SMALL, room / BOLD)
    words = Words(flag.x + 4, 0, text, SMALL, flag.ink, is_bold=True)
    if words.box[2] <= axis.right:
        return words
    return Words(flag.x - 4, 0, text, SMALL, flag.ink, Anchor.END, is_bold=True)


def _month(month: int, language: str) -> str:
    return format_date(date(2001, month, 1), "LLL", locale=language).rstrip(".")
