"""Handovers in time: from when each was sent to what became of it, with the days that it waited."""

from collections import Counter
from collections.abc import Iterator, Sequence

from graphmodel.gaps.finding import Finding
from graphmodel.gaps.run import Run
from graphmodel.language import Language
from graphmodel.vocabulary import HandoverMode
from visualisations import layers
from visualisations.canvas import (
    BOLD,
    SMALL,
    Anchor,
    Bar,
    Figure,
    Glyph,
    Part,
    Picture,
    Stroke,
    Words,
)
from visualisations.elements import FONT_SIZE, LegendEntry
from visualisations.in_time.axis import HEAD, Axis, grid
from visualisations.in_time.days import axis_of, beyond, days_in_legend, flags_of, layout
from visualisations.in_time.ledger import Entry, entries_of, table
from visualisations.in_time.ledger import Words as Ledger
from visualisations.lettering import isolated, one_line, width_of
from visualisations.links import codes
from visualisations.names import Names
from visualisations.palette import (
    ALARM,
    INK,
    PAPER,
    QUIET_INK,
    RELATION_LOOKS,
    STRIPE,
    DotLook,
    LineLook,
    Relation,
    Shape,
)

LABELS, ROW = 300, 58
_ENDS = {
    Relation.HANDOVER_ACCEPTED: Shape.DOT,
    Relation.HANDOVER_UNKNOWN: Shape.DOT,
    Relation.HANDOVER_FAILED: Shape.DIAMOND,
}
_MODE_HEIGHT = 16.0
_ROOM = 6.0


def handover_timeline(run: Run, findings: Sequence[Finding], language: Language) -> Picture:
    """The handovers of a network, one to a row, by when they were sent; without any the picture holds the axis alone."""
    names = Names(run.network, language)
    entries = entries_of(run, findings)
    axis = axis_of(run.network, LABELS)
    flags = flags_of(names, axis)
    top, head = layout(flags, axis)
    bottom = top + max(1, len(entries)) * ROW
    return Picture(
        key="handovers",
        language=language,
        title=names.say(
            "chart.handovers.title", title=isolated(names.title), day=names.day(run.network.day)
        ),
        width=round(axis.right) + 10,
        height=round(bottom) + 10,
        figures=(
            *_stripes(axis, len(entries), top),
            grid(axis, language, top - HEAD, bottom),
            *beyond(names, axis, top, bottom),
            *(_row(names, axis, e, top + (n + 0.5) * ROW) for n, e in enumerate(entries)),
            *head(bottom),
        ),
        legend=tuple(_legend(names, entries)),
        notes=(),
        tables=(table(names, entries),),
        alternative=_alternative(names, entries),
    )


def _stripes(axis: Axis, rows: int, top: float) -> Iterator[Figure]:
    bars = tuple(Bar(0, top + n * ROW, axis.right, ROW, STRIPE) for n in range(0, rows, 2))
    yield Figure("", "", "", bars)


def _row(names: Names, axis: Axis, entry: Entry, y: float) -> Figure:
    ledger = Ledger(names)
    room = LABELS - 24
    label = (
        Words(12, y - 12, one_line(ledger.sender(entry), FONT_SIZE, room)),
        Words(12, y + 4, one_line(f"→ {ledger.recipient(entry)}", FONT_SIZE, room)),
        Words(12, y + 19, one_line(ledger.type(entry), SMALL, room), SMALL, QUIET_INK),
    )
    layer = layers.of_relation(entry.relation)
    parts = _line(names, axis, entry, y - 7)
    return Figure(entry.id, layer, ledger.told(entry), (*label, *parts))


def _line(names: Names, axis: Axis, entry: Entry, y: float) -> Iterator[Part]:
    """From the mark of its manner to that of its outcome, with the days under it."""
    sent = entry.fact.item.sent
    if sent is None:
        yield from _under(names, axis, entry, (axis.left + _ROOM, y), names.say("picture.undated"))
        return
    start = _x(axis, sent.first.toordinal(), sent.last.toordinal())
    end = start
    if entry.answered:
        end = _x(axis, entry.answered.first.toordinal(), entry.answered.last.toordinal())
    elif entry.is_open and entry.waiting is not None:
        end = axis.x(names.network.end)
    look = RELATION_LOOKS[entry.relation]
    line = LineLook(look.colour, look.width, look.dash)
    yield Stroke(((start, y), (end, y)), line)
    if entry.answered or entry.relation is not Relation.HANDOVER_UNKNOWN:
        fill = PAPER if entry.relation is Relation.HANDOVER_FAILED else look.colour
        yield Glyph(max(end, start + 18), y, 6, DotLook(_ENDS[entry.relation], fill, look.colour))
    yield from _manner(names, entry, (start, y))
    yield from _under(names, axis, entry, (start, y), "")


