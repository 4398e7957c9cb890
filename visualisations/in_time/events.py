"""What passed between lanes: contacts, handovers, meldingen and shared signalen, each one event at its day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphmodel.gaps.finding import Evidence, evidence_of
from graphmodel.model.moment import Moment
from graphmodel.model.network import Network
from visualisations import layers
from visualisations.canvas import Figure, Glyph, Stroke
from visualisations.in_time.axis import Axis
from visualisations.in_time.lanes import Lanes, lane_of
from visualisations.lettering import isolated
from visualisations.links import handover_relation
from visualisations.names import Names
from visualisations.palette import (
    CONTACT_LOOKS,
    PART_DATE_LOOK,
    RELATION_LOOKS,
    SHARE_LOOK,
    DotLook,
    LineLook,
    Relation,
    Shape,
)

SHARE_LAYER = "signaal:share"
_STEPS = (0, 5, -5, 10, -10)
_APART = 4.0
_CONTACT_WIDTH = 0.6
"""Lines stand close in time, so they are drawn finer than between two dots, in the same proportions."""
_DOT = 3.2
_STUB = 14.0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that passed between two or more lanes.

    Attributes:
        lanes: The ids of those who took part; of a message first the sender, then the recipient, if there is one.
        days: The first and the last day on which it may have been; None when it is undated.
        arrived: Likewise for when a handover was accepted, None when that is not recorded with a date.
        signalen: Ids of what it is recorded to have carried.
    """

    id: str
    layer: str
    look: LineLook
    what: str
    lanes: tuple[str, ...]
    date: Moment | None
    days: tuple[int, int] | None
    arrived: tuple[int, int] | None
    signalen: tuple[str, ...]
    evidence: Evidence

    @property
    def is_message(self) -> bool:
        """It went from one to another, not between all."""
        return self.look.has_arrow


def finer(look: LineLook) -> LineLook:
    """The look of a contact among many."""
    return LineLook(look.colour, max(1.0, look.width * _CONTACT_WIDTH), look.dash, look.has_arrow)


def events_of(names: Names) -> tuple[Event, ...]:
    """Every event of the window, in order of time; undated ones last, equals in the order of the file."""
    network = names.network
    found = (*_contacts(names), *_handovers(names), *_meldingen(names), *_shares(names))
    inside = [e for e in found if e.days is None or e.days[1] >= network.start]
    last = network.end + 1
    return tuple(sorted(inside, key=lambda event: event.days or (last, last)))


def _contacts(names: Names) -> Iterator[Event]:
    network = names.network
    for meeting in network.meetings:
        yield Event(
            f"contact:{meeting.item.id}",
            layers.of_contact(meeting.kind),
            finer(CONTACT_LOOKS[meeting.kind]),
            names.listed("contact_kind", meeting.kind),
            tuple(lane_of(network, who) for who in dict.fromkeys(meeting.hulpverleners)),
            meeting.item.date,
            days_of(meeting.item.date),
            None,
            meeting.item.signalen or (),
            evidence_of(meeting.path, meeting.source),
        )


def _handovers(names: Names) -> Iterator[Event]:
    network = names.network
    for fact in network.handovers:
        item = fact.item
        relation = handover_relation(item)
        what = names.say(f"picture.relation.{relation}")
        kind = names.listed("handover_type", item.type) if item.type else ""
        yield Event(
            f"handover:{item.id}",
            layers.of_relation(relation),
            RELATION_LOOKS[relation],
            f"{what}: {kind}" if kind else what,
            _ends(network, item.from_, item.to),
            item.sent,
            days_of(item.sent),
            days_of(item.accepted),
            item.signalen or (),
            evidence_of(fact.path, fact.source),
        )


def _meldingen(names: Names) -> Iterator[Event]:
    network = names.network
    for fact in network.meldingen:
        item = fact.item
        what = names.say(f"picture.relation.{Relation.MELDING}")
        yield Event(
            f"melding:{item.id}",
            layers.of_relation(Relation.MELDING),
            RELATION_LOOKS[Relation.MELDING],
            f"{what}: {names.listed('melding_kind', item.kind)}",
            _ends(network, item.from_, item.to),
            item.date,
            days_of(item.date),
            None,
            item.signalen or (),
            evidence_of(fact.path, fact.source),
        )


def _shares(names: Names) -> Iterator[Event]:
    network = names.network
    for fact in network.signalen:
        for position, share in enumerate(fact.item.shared or ()):
            yield Event(
                f"share:{fact.item.id}:{position}",
                SHARE_LAYER,
                SHARE_LOOK,
                names.say("chart.event.share"),
                _ends(network, share.from_, share.to),
                share.date,
                days_of(share.date),
                None,
                (fact.item.id,),
                evidence_of(fact.path, share.source or fact.source),
            )


