"""The way of one signaal: where it is recorded to have gone, where it could have gone, and where it stopped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graphmodel.gaps.run import Run
from graphmodel.report.trace import Asked, traces_document
from graphmodel.report.trace_document import (
    MissingContact,
    TracedHop,
    TracedSignaal,
)
from visualisations.canvas import Figure, Stroke
from visualisations.curves import Point
from visualisations.in_time.axis import Flag
from visualisations.in_time.events import Event, Field
from visualisations.in_time.lanes import lane_of
from visualisations.lettering import isolated
from visualisations.palette import (
    ALARM,
    BREAK_LOOK,
    CARRIED_LOOK,
    CHANCE_LOOK,
    COULD_LOOK,
    INK,
    KNOWS_LOOK,
    PAPER,
    LineLook,
)

KNOWS_LAYER, CARRIED_LAYER, COULD_LAYER = "trail:knows", "trail:carried", "trail:could"
BREAK_LAYER, CHANCE_LAYER = "trail:break", "trail:chance"
_CROSS = 6.0
_CASING = 2.5


@dataclass(frozen=True)
class Trail:
    """What is told of one signaal, with the events that are recorded to have carried it."""

    told: TracedSignaal
    carried: tuple[Event, ...]

    @property
    def people(self) -> frozenset[str]:
        """The hulpverleners on its way."""
        told, route = self.told, self.told.route
        hops = self.could
        return frozenset(
            {each.hulpverlener for each in told.hulpverleners if each.knew or each.should}
            | {each.hulpverlener for each in told.observed}
            | {who for hop in hops for who in (hop.giver, hop.receiver)}
            | ({route.to} if route else set[str]())
        )

    @property
    def could(self) -> tuple[TracedHop, ...]:
        """The chain along which it could have come to whom it is asked about: the last one in time, else the first one."""
        route = self.told.route
        if route is None:
            return ()
        if route.last_carrier:
            return route.last_carrier
        asked = next((h for h in self.told.hulpverleners if h.hulpverlener == route.to), None)
        return asked.could.chain if asked and asked.could else ()


def trail_of(run: Run, events: Sequence[Event], signaal: str, to: str | None) -> Trail:
    """The way of `signaal` towards `to`, or towards who is not recorded as knowing it in time and weighs most.

    Raises:
        UnknownSignaalError: the network has no such signaal.
        UnknownHulpverlenerError: it has no such hulpverlener.
    """
    told = traces_document(run, Asked(signaal, to)).signalen[0]
    return Trail(told, tuple(event for event in events if signaal in event.signalen))


def drawn(field: Field, trail: Trail) -> tuple[Figure, ...]:
    """The lanes of those who know, what carried it, the way it could have gone, and the cross at the break."""
    return (
        *_could(field, trail),
        *_knowing(field, trail),
        *_carried(field, trail),
        *_breaks(field, trail),
        *_chance(field, trail),
    )


def flags(field: Field, trail: Trail) -> Iterator[Flag]:
    """The earliest break and the last chance as days above the plot."""
    found, route = trail.told.earliest_break, trail.told.route
    names = field.names
    if found and (x := _x(field, found.by)) is not None:
        text = names.say(
            "chart.break", who=_name(field, found.hulpverlener), day=_day(field, found.by)
        )
        y = _y(field, found.hulpverlener)
        yield Flag("trail:break", x, text, BREAK_LOOK, ALARM, text, y, BREAK_LAYER)
    if route is None:
        return
    if route.last_carrier:
        hop = route.last_carrier[-1]
        yield from _flag_of_chance(
            field, "chart.chance.recorded", (hop.giver, hop.receiver), hop.day
        )
    elif route.last_chance:
        missing = route.last_chance
        pair = (missing.giver, missing.receiver)
        yield from _flag_of_chance(field, "chart.chance.missing", pair, missing.last)


def _flag_of_chance(field: Field, key: str, pair: tuple[str, str], day: str) -> Iterator[Flag]:
    x = _x(field, day)
    ys = [_y(field, who) for who in pair]
    if x is not None and None not in ys:
        giver, receiver = (_name(field, who) for who in pair)
        text = field.names.say(key, giver=giver, receiver=receiver, day=_day(field, day))
        look = replace(CHANCE_LOOK, width=1.5)
        yield Flag("trail:chance", x, text, look, INK, text, min(y for y in ys if y), CHANCE_LAYER)


def _knowing(field: Field, trail: Trail) -> Iterator[Figure]:
    """A heavy line on the lane of each who is recorded as knowing, from that day on."""
    names = field.names
    for each in trail.told.hulpverleners:
        y = _y(field, each.hulpverlener)
        since = each.knew.since if each.knew else None
        if y is None or since is None or since.first is None or since.last is None:
            continue
        first, last = _ordinal(since.first), _ordinal(since.last)
        end = field.axis.x(names.network.end)
        start = field.x((first, last))
        told = names.say(
            "chart.knows", who=_name(field, each.hulpverlener), day=_day(field, since.last)
        )
        if start < end:
            line = ((start, y), (end, y))
            yield Figure("", KNOWS_LAYER, told, _cased(line, KNOWS_LOOK))


def _carried(field: Field, trail: Trail) -> Iterator[Figure]:
    """An arrow from a lane that had it to each that is recorded as having it by this event."""
    for event in field.shown(trail.carried):
        if event.days is None:
            continue
        x = field.x(event.days)
        giver = _giver(trail, event)
        for receiver in event.lanes:
            if receiver != giver:
                line = ((x, field.lanes.of(giver).y), (x, field.lanes.of(receiver).y))
                names = (isolated(field.lanes.of(id_).name) for id_ in (giver, receiver))
                start, end = names
                told = field.names.say("picture.from_to", start=start, end=end)
                yield Figure("", CARRIED_LAYER, f"{event.what}\n{told}", _cased(line, CARRIED_LOOK))


def _giver(trail: Trail, event: Event) -> str:
    """The sender of a message; of a contact the participant who is recorded as knowing it first."""
    if event.is_message:
        return event.lanes[0]
    since = {
        f"hulpverlener:{each.hulpverlener}": each.knew.since.last
        for each in trail.told.hulpverleners
        if each.knew and each.knew.since and each.knew.since.last
    }
    return min(event.lanes, key=lambda lane: (since.get(lane, "9999"), event.lanes.index(lane)))


def _could(field: Field, trail: Trail) -> Iterator[Figure]:
    """The chain in steps: along the lane of who had it, then down or up to the next."""
    names = field.names
    before: float | None = None
    for hop in trail.could:
        x = _x(field, hop.day)
        ends = (_y(field, hop.giver), _y(field, hop.receiver))
        if x is None or ends[0] is None or ends[1] is None:
            continue
        start = x if before is None else min(before, x)
        points: tuple[Point, ...] = ((start, ends[0]), (x, ends[0]), (x, ends[1]))
        told = names.say(
            "chart.could.told",
            giver=_name(field, hop.giver),
            receiver=_name(field, hop.receiver),
            day=_day(field, hop.day),
        )
        yield Figure("", COULD_LAYER, told, _cased(points, COULD_LOOK))
        before = x


def _breaks(field: Field, trail: Trail) -> Iterator[Figure]:
    """A cross where the last day in time passed without a record that this hulpverlener knew it."""
    found = trail.told.earliest_break
    if found is None:
        return
    for position, each in enumerate((found, *found.consequences)):
        x, y = _x(field, each.by), _y(field, each.hulpverlener)
        if x is not None and y is not None:
            size = _CROSS if position == 0 else _CROSS * 0.7
            told = field.names.say(
                "chart.break.told", who=_name(field, each.hulpverlener), day=_day(field, each.by)
            )
            yield Figure("", BREAK_LAYER, told, _cross((x, y), size))


def _cross(middle: Point, size: float) -> tuple[Stroke, ...]:
    x, y = middle
    look = LineLook(ALARM, size / 2)
    lines = (
        ((x - size, y - size), (x + size, y + size)),
        ((x - size, y + size), (x + size, y - size)),
    )
    under = LineLook(PAPER, look.width + _CASING)
    return (*(Stroke(line, under) for line in lines), *(Stroke(line, look) for line in lines))


def _chance(field: Field, trail: Trail) -> Iterator[Figure]:
    """The contact that is not on record and would have done, on the last day on which it would."""
    route = trail.told.route
    if route is None or route.last_chance is None:
        return
    missing = route.last_chance
    x, ends = _x(field, missing.last), [_y(field, who) for who in (missing.giver, missing.receiver)]
    if x is None or ends[0] is None or ends[1] is None:
        return
    line = ((x, ends[0]), (x, ends[1]))
    yield Figure("", CHANCE_LAYER, _told_chance(field, missing), _cased(line, CHANCE_LOOK))


def _told_chance(field: Field, missing: MissingContact) -> str:
    return field.names.say(
        "chart.chance.missing",
        giver=_name(field, missing.giver),
        receiver=_name(field, missing.receiver),
        day=_day(field, missing.last),
    )


def _cased(points: tuple[Point, ...], look: LineLook) -> tuple[Stroke, ...]:
    """A line with paper around it, so that it stands out from what it crosses."""
    return Stroke(points, LineLook(PAPER, look.width + _CASING)), Stroke(points, look)


def _x(field: Field, day: str) -> float | None:
    """The middle of a day, None when it lies beyond the axis."""
    ordinal = _ordinal(day)
    if field.axis.first <= ordinal < field.axis.end:
        return field.axis.middle(ordinal, ordinal)
    return None


def _y(field: Field, who: str) -> float | None:
    lane = field.lanes.by_id.get(lane_of(field.names.network, who))
    return lane.y if lane else None


def _name(field: Field, who: str) -> str:
    return isolated(field.names.hulpverlener(who))


def _day(field: Field, day: str) -> str:
    return field.names.day(_ordinal(day))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
