"""From a network and its findings to a picture with every look decided: pure, and equal input gives an equal scene."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphmodel.gaps.finding import Finding
from graphmodel.language import Language
from graphmodel.model.network import Network
from visualisations.curves import bends
from visualisations.elements import Badge, Dot, Frame, LegendEntry, Line, Scene
from visualisations.layout import Box, beside, rings, rows
from visualisations.legend import legend_of
from visualisations.links import Link, links_of, tooltip
from visualisations.marks import marks_of
from visualisations.names import Names
from visualisations.people import Cast, box_of, caption, cast_of
from visualisations.words import alternative, directory, tables

__all__ = ["Badge", "Dot", "LegendEntry", "Line", "Scene", "compose"]

MARGIN = 24
CLEAR_OF_GEZIN = 30
"""A line between hulpverleners passes the gezin at least this far from its boxes."""


def compose(network: Network, findings: Sequence[Finding], language: Language) -> Scene:
    """The picture of `network` with the marks of `findings`, in `nl` or `en`."""
    names = Names(network, language)
    marks = marks_of(findings)
    cast = cast_of(names, findings, marks)
    dots = _placed(names, cast)
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
        alternative=alternative(names, cast, links),
        frame=_frame(_box_at(dot) for dot in dots),
        directory=directory(names),
    )


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


def _lines(names: Names, links: Sequence[Link], dots: Sequence[Dot]) -> tuple[Line, ...]:
    points = {dot.id: (float(dot.x), float(dot.y)) for dot in dots}
    ends = {dot.id: dot.name for dot in dots}
    gezin = [_box_at(dot) for dot in dots if dot.id.startswith("gezinslid:")]
    clear = max((abs(box.y) + box.below for box in gezin), default=0.0) + CLEAR_OF_GEZIN
    between = [(link.start, link.end) for link in links if not link.is_service]
    bowed = iter(bends(between, points, clear))
    return tuple(
        Line(
            id=f"line-{number}",
            start=link.start,
            end=link.end,
            look=link.look,
            bend=0.0 if link.is_service else next(bowed),
            layer=link.layer,
            tooltip=tooltip(names, link, ends),
            mark=link.mark,
            findings=tuple(finding.id for finding in link.findings),
        )
        for number, link in enumerate(links, 1)
    )


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
