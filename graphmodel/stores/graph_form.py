"""A casus as nodes and relationships: the graph that inspecteurs and onderzoekers query.

Ids are `<casus>/<id>`; an entry without an id has its place in the file, as `<casus>/involvements[0]`. A date `x` is
`x_first`, `x_last` and `x_text`. What the file says beyond that, and what reading it back needs, is a property:
`position` in the list, `recorded_none` and `recorded_empty` with the keys that are written `null` and `[]`,
`<key>_order` where references stand in another order than what they refer to, `source_place`.

An organisation with a `registry` key is one node for all casussen, `(:Organisation)`; what this casus says of it is
`(:OrganisationRecord)-[:OF]->(:Organisation)`, and who refers to it is `RECORDED_AS` that record. So two casussen may
call it by different names, and deleting one leaves what the other says.

What people said of findings is beside the casus and no part of it, so that it stays when the casus is saved anew:
`(:Explanation {number, finding, kind, by, reason, at})-[:SAID_OF]->(:Casus)`, numbered from 1 in the order in which it
was said; `kind` is `explained` or `withdrawn`, and of each `finding` the one with the highest number holds. Nobody
changes one of them. Earlier versions are beside it likewise: `(:CasusVersion)-[:VERSION_OF]->(:Casus)`.

Derived, for whoever queries, and not read back: `SERVES`, `RECORDED_AS` and the `ACTIVE_IN` of an organisation whose
domains follow from its type.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeAlias, cast

from graphmodel.model.casus import Casus
from graphmodel.model.entities import Gezinslid, Item, Organisation
from graphmodel.model.moment import Moment
from graphmodel.stores.graph_kinds import CALAMITEIT, EXAMINED, KINDS, Kind, Link
from graphmodel.vocabulary import Domain, Label, OrganisationType, Relationship

Value: TypeAlias = str | int | bool | date | list[str]
Properties: TypeAlias = dict[str, Value]
DefaultDomains: TypeAlias = Callable[[OrganisationType], Iterable[Domain]]


class Key(NamedTuple):
    """A node: an id is unique per label."""

    label: Label
    id: str


@dataclass(frozen=True, slots=True)
class Graph:
    """What one casus is in the graph.

    Attributes:
        casus: Properties of its own node, `(:Casus)`.
        nodes: Everything else that is part of it, in the order of the file.
        shared: Nodes that it shares with other casussen, in order: domains and registered organisations.
        relationships: From where, of which type, to where.
    """

    casus: Properties
    nodes: dict[Key, Properties] = field(default_factory=dict[Key, Properties])
    shared: set[Key] = field(default_factory=set[Key])
    relationships: list[tuple[Key, Relationship, Key]] = field(
        default_factory=list[tuple[Key, Relationship, Key]]
    )


def graph_of(casus: Casus, default_domains: DefaultDomains) -> Graph:
    """The nodes and relationships of `casus`; `default_domains` gives the domains of an organisation type."""
    form = _Form(casus, default_domains)
    for kind in KINDS:
        for position, entry in enumerate(getattr(casus, kind.entries) or ()):
            form.add(kind, entry, position)
    if casus.calamiteit:
        form.add_calamiteit(casus.calamiteit)
    form.add_services()
    return form.graph


class _Form:
    """Gathers the graph of one casus: what is referred to comes before what refers."""

    def __init__(self, casus: Casus, default_domains: DefaultDomains) -> None:
        self.casus = casus
        self.prefix = f"{casus.id}/"
        self.default_domains = default_domains
        self.of_casus = Key(Label.CASUS, casus.id)
        self.graph = Graph(_casus_properties(casus))
        self.places = {kind.label: _places(casus, kind) for kind in KINDS}
        self.keys = {
            label: {id_: Key(label, self.prefix + id_) for id_ in places}
            for label, places in self.places.items()
        }
        self.records: dict[str, Key] = {}
        for organisation in casus.organisations or ():
            if organisation.registry:
                key = Key(Label.ORGANISATION_RECORD, self.prefix + organisation.id)
                self.records[organisation.id] = key
                shared = Key(Label.ORGANISATION, organisation.registry)
                self.keys[Label.ORGANISATION][organisation.id] = shared
                self.graph.shared.add(shared)

    def add(self, kind: Kind, entry: Item, position: int) -> None:
        """The node of one entry of a list of the casus."""
        if isinstance(entry, Organisation):
            self._add_organisation(kind, entry, position)
            return
        local_id: str = getattr(entry, "id", f"{kind.entries}[{position}]")
        key = Key(kind.label, self.prefix + local_id)
        self._add_node(key, kind, entry, position)
        if isinstance(entry, Gezinslid) and entry.in_gezin:
            self._relate(key, Relationship.IN_GEZIN, self.of_casus)
        for part in kind.parts:
            for place, piece in enumerate(getattr(entry, part.entries) or ()):
                path = f"{kind.entries}[{position}].{part.entries}[{place}]"
                part_key = Key(part.label, self.prefix + path)
                self._add_node(part_key, part, piece, place)
                self._relate(part_key, Relationship.OF, key)

    def add_calamiteit(self, calamiteit: Item) -> None:
        """The node of the calamiteit."""
        key = Key(Label.CALAMITEIT, self.prefix + CALAMITEIT.entries)
        self._add_node(key, CALAMITEIT, calamiteit, 0)

    def add_services(self) -> None:
        """One `SERVES` for everybody who has an involvement for a gezinslid."""
        pairs = ((i.hulpverlener, i.gezinslid) for i in self.casus.involvements or ())
        for hulpverlener, gezinslid in dict.fromkeys(pairs):
            self._relate(
                self.keys[Label.HULPVERLENER][hulpverlener],
                Relationship.SERVES,
                self.keys[Label.GEZINSLID][gezinslid],
            )

    def _add_organisation(self, kind: Kind, organisation: Organisation, position: int) -> None:
        shared = self.keys[Label.ORGANISATION][organisation.id]
        key = self.records.get(organisation.id, shared)
        self._add_node(key, kind, organisation, position)
        if key != shared:
            self._relate(key, Relationship.OF, shared)
        if organisation.domains is None:
            for domain in self.default_domains(organisation.type):
                self._relate(key, Relationship.ACTIVE_IN, self._domain(domain))

    def _add_node(self, key: Key, kind: Kind, entry: Item, position: int) -> None:
        properties: Properties = {"id": key.id, "position": position}
        self.graph.nodes[key] = properties
        self._relate(key, Relationship.PART_OF, self.of_casus)
        written = entry.model_fields_set
        for name, property_key in kind.keys.items():
            if name == "id" or name not in written:
                continue
            value: object = entry.__dict__[name]
            if value is None:
                _note(properties, "recorded_none", property_key)
            elif name in kind.link_of:
                self._link(key, kind.link_of[name], property_key, value)
            elif name == "source":
                self._state(key, str(value))
            elif name not in kind.part_of:
                _put(properties, property_key, value)
            elif not value:
                _note(properties, "recorded_empty", property_key)

    def _link(self, key: Key, link: Link, property_key: str, value: object) -> None:
        if isinstance(value, str):
            target = self._target(link, value)
            self._refer(key, link, target)
            if target.label is Label.ORGANISATION and value in self.records:
                self._relate(key, Relationship.RECORDED_AS, self.records[value])
            return
        ids = _texts(value)
        if not ids:
            _note(self.graph.nodes[key], "recorded_empty", property_key)
        elif self._is_order_needed(link, ids):
            self.graph.nodes[key][f"{property_key}_order"] = ids
        for id_ in dict.fromkeys(ids):
            self._refer(key, link, self._target(link, id_))

    def _refer(self, key: Key, link: Link, target: Key) -> None:
        if link.is_inward:
            self._relate(target, link.type, key)
        else:
            self._relate(key, link.type, target)

    def _is_order_needed(self, link: Link, ids: list[str]) -> bool:
        # The domains of an organisation also follow from its type: their order tells that they were written.
        if link.type is Relationship.ACTIVE_IN:
            return True
        if len(ids) == 1:
            return False
        places = self.places[link.targets[0]]
        return any(places[one] > places[next_] for one, next_ in pairwise(ids))

    def _target(self, link: Link, id_: str) -> Key:
        for label in link.targets:
            if label is Label.DOMAIN:
                return self._domain(id_)
            key = self.keys[label].get(id_)
            if key:
                return key
        raise KeyError(id_)

    def _domain(self, id_: str) -> Key:
        key = Key(Label.DOMAIN, str(id_))
        self.graph.shared.add(key)
        return key

    def _state(self, key: Key, reference: str) -> None:
        id_, _, place = reference.partition(" ")
        if place:
            self.graph.nodes[key]["source_place"] = place
        self._relate(key, Relationship.STATED_IN, self.keys[Label.SOURCE][id_])

    def _relate(self, origin: Key, type_: Relationship, target: Key) -> None:
        self.graph.relationships.append((origin, type_, target))


def _places(casus: Casus, kind: Kind) -> dict[str, int]:
    entries: Sequence[Item] = getattr(casus, kind.entries) or ()
    ids: dict[str, int] = {}
    for place, entry in enumerate(entries):
        ids[getattr(entry, "id", f"{kind.entries}[{place}]")] = place
    return ids


def _casus_properties(casus: Casus) -> Properties:
    properties: Properties = {"id": casus.id}
    properties["lists"] = [k.entries for k in KINDS if getattr(casus, k.entries) is not None]
    none = [k.entries for k in KINDS if getattr(casus, k.entries) is None]
    for name in (*none, CALAMITEIT.entries):
        if casus.is_recorded(name) and getattr(casus, name) is None:
            _note(properties, "recorded_none", name)
    for name in sorted(casus.casus.model_fields_set - {"id"}):
        value: object = getattr(casus.casus, name)
        if value is None:
            _note(properties, "recorded_none", name)
        elif name == EXAMINED.entries:
            _put_examined(properties, casus)
        else:
            _put(properties, name, value)
    return properties


def _put_examined(properties: Properties, casus: Casus) -> None:
    examined = casus.casus.examined
    if examined is None or not examined.model_fields_set:
        _note(properties, "recorded_empty", EXAMINED.entries)
        return
    for name, key in EXAMINED.keys.items():
        if examined.is_recorded(name):
            _put_or_note(properties, f"{EXAMINED.entries}_{key}", getattr(examined, name))


def _put_or_note(properties: Properties, key: str, value: object) -> None:
    if value is None:
        _note(properties, "recorded_none", key)
    else:
        _put(properties, key, value)


def _put(properties: Properties, key: str, value: object) -> None:
    if isinstance(value, Moment):
        properties[f"{key}_first"] = value.first
        properties[f"{key}_last"] = value.last
        properties[f"{key}_text"] = value.text
    elif isinstance(value, bool):
        properties[key] = value
    elif isinstance(value, str):
        properties[key] = str(value)
    else:
        properties[key] = _texts(value)


def _texts(value: object) -> list[str]:
    # A domain or a theme is a text too, but the driver takes nothing that is derived from one.
    return [str(part) for part in cast("tuple[str, ...]", value)]


def _note(properties: Properties, about: str, key: str) -> None:
    noted = properties.setdefault(about, [])
    if isinstance(noted, list):
        noted.append(key)


def rows_of(graphs: Iterable[Graph]) -> dict[str, object]:
    """The graphs as the parameters of the text that writes them: relationships between places in lists."""
    graphs = tuple(graphs)
    shared = sorted({key for graph in graphs for key in graph.shared})
    domains = [key for key in shared if key.label is Label.DOMAIN]
    organisations = [key for key in shared if key.label is not Label.DOMAIN]
    casussen = [Key(Label.CASUS, str(graph.casus["id"])) for graph in graphs]
    nodes = [node for graph in graphs for node in graph.nodes.items()]
    keys = [*casussen, *domains, *organisations, *(key for key, _ in nodes)]
    places = {key: place for place, key in enumerate(keys)}
    return {
        "casussen": [graph.casus for graph in graphs],
        "domains": [key.id for key in domains],
        "organisations": [key.id for key in organisations],
        "nodes": [(key.label.value, properties) for key, properties in nodes],
        "relationships": [
            (places[origin], type_.value, places[target])
            for graph in graphs
            for origin, type_, target in graph.relationships
        ],
    }


def registries_of(graphs: Iterable[Graph]) -> tuple[list[str], list[tuple[str, str]]]:
    """The registry keys of the organisations that the graphs share, and the domains of each, both in order."""
    graphs = tuple(graphs)
    registries: set[str] = set()
    active: set[tuple[str, str]] = set()
    for graph in graphs:
        registries.update(key.id for key in graph.shared if key.label is Label.ORGANISATION)
        for origin, type_, target in graph.relationships:
            if type_ is Relationship.ACTIVE_IN and origin.label is Label.ORGANISATION_RECORD:
                active.add((str(graph.nodes[origin]["registry"]), target.id))
    return sorted(registries), sorted(active)