def _ends(network: Network, sender: str, to: str | None) -> tuple[str, ...]:
    ends = (sender,) if to is None or to == sender else (sender, to)
    return tuple(lane_of(network, id_) for id_ in ends)


def days_of(moment: Moment | None) -> tuple[int, int] | None:
    """The first and the last day on which a moment may be, None for one that is not recorded."""
    return (moment.first.toordinal(), moment.last.toordinal()) if moment else None


@dataclass(frozen=True)
class Field:
    """Where events can be drawn: lanes along an axis, and from `strip` on, `step` apart, what has no date."""

    names: Names
    axis: Axis
    lanes: Lanes
    strip: float
    step: float

    def shown(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The events of which every lane is drawn."""
        known = self.lanes.by_id.keys()
        return tuple(event for event in events if known >= set(event.lanes))

    def x(self, days: tuple[int, int]) -> float:
        """The middle of the part of some days that lies on the axis."""
        return self.axis.middle(*self.within(days))

    def within(self, days: tuple[int, int]) -> tuple[int, int]:
        """Days cut to the axis."""
        first, last = max(days[0], self.axis.first), min(days[1], self.axis.end - 1)
        return min(first, last), max(first, last)


def drawn(field: Field, events: Sequence[Event], faint: frozenset[str]) -> tuple[Figure, ...]:
    """Every event as a line between its lanes; events of one day stand beside each other, `faint` ones stay behind."""
    places = _places(field, events)
    return tuple(
        Figure(
            event.id, event.layer, told(field.names, event, field.lanes), parts, event.id in faint
        )
        for event, x in zip(events, places, strict=True)
        for parts in (_parts(field, event, x),)
    )


def told(names: Names, event: Event, lanes: Lanes) -> str:
    """What an event says when it is pointed at."""
    people = [isolated(lanes.of(id_).name) for id_ in event.lanes]
    if event.is_message and len(people) > 1:
        who = names.say("picture.from_to", start=people[0], end=people[1])
    else:
        who = names.joined(people)
    return "\n".join((f"{names.between((event.date,))}: {event.what}", who))


def _parts(field: Field, event: Event, x: float) -> tuple[Stroke | Glyph, ...]:
    ys = [field.lanes.of(id_).y for id_ in event.lanes]
    dot = DotLook(Shape.DOT, event.look.colour, event.look.colour)
    parts: list[Stroke | Glyph] = []
    if event.days and event.days[0] < event.days[1]:
        first, last = field.within(event.days)
        ends = ((field.axis.x(first), ys[0]), (field.axis.x(last + 1), ys[0]))
        parts.append(Stroke(ends, PART_DATE_LOOK))
    if not event.is_message:
        line = Stroke(((x, min(ys)), (x, max(ys))), event.look)
        return (*parts, line, *(Glyph(x, y, _DOT, dot) for y in ys))
    if len(ys) == 1:
        # Sent to nobody, or to whom is not recorded: an arrow that ends beside its own lane.
        points = ((x, ys[0]), (x + _STUB, ys[0] + _STUB))
    else:
        later = max(x, field.x(event.arrived)) if event.arrived else x
        points = ((x, ys[0]), (later, ys[1]))
    return (*parts, Stroke(points, event.look), Glyph(x, ys[0], _DOT, dot))


def _places(field: Field, events: Sequence[Event]) -> list[float]:
    """Where each event stands: beside those of the same days that its line would cover, undated ones in the strip."""
    taken: list[tuple[float, float, float]] = []
    places: list[float] = []
    undated = 0
    for event in events:
        ys = [field.lanes.of(id_).y for id_ in event.lanes]
        if event.days is None:
            undated += 1
            places.append(field.strip + undated * field.step)
            continue
        at = field.x(event.days)
        steps = (min(max(at + s, field.axis.left + 1), field.axis.right - 1) for s in _STEPS)
        near = [(x, top, end) for x, top, end in taken[-60:] if abs(x - at) < _STEPS[-2] + _APART]
        place = next((x for x in steps if _is_free(x, min(ys), max(ys), near)), at)
        taken.append((place, min(ys), max(ys)))
        places.append(place)
    return places


def _is_free(
    x: float, top: float, bottom: float, near: Iterable[tuple[float, float, float]]
) -> bool:
    return all(
        abs(x - other) >= _APART or bottom < start or end < top for other, start, end in near
    )
