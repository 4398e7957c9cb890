"""Network → GraphML, GEXF and node-link JSON, for programs that read graphs; equal input gives equal bytes.

Every record is its own edge: two people who met twice have two edges. Values are the words of the case file, so a file
is the same in every language. A date is `start` and `end`, the first and last possible day as ISO dates, both inclusive,
with the text as written beside them; what is not known is left out, because neither XML format has a null. A contact of
more than two is an edge for each pair, all with its id.

The files are written here and not by NetworkX, whose GEXF holds the date of today and whose GraphML knows no dates.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from graphmodel.model.entities import Gezinslid, Hulpverlener, Organisation
from graphmodel.model.facts import Handover, Melding
from graphmodel.model.moment import Moment
from graphmodel.model.network import Fact, Network, Service
from visualisations.lettering import writable

Value = str | int | bool
Values = dict[str, Value]

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"
_TYPES = {bool: "boolean", int: "int", str: "string"}


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or an organisation; `values` hold nothing that is not known."""

    id: str
    label: str
    values: Values


@dataclass(frozen=True, slots=True)
class Edge:
    """One record between two nodes; `start` and `end` bound its days, None when that is not known."""

    id: str
    source: str
    target: str
    values: Values
    start: str | None
    end: str | None


def as_json(network: Network) -> str:
    """Node-link JSON, as `networkx.node_link_graph(data, edges="edges")` reads it."""
    data = {
        "directed": True,
        "multigraph": True,
        "graph": _about(network),
        "nodes": [
            {"id": node.id, "label": node.label, **node.values} for node in nodes_of(network)
        ],
        "edges": [
            {"source": edge.source, "target": edge.target, "key": edge.id, **_dated(edge)}
            for edge in edges_of(network)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_graphml(network: Network) -> str:
    """GraphML with a type for every key."""
    nodes = [(node.id, {"label": node.label, **node.values}) for node in nodes_of(network)]
    edges = [(edge, _dated(edge)) for edge in edges_of(network)]
    root = Element("graphml", xmlns=_GRAPHML)
    about = _about(network)
    keys = {
        "graph": _typed([about]),
        "node": _typed(values for _, values in nodes),
        "edge": _typed(values for _, values in edges),
    }
    for sort, names in keys.items():
        for name, kind in names.items():
            marks = {"id": f"{sort}-{name}", "for": sort, "attr.name": name, "attr.type": kind}
            SubElement(root, "key", marks)
    graph = SubElement(root, "graph", id=writable(network.casus.id), edgedefault="directed")
    _add_data(graph, "graph", about)
    for id_, values in nodes:
        _add_data(SubElement(graph, "node", id=id_), "node", values)
    for edge, values in edges:
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        _add_data(SubElement(graph, "edge", ends), "edge", values)
    return _text(root)


def as_gexf(network: Network) -> str:
    """GEXF whose edges come and go by day; an edge without a known end goes on."""
    nodes, edges = nodes_of(network), edges_of(network)
    root = Element("gexf", xmlns=_GEXF, version="1.2")
    meta = SubElement(root, "meta")
    SubElement(meta, "description").text = json.dumps(_about(network), ensure_ascii=False)
    graph = SubElement(root, "graph", mode="dynamic", timeformat="date", defaultedgetype="directed")
    declared = {
        "node": _typed(node.values for node in nodes),
        "edge": _typed(edge.values for edge in edges),
    }
    for sort, names in declared.items():
        attributes = SubElement(graph, "attributes", {"class": sort, "mode": "static"})
        for name, kind in names.items():
            known = {"id": f"{sort}-{name}", "title": name}
            SubElement(attributes, "attribute", known, type="integer" if kind == "int" else kind)
    within = SubElement(graph, "nodes")
    for node in nodes:
        element = SubElement(within, "node", id=node.id, label=node.label)
        _add_values(element, "node", node.values)
    between = SubElement(graph, "edges")
    for edge in edges:
        element = SubElement(between, "edge", id=edge.id, source=edge.source, target=edge.target)
        element.attrib |= {k: v for k, v in (("start", edge.start), ("end", edge.end)) if v}
        _add_values(element, "edge", edge.values)
    return _text(root)


def nodes_of(network: Network) -> tuple[Node, ...]:
    """The gezinsleden, the members of P and their organisations with those that something was sent to, by list and id."""
    ends = {end for edge in edges_of(network) for end in (edge.source, edge.target)}
    people = {f"hulpverlener:{who}" for who in network.members} | ends
    return (
        *(_gezinslid(lid) for lid in network.gezinsleden.values()),
        *(
            _hulpverlener(network, person)
            for person in network.hulpverleners.values()
            if f"hulpverlener:{person.id}" in people
        ),
        *(
            _organisation(organisation)
            for organisation in network.organisations.values()
            if f"organisation:{organisation.id}" in people
        ),
    )


def edges_of(network: Network) -> tuple[Edge, ...]:
    """Every record between two of them: works_for, serves, contact, handover and melding, in the order of the file."""
    return (
        *_employment(network),
        *(_service(service) for service in network.services),
        *_contacts(network),
        *_sendings(network),
    )


def _about(network: Network) -> Values:
    return {
        "casus": network.casus.id,
        "day": _iso(network.day),
        "window_from": _iso(network.start),
        "window_until": _iso(network.day),
    }


def _gezinslid(lid: Gezinslid) -> Node:
    values: dict[str, Value | None] = {
        "sort": "gezinslid",
        "relation": lid.relation.value,
        "born": lid.born.text if lid.born else None,
        "in_gezin": lid.in_gezin,
    }
    return Node(f"gezinslid:{lid.id}", writable(lid.label or lid.id), _known(values))


def _hulpverlener(network: Network, person: Hulpverlener) -> Node:
    regie = sorted({d.kind.value for d in network.regie if d.hulpverlener == person.id})
    values: dict[str, Value | None] = {
        "sort": "hulpverlener",
        "role": person.role.value,
        "organisation": person.organisation,
        "regie": " ".join(regie) or None,
    }
    return Node(f"hulpverlener:{person.id}", writable(person.label or person.id), _known(values))


def _organisation(organisation: Organisation) -> Node:
    values: dict[str, Value | None] = {
        "sort": "organisation",
        "type": organisation.type.value,
        "domains": " ".join(organisation.domains or ()) or None,
        "registry": organisation.registry,
    }
    label = writable(organisation.name or organisation.id)
    return Node(f"organisation:{organisation.id}", label, _known(values))


def _employment(network: Network) -> Iterator[Edge]:
    for who in network.members:
        home = network.hulpverleners[who].organisation
        ends = (f"hulpverlener:{who}", f"organisation:{home}")
        yield Edge(f"works_for:{who}", *ends, {"sort": "works_for"}, None, None)


def _service(service: Service) -> Edge:
    item = service.item
    values: dict[str, Value | None] = {
        "sort": "serves",
        "kind": item.kind.value,
        "domain": item.domain.value,
        "from": item.from_.text if item.from_ else None,
        "until": item.until.text if item.until and service.span.has_ended else None,
        "is_going_on": True if item.is_recorded("until") and not service.span.has_ended else None,
        "source_text": service.source,
    }
    return Edge(
        service.path,
        f"hulpverlener:{service.hulpverlener}",
        f"gezinslid:{service.gezinslid}",
        _known(values),
        item.from_.first.isoformat() if item.from_ else None,
        # What ends after the day goes on as far as that day knows.
        item.until.last.isoformat() if item.until and service.span.has_ended else None,
    )


def _contacts(network: Network) -> Iterator[Edge]:
    for meeting in network.meetings:
        people = sorted(set(meeting.hulpverleners))
        values: dict[str, Value | None] = {
            "sort": "contact",
            "kind": meeting.kind.value,
            "contact": meeting.item.id,
            "participants": len(people),
            "is_tie": meeting.is_tie,
            "is_directed": False,
            "date": meeting.item.date.text if meeting.item.date else None,
            "source_text": meeting.source,
        }
        for number, (first, second) in enumerate(combinations(people, 2)):
            ends = (f"hulpverlener:{first}", f"hulpverlener:{second}")
            yield Edge(
                f"{meeting.path}:{number}", *ends, _known(values), *_bounds(meeting.item.date)
            )


def _sendings(network: Network) -> Iterator[Edge]:
    for fact in network.handovers:
        item = fact.item
        values: dict[str, Value | None] = {
            "sort": "handover",
            "type": item.type.value if item.type else None,
            "mode": item.mode.value if item.mode else None,
            "outcome": item.outcome.value if item.outcome else None,
            "date": item.sent.text if item.sent else None,
            "accepted": item.accepted.text if item.accepted else None,
            "source_text": fact.source,
        }
        yield from _sending(network, fact, (item.from_, item.to), values)
    for fact in network.meldingen:
        item = fact.item
        values = {
            "sort": "melding",
            "kind": item.kind.value,
            "date": item.date.text if item.date else None,
            "source_text": fact.source,
        }
        yield from _sending(network, fact, (item.from_, item.to), values)


def _sending(
    network: Network,
    fact: Fact[Handover] | Fact[Melding],
    ends: tuple[str, str | None],
    values: Mapping[str, Value | None],
) -> Iterator[Edge]:
    sender, recipient = ends
    is_before = fact.last is not None and fact.last < network.start
    if recipient is None or is_before:
        return
    sort = "hulpverlener" if recipient in network.hulpverleners else "organisation"
    days = (_iso(fact.first), _iso(fact.last)) if fact.first and fact.last else (None, None)
    target = f"{sort}:{recipient}"
    yield Edge(fact.path, f"hulpverlener:{sender}", target, _known(values), *days)


def _bounds(moment: Moment | None) -> tuple[str | None, str | None]:
    if moment is None:
        return None, None
    return moment.first.isoformat(), moment.last.isoformat()


def _dated(edge: Edge) -> Values:
    return edge.values | _known({"start": edge.start, "end": edge.end})


def _known(values: Mapping[str, Value | None]) -> Values:
    return {
        name: writable(value) if isinstance(value, str) else value
        for name, value in values.items()
        if value is not None
    }


def _typed(rows: Iterable[Values]) -> dict[str, str]:
    """The type of every name, in order of first use; each name has one type everywhere."""
    return {name: _TYPES[type(value)] for row in rows for name, value in row.items()}


def _add_data(element: Element, sort: str, values: Values) -> None:
    for name, value in values.items():
        SubElement(element, "data", key=f"{sort}-{name}").text = _written(value)


def _add_values(element: Element, sort: str, values: Values) -> None:
    holder = SubElement(element, "attvalues")
    for name, value in values.items():
        known = {"for": f"{sort}-{name}", "value": _written(value)}
        SubElement(holder, "attvalue", known)


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _text(root: Element) -> str:
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
