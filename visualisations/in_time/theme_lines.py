"""Theme lines: one lane for each hulpverlener, time to the right, and what passed between them as lines across."""

from collections.abc import Iterator, Sequence

from graphmodel.analysis.tracing import SignaalTrace
from graphmodel.gaps.run import Run
from graphmodel.language import Language
from graphmodel.model.network import Network
from visualisations.canvas import SMALL, Figure, Picture, Words
from visualisations.elements import Sort
from visualisations.in_time import signalen, theme_words, trail
from visualisations.in_time.axis import HEAD, Flag, flagged, flags_height, grid
from visualisations.in_time.bars import bars, regie_bars
from visualisations.in_time.days import MARGIN, axis_of, beyond, flags_of
from visualisations.in_time.events import Event, Field, drawn, events_of
from visualisations.in_time.lanes import LABELS, labelled, lanes_of
from visualisations.in_time.trail import Trail
from visualisations.lettering import width_of
from visualisations.names import Names
from visualisations.palette import QUIET_INK

_STRIP_STEP, _WIDEST_STRIP = 8.0, 240.0


def theme_lines(
    run: Run, language: Language, signaal: str | None = None, to: str | None = None
) -> Picture:
    """The theme lines of a network; with a `signaal` its way, towards `to` or who weighs most and is not recorded in time.

    Nothing dated after the day of the network is drawn. Without anybody in the network the picture holds the axis alone.

    Raises:
        UnknownSignaalError: the network has no such signaal.
        UnknownHulpverlenerError: it has no such hulpverlener.
    """
    names = Names(run.network, language)
    events = events_of(names)
    way = trail.trail_of(run, events, signaal, to) if signaal else None
    traced = [each for each in run.tracing.traces.values() if signaal in (None, each.id)]
    field, flags = _laid_out(names, events, _people(run.network, traced, way), way)
    shown = field.shown(events)
    marks = signalen.marks_of(field, traced)
    return Picture(
        key="theme-lines",
        language=language,
        title=theme_words.title(names, signaal),
        width=round(_right(field, shown) + MARGIN),
        height=round(field.lanes.bottom + MARGIN),
        figures=_figures(field, shown, flags, (marks, way)),
        legend=theme_words.legend(field, shown, marks, way),
        notes=theme_words.notes(names, signaal),
        tables=theme_words.tables(field, shown, traced, way),
        alternative=theme_words.alternative(field, shown, way),
    )


def _people(network: Network, traced: Sequence[SignaalTrace], way: Trail | None) -> tuple[str, ...]:
    """P, with whoever is recorded as knowing a signaal that is shown, or is on its way."""
    knowers = {known.hulpverlener for each in traced for known in each.knowledge.knowers}
    on_the_way = way.people if way else frozenset[str]()
    people = {*network.members, *(knowers | on_the_way) & network.hulpverleners.keys()}
    return tuple(sorted(people))


def _laid_out(
    names: Names, events: Sequence[Event], people: Sequence[str], way: Trail | None
) -> tuple[Field, tuple[Flag, ...]]:
    """The lanes below as many rows of flags as there are; what a flag points at is known once there are lanes."""
    field = _field(names, events, people, 0.0)
    room = flags_height(_flags(field, way), field.axis)
    field = _field(names, events, people, room + HEAD)
    return field, _flags(field, way)


def _field(names: Names, events: Sequence[Event], people: Sequence[str], top: float) -> Field:
    network = names.network
    axis = axis_of(network, LABELS)
    undated = sum(1 for event in events if event.days is None)
    step = min(_STRIP_STEP, _WIDEST_STRIP / undated) if undated else 0.0
    return Field(names, axis, lanes_of(names, people, top), axis.right + MARGIN, step)


def _right(field: Field, events: Sequence[Event]) -> float:
    """Where the picture ends: at the axis, or at the strip for what has no date."""
    undated = sum(1 for event in events if event.days is None)
    if not undated:
        return field.axis.right
    heading = width_of(field.names.say("chart.undated"), SMALL)
    return field.strip + max(heading, (undated + 1) * field.step)


def _figures(
    field: Field,
    events: Sequence[Event],
    flags: Sequence[Flag],
    signs: tuple[Sequence[signalen.Mark], Trail | None],
) -> tuple[Figure, ...]:
    marks, way = signs
    names, lanes, axis = field.names, field.lanes, field.axis
    carried = {event.id for event in way.carried} if way else set[str]()
    faint = frozenset(event.id for event in events if way and event.id not in carried)
    return (
        *labelled(lanes, axis),
        grid(axis, names.language, lanes.top - HEAD, lanes.bottom),
        *beyond(names, axis, lanes.top, lanes.bottom),
        *_services(field),
        *_strip(field, events),
        *drawn(field, events, faint),
        *(trail.drawn(field, way) if way else ()),
        *signalen.drawn(field, marks),
        *flagged(flags, axis, 0.0, lanes.bottom),
    )


def _services(field: Field) -> Iterator[Figure]:
    network = field.names.network
    for lane in field.lanes.lanes:
        sort, _, who = lane.id.partition(":")
        if sort == Sort.HULPVERLENER:
            own = [service for service in network.services if service.hulpverlener == who]
            yield from bars(field.names, lane, field.axis, own)
            yield from regie_bars(field.names, lane, field.axis, who)


def _strip(field: Field, events: Sequence[Event]) -> Iterator[Figure]:
    """What has no date, beside the axis."""
    if any(event.days is None for event in events):
        words = Words(
            field.strip, field.lanes.top - 6, field.names.say("chart.undated"), SMALL, QUIET_INK
        )
        yield Figure("", "", "", (words,))


def _flags(field: Field, way: Trail | None) -> tuple[Flag, ...]:
    return (
        *flags_of(field.names, field.axis),
        *(trail.flags(field, way) if way else ()),
    )