def _manner(names: Names, entry: Entry, place: tuple[float, float]) -> Iterator[Part]:
    """The first letter of warm, lukewarm or cold in a box; filled when it is warm."""
    mode = entry.fact.item.mode or HandoverMode.UNKNOWN
    letter = (
        "?" if mode is HandoverMode.UNKNOWN else names.listed("handover_mode", mode)[:1].upper()
    )
    colour = RELATION_LOOKS[entry.relation].colour
    is_warm = mode is HandoverMode.WARM
    x, y = place
    half = _MODE_HEIGHT / 2
    fill, ink = (colour, PAPER) if is_warm else (PAPER, colour)
    yield Bar(x - half, y - half, _MODE_HEIGHT, _MODE_HEIGHT, fill, colour, rounding=3)
    yield Words(x, y + 4, letter, SMALL, ink, Anchor.MIDDLE, is_bold=True)


def _under(
    names: Names, axis: Axis, entry: Entry, place: tuple[float, float], before: str
) -> Iterator[Words]:
    """The days that it waited and what went along, with the codes of findings, under the line where there is room."""
    ledger = Ledger(names)
    told = " · ".join(
        part for part in (before, _short(ledger, entry), ledger.content(entry)) if part
    )
    marks = codes(entry.findings)
    width = width_of(told, SMALL)
    marked = (width_of(marks, SMALL) * BOLD + 2 * _ROOM) if marks else 0.0
    right = axis.x(names.network.end) - _ROOM
    left = max(axis.left + _ROOM, min(place[0] - 8, right - width - marked))
    # A rounding error is no reason to cut a text that was given the room it asks for.
    room = right - left - marked + 0.5
    text = one_line(told, SMALL, room)
    y = place[1] + 22
    yield Words(left, y, text, SMALL, INK)
    if marks:
        x = left + width_of(text, SMALL) + 2 * _ROOM
        yield Words(
            x, y, one_line(marks, SMALL, (axis.right - x) / BOLD), SMALL, ALARM, is_bold=True
        )


def _short(ledger: Ledger, entry: Entry) -> str:
    return ledger.waiting(entry) if entry.waiting is not None else ledger.outcome(entry)


def _x(axis: Axis, first: int, last: int) -> float:
    return min(
        axis.right - 9,
        max(axis.left + 9, axis.middle(max(first, axis.first), min(last, axis.end - 1))),
    )


def _legend(names: Names, entries: Sequence[Entry]) -> Iterator[LegendEntry]:
    counts = Counter(entry.relation for entry in entries)
    for relation in _ENDS:
        if counts[relation]:
            look = RELATION_LOOKS[relation]
            name = names.say(f"picture.relation.{relation}")
            yield LegendEntry(
                layers.of_relation(relation),
                "relations",
                name,
                LineLook(look.colour, look.width, look.dash),
                counts[relation],
            )
    colour = RELATION_LOOKS[Relation.HANDOVER_UNKNOWN].colour
    ends = {
        Relation.HANDOVER_ACCEPTED: DotLook(Shape.DOT, colour, colour),
        Relation.HANDOVER_FAILED: DotLook(Shape.DIAMOND, PAPER, colour),
    }
    for relation, look in ends.items():
        if counts[relation]:
            name = names.say(f"chart.legend.{relation}")
            yield LegendEntry("", "relations", name, look, 0)
    if entries:
        letters = DotLook(Shape.BOX, PAPER, QUIET_INK)
        yield LegendEntry("", "relations", names.say("chart.legend.manner"), letters, 0)
    yield from days_in_legend(names)


def _alternative(names: Names, entries: Sequence[Entry]) -> str:
    counts = Counter(entry.relation for entry in entries)
    told = names.count(
        "chart.handovers.alternative",
        len(entries),
        title=isolated(names.title),
        accepted=counts[Relation.HANDOVER_ACCEPTED],
        failed=counts[Relation.HANDOVER_FAILED],
        open=counts[Relation.HANDOVER_UNKNOWN],
    )
    longest = max(
        (e for e in entries if e.waiting), key=lambda e: e.waiting or (0, 0), default=None
    )
    if longest is None:
        return told
    ledger = Ledger(names)
    return " ".join(
        (
            told,
            names.say(
                "chart.handovers.alternative.longest",
                sender=ledger.sender(longest),
                recipient=ledger.recipient(longest),
                waiting=ledger.waiting(longest),
            ),
        )
    )
