"""Regie over time: who had which regie when, the days on which nobody had it, and those on which two or more had."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphmodel.gaps.finding import evidence_of
from graphmodel.gaps.regie import days_without_regie
from graphmodel.gaps.run import Run
from graphmodel.language import Language
from graphmodel.model.network import Direction, Network, Span
from graphmodel.vocabulary import RegieKind
from visualisations.canvas import SMALL, Anchor, Bar, Figure, Glyph, Part, Picture, Stroke, Words
from visualisations.elements import LegendEntry, Row, Table
from visualisations.in_time.axis import HEAD, Axis, grid
from visualisations.in_time.bars import FULL, PALE, PALE_DASH
from visualisations.in_time.days import axis_of, beyond, days_in_legend, flags_of, layout
from visualisations.in_time.lanes import label_lines, two_lines
from visualisations.in_time.stated import stated_in
from visualisations.lettering import isolated, width_of
from visualisations.names import Names
from visualisations.palette import (
    ALARM,
    BLACK,
    BLUE,
    GRID,
    INK,
    OCHRE,
    PAPER,
    STRIPE,
    DotLook,
    LineLook,
    Shape,
    tint,
)

LABELS, ROW, BAR = 330, 44, 16
KIND_LOOKS = {
    RegieKind.CASUSREGIE: DotLook(Shape.DOT, BLUE, BLUE),
    RegieKind.PROCESREGIE: DotLook(Shape.SQUARE, OCHRE, OCHRE),
    RegieKind.KETENREGIE: DotLook(Shape.DIAMOND, BLACK, BLACK),
}
GAP_LOOK = DotLook(Shape.BOX, tint(ALARM, FULL), ALARM)
OVERLAP_LOOK = DotLook(Shape.BOX, tint(INK, FULL), INK)
_LANE_LINE = LineLook(GRID, 1.0)
_COLUMNS = ("name", "organisation", "regie", "period", "days", "source")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open days; `people` had regie on all of them, in order of id, and are empty for a gap."""

    start: int
    end: int
    people: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return self.end - self.start


def regie_over_time(run: Run, language: Language) -> Picture:
    """Gaps as R01 counts them, and overlaps of regie that is certain, above a lane for each regisseur and kind.

    Without any regie the picture holds the row of gaps and overlaps alone.
    """
    names = Names(run.network, language)
    gaps = tuple(Stretch(start, end) for start, end in days_without_regie(run))
    overlaps = overlaps_of(run.network)
    lanes = _lanes(run.network)
    axis = axis_of(run.network, LABELS)
    top, head = layout(flags_of(names, axis), axis)
    bottom = top + (len(lanes) + 1) * ROW
    return Picture(
        key="regie",
        language=language,
        title=names.say(
            "chart.regie.title", title=isolated(names.title), day=names.day(run.network.day)
        ),
        width=round(axis.right) + 10,
        height=round(bottom) + 10,
        figures=(
            Figure("", "", "", tuple(_stripes(axis, len(lanes) + 1, top))),
            grid(axis, language, top - HEAD, bottom),
            *beyond(names, axis, top, bottom),
            *_watch(names, axis, top + ROW / 2, (gaps, overlaps)),
            *(
                figure
                for position, lane in enumerate(lanes)
                for figure in _lane(names, axis, lane, top + (position + 1.5) * ROW)
            ),
            *head(bottom),
        ),
        legend=tuple(_legend(names, lanes, gaps, overlaps)),
        notes=(names.say("chart.regie.note"),),
        tables=(_table(names, lanes), _marked(names, gaps, overlaps)),
        alternative=_alternative(names, lanes, gaps, overlaps),
    )


def overlaps_of(network: Network) -> tuple[Stretch, ...]:
    """The days on which two or more hulpverleners certainly had regie, a stretch for each set of them, in order."""
    edges = sorted(
        {day for row in network.regie for day in (row.span.certain_start, row.span.certain_end)}
    )
    found: list[Stretch] = []
    for start, end in pairwise(edges):
        people = tuple(
            sorted({row.hulpverlener for row in network.regie if row.span.is_certain_on(start)})
        )
        if len(people) < _SEVERAL:
            continue
        if found and (found[-1].end, found[-1].people) == (start, people):
            found[-1] = Stretch(found[-1].start, end, people)
        else:
            found.append(Stretch(start, end, people))
    return tuple(found)


