"""Lanes: one for each hulpverlener and each organisation that something was sent to, grouped by domain."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graphmodel.model.network import Network, Service
from graphmodel.vocabulary import Domain
from visualisations import layers
from visualisations.canvas import BOLD, SMALL, Bar, Figure, Glyph, Stroke, Words
from visualisations.curves import Point
from visualisations.elements import FONT_SIZE, Sort
from visualisations.in_time.axis import Axis
from visualisations.lettering import isolated, lines_of, one_line, width_of
from visualisations.marks import dot_id
from visualisations.names import Names
from visualisations.palette import (
    DOMAIN_LOOKS,
    GRID,
    INK,
    NO_DOMAIN_LOOK,
    ORGANISATION_LOOK,
    QUIET_INK,
    STRIPE,
    DotLook,
    LineLook,
)
from visualisations.people import domain_of, receiving_organisations

LABELS = 262
"""How wide the column with the names is."""
ROOMY, COMPACT = 36.0, 22.0
MOST_ROOMY = 24
"""With more lanes than this they are compact: one line of text each."""
CAPTION = 24
_LEFT, _TEXT_LEFT = 20, 36
_SMALL_LINE = 12
_TIGHT = 0.87
"""Of the room, so that a word that sticks out a little still fits."""
_LANE_LINE = LineLook(GRID, 1.0)


@dataclass(frozen=True, slots=True)
class Lane:
    """One horizontal line; `id` is that of the dot of the same person or organisation in the network picture."""

    id: str
    name: str
    organisation: str
    look: DotLook
    layer: str
    first: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Caption:
    """The name of a domain above its lanes, which reach down to `bottom`."""

    name: str
    ink: str
    y: float
    bottom: float


@dataclass(frozen=True)
class Lanes:
    """All lanes from top to bottom, with the captions of their domains."""

    lanes: tuple[Lane, ...]
    captions: tuple[Caption, ...]
    top: float
    bottom: float

    def of(self, id_: str) -> Lane:
        """The lane of a hulpverlener or an organisation, by the id of its dot."""
        return self.by_id[id_]

    @property
    def by_id(self) -> Mapping[str, Lane]:
        """Every lane by its id."""
        return {lane.id: lane for lane in self.lanes}


@dataclass(frozen=True, slots=True)
class _Row:
    """A lane before it has a place."""

    id: str
    name: str
    organisation: str
    look: DotLook
    first: int


def lane_of(network: Network, id_: str) -> str:
    """The id of the lane of a hulpverlener or an organisation of the casus."""
    sort = Sort.HULPVERLENER if id_ in network.hulpverleners else Sort.ORGANISATION
    return dot_id(sort, id_)


def lanes_of(names: Names, people: Iterable[str], top: float) -> Lanes:
    """The lanes of `people` and of the organisations that something was sent to, from `top` down.

    Domains that meet often stand near each other; within a domain who came first stands first, organisations last.
    """
    groups = _groups(names, people)
    order = _order(names.network, {d: [row.id for row in rows] for d, rows in groups.items()})
    count = sum(len(rows) for rows in groups.values())
    height = ROOMY if count <= MOST_ROOMY else COMPACT
    lanes: list[Lane] = []
    captions: list[Caption] = []
    y = top
    for domain in order:
        rows = groups[domain]
        bottom = y + CAPTION + len(rows) * height
        ink = DOMAIN_LOOKS[domain].border if domain else QUIET_INK
        captions.append(Caption(names.domain(domain), ink, y, bottom))
        for position, row in enumerate(rows):
            middle = y + CAPTION + (position + 0.5) * height
            layer = layers.of_domain(domain)
            lanes.append(
                Lane(row.id, row.name, row.organisation, row.look, layer, row.first, middle, height)
            )
        y = bottom
    return Lanes(tuple(lanes), tuple(captions), top, y)


def labelled(lanes: Lanes, axis: Axis) -> tuple[Figure, ...]:
    """The stripes, the captions, and the label of each lane with its line over the axis."""
    stripes = [
        Bar(0, caption.y, axis.right, caption.bottom - caption.y, STRIPE)
        for caption in lanes.captions[::2]
    ]
    captions = [_caption(caption) for caption in lanes.captions]
    behind = Figure("", "", "", (*stripes, *captions))
    return (behind, *(_label(lane, axis) for lane in lanes.lanes))


def _caption(caption: Caption) -> Words:
    """The name of a domain, in smaller letters where it would run far into the plot."""
    room = (LABELS - _LEFT) / BOLD
    size = FONT_SIZE if width_of(caption.name, FONT_SIZE) <= room else SMALL
    name = one_line(caption.name, size, LABELS * 1.3)
    return Words(_LEFT - 8, caption.y + 16, name, size, caption.ink, is_bold=True)


def _label(lane: Lane, axis: Axis) -> Figure:
    room = LABELS - _TEXT_LEFT - 6
    line = Stroke(((axis.left, lane.y), (axis.right, lane.y)), _LANE_LINE)
    glyph = Glyph(_LEFT, lane.y, 7, lane.look)
    told = f"{isolated(lane.name)}, {isolated(lane.organisation)}"
    if lane.height < ROOMY or not lane.organisation:
        name = lane.name if lane.organisation in lane.name else f"{lane.name} ({lane.organisation})"
        written = [Words(_TEXT_LEFT, lane.y + 4, one_line(name, SMALL, room), SMALL)]
    else:
        written = label_lines(lane.name, lane.organisation, (_TEXT_LEFT, lane.y), room)
    return Figure(lane.id, lane.layer, told, (line, glyph, *written))


def two_lines(name: str, detail: str, place: Point, room: float) -> list[Words]:
    """A name with something smaller under it, around the height of `place`, each cut to `room`."""
    left, y = place
    return [
        Words(left, y - 2, one_line(name, FONT_SIZE, room), FONT_SIZE, INK),
        Words(left, y + 12, one_line(detail, SMALL, room), SMALL, QUIET_INK),
    ]


def label_lines(name: str, detail: str, place: Point, room: float) -> list[Words]:
    """The same in the height of a roomy lane, where a name too long for one line has two in smaller letters.

    Long names often differ only at their end.
    """
    if width_of(name, FONT_SIZE) <= room:
        return two_lines(name, detail, place, room)
    left, y = place
    rows = (*lines_of(name, SMALL, room * _TIGHT, 2), one_line(detail, SMALL, room))
    inks = (*(INK for _ in rows[1:]), QUIET_INK)
    top = y - (len(rows) - 1) * _SMALL_LINE / 2 + 3
    return [
        Words(left, top + n * _SMALL_LINE, row, SMALL, ink)
        for n, (row, ink) in enumerate(zip(rows, inks, strict=True))
    ]


def _groups(names: Names, people: Iterable[str]) -> dict[Domain | None, list[_Row]]:
    """The rows of each domain in their order; the domains in that of the vocabulary."""
    network = names.network
    found: dict[Domain | None, list[_Row]] = {}
    for who in people:
        domain = domain_of(names, who)
        stretches = network.activity.get(who, ())
        home = names.organisation(network.hulpverleners[who].organisation)
        row = _Row(
            dot_id(Sort.HULPVERLENER, who),
            names.hulpverlener(who),
            home,
            DOMAIN_LOOKS[domain] if domain else NO_DOMAIN_LOOK,
            stretches[0][0] if stretches else network.end,
        )
        found.setdefault(domain, []).append(row)
    for organisation in receivers(network):
        domain = next(iter(names.domains_of(organisation)), None)
        id_ = dot_id(Sort.ORGANISATION, organisation)
        row = _Row(id_, names.organisation(organisation), "", ORGANISATION_LOOK, network.end)
        found.setdefault(domain, []).append(row)
    return {
        domain: sorted(
            found[domain], key=lambda row: (bool(not row.organisation), row.first, row.id)
        )
        for domain in (*Domain, None)
        if domain in found
    }


def receivers(network: Network) -> tuple[str, ...]:
    """The organisations to which a handover, a melding or a signaal of the window went, in order of id."""
    shared = {
        each.to
        for fact in network.signalen
        for each in fact.item.shared or ()
        if each.to is not None
    }
    return tuple(
        sorted({*receiving_organisations(network), *(shared & network.organisations.keys())})
    )


def _order(network: Network, groups: Mapping[Domain | None, Sequence[str]]) -> list[Domain | None]:
    """The domains so that meetings cross few lanes: neighbours change places while that shortens the lines between them."""
    order = list(groups)
    home = {id_: domain for domain, ids in groups.items() for id_ in ids}
    meetings = Counter(
        frozenset(home[id_] for who in m.hulpverleners if (id_ := lane_of(network, who)) in home)
        for m in network.meetings
    )
    sizes = {domain: len(ids) for domain, ids in groups.items()}
    length = _length(order, sizes, meetings)
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for first, second in combinations(range(len(order)), 2):
            other = list(order)
            other[first], other[second] = other[second], other[first]
            if (found := _length(other, sizes, meetings)) < length:
                order, length, is_shorter = other, found, True
    return order


def _length(
    order: Sequence[Domain | None],
    sizes: Mapping[Domain | None, int],
    meetings: Mapping[frozenset[Domain | None], int],
) -> float:
    """How many lanes all meetings cross together, counted from the middle of a domain to that of another."""
    middles: dict[Domain | None, float] = {}
    reached = 0.0
    for domain in order:
        middles[domain] = reached + sizes[domain] / 2
        reached += sizes[domain]
    return sum(
        times * (max(middles[d] for d in domains) - min(middles[d] for d in domains))
        for domains, times in meetings.items()
        if domains
    )


def stretches_of(
    services: Iterable[Service],
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """When some services may have run and when they certainly did: half-open stretches, apart and in order of time."""
    spans = [service.span for service in services]
    return (
        merged((span.start, span.end) for span in spans),
        merged((span.certain_start, span.certain_end) for span in spans),
    )


def merged(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Half-open stretches of which those that touch are made one, in order of time; empty ones are left out."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
