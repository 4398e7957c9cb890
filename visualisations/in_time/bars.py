"""Involvement as bars on a lane: full where it certainly ran, pale where the dates are known in part."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graphmodel.analysis.coverage import NOT_SERVING
from graphmodel.model.network import Service
from graphmodel.vocabulary import Domain
from visualisations import layers
from visualisations.canvas import Bar, Figure, Stroke
from visualisations.in_time.axis import Axis
from visualisations.in_time.lanes import Lane, merged, stretches_of
from visualisations.lettering import isolated
from visualisations.names import Names
from visualisations.palette import DOMAIN_LOOKS, PAPER, REGIE_LOOK, tint

FULL, PALE = 0.32, 0.09
PALE_DASH = (3, 2)
_SHARE = 0.4
"""How much of the height of a lane its bars take."""


def bars(names: Names, lane: Lane, axis: Axis, services: Sequence[Service]) -> Iterator[Figure]:
    """The bars of one hulpverlener: a row for each domain in which they served, in the order of the vocabulary."""
    rows: defaultdict[Domain, list[Service]] = defaultdict(list)
    for service in services:
        rows[service.domain].append(service)
    domains = [domain for domain in Domain if domain in rows]
    height = lane.height * _SHARE / max(1, len(domains))
    top = lane.y - lane.height * _SHARE / 2
    for position, domain in enumerate(domains):
        place = (top + position * height, height)
        yield _row(names, axis, domain, rows[domain], place)


def regie_bars(names: Names, lane: Lane, axis: Axis, who: str) -> Iterator[Figure]:
    """A heavy line above the bars of a hulpverlener while they had regie."""
    rows = [row for row in names.network.regie if row.hulpverlener == who]
    y = lane.y - lane.height * _SHARE / 2 - REGIE_LOOK.width
    for start, end in merged((row.span.start, row.span.end) for row in rows):
        here = [row for row in rows if row.span.start < end and start < row.span.end]
        told = "\n".join(
            names.say(
                "picture.has_regie",
                kind=names.listed("regie_kind", row.kind),
                period=names.span(row.span),
            )
            for row in here
        )
        line = Stroke(((axis.x(start), y), (axis.x(end), y)), REGIE_LOOK)
        yield Figure("", "", f"{isolated(lane.name)}\n{told}", (line,))


def _row(
    names: Names,
    axis: Axis,
    domain: Domain,
    services: Sequence[Service],
    place: tuple[float, float],
) -> Figure:
    serving = [service for service in services if service.item.kind not in NOT_SERVING]
    others = [service for service in services if service.item.kind in NOT_SERVING]
    told = [names.domain(domain), *dict.fromkeys(_told(names, service) for service in services)]
    border = DOMAIN_LOOKS[domain].border
    possible, certain = stretches_of(serving)
    parts = (
        *_bars(axis, stretches_of(others)[0], place, (PAPER, border)),
        *_bars(
            axis,
            [stretch for stretch in possible if stretch not in certain],
            place,
            (tint(border, PALE), border),
            PALE_DASH,
        ),
        *_bars(axis, certain, place, (tint(border, FULL), border)),
    )
    return Figure("", layers.of_domain(domain), "\n".join(told), parts)


def _told(names: Names, service: Service) -> str:
    return names.say(
        "picture.serves",
        kind=names.listed("involvement_kind", service.item.kind),
        gezinslid=isolated(names.gezinslid(service.gezinslid)),
        domain=names.domain(service.domain),
        period=names.period(service.item),
    )


def _bars(
    axis: Axis,
    stretches: Sequence[tuple[int, int]],
    place: tuple[float, float],
    colours: tuple[str, str],
    dash: tuple[int, ...] = (),
) -> Iterator[Bar]:
    for start, end in stretches:
        left = axis.x(start)
        width = max(1.5, axis.x(end) - left)
        yield Bar(left, place[0], width, place[1], *colours, dash=dash)