Lane = tuple[str, RegieKind, tuple[Direction, ...]]
"""A regisseur, a kind of regie, and the stretches of it in the order of the file."""


def _lanes(network: Network) -> tuple[Lane, ...]:
    """By first day, then kind and id."""
    found: dict[tuple[str, RegieKind], list[Direction]] = {}
    for row in network.regie:
        found.setdefault((row.hulpverlener, row.kind), []).append(row)
    kinds = list(RegieKind)
    ordered = sorted(
        found.items(),
        key=lambda item: (min(r.span.start for r in item[1]), kinds.index(item[0][1]), item[0][0]),
    )
    return tuple((who, kind, tuple(rows)) for (who, kind), rows in ordered)


def _stripes(axis: Axis, rows: int, top: float) -> Iterator[Bar]:
    return (Bar(0, top + n * ROW, axis.right, ROW, STRIPE) for n in range(0, rows, 2))


def _watch(
    names: Names, axis: Axis, y: float, marked: tuple[Sequence[Stretch], Sequence[Stretch]]
) -> Iterator[Figure]:
    """The row of gaps and overlaps."""
    label = two_lines(
        names.say("chart.regie.watch"), names.say("chart.regie.watch.detail"), (12, y), LABELS - 20
    )
    yield Figure("", "", "", tuple(label))
    for key, stretches, look in (
        ("gap", marked[0], GAP_LOOK),
        ("overlap", marked[1], OVERLAP_LOOK),
    ):
        for stretch in stretches:
            told = f"{_told(names, key, stretch)}\n{_period(names, stretch)}"
            id_ = f"{key}:{stretch.start}"
            yield Figure(id_, key, told, tuple(_stretch(names, axis, y, stretch, look)))


def _stretch(names: Names, axis: Axis, y: float, stretch: Stretch, look: DotLook) -> Iterator[Part]:
    """A bar with the number of days where there is room for it."""
    left = axis.x(stretch.start)
    width = max(2.0, axis.x(stretch.end) - left)
    yield Bar(left, y - BAR / 2, width, BAR, look.fill, look.border)
    text = names.count("chart.days", stretch.days)
    if width_of(text, SMALL) + 6 <= width:
        yield Words(left + width / 2, y + 4, text, SMALL, INK, Anchor.MIDDLE)


def _lane(names: Names, axis: Axis, lane: Lane, y: float) -> Iterator[Figure]:
    """The name of a regisseur with the kind of regie, and a bar for each stretch of it."""
    who, kind, _ = lane
    home = names.organisation(names.network.hulpverleners[who].organisation)
    detail = f"{names.listed('regie_kind', kind)}, {home}"
    head = (
        Stroke(((axis.left, y), (axis.right, y)), _LANE_LINE),
        Glyph(20, y, 7, KIND_LOOKS[kind]),
        *label_lines(names.hulpverlener(who), detail, (36, y), LABELS - 46),
    )
    told = f"{isolated(names.hulpverlener(who))}\n{isolated(home)}"
    yield Figure(f"regie:{who}:{kind}", f"regie:{kind}", told, head)
    for id_, row in _stretches(lane):
        told = f"{names.listed('regie_kind', kind)}: {names.span(row.span)}"
        bars = tuple(_bars(axis, row.span, y, KIND_LOOKS[kind].border))
        yield Figure(id_, f"regie:{kind}", told, bars)


def _stretches(lane: Lane) -> Iterator[tuple[str, Direction]]:
    """The stretches of a lane, each with the id of its bar and its row."""
    who, kind, rows = lane
    return ((f"regie:{who}:{kind}:{number}", row) for number, row in enumerate(rows, 1))


