"""From a network and its findings to a picture with every look decided: pure, and equal input gives an equal scene."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphmodel.gaps.finding import Finding
from graphmodel.language import Language
from graphmodel.model.network import Network
from visualisations.curves import Point, Rectangle, bends, point_on
from visualisations.elements import (
    FONT_SIZE,
    LINE_HEIGHT,
    Badge,
    Dot,
    Frame,
    LegendEntry,
    Line,
    Scene,
    Sort,
)
from visualisations.layout import Box, beside, rings, rows, sized
from visualisations.legend import legend_of
from visualisations.lettering import width_of
from visualisations.links import Link, links_of, tooltip
from visualisations.marks import marks_of
from visualisations.names import Names
from visualisations.people import Cast, box_of, caption, cast_of, with_any_regie
from visualisations.words import alternative, directory, tables

__all__ = ["Badge", "Dot", "LegendEntry", "Line", "Places", "Scene", "compose", "places_of"]

MARGIN = 24
MOST_OBSTACLES = 60
_MARK_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7)


@dataclass(frozen=True, slots=True)
class Places:
    """Where everybody stands who is ever in the picture, so that nobody moves when another day is shown."""

    at: Mapping[str, tuple[int, int]]
    frame: Frame


def places_of(whole: Network, language: Language) -> Places:
    """The places of all whom `whole` holds: the network on the last day that will be shown."""
    names = Names(whole, language)
    dots = _placed(names, with_any_regie(cast_of(names, (), marks_of(())), names))
    frame = _frame(_box_at(dot) for dot in dots)
    return Places({dot.id: (dot.x, dot.y) for dot in dots}, frame)


def compose(
    network: Network,
    findings: Sequence[Finding],
    language: Language,
    places: Places | None = None,
) -> Scene:
    """The picture of `network` with the marks of `findings`, in `nl` or `en`; without `places` it takes its own."""
    names = Names(network, language)
    marks = marks_of(findings)
    cast = cast_of(names, findings, marks)
    dots = _dots(names, cast, places)
    links = links_of(names, {dot.id for dot in dots}, marks)
    lines = _lines(names, links, dots)
    return Scene(
        casus=network.casus.id,
        title=names.title,
        day=names.day(network.day),
        language=language,
        dots=dots,
        lines=lines,
        legend=legend_of(names, dots, lines),
        tables=tables(names, dots, lines, links),
        alternative=alternative(names, cast, links, marks.undrawn),
        frame=places.frame if places else _frame(_box_at(dot) for dot in dots),
        directory=directory(names),
    )


def _dots(names: Names, cast: Cast, places: Places | None) -> tuple[Dot, ...]:
    """Every dot at its own place, or at that of `places`; somebody who has none there needs all of them placed anew."""
    if places is None:
        return _placed(names, cast)
    people = [dot for row in cast.gezin for dot in row]
    people += [dot for _, dots in cast.groups for dot in dots]
    drawn = (*people, *(caption(names, domain) for domain, _ in cast.groups))
    if any(dot.id not in places.at for dot in drawn):
        drawn = _placed(names, cast)
    return tuple(_moved_to(dot, places) for dot in drawn)


def _placed(names: Names, cast: Cast) -> tuple[Dot, ...]:
    """Every dot at its place, with the captions of the groups; the gezin first, then group by group."""
    gezin = [dot for row in cast.gezin for dot in row]
    middle = rows([[box_of(dot) for dot in row] for row in cast.gezin])
    groups = [[box_of(dot) for dot in dots] for _, dots in cast.groups]
    around = rings(groups, middle)
    others = [dot for _, dots in cast.groups for dot in dots]
    taken = [*middle, *around]
    captions: list[Dot] = []
    rest = iter(around)
    for domain, dots in cast.groups:
        title = caption(names, domain)
        place = beside([next(rest) for _ in dots], box_of(title), taken)
        captions.append(_moved(title, place))
        taken.append(place)
    placed = zip([*gezin, *others], [*middle, *around], strict=True)
    return (*(_moved(dot, box) for dot, box in placed), *captions)


def _moved_to(dot: Dot, places: Places) -> Dot:
    """A dot that has no place there keeps the one it has: a finding may name somebody outside the window."""
    x, y = places.at.get(dot.id, (dot.x, dot.y))
    return replace(dot, x=x, y=y)


def _lines(names: Names, links: Sequence[Link], dots: Sequence[Dot]) -> tuple[Line, ...]:
    points = {dot.id: (float(dot.x), float(dot.y)) for dot in dots}
    ends = {dot.id: dot.name for dot in dots}
    between = [(link.start, link.end) for link in links if not link.is_service]
    bowed = iter(bends(between, points, _obstacles(dots)))
    boxes = [_box_at(dot) for dot in dots]
    lines: list[Line] = []
    for number, link in enumerate(links, 1):
        bend = 0.0 if link.is_service else next(bowed)
        curve = (points[link.start], points[link.end], bend)
        line = Line(
            id=f"line-{number}",
            start=link.start,
            end=link.end,
            look=link.look,
            bend=bend,
            layer=link.layer,
            tooltip=tooltip(names, link, ends),
            mark=link.mark,
            mark_place=_mark_place(link.mark, curve, boxes) if link.mark else (0, 0),
            findings=tuple(finding.id for finding in link.findings),
        )
        lines.append(line)
    return tuple(lines)


def _mark_place(
    mark: str, curve: tuple[Point, Point, float], boxes: Sequence[Box]
) -> tuple[int, int]:
    """Where on its line a mark is not written over something else: at the middle if that is free."""
    room = sized(width_of(mark, FONT_SIZE), LINE_HEIGHT / 2, LINE_HEIGHT / 2)
    places = [room.at(*point_on(*curve, share)) for share in _MARK_SHARES]
    free = [place for place in places if not any(place.overlaps(box) for box in boxes)]
    place = (free or places)[0]
    return round(place.x), round(place.y)


def _obstacles(dots: Sequence[Dot]) -> dict[str, Rectangle]:
    """What a line should not hide behind: the gezin, and the other dots while there are not too many of them."""
    drawn = [dot for dot in dots if dot.sort is not Sort.DOMAIN]
    if len(drawn) > MOST_OBSTACLES:
        drawn = [dot for dot in drawn if dot.sort is Sort.GEZINSLID]
    return {dot.id: _rectangle(dot) for dot in drawn}


def _rectangle(dot: Dot) -> Rectangle:
    half = dot.width / 2 if dot.width else dot.size
    return dot.x - half, dot.y - dot.size, dot.x + half, dot.y + dot.size


def _moved(dot: Dot, box: Box) -> Dot:
    return replace(dot, x=round(box.x), y=round(box.y))


def _box_at(dot: Dot) -> Box:
    return box_of(dot).at(dot.x, dot.y)


def _frame(boxes: Iterable[Box]) -> Frame:
    """What holds every box; an empty picture has a small frame of its own."""
    found = list(boxes) or [Box(0, 0, 200, 50, 50)]
    left = min(box.x - box.width / 2 for box in found) - MARGIN
    right = max(box.x + box.width / 2 for box in found) + MARGIN
    top = min(box.y - box.above for box in found) - MARGIN
    bottom = max(box.y + box.below for box in found) + MARGIN
    return Frame(round(left), round(top), round(right - left), round(bottom - top))
