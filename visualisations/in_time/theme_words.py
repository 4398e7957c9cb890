"""What the theme lines say without being seen: tables with a row for all that is drawn, a sentence or two, a legend."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from graphmodel.analysis.coverage import NOT_SERVING
from graphmodel.analysis.tracing import SignaalTrace
from graphmodel.gaps.finding import Evidence
from graphmodel.vocabulary import ContactKind, Domain
from visualisations import layers
from visualisations.elements import LegendEntry, Row, Sort, Table
from visualisations.in_time import signalen
from visualisations.in_time.bars import FULL, PALE
from visualisations.in_time.days import days_in_legend
from visualisations.in_time.events import SHARE_LAYER, Event, Field, finer
from visualisations.in_time.signalen import Mark, numbers_of, signaal_text
from visualisations.in_time.stated import stated_in
from visualisations.in_time.trail import (
    BREAK_LAYER,
    CARRIED_LAYER,
    CHANCE_LAYER,
    COULD_LAYER,
    KNOWS_LAYER,
    Trail,
    flags,
)
from visualisations.lettering import isolated
from visualisations.names import Names
from visualisations.palette import (
    BREAK_LOOK,
    CARRIED_LOOK,
    CHANCE_LOOK,
    CONTACT_LOOKS,
    COULD_LOOK,
    DOMAIN_LOOKS,
    KNOWS_LOOK,
    NO_DOMAIN_LOOK,
    ORGANISATION_LOOK,
    PAPER,
    PART_DATE_LOOK,
    QUIET_INK,
    REGIE_LOOK,
    RELATION_LOOKS,
    SHARE_LOOK,
    SIGNAAL_LOOKS,
    DotLook,
    LineLook,
    Relation,
    Shape,
    tint,
)

_COLUMNS = {
    "lanes": ("name", "organisation", "domains", "period", "regie"),
    "events": ("date", "what", "from", "to", "signalen", "source"),
    "signalen": ("number", "signaal", "kind", "date", "noticed_by", "known_by"),
    "trail": ("date", "what", "source"),
}


def title(names: Names, signaal: str | None) -> str:
    """What the picture is called."""
    day = names.day(names.network.day)
    if signaal is None:
        return names.say("chart.theme_lines.title", title=isolated(names.title), day=day)
    return names.say(
        "chart.theme_lines.title.signaal",
        title=isolated(names.title),
        day=day,
        number=numbers_of(names)[signaal],
        text=signaal_text(names, signaal),
    )


def notes(names: Names, signaal: str | None) -> tuple[str, ...]:
    """The numbers of the signalen with what was noticed."""
    return tuple(
        names.say(_note_key(names, id_), number=number, text=signaal_text(names, id_))
        for id_, number in numbers_of(names).items()
        if signaal in (None, id_)
    )


def _note_key(names: Names, signaal: str) -> str:
    fact = next(fact for fact in names.network.signalen if fact.item.id == signaal)
    return "chart.note" if fact.first is not None else "chart.note.undated"


def alternative(field: Field, events: Sequence[Event], way: Trail | None) -> str:
    """Who and how much there is, in which time; for one signaal the break and the last chance."""
    names = field.names
    network = names.network
    people = [lane for lane in field.lanes.lanes if lane.id.startswith(Sort.HULPVERLENER)]
    told = names.say(
        "chart.theme_lines.alternative",
        title=isolated(names.title),
        start=names.day(network.start),
        end=names.day(network.day),
        hulpverleners=names.count("picture.count.hulpverleners", len(people)),
        events=names.count("chart.count.events", len(events)),
        signalen=names.count("chart.count.signalen", len(network.signalen)),
    )
    return f"{told} {_of_the_way(field, way)}" if way else told


def _of_the_way(field: Field, way: Trail) -> str:
    """Which signaal it is, the earliest break and the last chance."""
    names = field.names
    marked = [flag.text for flag in flags(field, way)]
    return names.say(
        "chart.theme_lines.alternative.signaal",
        number=numbers_of(names)[way.told.id],
        text=signaal_text(names, way.told.id),
        marked="; ".join(marked) or names.say("chart.break.none"),
    )


def tables(
    field: Field, events: Sequence[Event], traced: Sequence[SignaalTrace], way: Trail | None
) -> tuple[Table, ...]:
    """The lanes, the events, the signalen, and for one signaal its way sentence by sentence."""
    names = field.names
    numbers = numbers_of(names)
    return (
        _table(names, "lanes", tuple(_lane(field, lane.id) for lane in field.lanes.lanes)),
        _table(names, "events", tuple(_event(field, event) for event in events)),
        _table(names, "signalen", tuple(_signaal(names, s, numbers[s.id]) for s in traced)),
        *((_table(names, "trail", tuple(_steps(names, way))),) if way else ()),
    )


def _table(names: Names, key: str, rows: tuple[Row, ...]) -> Table:
    columns = tuple(names.say(f"chart.column.{column}") for column in _COLUMNS[key])
    return Table(key, names.say(f"chart.table.{key}"), columns, rows)


def _lane(field: Field, id_: str) -> Row:
    names, lane = field.names, field.lanes.of(id_)
    network, who = names.network, id_.partition(":")[2]
    own = [s for s in network.services if s.hulpverlener == who]
    directs = [d for d in network.regie if d.hulpverlener == who]
    if not id_.startswith(Sort.HULPVERLENER):
        own, directs = [], []
    cells = (
        isolated(lane.name),
        isolated(lane.organisation),
        ", ".join(dict.fromkeys(names.domain(service.domain) for service in own)),
        "; ".join(dict.fromkeys(names.period(service.item) for service in own)),
        "; ".join(f"{names.listed('regie_kind', d.kind)} ({names.span(d.span)})" for d in directs),
    )
    return Row(id_, lane.layer, cells)


def _event(field: Field, event: Event) -> Row:
    names = field.names
    numbers = numbers_of(names)
    people = [field.lanes.of(id_).name for id_ in event.lanes]
    senders = 1 if event.is_message else len(people)
    carried = sorted(numbers[id_] for id_ in event.signalen if id_ in numbers)
    cells = (
        names.between((event.date,)),
        event.what,
        names.joined(people[:senders]),
        names.joined(people[senders:]),
        ", ".join(map(str, carried)),
        stated_in(names, event.evidence),
    )
    return Row(event.id, event.layer, cells)


def _signaal(names: Names, traced: SignaalTrace, number: int) -> Row:
    item, knowledge = traced.knowledge.signaal.item, traced.knowledge
    kind = names.listed("signaal_kind", item.kind)
    if item.severity:
        kind = f"{kind}, {names.listed('signaal_severity', item.severity)}"
    later = [known for known in knowledge.knowers if known.hulpverlener not in knowledge.observers]
    cells = (
        str(number),
        signaal_text(names, traced.id),
        kind,
        names.between((item.date,)),
        names.joined(names.hulpverlener(who) for who in knowledge.observers),
        names.joined(names.hulpverlener(known.hulpverlener) for known in later),
    )
    return Row(f"signaal:{traced.id}", "", cells)


def _steps(names: Names, way: Trail) -> Iterator[Row]:
    for position, line in enumerate(way.told.explanation or (), 1):
        when = ""
        if line.date and line.date.first and line.date.last:
            days = dict.fromkeys((line.date.first, line.date.last))
            when = " – ".join(names.day(date.fromisoformat(day).toordinal()) for day in days)
        text = line.text.nl if names.language == "nl" else line.text.en
        evidence = Evidence(line.fact or "", line.source, line.place)
        yield Row(f"trail:{position}", "", (when, text, stated_in(names, evidence)))


def legend(
    field: Field, events: Sequence[Event], marks: Sequence[Mark], way: Trail | None
) -> tuple[LegendEntry, ...]:
    """Every look that is in the picture, once; an entry without a layer only explains."""
    names = field.names
    found = (
        *_lanes_in_legend(field),
        *_bars_in_legend(names),
        *_events_in_legend(names, events),
        *_signalen_in_legend(names, marks, way),
        *days_in_legend(names),
    )
    return tuple(found)


def _lanes_in_legend(field: Field) -> Iterator[LegendEntry]:
    names = field.names
    people = Counter(
        lane.layer for lane in field.lanes.lanes if lane.id.startswith(Sort.HULPVERLENER)
    )
    for domain in (*Domain, None):
        layer = layers.of_domain(domain)
        if people[layer]:
            look = DOMAIN_LOOKS[domain] if domain else NO_DOMAIN_LOOK
            yield LegendEntry(layer, "domains", names.domain(domain), look, people[layer])
    if any(lane.id.startswith(Sort.ORGANISATION) for lane in field.lanes.lanes):
        name = names.say("picture.legend.organisation")
        yield LegendEntry("", "who", name, ORGANISATION_LOOK, 0)


def _bars_in_legend(names: Names) -> Iterator[LegendEntry]:
    network = names.network
    if not network.services:
        return
    no_help = any(service.item.kind in NOT_SERVING for service in network.services)
    spans = [service.span for service in network.services]
    in_part = any(s.start < s.certain_start or s.certain_end < s.end for s in spans)
    looks = (
        ("certain", tint(QUIET_INK, FULL), True),
        ("possible", tint(QUIET_INK, PALE), in_part),
        ("no_help", PAPER, no_help),
    )
    for key, fill, is_there in looks:
        if is_there:
            look = DotLook(Shape.BOX, fill, QUIET_INK)
            name = names.say(f"chart.legend.{key}")
            yield LegendEntry("", "relations", name, look, 0, is_dashed=key == "possible")
    if network.regie:
        yield LegendEntry("", "relations", names.say("chart.legend.regie"), REGIE_LOOK, 0)


def _events_in_legend(names: Names, events: Sequence[Event]) -> Iterator[LegendEntry]:
    counts = Counter(event.layer for event in events)
    for kind in ContactKind:
        layer = layers.of_contact(kind)
        if counts[layer]:
            name = names.listed("contact_kind", kind)
            yield LegendEntry(layer, "contacts", name, finer(CONTACT_LOOKS[kind]), counts[layer])
    for relation in Relation:
        layer = layers.of_relation(relation)
        if counts[layer]:
            name = names.say(f"picture.relation.{relation}")
            yield LegendEntry(layer, "relations", name, RELATION_LOOKS[relation], counts[layer])
    if counts[SHARE_LAYER]:
        name = names.say("chart.event.share")
        yield LegendEntry(SHARE_LAYER, "relations", name, SHARE_LOOK, counts[SHARE_LAYER])
    if any(event.days and event.days[0] < event.days[1] for event in events):
        yield LegendEntry("", "relations", names.say("chart.legend.part_date"), PART_DATE_LOOK, 0)


def _signalen_in_legend(
    names: Names, marks: Sequence[Mark], way: Trail | None
) -> Iterator[LegendEntry]:
    for is_noticed, layer in ((True, signalen.NOTICED_LAYER), (False, signalen.TOLD_LAYER)):
        if any(mark.is_noticed is is_noticed for mark in marks):
            key = "noticed" if is_noticed else "told"
            name = names.say(f"chart.legend.{key}")
            count = sum(1 for mark in marks if mark.is_noticed is is_noticed)
            yield LegendEntry(layer, "signalen", name, SIGNAAL_LOOKS[key], count)
    if way is None:
        return
    for layer, look, is_there in _of_way(way):
        if is_there:
            name = names.say(f"chart.legend.{layer.partition(':')[2]}")
            yield LegendEntry("", "signalen", name, look, 0)


def _of_way(way: Trail) -> tuple[tuple[str, LineLook, bool], ...]:
    route = way.told.route
    return (
        (KNOWS_LAYER, KNOWS_LOOK, any(each.knew for each in way.told.hulpverleners)),
        (CARRIED_LAYER, CARRIED_LOOK, bool(way.carried)),
        (COULD_LAYER, COULD_LOOK, bool(way.could)),
        (BREAK_LAYER, BREAK_LOOK, way.told.earliest_break is not None),
        (CHANCE_LAYER, CHANCE_LOOK, bool(route and (route.last_chance or route.last_carrier))),
    )