def _bars(axis: Axis, span: Span, y: float, colour: str) -> Iterator[Bar]:
    """Pale over all days on which it may have been, full over those on which it certainly was."""
    possible, certain = (span.start, span.end), (span.certain_start, span.certain_end)
    looks = (
        (possible, PALE, PALE_DASH, possible != certain),
        (certain, FULL, (), certain[0] < certain[1]),
    )
    for (start, end), share, dash, is_there in looks:
        if is_there:
            left = axis.x(start)
            width = max(2.0, axis.x(end) - left)
            yield Bar(left, y - BAR / 2, width, BAR, tint(colour, share), colour, dash)


def _told(names: Names, key: str, stretch: Stretch) -> str:
    people = names.joined(names.hulpverlener(who) for who in stretch.people)
    return names.count(f"chart.regie.{key}", stretch.days, people=people)


def _period(names: Names, stretch: Stretch) -> str:
    start, end = names.day(stretch.start), names.day(stretch.end - 1)
    return names.say("picture.period", start=start, end=end)


def _legend(
    names: Names, lanes: Sequence[Lane], gaps: Sequence[Stretch], overlaps: Sequence[Stretch]
) -> Iterator[LegendEntry]:
    for kind, look in KIND_LOOKS.items():
        count = sum(1 for _, its, _ in lanes if its is kind)
        if count:
            name = names.listed("regie_kind", kind)
            yield LegendEntry(f"regie:{kind}", "relations", name, look, count)
    spans = [row.span for _, _, rows in lanes for row in rows]
    if any(s.start < s.certain_start or s.certain_end < s.end for s in spans):
        look = DotLook(Shape.BOX, PAPER, INK)
        name = names.say("chart.legend.part_date")
        yield LegendEntry("", "relations", name, look, 0, is_dashed=True)
    for key, stretches, look in (("gap", gaps, GAP_LOOK), ("overlap", overlaps, OVERLAP_LOOK)):
        if stretches:
            name = names.say(f"chart.legend.regie.{key}")
            yield LegendEntry(key, "gaps", name, look, len(stretches))
    yield from days_in_legend(names)


def _table(names: Names, lanes: Sequence[Lane]) -> Table:
    network = names.network
    rows = tuple(
        Row(
            id_,
            f"regie:{kind}",
            (
                isolated(names.hulpverlener(who)),
                isolated(names.organisation(network.hulpverleners[who].organisation)),
                names.listed("regie_kind", kind),
                names.span(row.span),
                str(row.span.end - row.span.start),
                stated_in(names, evidence_of(row.path, row.source)),
            ),
        )
        for lane in lanes
        for who, kind, _ in (lane,)
        for id_, row in _stretches(lane)
    )
    columns = tuple(names.say(f"chart.column.{column}") for column in _COLUMNS)
    return Table("regie", names.say("chart.table.regie"), columns, rows)


def _marked(names: Names, gaps: Sequence[Stretch], overlaps: Sequence[Stretch]) -> Table:
    """Gaps and overlaps in order of time."""
    found = [("gap", s) for s in gaps] + [("overlap", s) for s in overlaps]
    rows = tuple(
        Row(
            f"{key}:{stretch.start}",
            key,
            (_period(names, stretch), str(stretch.days), _told(names, key, stretch)),
        )
        for key, stretch in sorted(found, key=lambda pair: (pair[1].start, pair[0]))
    )
    columns = tuple(names.say(f"chart.column.{c}") for c in ("time", "days", "what"))
    return Table("regie-marked", names.say("chart.table.regie_marked"), columns, rows)


def _alternative(
    names: Names, lanes: Sequence[Lane], gaps: Sequence[Stretch], overlaps: Sequence[Stretch]
) -> str:
    people = dict.fromkeys(isolated(names.hulpverlener(who)) for who, _, _ in lanes)
    told = names.say(
        "chart.regie.alternative" if people else "chart.regie.alternative.nobody",
        title=isolated(names.title),
        people=names.joined(people),
    )
    counted = names.say(
        "chart.regie.alternative.marked",
        without=names.count("chart.days", sum(s.days for s in gaps)),
        several=names.count("chart.days", sum(s.days for s in overlaps)),
    )
    return f"{told} {counted}"
