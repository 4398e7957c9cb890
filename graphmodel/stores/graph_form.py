"""A casus as nodes and relationships: the graph that inspecteurs and onderzoekers query.

Ids are `<casus>/<id>`; an entry without an id has its place in the file, as `<casus>/involvements[0]`. A date `x` is
`x_first`, `x_last` and `x_text`. What the file says beyond that, and what reading it back needs, is a property:
`position` in the list, `recorded_none` and `recorded_empty` with the keys that are written `null` and `[]`,
`<key>_order` where references stand in another order than what they refer to, `source_place`.

An organisation with a `registry` key is one node for all casussen, `(:Organisation)`; what this casus says of it is
`(:OrganisationRecord)-[:OF]->(:Organisation)`, and who refers to it is `RECORDED_AS` that record. So two casussen may
call it by different names, and deleting one leaves what the other says.

Derived, for whoever queries, and not read back: `SERVES`, `RECORDED_AS` and the `ACTIVE_IN` of an organisation whose
domains follow from its type.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias

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
        self.organisations = {o.id: self._organisation_key(o) for o in casus.organisations or ()}
        self.records = {
            o.id: Key(Label.ORGANISATION_RECORD, self.prefix + o.id)
            for o in casus.organisations or ()
            if o.registry
        }
        self.places = {
            kind.label: {
                entry.id: place for place, entry in enumerate(getattr(casus, kind.entries) or ())
            }
            for kind in KINDS
            if "id" in kind.keys
        }

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
                Key(Label.HULPVERLENER, self.prefix + hulpverlener),
                Relationship.SERVES,
                Key(Label.GEZINSLID, self.prefix + gezinslid),
            )

    def _add_organisation(self, kind: Kind, organisation: Organisation, position: int) -> None:
        shared = self.organisations[organisation.id]
        key = self.records.get(organisation.id, shared)
        self._add_node(key, kind, organisation, position)
        if key != shared:
            self.graph.shared.add(shared)
            self._relate(key, Relationship.OF, shared)
        if organisation.domains is None:
            for domain in self.default_domains(organisation.type):
                self._relate(key, Relationship.ACTIVE_IN, self._domain(domain.value))

    def _add_node(self, key: Key, kind: Kind, entry: Item, position: int) -> None:
        properties: Properties = {"id": key.id, "position": position}
        self.graph.nodes[key] = properties
        self._relate(key, Relationship.PART_OF, self.of_casus)
        for name, property_key in kind.keys.items():
            if name == "id" or not entry.is_recorded(name):
                continue
            value: object = getattr(entry, name)
            link = kind.link_of.get(name)
            if value is None:
                _note(properties, "recorded_none", property_key)
            elif link:
                self._link(key, link, property_key, value)
            elif name == "source":
                self._state(key, str(value))
            elif name in kind.part_of:
                if not value:
                    _note(properties, "recorded_empty", property_key)
            else:
                _put(properties, property_key, value)

    def _link(self, key: Key, link: Link, property_key: str, value: object) -> None:
        if isinstance(value, str):
            self._refer(key, link, self._target(link, str(value)))
            self._record(key, link, str(value))
            return
        ids = [str(id_) for id_ in value] if isinstance(value, tuple) else []
        properties = self.graph.nodes[key]
        if not ids:
            _note(properties, "recorded_empty", property_key)
        elif self._is_reordered(link, ids):
            properties[f"{property_key}_order"] = ids
        for id_ in ids:
            self._refer(key, link, self._target(link, id_))

    def _refer(self, key: Key, link: Link, target: Key) -> None:
        if link.is_inward:
            self._relate(target, link.type, key)
        else:
            self._relate(key, link.type, target)

    def _record(self, key: Key, link: Link, id_: str) -> None:
        record = self.records.get(id_)
        if record and self._target(link, id_).label is Label.ORGANISATION:
            self._relate(key, Relationship.RECORDED_AS, record)

    def _is_reordered(self, link: Link, ids: list[str]) -> bool:
        # The domains of an organisation also follow from its type: their order tells that they were written.
        if link.targets == (Label.DOMAIN,):
            return True
        places = self.places[link.targets[0]]
        return any(places[one] > places[next_] for one, next_ in zip(ids, ids[1:], strict=False))

    def _target(self, link: Link, id_: str) -> Key:
        for label in link.targets:
            if label is Label.DOMAIN:
                return self._domain(id_)
            if id_ in self.places[label]:
                if label is Label.ORGANISATION:
                    return self.organisations[id_]
                return Key(label, self.prefix + id_)
        raise KeyError(id_)

    def _domain(self, id_: str) -> Key:
        key = Key(Label.DOMAIN, id_)
        self.graph.shared.add(key)
        return key

    def _state(self, key: Key, reference: str) -> None:
        id_, _, place = reference.partition(" ")
        if place:
            self.graph.nodes[key]["source_place"] = place
        self._relate(key, Relationship.STATED_IN, Key(Label.SOURCE, self.prefix + id_))

    def _organisation_key(self, organisation: Organisation) -> Key:
        return Key(Label.ORGANISATION, organisation.registry or self.prefix + organisation.id)

    def _relate(self, start: Key, type_: Relationship, end: Key) -> None:
        self.graph.relationships.append((start, type_, end))


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
    elif isinstance(value, Enum):
        properties[key] = str(value.value)
    elif isinstance(value, bool):
        properties[key] = value
    elif isinstance(value, tuple):
        properties[key] = [str(part) for part in value]
    else:
        properties[key] = str(value)


def _note(properties: Properties, about: str, key: str) -> None:
    noted = properties.setdefault(about, [])
    if isinstance(noted, list):
        noted.append(key)
