"""Signalen on their lanes: a numbered mark where each was noticed, and where somebody is recorded as knowing it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from graphmodel.analysis.tracing import SignaalTrace
from visualisations.canvas import SMALL, Anchor, Bar, Figure, Words
from visualisations.in_time.events import Field
from visualisations.in_time.lanes import lane_of
from visualisations.lettering import isolated, width_of, writable
from visualisations.names import Names
from visualisations.palette import SIGNAAL_LOOKS, DotLook

NOTICED_LAYER, TOLD_LAYER = "signaal:noticed", "signaal:told"
_MOST_LETTERS = 7
_PADDING = 7
_HEIGHT = 15.0
_GAP = 1.0
_BESIDE = 11.0
"""How far a mark stands from its day, so that what arrived on that day can be seen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more signalen at one place of a lane; `is_noticed` when somebody there noticed one of them first."""

    lane: str
    x: float
    numbers: tuple[int, ...]
    is_noticed: bool
    told: tuple[str, ...]

    @property
    def text(self) -> str:
        """The numbers, in short."""
        return in_short(self.numbers)

    @property
    def width(self) -> float:
        """How wide the mark is."""
        return max(_HEIGHT, width_of(self.text, SMALL) + _PADDING)


def numbers_of(names: Names) -> Mapping[str, int]:
    """The number of each signaal, in the order of the file."""
    return {fact.item.id: number for number, fact in enumerate(names.network.signalen, 1)}


def signaal_text(names: Names, signaal: str) -> str:
    """What was noticed, else what kind of signaal it is."""
    fact = next(fact for fact in names.network.signalen if fact.item.id == signaal)
    item = fact.item
    if item.text and item.text.strip():
        return isolated(writable(" ".join(item.text.split())))
    return names.listed("signaal_kind", item.kind)


def marks_of(field: Field, traced: Sequence[SignaalTrace]) -> tuple[Mark, ...]:
    """The marks of some signalen, lane by lane and from left to right; those that would touch are made one."""
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in _single(field, traced):
        found[mark.lane].append(mark)
    return tuple(mark for lane in sorted(found) for mark in _apart(found[lane]))


def drawn(field: Field, marks: Sequence[Mark]) -> Iterator[Figure]:
    """Every mark as a small sign with its numbers."""
    for mark in marks:
        look = SIGNAAL_LOOKS["noticed" if mark.is_noticed else "told"]
        layer = NOTICED_LAYER if mark.is_noticed else TOLD_LAYER
        lane = field.lanes.of(mark.lane)
        told = "\n".join((isolated(lane.name), *mark.told))
        yield Figure(f"signaal:{mark.lane}:{mark.text}", layer, told, _parts(mark, lane.y, look))


def _parts(mark: Mark, y: float, look: DotLook) -> tuple[Bar | Words, ...]:
    box = Bar(
        mark.x - mark.width / 2,
        y - _HEIGHT / 2,
        mark.width,
        _HEIGHT,
        look.fill,
        look.border,
        rounding=_HEIGHT / 2,
    )
    return box, Words(mark.x, y + 4, mark.text, SMALL, look.ink, Anchor.MIDDLE, is_bold=True)


def _single(field: Field, traced: Sequence[SignaalTrace]) -> Iterator[Mark]:
    names, numbers = field.names, numbers_of(field.names)
    for signaal in traced:
        observers = signaal.knowledge.observers
        noticed = signaal.knowledge.signaal
        for known in signaal.knowledge.knowers:
            is_noticed = known.hulpverlener in observers
            days = (known.first, known.last)
            if is_noticed and known.last is None:
                days = (noticed.first, noticed.last)
            if days[0] is None or days[1] is None or days[0] > field.axis.end:
                continue
            key = "chart.signaal.noticed" if is_noticed else "chart.signaal.told"
            told = names.say(
                key,
                number=numbers[signaal.id],
                text=signaal_text(names, signaal.id),
                day=_day(names, (days[0], days[1])),
            )
            lane = lane_of(names.network, known.hulpverlener)
            if lane in field.lanes.by_id:
                x = _beside(field, (days[0], days[1]))
                yield Mark(lane, x, (numbers[signaal.id],), is_noticed, (told,))


def _beside(field: Field, days: tuple[int, int]) -> float:
    """To the right of the day, or to the left of it at the end of the axis."""
    x = field.x(days)
    return x + _BESIDE if x + 2 * _BESIDE < field.axis.x(field.names.network.end) else x - _BESIDE


def _day(names: Names, days: tuple[int, int]) -> str:
    first, last = names.day(days[0]), names.day(days[1])
    return first if first == last else names.say("picture.period", start=first, end=last)


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Marks of one lane from left to right, those that touch joined until none do."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.x, mark.numbers)):
        found.append(mark)
        while len(found) > 1 and _touch(found[-2], found[-1]):
            found[-2:] = [_joined(found[-2], found[-1])]
    return found


def _touch(one: Mark, other: Mark) -> bool:
    return other.x - one.x < (one.width + other.width) / 2 + _GAP


def _joined(one: Mark, other: Mark) -> Mark:
    share = len(other.told) / (len(one.told) + len(other.told))
    return Mark(
        one.lane,
        one.x + (other.x - one.x) * share,
        tuple(sorted({*one.numbers, *other.numbers})),
        one.is_noticed or other.is_noticed,
        (*one.told, *other.told),
    )


def in_short(numbers: Sequence[int]) -> str:
    """Numbers in order as `1-3,5`; where that is long, how many there are: `9×`."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    text = ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return text if len(text) <= _MOST_LETTERS else f"{len(numbers)}×"
